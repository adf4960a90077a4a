"""Open pages are told the names of what changed, and never more streams than the bound are open."""

from __future__ import annotations

import pytest

from tests.factories.tickets import make_ticket
from warmdesk.core import live
from warmdesk.tickets.tasks import changed_drafts, changed_tickets


@pytest.fixture(autouse=True)
def _no_streams(monkeypatch):
    monkeypatch.setattr(live, "_streams", set())
    monkeypatch.setattr(live, "_watch", lambda: None)


def test_beyond_the_bound_no_stream_is_opened():
    opened = [live.open_stream(["held"]) for _ in range(live.MOST_STREAMS)]
    assert all(opened)
    assert live.open_stream(["held"]) is None
    live.close_stream(opened[0])
    assert live.open_stream(["held"]) is not None


def test_a_stream_carries_the_name_of_what_changed_and_nothing_else():
    stream = live.open_stream(["ticket-7"])
    stream.news.put_nowait("ticket-7")
    events = live.events(stream)
    assert next(events) == b"retry: 5000\n\n"
    assert next(events) == b"event: ticket-7\ndata: changed\n\n"
    events.close()
    assert live._streams == set()


@pytest.mark.django_db
def test_a_new_ticket_is_news_for_its_owner_and_for_those_who_may_take_it(friday):
    ticket = make_ticket()
    topics = {topic for topic, _ in changed_tickets(friday)}
    assert topics == {f"ticket-{ticket.pk}", f"agent-{ticket.owner_id}", "held"}
    assert changed_drafts(friday) == []
