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
    QuerySet,
    prefetch_related_objects,
)

from warmdesk.core.prepared import prepared
from warmdesk.people.models import Person
from warmdesk.tickets.models import (
    Asked,
    Attachment,
    Draft,
    Event,
    Message,
    Participant,
    Ticket,
)

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
    number = ticket.pk
    found = _newest(number) if before is None else _newest_before(number, before)
    messages = found[:MOST_MESSAGES][::-1]
    with_files = [message for message in messages if message.has_attachments]
    if with_files:
        prefetch_related_objects(with_files, "attachments")
    thread = Thread(
        messages=messages,
        has_older=len(found) > MOST_MESSAGES,
        events=_events(number)[::-1],
        asked=_asked(number),
        drafts=_drafts(number),
        copies=[each.person for each in _copies(number)],
    )
    own: list[Message | Event | Asked | Draft]
    own = [*thread.messages, *thread.events, *thread.asked, *thread.drafts]
    for each in own:
        each.ticket = ticket
    return thread


def _told(ticket: int) -> QuerySet[Message]:
    return (
        Message.objects.filter(ticket=ticket)
        .select_related("person", "agent", "delivery")
        .annotate(has_html=ExpressionWrapper(~Q(html=""), BooleanField()))
        .defer("html")
        .order_by("-at", "-pk")
    )


@prepared
def _newest(ticket: int) -> QuerySet[Message]:
    return _told(ticket)[: MOST_MESSAGES + 1]


@prepared
def _newest_before(ticket: int, before: int) -> QuerySet[Message]:
    return _told(ticket).filter(pk__lt=before)[: MOST_MESSAGES + 1]


@prepared
def _events(ticket: int) -> QuerySet[Event]:
    events = Event.objects.filter(ticket=ticket).select_related("agent")
    return events.order_by("-at", "-pk")[:MOST_MESSAGES]


@prepared
def _asked(ticket: int) -> QuerySet[Asked]:
    return Asked.objects.filter(ticket=ticket)


@prepared
def _drafts(ticket: int) -> QuerySet[Draft]:
    own_files = Attachment.objects.filter(draft=OuterRef("pk"))
    drafts = Draft.objects.filter(ticket=ticket).select_related("agent")
    return drafts.annotate(has_files=Exists(own_files))


@prepared
def _copies(ticket: int) -> QuerySet[Participant]:
    return Participant.objects.filter(ticket=ticket).select_related("person")
