"""Taking a ticket from the holder, and being away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from warmdesk.accounts.models import User
from warmdesk.core.desk import first_answer_due
from warmdesk.core.directions import unturned
from warmdesk.tickets import signals
from warmdesk.tickets.actions.news import next_attention, record, store
from warmdesk.tickets.choices import Act
from warmdesk.tickets.errors import AlreadyTaken
from warmdesk.tickets.models import Ticket

NEXT_TIME = ("next_due_at", "next_words", "is_policy_due", "attention_at")


@transaction.atomic
def take_ticket(*, ticket: Ticket, agent: User, at: datetime) -> Ticket:
    """Become the owner of a ticket that the holder keeps for whoever takes it.

    If its time has passed already, the desk's own rule sets a new one, so that what the person
    is told is still to come.
    Raises AlreadyTaken if it is no longer held.
    """
    if not ticket.is_held:
        raise AlreadyTaken(ticket.owner.name)
    holder = ticket.owner
    ticket.owner, ticket.owned_since, ticket.is_held = agent, at, False
    if ticket.next_due_at is None or ticket.next_due_at <= at:
        ticket.next_due_at, ticket.next_words, ticket.is_policy_due = first_answer_due(at), "", True
        ticket.attention_at = next_attention(ticket)
    store(ticket, at, "owner_id", "owned_since", "is_held", *NEXT_TIME)
    record(
        ticket,
        Act.TAKEN,
        at=at,
        agent=agent,
        is_for_person=True,
        holder=holder.name,
        due=ticket.next_due_at.isoformat(),
    )
    signals.owner_changed.send(sender=Ticket, ticket=ticket, at=at)
    return ticket


@transaction.atomic
def rename_ticket(*, ticket: Ticket, agent: User, subject: str, at: datetime) -> Ticket:
    """Change the title; an empty one leaves it as it was."""
    subject = unturned(subject).strip()
    if subject and subject != ticket.subject:
        record(ticket, Act.RENAMED, at=at, agent=agent, before=ticket.subject)
        ticket.subject = subject[:250]
        ticket.indexed_at = None
        store(ticket, at, "subject", "indexed_at")
    return ticket
