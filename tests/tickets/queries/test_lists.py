"""Lists of tickets, page by page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.tickets.models import Handoff, Ticket
from warmdesk.tickets.queries.lists import (
    PAGE,
    first_of_mine,
    mine,
    new_and_held,
    offered_to,
    page_of,
)

pytestmark = pytest.mark.django_db


def test_what_an_inbox_opens_with_is_the_first_page_of_mine(friday):
    ines = AgentFactory()
    box = MailboxFactory()
    for minutes in range(PAGE + 1):
        make_ticket(owner=ines, mailbox=box, at=friday + timedelta(minutes=minutes))
    make_ticket(mailbox=box)

    first = first_of_mine(ines)

    assert first == page_of(mine(ines))
    assert len(first.rows) == PAGE
    assert first.older


def test_an_offer_is_seen_by_who_is_asked_until_it_is_answered(friday):
    ines, kofi = AgentFactory(), AgentFactory()
    ticket = make_ticket(owner=ines)
    offer = Handoff.objects.create(ticket=ticket, giver=ines, receiver=kofi, offered_at=friday)

    assert offered_to(kofi) == [offer]
    assert offered_to(ines) == []
    assert offered_to(kofi)[0].ticket.person == ticket.person

    Handoff.objects.filter(pk=offer.pk).update(declined_at=friday)
    assert offered_to(kofi) == []


def test_the_newest_ten_are_held_until_taken(friday):
    box = MailboxFactory()
    made = [make_ticket(mailbox=box, at=friday + timedelta(minutes=n)) for n in range(11)]
    Ticket.objects.filter(pk=made[10].pk).update(is_held=False)

    assert [row.number for row in new_and_held()] == [each.pk for each in reversed(made[:10])]
