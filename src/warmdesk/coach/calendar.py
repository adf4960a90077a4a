"""The desk's hours: the one place that knows business time, holidays and changes of the clocks.

Moments go in and come out as aware UTC datetimes; days and times of day are local to the desk.
A desk without any hours never closes on a working day: every day that is no holiday is open from
midnight to midnight. A window that ends before it begins runs into the next day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WHOLE_DAY = ((0, 1440),)
# Where both readings of "at 4" are within the hours, people mean the waking one.
_WAKING = (7 * 60, 19 * 60)


class Calendar:
    """Working time of one desk."""

    def __init__(
        self,
        timezone: str,
        hours: Mapping[str, Sequence[tuple[str, str]]],
        holidays: Collection[date] = (),
    ) -> None:
        self.zone = ZoneInfo(timezone)
        self.holidays = frozenset(holidays)
        self.has_hours = any(hours.get(day) for day in _DAYS)
        self._week = tuple(
            tuple(sorted(_minutes(pair) for pair in hours.get(day, ())))
            if self.has_hours
            else _WHOLE_DAY
            for day in _DAYS
        )
        # No stretch of closed days is longer: every holiday once, and a week around each.
        self._reach = 8 * (len(self.holidays) + 2)
        self._usual_close = max(end for day in self._week for _, end in day)

    def is_open(self, at: datetime) -> bool:
        day = self.local(at).date()
        return any(
            start <= at < end for each in (day - _DAY, day) for start, end in self.windows(each)
        )

    def next_open(self, at: datetime) -> datetime:
        """The moment itself if the desk is open then, else the next opening."""
        for start, end in self._windows_from(at):
            if end > at:
                return max(at.astimezone(UTC), start)
        raise OverflowError("the calendar ends here")

    def add(self, at: datetime, length: timedelta) -> datetime:
        """The moment when this much working time has passed; nothing to add gives `next_open`."""
        if length <= timedelta(0):
            return self.next_open(at)
        for start, end in self._windows_from(at):
            begin = max(at, start)
            if end - begin >= length:
                return (begin + length).astimezone(UTC)
            if end > begin:
                length -= end - begin
                at = end
        raise OverflowError("the calendar ends here")

    def add_days(self, at: datetime, count: int) -> datetime:
        """The end of hours, `count` working days after the day of this moment."""
        day = self.local(at).date()
        for _ in range(count):
            day = self.next_working_day(day)
        return self.end_of_day(day)

    def next_working_day(self, day: date) -> date:
        """The first day after this one on which the desk opens."""
        for _ in range(self._reach):
            day += _DAY
            if self.is_working_day(day):
                return day
        raise OverflowError("the desk does not open again")

    def is_working_day(self, day: date) -> bool:
        return bool(self._week[day.weekday()]) and day not in self.holidays

    def end_of_day(self, day: date) -> datetime:
        """When hours end on that day; on a closed day, when they usually end."""
        windows = self.windows(day)
        if windows:
            return max(end for _, end in windows)
        return self._moment(day, self._usual_close)

    def start_of_day(self, day: date) -> datetime:
        """When hours begin on that day; on a closed day, its midnight."""
        windows = self.windows(day)
        return min(start for start, _ in windows) if windows else self._moment(day, 0)

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Working time from one moment to the other; nothing if they are the wrong way round."""
        total = timedelta(0)
        if end <= start:
            return total
        for opens, closes in self._windows_from(start, until=end):
            begin, stop = max(start, opens), min(end, closes)
            if stop > begin:
                total += stop - begin
                start = stop
        return total

    def bare_time(self, hour: int, minute: int, after: datetime) -> datetime:
        """What "at 4" means: the next such time within the desk's hours.

        Hours up to twelve are read as morning or afternoon, whichever is open; twelve is noon. If
        neither ever falls within the hours, the likelier reading on the next clock is taken.
        """
        readings = _readings(hour, minute)
        day = self.local(after).date()
        for _ in range(self._reach):
            for moment in (self._moment(day, reading) for reading in readings):
                if moment > after and self._covers(day, moment):
                    return moment
            day += _DAY
        today = self.local(after).date()
        ahead = [m for m in (self._moment(today, reading) for reading in readings) if m > after]
        return ahead[0] if ahead else self.clock_time(readings[0] // 60, minute, after)

    def clock_time(self, hour: int, minute: int, after: datetime) -> datetime:
        """A time that leaves no doubt, such as 4 pm: today if still ahead, else the next working day."""
        day = self.local(after).date()
        today = self.at(day, hour, minute)
        return today if today > after else self.at(self.next_working_day(day), hour, minute)

    def bare_time_on(self, day: date, hour: int, minute: int) -> datetime:
        """What "on Friday at 4" means."""
        readings = _readings(hour, minute)
        moments = [self._moment(day, reading) for reading in readings]
        covered = [moment for moment in moments if self._covers(day, moment)]
        return covered[0] if covered else moments[0]

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """That local time of day, in UTC."""
        return self._moment(day, hour * 60 + minute)

    def local(self, at: datetime) -> datetime:
        return at.astimezone(self.zone)

    def windows(self, day: date) -> list[tuple[datetime, datetime]]:
        """When the desk opens and closes on that day, earliest first."""
        if day in self.holidays:
            return []
        pairs = (
            (self._moment(day, start), self._moment(day, end))
            for start, end in self._week[day.weekday()]
        )
        # In the hour that a change of the clocks leaves out, a window can vanish.
        return [(start, end) for start, end in pairs if start < end]

    def _windows_from(
        self, at: datetime, *, until: datetime | None = None
    ) -> Iterator[tuple[datetime, datetime]]:
        # A window of the day before may run past midnight.
        day = self.local(at).date() - _DAY
        last = self.local(until).date() if until else date.max - _DAY
        while day <= last:
            yield from self.windows(day)
            day += _DAY

    def _covers(self, day: date, moment: datetime) -> bool:
        return any(start <= moment <= end for start, end in self.windows(day))

    def _moment(self, day: date, minutes: int) -> datetime:
        days, rest = divmod(minutes, 1440)
        wall = datetime.combine(day + days * _DAY, time(rest // 60, rest % 60), self.zone)
        return wall.astimezone(UTC)


def _minutes(pair: tuple[str, str]) -> tuple[int, int]:
    start, end = (int(text[:2]) * 60 + int(text[3:]) for text in pair)
    return (start, end) if end > start else (start, end + 1440)


def _readings(hour: int, minute: int) -> list[int]:
    """Minutes of the day that a bare hour can mean, the likelier first."""
    if hour == 0 or hour >= 12:
        return [hour * 60 + minute]
    morning, afternoon = hour * 60 + minute, (hour + 12) * 60 + minute
    waking = _WAKING[0] <= morning
    return [morning, afternoon] if waking else [afternoon, morning]
