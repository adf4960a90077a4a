"""Messages and events in the order they came; several small events fold."""

from __future__ import annotations

from datetime import timedelta

import pytest

from warmdesk.desk.pages.thread import items_of
from warmdesk.tickets.actions.messages import add_note
from warmdesk.tickets.actions.ownership import rename_ticket
from warmdesk.tickets.choices import Act, Kind
from warmdesk.tickets.queries.thread import thread_of

pytestmark = pytest.mark.django_db


def test_several_small_changes_fold(ticket, ines, friday):
    for n in range(3):
        rename_ticket(
            ticket=ticket, agent=ines, subject=f"Title {n}", at=friday + timedelta(seconds=n)
        )
    items = items_of(ticket, thread_of(ticket), (), ines, friday)
    last = items[-1]
    assert last.is_folded
    assert [each.words for each in last.happened][1:] == [
        "You changed the title; it was “Payroll drive not opening”.",
        "You changed the title; it was “Title 0”.",
        "You changed the title; it was “Title 1”.",
    ]


def test_what_others_did_is_told_with_their_name(ticket, kofi, friday):
    items = items_of(ticket, thread_of(ticket), (), kofi, friday)
    assert [each.words for each in items[-1].happened] == ["Ines took this."]
    ticket.events.filter(act=Act.TAKEN).update(facts={"told": True})
    items = items_of(ticket, thread_of(ticket), (), kofi, friday)
    assert [each.words for each in items[-1].happened] == ["Ines took this. Dana was told."]


def test_words_of_an_event_are_never_read_as_a_pattern(ticket, ines, friday):
    rename_ticket(ticket=ticket, agent=ines, subject="{0} {missing}", at=friday)
    rename_ticket(ticket=ticket, agent=ines, subject="Other", at=friday)
    items = items_of(ticket, thread_of(ticket), (), ines, friday)
    assert items[-1].happened[-1].words == "You changed the title; it was “{0} {missing}”."


def test_agents_words_are_light_markdown_and_peoples_are_as_written(ticket, ines, friday):
    first = ticket.messages.get(kind=Kind.PERSON)
    first.text = "It is **urgent**."
    first.save()
    add_note(ticket=ticket, agent=ines, text="It is **urgent**.", at=friday)
    items = items_of(ticket, thread_of(ticket), (), ines, friday)
    words = [each.said.words for each in items if each.said and each.said.kind != "automatic"]
    assert words == ["<p>It is **urgent**.</p>", "<p>It is <strong>urgent</strong>.</p>"]
