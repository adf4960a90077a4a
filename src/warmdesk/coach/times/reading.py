"""What one stretch of words says about time, before it is put together with its neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from warmdesk.coach.calendar import Calendar
from warmdesk.coach.types import Span

# Whoever reads a form does not know where it stands; the finder fills it in.
NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Now:
    """The moment from which words such as "tomorrow" count."""

    calendar: Calendar
    at: datetime

    @property
    def day(self) -> date:
        return self.calendar.local(self.at).date()


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; exact if it leaves no doubt between morning and afternoon."""

    hour: int
    minute: int = 0
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What one stretch of words says about time.

    `moment` is set where the words name it by themselves ("in two hours"), `day` and `clock` where
    they name a part of it. `same_day` refers to the day named before ("that day").
    """

    moment: datetime | None = None
    day: date | None = None
    clock: Clock | None = None
    same_day: bool = False
    is_evening: bool = False
    is_bare: bool = False
    span: Span = NOWHERE


def halved(clock: Clock, half: str) -> Clock:
    """The clock in the half of the day that "am" or "pm" names."""
    half = half.strip().replace(".", "")
    if half == "pm":
        return Clock(clock.hour % 12 + 12, clock.minute, exact=True)
    if half == "am":
        return Clock(clock.hour % 12, clock.minute, exact=True)
    return clock


Reader = Callable[[Now, re.Match[str]], Reading | None]

# A named pattern and how what it finds is read.
Form = tuple[str, str, Reader]
