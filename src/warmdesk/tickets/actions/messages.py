"""What is said in a ticket by the person and among the team."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from warmdesk.accounts.models import User
from warmdesk.people.models import Person
from warmdesk.tickets import signals
from warmdesk.tickets.actions.news import excerpt, next_attention, record, store
from warmdesk.tickets.choices import Act, Channel, Kind, State
from warmdesk.tickets.errors import NothingWritten
from warmdesk.tickets.models import Message, Ticket


@transaction.atomic
def add_person_message(
    *,
    ticket: Ticket,
    person: Person,
    text: str,
    channel: Channel,
    at: datetime,
    quoted: str = "",
    html: str = "",
    message_id: str | None = None,
    has_attachments: bool = False,
    form_key: str | None = None,
) -> Message:
    """Store what the person, or someone in copy, wrote. It is with the owner again; a closed ticket reopens.

    The owner stays whoever it was. Raises NothingWritten without words or files.
    """
    if not (text.strip() or has_attachments):
        raise NothingWritten
    message = Message.objects.create(
        ticket=ticket,
        kind=Kind.PERSON,
        channel=channel,
        person=person,
        at=at,
        text=text,
        quoted=quoted,
        html=html,
        message_id=message_id,
        has_attachments=has_attachments,
        form_key=form_key,
    )
    if ticket.state == State.CLOSED:
        record(ticket, Act.REOPENED, at=at, is_for_person=True, name=person.first_name)
    ticket.state = State.OPEN
    ticket.state_until = None
    ticket.closed_at = None
    ticket.waits_since = ticket.waits_since or at
    ticket.last_message_at = at
    ticket.excerpt = excerpt(text)
    ticket.indexed_at = None
    # A listener may set the next time before the ticket is stored.
    signals.person_wrote.send(sender=Ticket, ticket=ticket, message=message, at=at)
    ticket.attention_at = next_attention(ticket)
    store(
        ticket,
        at,
        "state",
        "state_until",
        "closed_at",
        "waits_since",
        "last_message_at",
        "excerpt",
        "indexed_at",
        "next_due_at",
        "next_words",
        "is_policy_due",
        "attention_at",
    )
    return message


@transaction.atomic
def add_note(
    *,
    ticket: Ticket,
    agent: User,
    text: str,
    at: datetime,
    has_attachments: bool = False,
    form_key: str | None = None,
) -> Message:
    """Store a note that only the team reads. It changes neither the owner nor whose turn it is.

    Raises NothingWritten without words.
    """
    if not text.strip():
        raise NothingWritten
    note = Message.objects.create(
        ticket=ticket,
        kind=Kind.NOTE,
        channel=Channel.DESK,
        agent=agent,
        at=at,
        text=text.strip(),
        listened_at=at,
        has_attachments=has_attachments,
        form_key=form_key,
    )
    ticket.last_message_at = at
    ticket.indexed_at = None
    store(ticket, at, "last_message_at", "indexed_at")
    return note
