"""What has happened to a request, line by line, in words for its person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from warmdesk.accounts.models import User
from warmdesk.core.markdown import light_markdown
from warmdesk.core.moments import day_and_time
from warmdesk.core.names import first_name
from warmdesk.people.models import Person
from warmdesk.tickets.choices import Act, Kind
from warmdesk.tickets.models import Attachment, Event, Message, Ticket

SHORT = 90


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened. `text` is the whole message where it is open; else `reads` is its key, if there is more
    to read, and `link` the words that open it."""

    at: datetime
    words: str
    reads: int | None = None
    link: str = ""
    text: str | SafeString = ""
    files: Sequence[Attachment] = ()

    @property
    def is_html(self) -> bool:
        return isinstance(self.text, SafeString)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the page: the person, who looks after the request, and the message they opened."""

    person: Person
    owner: User
    read: int | None


def lines_of(
    ticket: Ticket, messages: Sequence[Message], events: Sequence[Event], reader: Reader
) -> list[Line]:
    """Newest first: what was written, and what changed for the person. `messages` hold nothing they may not read."""
    written = [message for message in messages if message.kind != Kind.AUTOMATIC]
    first = min(written, key=lambda message: message.pk, default=None)
    asked_at = {event.at for event in events if event.act == Act.ASKED_IF_SOLVED}
    lines = [_said(each, each.at in asked_at, reader) for each in written if each != first]
    opened = next((event for event in events if event.act == Act.OPENED), None)
    for event in events:
        words = _event_words(event, ticket, reader)
        if event == opened and first:
            lines.append(_opened(event, words, first, reader))
        elif words:
            lines.append(Line(event.at, words))
    return sorted(lines, key=lambda line: (line.at, line.reads or 0), reverse=True)


def _opened(event: Event, words: str, first: Message, reader: Reader) -> Line:
    """The line "We received it" stands for the first message, which can be opened there."""
    if first.pk == reader.read:
        return Line(event.at, words, first.pk, text=_whole(first), files=_files(first))
    is_own = first.person_id == reader.person.pk
    link = _("Read what you wrote") if is_own else _("Read it")
    return Line(event.at, words, first.pk, link)


def _said(message: Message, asked: bool, reader: Reader) -> Line:
    is_own = message.person_id == reader.person.pk
    facts = {"name": first_name(message.author_name), "words": _beginning(message.text)}
    if message.pk == reader.read:
        words = _("You wrote:") if is_own else _("{name} wrote:")
        return Line(
            message.at,
            (_("{name} asked if it is solved:") if asked else words).format(**facts),
            message.pk,
            text=_whole(message),
            files=_files(message),
        )
    words = _("You wrote: “{words}”") if is_own else _("{name} wrote: “{words}”")
    if asked:
        words = _("{name} asked if it is solved: “{words}”")
    is_whole = facts["words"] == message.text.strip() and not message.has_attachments
    return Line(message.at, words.format(**facts), None if is_whole else message.pk, _("Read it"))


def _whole(message: Message) -> str | SafeString:
    """Agents write light Markdown; what people wrote stays as they wrote it."""
    if message.kind == Kind.REPLY:
        return light_markdown(message.text)
    return message.text.strip()


def _files(message: Message) -> list[Attachment]:
    return list(message.attachments.all()) if message.has_attachments else []


def _beginning(text: str) -> str:
    """The first words that say something: a greeting on a line of its own is left out."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    if len(lines) > 1 and len(lines[0]) < 40 and lines[0].endswith((",", "!", ":")):
        lines = lines[1:]
    line = " ".join(" ".join(lines).split())
    return line if len(line) <= SHORT else line[:SHORT].rsplit(" ", 1)[0].rstrip(".,;:") + "…"


def _event_words(event: Event, ticket: Ticket, reader: Reader) -> str:
    """Empty for what another line tells already."""
    facts = event.facts
    first_owner = facts.get("owner") or ticket.owner.name
    due = parse_datetime(facts["due"]) if facts.get("due") else None
    is_own = ticket.person_id == reader.person.pk
    template = _own_words(event) if is_own else ""
    template = template or _plain_words(event, is_moved=first_owner != reader.owner.name)
    return template.format(
        who=event.agent.first_name if event.agent else "",
        owner=first_name(first_owner),
        they=facts.get("name") or ticket.person.first_name,
        holder=facts.get("holder", ""),
        giver=first_name(facts.get("giver", "")),
        receiver=first_name(facts.get("receiver", "")),
        number=facts.get("number", ""),
        time=day_and_time(due, event.at, timezone.get_current_timezone_name()),
    )


def _plain_words(event: Event, *, is_moved: bool) -> str:
    received = _("We received it. {owner} has it.")
    if is_moved:
        received = _("We received it. {owner} had it first.")
    words = {
        Act.OPENED: received,
        Act.TAKEN: _("{who} took it over from {holder}."),
        Act.HANDED_OVER: _("{giver} introduced {receiver}. {receiver} has this now."),
        Act.SOLVED: _("{they} said that it is solved."),
        Act.PARTLY_SOLVED: _("{they} said that it is partly solved."),
        Act.NOT_SOLVED: _("{they} said that it is not solved yet."),
        Act.CLOSED_QUIETLY: _("We closed it, as we heard nothing."),
        Act.REOPENED: _("It is open again."),
        Act.PROMISE_MOVED: _("The new time is {time}."),
        Act.JOINED: _("Joined with {number}."),
    }
    return words.get(Act(event.act), "")


def _own_words(event: Event) -> str:
    words = {
        Act.SOLVED: _("You said that it is solved."),
        Act.PARTLY_SOLVED: _("You said that it is partly solved."),
        Act.NOT_SOLVED: _("You said that it is not solved yet."),
    }
    return words.get(Act(event.act), "")
