"""Numbers that nobody of good will sends end in a page, not in a fault of ours."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.core import clock
from warmdesk.web.guards import PERSON

pytestmark = pytest.mark.django_db

STRANGE = ["%C2%B2", "9" * 19, "9" * 5000]


@pytest.fixture
def ticket():
    return make_ticket(at=clock.now(), mailbox=MailboxFactory(holder=AgentFactory()))


@pytest.mark.parametrize("number", STRANGE)
@pytest.mark.parametrize(
    "query",
    ["?before=", "?sent=1&of=", "?removed=", "/join?keep=", "/join?with="],
)
def test_in_the_address_of_a_conversation(number, query, ticket):
    browser = Client()
    browser.force_login(ticket.owner)
    answer = browser.get(f"/c/{ticket.pk}{query}{number}")
    assert answer.status_code == (302 if "join" in query else 200)


@pytest.mark.parametrize("number", STRANGE)
@pytest.mark.parametrize(
    "query", ["/inbox?q=drive&after=", "/inbox?mailbox=", "/people?q=d&after="]
)
def test_in_the_address_of_a_list(number, query, ticket):
    browser = Client()
    browser.force_login(ticket.owner)
    assert browser.get(f"{query}{number}").status_code == 200


@pytest.mark.parametrize("number", STRANGE)
def test_in_the_address_of_a_request(number, ticket):
    browser = Client()
    session = browser.session
    session[PERSON] = ticket.person_id
    session.save()
    assert browser.get(f"/help/requests/{ticket.pk}?read={number}").status_code == 200


@pytest.mark.parametrize("number", ["²", "9" * 5000, "1:²:3", "1:x:2:3"])
def test_in_a_form(number, ticket):
    browser = Client()
    browser.force_login(ticket.owner)
    given = {"do": f"remove {number}", "picked": number, "point": number, "version": number}
    assert browser.post(f"/c/{ticket.pk}/asked", given).status_code == 400
    assert browser.post("/inbox/bulk", given).status_code == 302
