"""When a mail of ours did not reach its reader, its owner hears of it and has it in their list again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from warmdesk.tickets.actions.news import record, store
from warmdesk.tickets.choices import Act, State
from warmdesk.tickets.models import Delivery, Ticket


@transaction.atomic
def came_back(
    *,
    ticket: Ticket,
    delivery: Delivery | None,
    addresses: Sequence[str],
    words: str,
    at: datetime,
) -> None:
    """A mail system reported that our mail did not arrive."""
    ours = [*delivery.to, *delivery.cc] if delivery else [ticket.person.email]
    # A report may name anybody; only those we wrote to count.
    address = next((each for each in addresses if each in ours), ours[0])
    record(ticket, Act.BOUNCED, at=at, address=address, words=words[:500])
    if delivery:
        delivery.server_words = words
        delivery.save(update_fields=["server_words"])
    give_to_owner(ticket, at)


def give_to_owner(ticket: Ticket, at: datetime) -> None:
    """What waited for the person is with its owner again, since the person did not hear from us."""
    if ticket.state in {State.WAITING, State.ASKED}:
        ticket.state, ticket.state_until = State.OPEN, None
        ticket.attention_at = at
    store(ticket, at, "state", "state_until", "attention_at")
