"""Links of our mails: opening shows, posting acts."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.core import mail

from tests.factories.people import PersonFactory
from tests.factories.tickets import make_ticket
from warmdesk.people.models import LinkMail
from warmdesk.portal.tasks import send_link_mails
from warmdesk.tickets.choices import State
from warmdesk.tickets.links import FOLLOW, HEARD, SIGN_IN, SOLVED, make_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(friday):
    return make_ticket()


def token(ticket, purpose):
    return make_token(purpose=purpose, ticket=ticket.pk, person=ticket.person_id)


def everything_stored():
    """Each row of each table of ours. Sessions are the browser's, not the desk's."""
    return {
        model: list(model._default_manager.order_by("pk").values())
        for model in apps.get_models()
        if model.__module__.startswith("warmdesk.")
    }


@pytest.mark.parametrize("purpose", [FOLLOW, SOLVED, HEARD, SIGN_IN])
def test_opening_a_link_changes_nothing(client, ticket, purpose):
    before = everything_stored()
    assert any(before.values())
    response = client.get(f"/l/{token(ticket, purpose)}?answer=yes", follow=True)
    assert response.status_code == 200
    assert everything_stored() == before


def test_a_follow_link_shows_that_one_request_without_signing_in(client, ticket):
    other = make_ticket(person=ticket.person, mailbox=ticket.mailbox)
    response = client.get(f"/l/{token(ticket, FOLLOW)}", follow=True)
    assert ticket.subject in response.content.decode()
    assert "My requests" not in response.content.decode()
    assert client.get(f"/help/requests/{other.pk}").status_code == 302
    assert client.get("/help/requests").headers["Location"] == "/help/sign-in"


def test_who_came_by_the_link_may_write(client, ticket):
    client.get(f"/l/{token(ticket, FOLLOW)}")
    client.post(f"/help/requests/{ticket.pk}", {"text": "One thing more."})
    assert ticket.messages.get(text="One thing more.").person == ticket.person


def test_yes_from_a_mail_closes_after_the_post_alone(client, ticket):
    page = client.get(f"/l/{token(ticket, SOLVED)}?answer=yes", follow=True)
    assert page.redirect_chain[-1][0] == f"/help/requests/{ticket.pk}/solved?answer=yes"
    ticket.refresh_from_db()
    assert ticket.state == State.OPEN
    client.post(f"/help/requests/{ticket.pk}/solved", {"answer": "yes"})
    ticket.refresh_from_db()
    assert ticket.state == State.CLOSED


def test_a_changed_link_opens_nothing(client, ticket):
    good = token(ticket, FOLLOW)
    wrong = good[:-1] + ("A" if good[-1] != "A" else "B")
    assert client.get(f"/l/{good}").status_code == 302
    response = client.get(f"/l/{wrong}")
    assert response.status_code == 404
    assert "This link does not work" in response.content.decode()


def test_a_link_of_a_person_who_no_longer_takes_part_opens_nothing(client, ticket):
    gone = make_token(purpose=FOLLOW, ticket=ticket.pk, person=PersonFactory().pk)
    assert client.get(f"/l/{gone}").status_code == 404


def test_an_expired_link_sends_a_new_one_to_the_same_address(client, ticket, friday):
    old = token(ticket, FOLLOW)
    later = friday + timedelta(days=181)
    with time_machine.travel(later, tick=False):
        response = client.get(f"/l/{old}")
        page = response.content.decode()
        local, _, domain = ticket.person.email.partition("@")
        assert response.status_code == 410
        assert f"We have sent a new one to {local[0]}***@{domain}." in page
        assert ticket.person.email not in page
        assert send_link_mails(later) == 1
        sent = mail.outbox.pop()
        assert sent.to == [ticket.person.email]
        fresh = next(word for word in sent.body.split() if "/l/" in word)
        assert client.get("/l/" + fresh.split("/l/")[1], follow=True).status_code == 200


@pytest.mark.parametrize(
    ("purpose", "minutes", "mails"),
    [(FOLLOW, 59, 1), (FOLLOW, 60, 2), (SIGN_IN, 29, 1), (SIGN_IN, 31, 2)],
)
def test_a_new_link_is_sent_once_an_hour_while_it_works(
    client, ticket, friday, purpose, minutes, mails
):
    old = token(ticket, purpose)
    later = friday + timedelta(days=181)
    for at in (later, later + timedelta(minutes=minutes)):
        with time_machine.travel(at, tick=False):
            assert client.get(f"/l/{old}").status_code == 410
            send_link_mails(at)
    assert len(mail.outbox) == mails


def test_opening_an_expired_link_again_and_again_fills_no_inbox(client, ticket, friday):
    old = token(ticket, FOLLOW)
    with time_machine.travel(friday + timedelta(days=181), tick=False):
        for _ in range(5):
            client.get(f"/l/{old}")
    assert LinkMail.objects.count() == 1
