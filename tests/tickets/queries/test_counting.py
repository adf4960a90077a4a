"""Numbers beside the views of the inbox."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.desk.pages.home import home_of
from warmdesk.tickets.actions.ownership import take_ticket
from warmdesk.tickets.choices import State
from warmdesk.tickets.models import Feedback, Handoff, Ticket
from warmdesk.tickets.queries import counting
from warmdesk.tickets.queries.counting import (
    Waiting,
    needing,
    numbers_needing,
    standing,
    waiting,
)


@pytest.mark.django_db
def test_each_mailbox_counts_its_open_tickets_and_the_agent_their_own(monkeypatch, friday):
    ines, kofi = AgentFactory(), AgentFactory()
    general = MailboxFactory(name="General", is_default=True, holder=ines)
    accounts = MailboxFactory(name="Accounts", holder=kofi)
    MailboxFactory(name="Zebra")
    for mailbox in (general, general, general, accounts):
        make_ticket(mailbox=mailbox)

    take_ticket(ticket=Ticket.objects.filter(owner=ines).first(), agent=ines, at=friday)
    assert waiting(ines, 2, friday) == [
        Waiting(general.pk, "General", 3, 3, 1),
        Waiting(accounts.pk, "Accounts", 1, 3, 1),
    ]

    monkeypatch.setattr(counting, "MOST_COUNTED", 2)
    assert [each.here for each in waiting(kofi, 3, friday)] == [2, 1, 0]


@pytest.mark.django_db
def test_who_waits_for_an_agent_now_is_who_home_shows(friday):
    ines, kofi = AgentFactory(), AgentFactory()
    box = MailboxFactory(holder=ines)

    def taken(**fields) -> Ticket:
        made = take_ticket(ticket=make_ticket(mailbox=box), agent=ines, at=friday)
        Ticket.objects.filter(pk=made.pk).update(**fields)
        return made

    hour, week = timedelta(hours=1), timedelta(days=7)
    later = {"is_policy_due": False, "next_due_at": friday + week, "attention_at": friday + week}
    asked = taken(attention_at=friday + 3 * hour)
    near = taken(is_policy_due=False, next_due_at=friday + hour, attention_at=friday + hour)
    needed = taken(**later | {"attention_at": friday + 2 * hour})
    taken(**later)
    taken(state=State.WAITING)
    held = make_ticket(mailbox=box)
    offered = make_ticket(mailbox=box, owner=kofi)
    Handoff.objects.create(ticket=offered, giver=kofi, receiver=ines, offered_at=friday)

    assert numbers_needing(ines, friday) == [near.pk, needed.pk, asked.pk, offered.pk]
    assert needing(ines, friday) == standing(ines, friday).needing == 4
    assert waiting(ines, 1, friday)[0].needing == 4
    page = home_of(ines, friday)
    assert [line.number for line in page.promises] == [near.pk, needed.pk]
    assert [line.number for line in page.questions] == [asked.pk]
    assert [line.number for line in page.held] == [held.pk]
    assert [each.handoff.ticket for each in page.offers] == [offered]


@pytest.mark.django_db
def test_an_agent_reads_their_own_newest_kind_word_of_the_last_month(friday):
    ines, kofi = AgentFactory(), AgentFactory()
    marta = AgentFactory(name="Marta", role="lead")
    box = MailboxFactory(holder=ines)
    for days, owner, words in ((2, kofi, "For Kofi."), (3, ines, "For Ines."), (40, ines, "Old.")):
        ticket = make_ticket(mailbox=box, owner=owner)
        at = friday - timedelta(days=days)
        Feedback.objects.create(ticket=ticket, heard="yes", words=words, at=at)

    found = standing(ines, friday)

    assert (found.needing, found.waiting, found.kind_words) == (2, 0, "For Ines.")
    assert found.kind_at == friday - timedelta(days=3)
    assert (found.kind_name, found.lead_name) == (ticket_person_name("For Ines."), marta.name)


def ticket_person_name(words: str) -> str:
    return Feedback.objects.get(words=words).ticket.person.name
