"""Numbers beside the views of the inbox."""

from __future__ import annotations

import pytest

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.tickets.queries import counting
from warmdesk.tickets.queries.counting import Waiting, waiting


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
