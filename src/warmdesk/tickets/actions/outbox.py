"""Puts mail of ours in the outbox, in the transaction of the act it tells of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from warmdesk.tickets.choices import Channel, Kind
from warmdesk.tickets.models import Delivery, Message, Ticket


def new_message_id(ticket: Ticket) -> str:
    """A Message-ID (RFC 5322, 3.6.4) without its brackets, in the domain of the mailbox."""
    domain = ticket.mailbox.address.partition("@")[2]
    return f"{ticket.pk}.{uuid4().hex}@{domain}"


def post(
    message: Message, *, due_at: datetime, cc: Sequence[str] = (), in_reply_to: str = ""
) -> Delivery:
    """Put a stored message in the outbox, to the ticket's person and those in copy."""
    return Delivery.objects.create(
        message=message,
        to=[message.ticket.person.email],
        cc=list(cc),
        in_reply_to=in_reply_to,
        due_at=due_at,
    )


def write_automatic(ticket: Ticket, text: str, *, at: datetime, in_reply_to: str = "") -> Message:
    """Write a message of the desk itself, and put it in the outbox."""
    message = automatic(ticket, text, at=at)
    message.save()
    post(message, due_at=at, in_reply_to=in_reply_to)
    return message


def automatic(ticket: Ticket, text: str, *, at: datetime) -> Message:
    """A message of the desk itself, not stored yet. It says that it is automatic, and never counts as an answer
    (R10, R71).
    """
    return Message(
        ticket=ticket,
        kind=Kind.AUTOMATIC,
        channel=Channel.MAIL,
        at=at,
        text=text,
        message_id=new_message_id(ticket),
        listened_at=at,
    )
