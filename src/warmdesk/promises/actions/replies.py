"""Answering a person together with what the answer promises and keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Case, Value, When

from warmdesk.accounts.models import User
from warmdesk.promises.choices import Fate
from warmdesk.promises.models import Promise
from warmdesk.tickets.actions.replies import NextTime, send_reply
from warmdesk.tickets.models import Message, Ticket


@dataclass(frozen=True, slots=True)
class NewPromise:
    """A promise that the agent confirmed: `words` quote the reply, `due_at` is aware."""

    words: str
    due_at: datetime


@transaction.atomic
def write_reply(
    *,
    ticket: Ticket,
    agent: User,
    text: str,
    at: datetime,
    promises: Sequence[NewPromise] = (),
    cc: Sequence[str] = (),
    seen_message_id: int | None = None,
    anyway: bool = False,
    has_attachments: bool = False,
    form_key: str | None = None,
    version: int | None = None,
) -> Message:
    """Send a reply: what was promised until now is kept by it (or late), what it promises is open from now.

    Raises what `tickets.actions.replies.send_reply` raises.
    """
    coming = [each for each in promises if each.due_at > at]
    first = min(coming, key=lambda each: each.due_at, default=None)
    message = send_reply(
        ticket=ticket,
        agent=agent,
        text=text,
        at=at,
        cc=cc,
        seen_message_id=seen_message_id,
        next_time=NextTime(first.due_at, first.words) if first else None,
        anyway=anyway,
        has_attachments=has_attachments,
        form_key=form_key,
        version=version,
    )
    keep_promises(ticket=ticket, message=message, at=at)
    Promise.objects.bulk_create(
        [
            Promise(
                ticket=ticket,
                agent=agent,
                words=each.words[:250],
                made_at=at,
                made_by=message,
                due_at=each.due_at,
            )
            for each in coming
        ]
    )
    return message


def keep_promises(*, ticket: Ticket, message: Message | None, at: datetime) -> int:
    """Settle every open promise of a ticket: kept if its time has not passed, else late. Returns how many."""
    return (
        Promise.objects.open()
        .filter(ticket=ticket)
        .update(
            fate=Case(When(due_at__gte=at, then=Value(Fate.KEPT)), default=Value(Fate.LATE)),
            settled_at=at,
            settled_by=message,
        )
    )
