"""Small steps that every act shares: its line in the history, and word to open pages and workers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from warmdesk.accounts.models import User
from warmdesk.core import duties, live
from warmdesk.tickets.choices import Act
from warmdesk.tickets.models import Event, Ticket

SHORT = 200


def record(
    ticket: Ticket,
    act: Act,
    *,
    at: datetime,
    agent: User | None = None,
    is_for_person: bool = False,
    **facts: Any,
) -> Event:
    """Append one line to the ticket's history. `facts` are plain values, names as they are now."""
    return Event.objects.create(
        ticket=ticket, act=act, at=at, agent=agent, is_for_person=is_for_person, facts=facts
    )


def store(ticket: Ticket, at: datetime, *fields: str) -> None:
    """Save the named fields of a ticket and tell open pages and workers once it is committed."""
    ticket.changed_at = at
    ticket.save(update_fields=["changed_at", *fields])
    live.changed()
    duties.nudge()


def excerpt(text: str) -> str:
    """The beginning of a message, on one line, for list rows."""
    line = " ".join(text[: SHORT * 3].split())
    return line if len(line) <= SHORT else line[: SHORT - 1] + "…"


def next_attention(ticket: Ticket) -> datetime:
    """When the ticket next needs its owner: the promise, or the time the person named if that is earlier.

    Whoever writes again although a word is promised needs them at once, for what is promised answers something else.
    """
    moments = [ticket.next_due_at]
    if ticket.deadline_at and (ticket.waits_since or ticket.deadline_at > ticket.last_message_at):
        # A time that had passed when we last wrote has been spoken of.
        moments.append(ticket.deadline_at)
    if not ticket.is_policy_due:
        moments.append(ticket.waits_since)
    return min((moment for moment in moments if moment), default=ticket.last_message_at)
