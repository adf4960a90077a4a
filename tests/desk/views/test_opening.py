"""Starting a conversation for somebody, and what solved cases teach."""

from __future__ import annotations

import pytest

from warmdesk.people.models import Person
from warmdesk.tickets.actions import limits
from warmdesk.tickets.choices import State
from warmdesk.tickets.models import Delivery, Ticket

pytestmark = pytest.mark.django_db

CALL = {
    "email": "Priya@People.example",
    "name": "Priya Nair",
    "subject": "Projector in room 4",
    "text": "It shows everything in green.",
}


def test_it_is_ours_at_once_and_the_person_is_told(browser, mailbox, ines, friday):
    given = {**CALL, "mailbox": mailbox.pk, "is_mine": "on", "tells": "on"}
    answer = browser.post("/c/new", given)
    ticket = Ticket.objects.get()
    assert answer["Location"] == f"/c/{ticket.pk}"
    assert (ticket.owner, ticket.is_held, ticket.channel) == (ines, False, "desk")
    assert (ticket.person.name, ticket.person.email) == ("Priya Nair", "priya@people.example")
    assert Delivery.objects.count() == 1
    assert limits.sent_lately("priya@people.example", friday) == [friday], "it counts as automatic"


def test_or_it_is_the_holders_and_nobody_is_written_to(browser, mailbox, kofi, dana, friday):
    browser.post("/c/new", {**CALL, "email": dana.email, "mailbox": mailbox.pk})
    ticket = Ticket.objects.get()
    assert (ticket.owner, ticket.is_held, ticket.person) == (kofi, True, dana)
    assert Delivery.objects.count() == 0


def test_the_same_form_starts_one_conversation(browser, mailbox):
    key = browser.get("/c/new").content.decode().split('name="once" value="', 1)[1].split('"')[0]
    given = {**CALL, "mailbox": mailbox.pk, "tells": "on", "once": key}
    places = {browser.post("/c/new", given)["Location"] for _ in range(2)}
    assert places == {f"/c/{Ticket.objects.get().pk}"}
    assert Delivery.objects.count() == 1


def test_what_is_missing_is_named_and_nothing_is_opened(browser, mailbox):
    answer = browser.post("/c/new", {**CALL, "email": "nobody", "text": "", "mailbox": mailbox.pk})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert 'href="#id_email"' in page
    assert 'href="#id_text"' in page
    assert (Ticket.objects.count(), Person.objects.count()) == (0, 0)


def test_solved_cases_are_found_by_what_fixed_them(browser, ticket, friday):
    Ticket.objects.update(state=State.CLOSED, closed_at=friday, fix="Disk replaced")
    assert "Disk replaced" in browser.get("/knowledge?q=disk").content.decode()
    nothing = browser.get("/knowledge?q=unheard").content.decode()
    assert "Nothing found for “unheard”." in nothing
    assert "Disk replaced" not in nothing
