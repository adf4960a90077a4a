"""Pages ask the database a fixed number of things, whatever the size of the desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks import seed
from warmdesk.accounts.models import User
from warmdesk.core import clock
from warmdesk.tickets.choices import State
from warmdesk.tickets.models import Attachment, Draft, Message, Ticket

pytestmark = pytest.mark.django_db

SIZES = (10, 1_000)
CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE SAVEPOINT")


@pytest.fixture(params=SIZES, ids=lambda size: f"{size} tickets")
def agent(request: pytest.FixtureRequest) -> User:
    return seed.fill(request.param)


@pytest.fixture
def client(agent: User) -> Client:
    client = Client()
    client.force_login(agent)
    return client


def statements(act: Callable[[], object]) -> list[str]:
    """The SQL of one request, without what only opens and closes transactions."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return [each["sql"] for each in captured if not each["sql"].startswith(CONTROL)]


def open_ticket_of(agent: User) -> Ticket:
    return Ticket.objects.filter(owner=agent, state=State.OPEN).order_by("pk").first()


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/home", 8),
        ("/inbox", 6),
        ("/inbox?view=all", 6),
        ("/inbox?view=closed", 6),
        ("/inbox?q=printer", 6),
        ("/search?q=printer", 6),
        ("/people?q=example", 4),
        # Of these, two say who is signed in.
        ("/search/palette?q=printer", 3),
        ("/search/palette", 3),
    ],
)
def test_a_list_stays_in_its_budget(address, most, client):
    assert client.get(address).status_code == 200
    made = statements(lambda: client.get(address))
    assert len(made) <= most, made


def test_a_conversation_stays_in_its_budget(client, agent):
    address = reverse("desk:ticket", args=[open_ticket_of(agent).pk])
    assert client.get(address).status_code == 200
    made = statements(lambda: client.get(address))
    assert len(made) <= 10, made


def test_files_of_thread_and_draft_cost_one_statement(client, agent):
    ticket = open_ticket_of(agent)
    Message.objects.filter(ticket=ticket).update(has_attachments=True)
    draft = Draft.objects.create(
        ticket=ticket, agent=agent, text="See these.", changed_at=clock.now()
    )
    for each in Message.objects.filter(ticket=ticket):
        Attachment.objects.create(
            key=f"said-{each.pk}", name=f"{each.pk}.txt", size=1, message=each
        )
    Attachment.objects.create(key="written", name="written.txt", size=1, draft=draft)
    address = reverse("desk:ticket", args=[ticket.pk])
    page = client.get(address).content.decode()
    assert page.count(".txt") >= 5
    made = statements(lambda: client.get(address))
    assert len(made) <= 10, made


def test_sending_a_reply_stays_in_its_budget(client, agent):
    ticket = open_ticket_of(agent)
    text = "Hello, the new disk is in and the folder is back. I'll write again by 4 pm."
    newest = Message.objects.filter(ticket=ticket).order_by("-pk").values_list("pk", flat=True)[0]
    before = Message.objects.filter(ticket=ticket).count()
    # Whoever replies has the page open, so the process knows the desk and its rules.
    client.get(reverse("desk:ticket", args=[ticket.pk]))
    made = statements(
        lambda: client.post(
            reverse("desk:ticket-send", args=[ticket.pk]),
            {"text": text, "mode": "reply", "version": "0", "seen": newest},
        )
    )
    assert Message.objects.filter(ticket=ticket).count() == before + 1
    assert len(made) <= 12, made
