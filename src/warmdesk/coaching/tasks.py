"""Reads what was asked, after the answer to whoever wrote it has gone out; counts and forgets thoughts once a day."""

from __future__ import annotations

from datetime import datetime, timedelta

from warmdesk.coaching.actions.listening import listen_to
from warmdesk.coaching.actions.policy import count_uses
from warmdesk.coaching.actions.thoughts import reply_went_out
from warmdesk.core.duties import claim, duty
from warmdesk.tickets.choices import Kind
from warmdesk.tickets.models import Message


@duty(every_seconds=2)
def listen(at: datetime) -> int:
    """Read each new message of a person, and each reply that has left, once."""
    due = (
        Message.objects.filter(listened_at=None, undo__isnull=True)
        .select_related("ticket__person", "ticket__owner")
        .order_by("pk")
    )
    messages = claim(due, at, lease=timedelta(minutes=1))
    for ticket in {message.ticket_id: message.ticket for message in messages}.values():
        listen_to(ticket, at=at)
    for message in messages:
        if message.kind == Kind.REPLY:
            reply_went_out(message)
    Message.objects.filter(pk__in=[message.pk for message in messages]).update(
        listened_at=at, claimed_until=None
    )
    return len(messages)


@duty(every_seconds=24 * 3600)
def count_rules(at: datetime) -> int:
    """Forget old thoughts, and count by rule what is left."""
    return count_uses(at)
