"""What was asked: the coach's reading is stored, an agent's corrections stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from warmdesk.accounts.models import User
from warmdesk.tickets.actions.news import next_attention, store
from warmdesk.tickets.choices import Answered
from warmdesk.tickets.errors import NotASpan
from warmdesk.tickets.models import Asked, Message, Ticket


@dataclass(frozen=True, slots=True)
class Reading:
    """One asked item as read: characters `start` to `end` (exclusive) of the message's text."""

    message_id: int
    start: int
    end: int
    text: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Needs:
    """What the words of the thread say about time and hurry."""

    deadline_at: datetime | None
    deadline_text: str
    is_hurried: bool


@transaction.atomic
def store_reading(
    *,
    ticket: Ticket,
    readings: Sequence[Reading],
    answered: dict[tuple[int, int, int], tuple[Answered, Message | None]],
    needs: Needs,
    at: datetime,
) -> None:
    """Bring the stored items in line with a new reading of the thread.

    Items that an agent added, removed or set aside are left as they are. `answered` is by (message, start, end).
    """
    known = {(each.message_id, each.start, each.end): each for each in ticket.asked.all()}
    found = {(each.message_id, each.start, each.end): each for each in readings}
    stale = [
        each.pk
        for key, each in known.items()
        if key not in found
        and not (each.is_by_agent or each.is_removed or each.answered != Answered.NO)
    ]
    if stale:
        Asked.objects.filter(pk__in=stale).delete()
    fresh = Asked.objects.bulk_create(
        [
            Asked(
                ticket=ticket,
                message_id=each.message_id,
                start=each.start,
                end=each.end,
                text=each.text[:500],
                kind=each.kind,
                about=each.about,
            )
            for key, each in found.items()
            if key not in known and not _overlaps(key, known)
        ]
    )
    known |= {(each.message_id, each.start, each.end): each for each in fresh}
    moved = []
    for key, (state, by) in answered.items():
        item = known.get(key)
        if (
            item
            and not item.is_removed
            and item.answered != Answered.ASIDE
            and item.answered != state
        ):
            item.answered, item.answered_by = state, by
            moved.append(item)
    if moved:
        Asked.objects.bulk_update(moved, ["answered", "answered_by"])
    if needs.deadline_at:
        ticket.deadline_at = needs.deadline_at
        ticket.deadline_text = needs.deadline_text[:200]
    ticket.is_hurried = needs.is_hurried
    _count(ticket, at, "deadline_at", "deadline_text", "is_hurried")


def _overlaps(key: tuple[int, int, int], known: dict[tuple[int, int, int], Asked]) -> bool:
    message, start, end = key
    return any(m == message and start < e and s < end for m, s, e in known)


@transaction.atomic
def mark_asked(
    *, ticket: Ticket, message: Message, start: int, end: int, agent: User, at: datetime
) -> Asked:
    """An agent says "they asked this" of some words. Raises NotASpan if the words are not there."""
    words = message.text[start:end].strip()
    if message.ticket_id != ticket.pk or not 0 <= start < end <= len(message.text) or not words:
        raise NotASpan
    start += len(message.text[start:end]) - len(message.text[start:end].lstrip())
    item, _ = Asked.objects.update_or_create(
        message=message,
        start=start,
        end=start + len(words),
        defaults={
            "ticket": ticket,
            "text": words[:500],
            "is_by_agent": True,
            "is_removed": False,
        },
    )
    _count(ticket, at)
    return item


@transaction.atomic
def unmark_asked(*, item: Asked, at: datetime, removed: bool = True) -> Asked:
    """An agent says "this is not a question", or takes that back."""
    item.is_removed = removed
    item.save(update_fields=["is_removed"])
    _count(item.ticket, at)
    return item


@transaction.atomic
def put_asked_aside(*, item: Asked, reason: str, at: datetime) -> Asked:
    """An agent says "not now" to one thing asked, with the reason; an empty reason brings it back."""
    item.answered = Answered.ASIDE if reason.strip() else Answered.NO
    item.aside_reason = reason.strip()[:250]
    item.save(update_fields=["answered", "aside_reason"])
    _count(item.ticket, at)
    return item


def _count(ticket: Ticket, at: datetime, *fields: str) -> None:
    count_asked(ticket)
    ticket.attention_at = next_attention(ticket)
    store(ticket, at, "open_asked", "first_question", "attention_at", *fields)


def count_asked(ticket: Ticket) -> None:
    """Set what rows show of it: how many are open, and the first."""
    still_open = list(
        ticket.asked.filter(is_removed=False, answered__in=[Answered.NO, Answered.PARTLY])
        .order_by("message_id", "start")
        .values_list("text", flat=True)
    )
    ticket.open_asked = len(still_open)
    ticket.first_question = still_open[0][:250] if still_open else ""
