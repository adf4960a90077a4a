"""Guarded getters."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import make_ticket
from warmdesk.tickets.models import Ticket
from warmdesk.tickets.queries.visible import locked_ticket, visible_ticket


@pytest.mark.django_db
def test_a_ticket_comes_with_everything_that_acting_on_it_needs(django_assert_num_queries):
    ticket = make_ticket()

    with django_assert_num_queries(1):
        locked = locked_ticket(AgentFactory.build(), ticket.pk)
        assert locked == ticket
        assert [locked.person, locked.owner, locked.mailbox] == [
            ticket.person,
            ticket.owner,
            ticket.mailbox,
        ]


@pytest.mark.django_db
@pytest.mark.parametrize("getter", [visible_ticket, locked_ticket])
def test_a_number_that_nothing_has_is_not_found(getter):
    make_ticket()

    for number in (0, 10**30):
        with pytest.raises(Ticket.DoesNotExist):
            getter(AgentFactory.build(), number)


@pytest.mark.django_db(transaction=True, available_apps=[])
def test_nothing_is_locked_outside_a_transaction():
    assert not transaction.get_connection().in_atomic_block

    with pytest.raises(TransactionManagementError):
        locked_ticket(AgentFactory.build(), 1)
