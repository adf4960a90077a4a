"""Times that a page offers when something can wait."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from warmdesk.core.desk import desk_calendar
from warmdesk.core.moments import day_and_time


def later_times(at: datetime) -> list[tuple[str, str]]:
    """(value, words) of some good moments to look again: this day, the next working day, the next week."""
    zone = timezone.get_current_timezone_name()
    calendar = desk_calendar()
    soon = calendar.add(at, timedelta(hours=2))
    day = calendar.next_working_day(calendar.local(at).date())
    monday = day + timedelta(days=(7 - day.weekday()) % 7)
    if not calendar.is_working_day(monday):
        monday = calendar.next_working_day(monday)
    moments = sorted({soon, calendar.start_of_day(day), calendar.start_of_day(monday)})
    return [(each.isoformat(), day_and_time(each, at, zone)) for each in moments]


def read_moment(text: str) -> datetime | None:
    """A moment from a form: with its zone, or local to the reader. None if it is not one."""
    try:
        moment = parse_datetime(text.strip())
    except ValueError:
        return None
    if moment is None:
        return None
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def local_value(moment: datetime | None) -> str:
    """As the browser's own date and time field wants it."""
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M") if moment else ""
