"""The day of the sample desk: every time in it is near the moment of the start, whatever the hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from warmdesk.coach.calendar import Calendar
from warmdesk.core.moments import WEEKDAYS

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# What happened today began this long ago, and what is due today is due within this.
BEHIND = timedelta(hours=4)
AHEAD = timedelta(hours=4)


def hours_around(now: datetime, zone: str) -> dict[str, list[list[str]]]:
    """Office hours in which `now` is no odd moment; empty, which means always open, if that crosses midnight."""
    here = now.astimezone(ZoneInfo(zone))
    first, last = here - BEHIND, here + AHEAD
    if first.date() != last.date() or last.hour == 23:
        return {}
    opens = min(8, first.hour)
    closes = max(18, last.hour + 1)
    span = [[f"{opens:02d}:00", f"{closes:02d}:00"]]
    return {day: span for n, day in enumerate(DAYS) if n < 5 or n == here.weekday()}


@dataclass(frozen=True)
class Day:
    """Times around `now` in the zone and hours of the desk."""

    now: datetime
    calendar: Calendar

    def ago(self, minutes: int) -> datetime:
        return self.now - timedelta(minutes=minutes)

    def ahead(self, minutes: int, *, step: int = 15) -> datetime:
        """About so many minutes from now, on a round clock time: a multiple of `step` minutes."""
        at = self.now + timedelta(minutes=minutes)
        past = timedelta(minutes=at.minute % step, seconds=at.second, microseconds=at.microsecond)
        return (
            at
            - past
            + (timedelta(minutes=step) if past * 2 >= timedelta(minutes=step) else timedelta(0))
        )

    def near(self) -> datetime:
        """The first clock time that people say, in steps of five minutes, that is nine minutes away or more."""
        at = self.now + timedelta(minutes=9)
        past = timedelta(minutes=at.minute % 5, seconds=at.second, microseconds=at.microsecond)
        return at + timedelta(minutes=5) - past if past else at

    def greeting(self, at: datetime) -> str:
        """How a mail begins at that hour."""
        hour = self.calendar.local(at).hour
        return "Good morning" if hour < 12 else "Good afternoon" if hour < 18 else "Good evening"

    def back(self, working_days: int, hour: int, minute: int = 0) -> datetime:
        """A clock time on the desk's nth working day before today."""
        day = self.today
        for _ in range(working_days):
            day -= timedelta(days=1)
            while not self.calendar.is_working_day(day):
                day -= timedelta(days=1)
        return self.calendar.at(day, hour, minute)

    def weeks_back(self, weeks: int) -> datetime:
        """The beginning of the week so many weeks ago."""
        monday = self.today - timedelta(days=self.today.weekday(), weeks=weeks)
        return datetime.combine(monday, time(), self.calendar.zone)

    def later_day(self, working_days: int) -> date:
        """The desk's nth working day after today."""
        day = self.today
        for _ in range(working_days):
            day = self.calendar.next_working_day(day)
        return day

    @property
    def today(self) -> date:
        return self.calendar.local(self.now).date()

    def say(self, at: datetime, written: datetime | None = None) -> str:
        """A time as people write it: noon, 3 pm, 1:15 pm; with "tomorrow" if it is, for whoever writes it."""
        words = clock_words(self.calendar.local(at))
        return words if self._is_same_day(at, written) else f"{words} tomorrow"

    def say_with_day(self, at: datetime, written: datetime | None = None) -> str:
        """3 pm today, 1 am tomorrow."""
        words = self.say(at, written)
        return words if words.endswith(" tomorrow") else f"{words} today"

    def _is_same_day(self, at: datetime, written: datetime | None) -> bool:
        day = self.calendar.local(written or self.now).date()
        return self.calendar.local(at).date() <= day

    def weekday(self, working_days: int) -> str:
        """The name of the desk's nth working day after today."""
        return WEEKDAYS[self.later_day(working_days).weekday()]


def clock_words(here: datetime) -> str:
    if (here.hour, here.minute) == (12, 0):
        return "noon"
    hour = here.hour % 12 or 12
    half = "am" if here.hour < 12 else "pm"
    return f"{hour}:{here.minute:02d} {half}" if here.minute else f"{hour} {half}"
