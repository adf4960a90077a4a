"""Times that a page offers when something can wait."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from warmdesk.core.desk import current_desk, desk_calendar
from warmdesk.core.moments import day_and_time
from warmdesk.core.wording import gettext as _


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


def times_to_give(at: datetime) -> list[str]:
    """Three times within the desk's hours, as a reply says them: in an hour, the end of this day, tomorrow."""
    calendar = desk_calendar()
    today = calendar.local(at).date()
    day = calendar.next_working_day(today)
    moments = {_to_five_minutes(calendar.add(at, timedelta(hours=1))), calendar.end_of_day(day)}
    ten = calendar.at(day, 10)
    moments.add(ten if calendar.is_open(ten) else calendar.start_of_day(day))
    if calendar.is_working_day(today) and calendar.end_of_day(today) > at:
        moments.add(calendar.end_of_day(today))
    # The coach reads times as the desk's own, so they are written so.
    zone = current_desk().timezone
    return [
        _("by {time}").format(time=day_and_time(each, at, zone)) for each in sorted(moments)[:3]
    ]


def _to_five_minutes(at: datetime) -> datetime:
    """A time that people say. Downwards, so that it stays within the hours."""
    return at.replace(minute=at.minute - at.minute % 5, second=0, microsecond=0)


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
