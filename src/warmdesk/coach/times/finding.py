"""Finds the stretches of a text that name a time, each in the first form that fits it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, lru_cache

from warmdesk.coach.calendar import Calendar
from warmdesk.coach.times import clocks, dates, lengths
from warmdesk.coach.times.reading import Form, Now, Reader, Reading
from warmdesk.coach.types import Span

# Order matters: the first that fits at a place wins.
_FORM_LIST: tuple[Form, ...] = (*lengths.FORMS, *dates.FORMS, *clocks.FORMS)


def _outer(name: str, form: str) -> str:
    return rf"(?P<{name}>{re.sub(r'[(][?]P<[a-z0-9_]+>', '(?:', form)})"


_READERS: dict[str, Reader] = {name: read for name, _, read in _FORM_LIST}
_PATTERNS = {name: form for name, form, _ in _FORM_LIST}
# Whatever a form may begin with: a look at one word spares most places the twenty forms.
_OPENINGS = (
    r"[\d,@-]|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|(?:a|about|after|an|and|another|approx(?:imately)?|around|at|before|between|by|circa"
    r"|closes?|closing|cob|coming|couple|days?|during|early|end|eod|eo[mw]|first|following|for"
    r"|from|give|half|here|in|inside|is|it|late|later|lunch(?:time)?|midday|midnight|month"
    r"|next|no|noon|not|on|or|over|past|quarter|ready|roughly|takes|than|that|the|this|till?|tmrw"
    r"|to|today|tomorrow|tonight|under|until|we|week|within|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|ninety)\b"
)
_ANY = re.compile(
    rf"(?<![\w/#-])(?={_OPENINGS})(?:"
    + "|".join(_outer(name, form) for name, form, _ in _FORM_LIST)
    + r")"
)


def readings_in(plain: str, now: Now) -> Iterator[Reading]:
    place = 0
    for match in _ANY.finditer(plain):
        if match.start() < place or match.lastgroup is None:
            continue
        reading = _read(now, match)
        if reading:
            place = match.end()
            yield reading


def _read(now: Now, match: re.Match[str]) -> Reading | None:
    name = match.lastgroup or ""
    words = match.group(name)
    inner = _inner(name).fullmatch(words.strip())
    if not inner:
        return None
    try:
        reading = _READERS[name](now, inner)
    except (OverflowError, ValueError):
        return None
    return replace(reading, span=Span(match.start(name), match.end(name))) if reading else None


@cache
def _inner(name: str) -> re.Pattern[str]:
    """The form alone, with the names of its parts; compiled when it is first met."""
    return re.compile(_PATTERNS[name])


_HINT = re.compile(
    r"\d|\b(?:to(?:day|morrow|night)|tmrw|(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon"
    r"|mid(?:day|night)|lunch|hours?|minutes?|seconds?|days?|weeks?|fortnight|months?|morning"
    r"|afternoon|evening|o'?clock|cob|eod|eo[wm]|business|closing|close|half|quarter|past"
    r"|(?:by|at|before|until|till|around|about|from|between|on|next|this) (?:the )?\w)"
)


_STILL = datetime(2024, 1, 3, 12, tzinfo=UTC)


@lru_cache(maxsize=2048)
def names_time(plain: str) -> bool:
    """Whether the text names any time at all, whatever the desk's hours."""
    if not _HINT.search(plain):
        return False
    return any(True for _ in readings_in(plain, Now(_plain_calendar(), _STILL)))


@cache
def _plain_calendar() -> Calendar:
    return Calendar("UTC", {})
