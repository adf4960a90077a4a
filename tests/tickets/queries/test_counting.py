"""Numbers beside the views of the inbox."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.tickets.models import Feedback
from warmdesk.tickets.queries import counting
from warmdesk.tickets.queries.counting import Waiting, standing, waiting


@pytest.mark.django_db
def test_each_mailbox_counts_its_open_tickets_and_the_agent_their_own(monkeypatch):
    ines, kofi = AgentFactory(), AgentFactory()
    general = MailboxFactory(name="General", is_default=True, holder=ines)
    accounts = MailboxFactory(name="Accounts", holder=kofi)
    MailboxFactory(name="Zebra")
    for mailbox in (general, general, general, accounts):
        make_ticket(mailbox=mailbox)

    assert waiting(ines, 2) == [
        Waiting(general.pk, "General", 3, 3),
        Waiting(accounts.pk, "Accounts", 1, 3),
    ]

    monkeypatch.setattr(counting, "MOST_COUNTED", 2)
    assert [each.here for each in waiting(kofi, 3)] == [2, 1, 0]


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

    assert (found.mine, found.waiting, found.kind_words) == (2, 0, "For Ines.")
    assert found.kind_at == friday - timedelta(days=3)
    assert (found.kind_name, found.lead_name) == (ticket_person_name("For Ines."), marta.name)


def ticket_person_name(words: str) -> str:
    return Feedback.objects.get(words=words).ticket.person.name
