"""A NUL character costs nobody a word: neither database is asked about one."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.accounts.models import Role
from warmdesk.core import clock
from warmdesk.tickets.choices import Kind
from warmdesk.tickets.models import Draft, Message, Ticket

pytestmark = pytest.mark.django_db

WORDS = "The disk\0 is new."
LEFT = "The disk is new."


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet() -> None:
    cache.clear()


@pytest.fixture
def ines():
    return AgentFactory(role=Role.ADMIN)


@pytest.fixture
def ticket(ines) -> Ticket:
    mailbox = MailboxFactory(holder=AgentFactory(), is_default=True)
    return make_ticket(at=clock.now(), mailbox=mailbox, owner=ines)


@pytest.fixture
def browser(ines) -> Client:
    browser = Client()
    browser.force_login(ines)
    return browser


@pytest.mark.parametrize("act", ["send", "note", "solve"])
def test_what_an_agent_writes_is_kept_without_it(act, browser, ticket):
    mode = "note" if act == "note" else "reply"
    given = {"text": WORDS, "words": WORDS, "mode": mode, "version": "0"}
    answer = browser.post(f"/c/{ticket.pk}/{act}", given)
    assert answer.status_code == 302
    made = Message.objects.get(ticket=ticket, kind=Kind.NOTE if act == "note" else Kind.REPLY)
    assert made.text.startswith(LEFT)


def test_a_draft_and_an_introduction_are_kept_without_it(browser, ticket, ines):
    kofi = AgentFactory()
    browser.post(f"/c/{ticket.pk}/draft", {"text": WORDS, "version": "0"})
    assert Draft.objects.get(ticket=ticket, agent=ines).text == LEFT
    given = {"receiver": kofi.pk, "note": WORDS, "introduction": f"{kofi.name}: {WORDS}"}
    assert browser.post(f"/c/{ticket.pk}/handoff", given).status_code < 500


@pytest.mark.parametrize(
    "address",
    [
        "/people?q=%00",
        "/inbox?q=owner:%00",
        "/inbox?q=%00&after=%00",
        "/search?q=a%00b",
        "/knowledge?q=%00",
        "/knowledge/starting-points?q=%00",
        "/help/ask?about=%00",
    ],
)
def test_a_query_with_it_is_answered(address, browser, ticket):
    assert browser.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/start/welcome/a%00b", "/l/a%00b", "/people/%00"])
def test_an_address_with_it_leads_nowhere(address, browser, ticket):
    assert browser.get(address).status_code in {404, 410, 200}


def test_what_a_person_asks_is_kept_without_it(ticket):
    given = {"text": WORDS, "name": "Dana\0", "email": "dana@x.org"}
    assert Client().post("/help/ask", given)["Location"] == "/help/ask/done"
    assert Message.objects.get(text=LEFT, kind=Kind.PERSON).person.name == "Dana"


def test_signing_in_with_it_is_a_wrong_password(db):
    given = {"login": "ines\0@desk.example", "password": "\0"}
    assert Client().post("/sign-in/login/", given).status_code == 200


def test_a_cookie_with_it_is_nobody(client):
    client.cookies.load({"sessionid": "abcdefgh\0ijk"})
    assert client.get("/home").status_code == 302


def test_a_program_may_send_any_kind_of_body(client):
    answer = client.post("/api/v1/coach/read", {"draft": "a"})
    assert answer.status_code in {400, 401}
