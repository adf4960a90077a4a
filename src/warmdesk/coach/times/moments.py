"""The moments that a text names: readings that stand together become one, resolved from now on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from warmdesk.coach.calendar import Calendar
from warmdesk.coach.times.finding import readings_in
from warmdesk.coach.times.reading import Clock, Now, Reading, halved
from warmdesk.coach.types import Span


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of a text and the moment it names.

    `day` or `clock` is set where it names nothing but that, for those that stand apart: "on Friday
    I'll call at 3".
    """

    span: Span
    due: datetime
    words: str
    day: date | None = None
    clock: Clock | None = None


def find_times(plain: str, calendar: Calendar, now: datetime) -> tuple[Moment, ...]:
    """Every time that a plain text names, in order, resolved from this moment on."""
    return _find_times(plain, calendar, now)


@lru_cache(maxsize=256)
def _find_times(plain: str, calendar: Calendar, now: datetime) -> tuple[Moment, ...]:
    here = Now(calendar, now)
    moments: list[Moment] = []
    day: date | None = None
    for group in _groups(plain, list(readings_in(plain, here))):
        try:
            due, named = _resolve(here, group, day)
        except (OverflowError, ValueError):
            continue
        day = named or day
        span = Span(group[0].span.start, group[-1].span.end)
        only_day, only_clock = _named_alone(group)
        words = plain[span.start : span.end]
        moments.append(Moment(span, due, words, only_day, only_clock))
    return tuple(moments)


def _named_alone(group: list[Reading]) -> tuple[date | None, Clock | None]:
    last = group[-1]
    if all(each.day and not each.clock and not each.is_evening for each in group):
        return last.day, None
    if all(each.clock and not each.day for each in group):
        return None, last.clock
    return None, None


def together(one: Moment, other: Moment, here: Now) -> Moment | None:
    """A day and a time of day that stand apart, as one moment in the place of the first."""
    day, clock = one.day or other.day, one.clock or other.clock
    if not (day and clock) or one.due == other.due:
        return None
    due = _on(here, day, clock)
    return replace(one, due=due, day=None, clock=None) if due > here.at else None


def within(moments: Sequence[Moment], start: int, end: int) -> list[Moment]:
    """The moments whose words begin in this stretch; they are given in the order of the text."""
    first = bisect_left(moments, start, key=lambda moment: moment.span.start)
    last = bisect_left(moments, end, key=lambda moment: moment.span.start)
    return list(moments[first:last])


def _groups(plain: str, readings: list[Reading]) -> Iterator[list[Reading]]:
    """Readings that stand together and complete each other."""
    group: list[Reading] = []
    for reading in readings:
        if group and not _belongs(plain, group, reading):
            yield from _worth(group)
            group = []
        group.append(reading)
    yield from _worth(group)


_JOIN = re.compile(
    r"[\s,(]*(?:(?:at|by|on|in|from|around|about|the|of|before|until|till|between|"
    r"latest|and|or|to|-|no later than)\b[\s,]*){0,3}[\s,(-]*"
)
# No moment is named in more parts; each look at a pasted list of dates would cost its whole length.
_MOST_PARTS = 12
_ALTERNATIVE = re.compile(r"[\s,]*(?:and|or|to|-|until|till)[\s,]*(?:by |at |on )?")


def _belongs(plain: str, group: list[Reading], reading: Reading) -> bool:
    if len(group) >= _MOST_PARTS:
        return False
    between = plain[group[-1].span.end : reading.span.start]
    if len(between) > 24 or "\n\n" in between or not _JOIN.fullmatch(between):
        return False
    last = group[-1]
    if _ALTERNATIVE.fullmatch(between):
        # "Monday or Tuesday", "2 to 4": the later counts. "Tuesday and 4 pm" is two things.
        return _alike(last, reading) and last.moment is None
    if last.moment and reading.moment:
        return False
    has_day = any(each.day for each in group)
    has_clock = any(each.clock for each in group)
    if reading.moment or last.moment:
        return False
    if reading.clock and has_clock and not reading.day:
        return False
    return not (reading.day and has_day and reading.day != group[-1].day and not _dated(between))


def _dated(between: str) -> bool:
    return bool(re.fullmatch(r"[\s,(]*(?:the )?", between))


def _alike(one: Reading, other: Reading) -> bool:
    return bool(one.clock and other.clock) or bool(one.day and other.day)


def _worth(group: list[Reading]) -> Iterator[list[Reading]]:
    if group and not all(each.is_bare for each in group):
        yield group


def _resolve(now: Now, group: list[Reading], before: date | None) -> tuple[datetime, date | None]:
    for reading in group:
        if reading.moment:
            return reading.moment, now.calendar.local(reading.moment).date()
    days = [each.day for each in group if each.day]
    clocks = [each.clock for each in group if each.clock]
    day = days[-1] if days else None
    if day is None and any(each.same_day for each in group):
        day = before or now.day
    evening = any(each.is_evening for each in group)
    if not clocks and evening:
        return now.calendar.at(day or now.day, 24), day
    if not clocks:
        return _end(now, day or now.day), day
    clock = halved(clocks[-1], "pm") if evening and not clocks[-1].exact else clocks[-1]
    if day is not None:
        return _on(now, day, clock), day
    due = _next(now, clock)
    return due, now.calendar.local(due).date()


def _end(now: Now, day: date) -> datetime:
    end = now.calendar.end_of_day(day)
    return end if end > now.at or day != now.day else now.calendar.at(day, 24)


def _on(now: Now, day: date, clock: Clock) -> datetime:
    if clock.exact:
        return now.calendar.at(day, clock.hour, clock.minute)
    due = now.calendar.bare_time_on(day, clock.hour, clock.minute)
    later = now.calendar.at(day, clock.hour + 12, clock.minute) if clock.hour < 12 else due
    return later if day == now.day and due <= now.at < later else due


def _next(now: Now, clock: Clock) -> datetime:
    if clock.exact:
        return now.calendar.clock_time(clock.hour, clock.minute, now.at)
    return now.calendar.bare_time(clock.hour, clock.minute, now.at)
