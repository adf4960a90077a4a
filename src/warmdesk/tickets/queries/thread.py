"""What a conversation page shows of a ticket."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
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
class Files:
    of_message: dict[int, list[Attachment]]
    of_draft: dict[int, list[Attachment]]


@dataclass(frozen=True, slots=True)
class Thread:
    """The newest messages, oldest first, with events, asked items (removed ones too), drafts and files.

    Files are by the number of their message or draft.
    """

    messages: Sequence[Message]
    has_older: bool
    events: Sequence[Event]
    asked: Sequence[Asked]
    drafts: Sequence[Draft]
    copies: Sequence[Person]
    files: Files


def thread_of(ticket: Ticket, *, before: int | None = None) -> Thread:
    """Everything of a ticket that an agent's page shows, in five queries (six with attachments)."""
    number = ticket.pk
    found = _newest(number) if before is None else _newest_before(number, before)
    messages = found[:MOST_MESSAGES][::-1]
    drafts = _drafts(number)
    thread = Thread(
        messages=messages,
        has_older=len(found) > MOST_MESSAGES,
        events=_events(number)[::-1],
        asked=_asked(number),
        drafts=drafts,
        copies=[each.person for each in _copies(number)],
        files=_files(messages, drafts),
    )
    own: list[Message | Event | Asked | Draft]
    own = [*thread.messages, *thread.events, *thread.asked, *thread.drafts]
    for each in own:
        each.ticket = ticket
    return thread


def _files(messages: Sequence[Message], drafts: Sequence[Draft]) -> Files:
    """One query where anything has files, else none."""
    said = [each.pk for each in messages if each.has_attachments]
    written = [each.pk for each in drafts if getattr(each, "has_files", False)]
    files = Files(defaultdict(list), defaultdict(list))
    if said or written:
        found = Attachment.objects.filter(Q(message__in=said) | Q(draft__in=written))
        for each in found.order_by("pk"):
            if each.message_id is not None:
                files.of_message[each.message_id].append(each)
            elif each.draft_id is not None:
                files.of_draft[each.draft_id].append(each)
    return files


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
