"""The thread as a page shows it: messages with their marks, events between them, several small ones folded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from markupsafe import Markup

from warmdesk.accounts.models import User
from warmdesk.coaching.queries.asked_lines import AskedLine
from warmdesk.core.desk import current_desk
from warmdesk.core.markdown import light_markdown
from warmdesk.core.moments import time_or_day
from warmdesk.core.names import initials
from warmdesk.core.wording import gettext as _
from warmdesk.desk.pages.prose import Span, fold_at, prose
from warmdesk.desk.pages.words import EVENT_ICONS, event_words
from warmdesk.tickets.choices import Channel, Kind, Outcome
from warmdesk.tickets.models import Attachment, Event, Message, Ticket
from warmdesk.tickets.queries.thread import Thread

MOST_UNFOLDED = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A message, ready to be shown."""

    message: Message
    name: str
    initials: str
    tone: str
    kind: str
    time: str
    channel: str
    further: str
    words: SafeString
    rest: Markup
    quoted: Markup
    files: Sequence[Attachment]
    can_undo: bool
    announce: str


@dataclass(frozen=True, slots=True)
class Happened:
    """An event: one grey line."""

    pk: int
    at: datetime
    time: str
    words: str
    icon: str


@dataclass(frozen=True, slots=True)
class Item:
    """One place in the thread: something said, or what happened until the next was said."""

    said: Said | None = None
    happened: Sequence[Happened] = ()

    @property
    def is_folded(self) -> bool:
        return len(self.happened) > MOST_UNFOLDED


def items_of(
    ticket: Ticket, thread: Thread, asked: Sequence[AskedLine], reader: User, now: datetime
) -> list[Item]:
    """Messages and events in the order they came."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for line in asked:
        spans[line.message_id].append(Span(line.start, line.end, line.number, line.state))
    first = thread.messages[0].at if thread.messages else now
    events = [each for each in thread.events if not thread.has_older or each.at >= first]
    items: list[Item] = []
    for message in thread.messages:
        items += _until(events, message.at, ticket, reader, now)
        files = thread.files.of_message.get(message.pk, ())
        items.append(Item(said=_said(message, spans[message.pk], files, ticket, reader, now)))
    return items + _until(events, None, ticket, reader, now)


def _until(
    events: list[Event], at: datetime | None, ticket: Ticket, reader: User, now: datetime
) -> list[Item]:
    """Take the events that came before a moment off the list, as one item."""
    ready = []
    while events and (at is None or events[0].at < at):
        event = events.pop(0)
        words = event_words(event, ticket, reader, now)
        if words:
            icon = EVENT_ICONS.get(event.act, "next")
            ready.append(Happened(event.pk, event.at, moment(event.at, now), words, icon))
    return [Item(happened=ready)] if ready else []


def moment(at: datetime, now: datetime) -> str:
    """The time alone today, else with its day."""
    return time_or_day(at, now, timezone.get_current_timezone_name())


def _said(
    message: Message,
    spans: Sequence[Span],
    files: Sequence[Attachment],
    ticket: Ticket,
    reader: User,
    now: datetime,
) -> Said:
    delivery = getattr(message, "delivery", None)
    failed = delivery is not None and delivery.outcome == Outcome.FAILED
    waits = (
        delivery is not None and delivery.outcome == Outcome.WAITING and message.undo is not None
    )
    name = message.author_name or current_desk().name
    fold = fold_at(message.text)
    time = moment(message.at, now)
    first = message.person.first_name if message.person else name
    return Said(
        message=message,
        name=name,
        initials=initials(name),
        tone=_tone(message, ticket),
        kind="failed" if failed else _kind(message),
        time=time,
        channel=_channel(message),
        further=_further(message, failed, delivery.server_words if failed and delivery else ""),
        words=_words(message, spans, fold),
        rest=prose(message.text, spans, fold) if fold else Markup(""),
        quoted=prose(message.quoted),
        files=files,
        can_undo=waits and message.agent_id == reader.pk,
        announce=_("{name} wrote, {time}.").format(name=first, time=time),
    )


def _words(message: Message, spans: Sequence[Span], fold: int | None) -> SafeString:
    """Agents write light Markdown; what people wrote stays as they wrote it, and so does what is folded."""
    if message.kind == Kind.PERSON or spans or fold:
        return mark_safe(prose(message.text, spans, 0, fold))
    return light_markdown(message.text)


def _kind(message: Message) -> str:
    return {Kind.PERSON: "person", Kind.NOTE: "note", Kind.AUTOMATIC: "automatic"}.get(
        Kind(message.kind), "agent"
    )


def _tone(message: Message, ticket: Ticket) -> str:
    if message.kind == Kind.PERSON:
        return "lake" if message.person_id == ticket.person_id else "honey"
    if message.kind == Kind.AUTOMATIC:
        return "plain"
    return "pine" if message.agent_id == ticket.owner_id else "iris"


def _channel(message: Message) -> str:
    if message.kind != Kind.PERSON:
        return ""
    return str(Channel(message.channel).label)


def _further(message: Message, failed: bool, server_words: str) -> str:
    if failed:
        return _("Not sent. The mail server refused it: “{reply}”. Your text is safe.").format(
            reply=server_words
        )
    return _("Automatic") if message.kind == Kind.AUTOMATIC else ""
