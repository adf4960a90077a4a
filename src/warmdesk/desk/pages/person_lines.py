"""One person who waits, as a line of home: when, who, what, and the words of the one button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from warmdesk.core.moments import ago, clock_time, day_and_time, soon, when, when_exactly
from warmdesk.core.names import first_name
from warmdesk.core.wording import gettext as _
from warmdesk.tickets.queries.lists import Row

NEAR = timedelta(minutes=15)
NEAR_DEADLINE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Line:
    """`time` and `soon` tell when; `tone` is plain, ember (soon) or late."""

    number: int
    at: datetime
    time: str
    soon: str
    tone: str
    name: str
    subject: str
    words: str
    verb: str

    @property
    def first_name(self) -> str:
        return first_name(self.name)

    @property
    def is_late(self) -> bool:
        return self.tone == "late"


def promise_line(row: Row, at: datetime) -> Line:
    """Somebody to whom a word is promised."""
    due = row.next_due_at or at
    if row.next_words:
        words = _("You said: “{words}”").format(words=row.next_words)
    elif due < at:
        words = _("You had hoped to write by {time}.").format(time=time_words(due, at))
    else:
        words = _("You said by {time}.").format(time=time_words(due, at))
    verb = _("Write to {name}").format(name=first_name(row.person_name))
    if due < at:
        return _late(row, due, at, words)
    is_near, second = due - at <= NEAR, soon(due, at, _zone())
    if row.deadline_at and row.deadline_at < due:
        # It stands here because of the time they named, so that time is told.
        is_near = row.deadline_at - at <= NEAR_DEADLINE
        second = _("needed by {time}").format(time=time_words(row.deadline_at, at))
    tone = "ember" if is_near else "plain"
    return _line(row, due, clock_time(due, _zone()), second, tone, words, verb)


def question_line(row: Row, at: datetime) -> Line:
    """Somebody who waits for an answer without a word on when, but for the desk's own time or one they named."""
    due = min((each for each in (row.deadline_at, row.next_due_at) if each), default=None)
    words = row.first_question or row.excerpt
    line = _("Asked: “{words}”") if row.first_question else _("Wrote: “{words}”")
    said = line.format(words=words) if words else ""
    if due and due < at:
        return _late(row, due, at, said)
    since = row.waits_since or row.last_message_at
    is_today = timezone.localdate(since) == timezone.localdate(at)
    second = soon(since, at, _zone()) if is_today else clock_time(since, _zone())
    if row.deadline_at:
        second = _("needed by {time}").format(time=time_words(row.deadline_at, at))
    elif due:
        second = _("by {time}").format(time=time_words(due, at))
    is_near = due is not None and due - at <= (NEAR_DEADLINE if row.deadline_at else NEAR)
    tone = "ember" if is_near else "plain"
    verb = _("Answer {name}").format(name=first_name(row.person_name))
    return _line(row, since, when(since, at, _zone()), second, tone, said, verb)


def held_line(row: Row, at: datetime) -> Line:
    """Somebody whom the holder keeps until a colleague takes them."""
    due = row.next_due_at
    if due and due < at:
        words = _("{name} should have heard by {time}.").format(
            name=first_name(row.person_name), time=time_words(due, at)
        )
        time = when_exactly(due, at, _zone())
        return _line(row, due, time, ago(due, at), "late", words, _("Take it"))
    since = row.opened_at
    second = soon(since, at, _zone())
    return _line(row, since, when(since, at, _zone()), second, "plain", "", _("Take it"))


def time_words(due: datetime, at: datetime) -> str:
    """The time alone if it is today, at noon its name."""
    words = clock_time(due, _zone())
    if timezone.localdate(due) != timezone.localdate(at):
        return day_and_time(due, at, _zone())
    return _("noon") if words == "12:00" else words


def _late(row: Row, due: datetime, at: datetime, words: str) -> Line:
    verb = _("Write to {name} now").format(name=first_name(row.person_name))
    return _line(row, due, when_exactly(due, at, _zone()), ago(due, at), "late", words, verb)


def _line(
    row: Row, moment: datetime, time: str, second: str, tone: str, words: str, verb: str
) -> Line:
    return Line(row.number, moment, time, second, tone, row.person_name, row.subject, words, verb)


def _zone() -> str:
    return timezone.get_current_timezone_name()
