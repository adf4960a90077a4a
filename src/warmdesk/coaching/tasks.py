"""Reads what was asked, after the answer to whoever wrote it has gone out."""

from __future__ import annotations

from datetime import datetime, timedelta

from warmdesk.coaching.actions.listening import listen_to
from warmdesk.core.duties import claim, duty
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
    Message.objects.filter(pk__in=[message.pk for message in messages]).update(
        listened_at=at, claimed_until=None
    )
    return len(messages)
