"""News: names of what changed, never content, and only to those it concerns."""

from __future__ import annotations

import pytest
from django.test import Client

from warmdesk.core import live
from warmdesk.tickets.actions.messages import add_note

pytestmark = pytest.mark.django_db


def test_a_page_hears_what_changed_lately(browser, ticket, ines, friday):
    add_note(ticket=ticket, agent=ines, text="A disk failed.", at=friday)
    found = browser.get(f"/poll?topic=ticket-{ticket.pk}&topic=agent-{ines.pk}&topic=held").json()
    assert set(found) == {f"ticket-{ticket.pk}", f"agent-{ines.pk}"}
    assert browser.get("/poll?topic=ticket-999999").json() == {}


def test_nobody_hears_of_anothers_list(kofis_browser, ticket, ines, friday):
    add_note(ticket=ticket, agent=ines, text="A disk failed.", at=friday)
    assert kofis_browser.get(f"/poll?topic=agent-{ines.pk}").json() == {}


def test_the_stream_begins_and_names_no_content(browser, ticket):
    answer = browser.get(f"/news?topic=ticket-{ticket.pk}")
    assert answer["Content-Type"] == "text/event-stream"
    pieces = iter(answer.streaming_content)
    assert next(pieces) == b"retry: 5000\n\n"
    answer.close()
    assert not live._streams


def test_beyond_the_bound_a_page_polls(browser, monkeypatch):
    monkeypatch.setattr(live, "MOST_STREAMS", 0)
    assert browser.get("/news?topic=held").status_code == 503


def test_a_stranger_hears_nothing():
    assert Client().get("/poll?topic=held", headers={"X-Part": "news"}).status_code == 401
