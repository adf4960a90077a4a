"""Asking if it is solved, setting aside, bringing back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from warmdesk.tickets.choices import Kind, State
from warmdesk.tickets.models import Delivery, Message, Ticket

pytestmark = pytest.mark.django_db


def state_of(ticket) -> str:
    return Ticket.objects.get(pk=ticket.pk).state


def test_asking_stores_the_fix_and_says_when_it_closes(browser, ticket):
    page = browser.get(f"/c/{ticket.pk}/solve").content.decode()
    assert "We will close this on Friday 27 November if we hear nothing." in page
    given = {"fix": "Disk replaced", "words": "A new disk is in.", "closes": "on"}
    page = browser.post(f"/c/{ticket.pk}/solve", given, follow=True).content.decode()
    assert "Asked if solved" in page
    found = Ticket.objects.get(pk=ticket.pk)
    assert (found.state, found.fix) == (State.ASKED, "Disk replaced")
    assert found.state_until is not None


def test_it_can_stay_open_for_as_long_as_it_takes(browser, ticket):
    browser.post(f"/c/{ticket.pk}/solve", {"words": "A new disk is in."})
    assert Ticket.objects.get(pk=ticket.pk).state_until is None
    assert state_of(ticket) == State.ASKED


def test_without_words_nothing_is_asked_and_nothing_typed_is_lost(browser, ticket):
    answer = browser.post(f"/c/{ticket.pk}/solve", {"fix": "Disk replaced", "words": " "})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "There is a problem" in page
    assert 'value="Disk replaced"' in page
    assert state_of(ticket) == State.OPEN


def test_setting_aside_until_a_time_and_bringing_back(browser, ticket, friday):
    page = browser.get(f"/c/{ticket.pk}/aside").content.decode()
    assert "13:50 today" in page
    assert "8:00 on Monday" in page
    until = (friday + timedelta(hours=2)).isoformat()
    after = browser.post(f"/c/{ticket.pk}/aside", {"until": until}, follow=True).content.decode()
    assert "Set aside. It comes back by itself, or when somebody writes." in after
    assert state_of(ticket) == State.SET_ASIDE
    assert "Set aside until 13:50 today" in browser.get(f"/c/{ticket.pk}").content.decode()
    browser.post(f"/c/{ticket.pk}/back")
    assert state_of(ticket) == State.OPEN


@pytest.mark.parametrize("until", ["", "soon", "2020-01-01T10:00", "2026-13-40T99:00"])
def test_a_time_that_is_none_or_over_is_refused(browser, ticket, until):
    answer = browser.post(f"/c/{ticket.pk}/aside", {"until": until})
    assert answer.status_code == 409
    assert "Pick a time that is still to come." in answer.content.decode()
    assert state_of(ticket) == State.OPEN


def test_what_is_closed_cannot_be_set_aside(browser, ticket, friday):
    Ticket.objects.filter(pk=ticket.pk).update(state=State.CLOSED, closed_at=friday)
    until = (friday + timedelta(hours=2)).isoformat()
    answer = browser.post(f"/c/{ticket.pk}/aside", {"until": until})
    assert answer.status_code == 409
    assert state_of(ticket) == State.CLOSED


def test_the_same_form_asks_once(browser, ticket):
    page = browser.get(f"/c/{ticket.pk}/solve").content.decode()
    key = page.split('name="once" value="')[1].split('"')[0]
    given = {"words": "A new disk is in.", "closes": "on", "once": key}
    for _ in range(2):
        answer = browser.post(f"/c/{ticket.pk}/solve", given)
        assert answer.headers["Location"] == f"/c/{ticket.pk}"
    assert Message.objects.filter(ticket=ticket, kind=Kind.REPLY).count() == 1
    assert Delivery.objects.filter(message__kind=Kind.REPLY).count() == 1
