"""Puts mail of ours in the outbox, in the transaction of the act it tells of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from warmdesk.people.models import Person
from warmdesk.tickets.actions import limits
from warmdesk.tickets.actions.news import record
from warmdesk.tickets.choices import Act, Channel, Kind
from warmdesk.tickets.models import Delivery, Message, Ticket


def new_message_id(ticket: Ticket) -> str:
    """A Message-ID (RFC 5322, 3.6.4) without its brackets, in the domain of the mailbox."""
    domain = ticket.mailbox.address.partition("@")[2]
    return f"{ticket.pk}.{uuid4().hex}@{domain}"


def post(
    message: Message,
    *,
    due_at: datetime,
    to: str = "",
    cc: Sequence[str] = (),
    in_reply_to: str = "",
) -> Delivery:
    """Put a stored message in the outbox, to the ticket's person unless told otherwise, and those in copy."""
    return Delivery.objects.create(
        message=message,
        to=[to or message.ticket.person.email],
        cc=list(cc),
        in_reply_to=in_reply_to,
        due_at=due_at,
    )


def write_automatic(ticket: Ticket, text: str, *, at: datetime) -> Message | None:
    """Write to the person in the desk's own name if it is their turn; None if not, and the history says so."""
    if limits.takes_its_turn(ticket.person.email, at):
        return _write(ticket, text, at)
    record_not_mailed(ticket, [ticket.person], at=at)
    return None


def tell_by_mail(ticket: Ticket, text: str, *, at: datetime) -> Message | None:
    """As `write_automatic`, of what an agent did, which no machine can set off."""
    if limits.has_room_today(ticket.person.email, at):
        return _write(ticket, text, at)
    record_not_mailed(ticket, [ticket.person], at=at)
    return None


def record_not_mailed(ticket: Ticket, people: Sequence[Person], *, at: datetime) -> None:
    """Nobody at the desk shall think that these were told, when their share of automatic mail was used up."""
    record(ticket, Act.NOT_MAILED, at=at, name=", ".join(each.first_name for each in people))


def _write(ticket: Ticket, text: str, at: datetime) -> Message:
    message = automatic(ticket, text, at=at)
    message.save()
    post(message, due_at=at)
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
