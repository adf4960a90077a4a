"""Keeps promises in step with tickets, inside the transaction of the act."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from warmdesk.core.desk import first_answer_due
from warmdesk.promises.actions.replies import keep_promises
from warmdesk.promises.choices import Fate, Origin
from warmdesk.promises.models import Promise
from warmdesk.tickets import signals
from warmdesk.tickets.models import Message, Ticket


@receiver(signals.ticket_opened)
def promise_first_answer(ticket: Ticket, at: datetime, **_: Any) -> None:
    """Every new ticket has a next time from the desk's own rule."""
    if ticket.next_due_at:
        Promise.objects.create(
            ticket=ticket,
            agent=ticket.owner,
            origin=Origin.POLICY,
            made_at=at,
            due_at=ticket.next_due_at,
        )


@receiver(signals.person_wrote)
def promise_next_word(ticket: Ticket, at: datetime, **_: Any) -> None:
    """Whoever writes again is told a next time, from the desk's own rule, unless one is promised already."""
    if ticket.next_due_at is None:
        ticket.next_due_at = first_answer_due(at)
        ticket.is_policy_due = True
        promise_first_answer(ticket=ticket, at=at)


@receiver(signals.asked_if_solved)
def keep_by_asking(ticket: Ticket, message: Message, at: datetime, **_: Any) -> None:
    """Asking whether it is solved is a word to the person, so it keeps what was promised."""
    keep_promises(ticket=ticket, message=message, at=at)


@receiver(signals.owner_changed)
def move_to_owner(ticket: Ticket, at: datetime, **_: Any) -> None:
    """Who owns the ticket keeps its promises; a time of the desk's own that was renewed takes the old one's place."""
    promises = Promise.objects.open().filter(ticket=ticket)
    due = ticket.next_due_at
    if ticket.is_policy_due and due and not promises.filter(due_at=due).exists():
        promises.filter(origin=Origin.POLICY).update(fate=Fate.MOVED, settled_at=at)
        promise_first_answer(ticket=ticket, at=at)
    promises.update(agent=ticket.owner)


@receiver(signals.tickets_joined)
def move_to_kept(ticket: Ticket, other: Ticket, **_: Any) -> None:
    """What was promised on either is promised by the owner of the one that is kept."""
    Promise.objects.filter(ticket=other).update(ticket=ticket)
    Promise.objects.open().filter(ticket=ticket).update(agent=ticket.owner)


@receiver(signals.reply_undone)
def reopen_promises(ticket: Ticket, message: Message, later: Message | None, **_: Any) -> None:
    """A reply taken back kept nothing, unless a later one did; what it promised goes with it."""
    kept = Promise.objects.filter(settled_by=message)
    if later:
        kept.update(settled_by=later)
        return
    kept.update(fate=Fate.OPEN, settled_at=None, settled_by=None)
    standing = Promise.objects.open().filter(ticket=ticket).exclude(made_by=message)
    first = standing.order_by("due_at", "pk").first()
    if first and (ticket.next_due_at is None or first.due_at < ticket.next_due_at):
        ticket.next_due_at, ticket.next_words = first.due_at, first.words
        ticket.is_policy_due = first.origin == Origin.POLICY
    if ticket.waits_since and ticket.waits_since >= message.at:
        promise_next_word(ticket=ticket, at=ticket.waits_since)


@receiver(signals.ticket_closed)
def settle_at_close(ticket: Ticket, at: datetime, **_: Any) -> None:
    """What was still open when the person said that it is solved has been kept."""
    Promise.objects.open().filter(ticket=ticket).update(fate=Fate.KEPT, settled_at=at)
