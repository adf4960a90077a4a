"""What a conversation page shows of a ticket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    prefetch_related_objects,
)

from warmdesk.accounts.models import User
from warmdesk.people.models import Person
from warmdesk.tickets.models import Asked, Attachment, Draft, Event, Message, Ticket

MOST_MESSAGES = 100


@dataclass(frozen=True, slots=True)
class Thread:
    """The newest messages, oldest first, with events, asked items (removed ones too) and drafts."""

    messages: Sequence[Message]
    has_older: bool
    events: Sequence[Event]
    asked: Sequence[Asked]
    drafts: Sequence[Draft]
    copies: Sequence[Person]


def thread_of(ticket: Ticket, *, before: int | None = None) -> Thread:
    """Everything of a ticket that an agent's page shows, in five queries (six with attachments)."""
    newest = (
        ticket.messages.select_related("person", "agent", "delivery")
        .annotate(has_html=ExpressionWrapper(~Q(html=""), BooleanField()))
        .defer("html")
    )
    if before is not None:
        newest = newest.filter(pk__lt=before)
    found = list(newest.order_by("-at", "-pk")[: MOST_MESSAGES + 1])
    messages = found[:MOST_MESSAGES][::-1]
    with_files = [message for message in messages if message.has_attachments]
    if with_files:
        prefetch_related_objects(with_files, "attachments")
    events = list(ticket.events.select_related("agent").order_by("-at", "-pk")[:MOST_MESSAGES])[
        ::-1
    ]
    own_files = Attachment.objects.filter(draft=OuterRef("pk"))
    return Thread(
        messages=messages,
        has_older=len(found) > MOST_MESSAGES,
        events=events,
        asked=list(ticket.asked.all()),
        drafts=list(ticket.drafts.select_related("agent").annotate(has_files=Exists(own_files))),
        copies=[each.person for each in ticket.participants.select_related("person")],
    )


def draft_of(ticket: Ticket, agent: User) -> Draft | None:
    return Draft.objects.filter(ticket=ticket, agent=agent).first()
