"""How moments are written for people: absolute and local, in the words of section 4.1 of our writing rules."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from warmdesk.core.wording import gettext as _
from warmdesk.core.wording import ngettext

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def local(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone))


def clock_time(at: datetime, zone: str) -> str:
    """9:04, 13:15."""
    here = local(at, zone)
    return f"{here.hour}:{here.minute:02d}"


def weekday_and_date(at: datetime, zone: str) -> str:
    """Friday 27 November."""
    here = local(at, zone)
    return f"{_(WEEKDAYS[here.weekday()])} {here.day} {_(MONTHS[here.month - 1])}"


def short_date(at: datetime, zone: str) -> str:
    """14 Nov; with its year if that is another than this one."""
    here = local(at, zone)
    return f"{here.day} {_(MONTHS[here.month - 1])[:3]}"


def day_and_time(at: datetime | None, now: datetime, zone: str) -> str:
    """13:15 today, 8:00 tomorrow, 9:40 on Monday, 9:40 on Friday 27 November."""
    if at is None:
        return ""
    days = (local(at, zone).date() - local(now, zone).date()).days
    time = clock_time(at, zone)
    if days == 0:
        return _("{time} today").format(time=time)
    if days == 1:
        return _("{time} tomorrow").format(time=time)
    if days == -1:
        return _("{time} yesterday").format(time=time)
    if 1 < days < 7:
        return _("{time} on {day}").format(time=time, day=_(WEEKDAYS[local(at, zone).weekday()]))
    return _("{time} on {day}").format(time=time, day=weekday_and_date(at, zone))


def time_or_day(at: datetime, now: datetime, zone: str) -> str:
    """13:15 if that is today, else with its day as `day_and_time` says it."""
    if local(at, zone).date() == local(now, zone).date():
        return clock_time(at, zone)
    return day_and_time(at, now, zone)


def when(at: datetime, now: datetime, zone: str) -> str:
    """For lists: 11:42 today, Mon within a week, else 14 Nov."""
    days = (local(now, zone).date() - local(at, zone).date()).days
    if days == 0:
        return clock_time(at, zone)
    if 0 < days < 7:
        return _(WEEKDAYS[local(at, zone).weekday()])[:3]
    return short_date(at, zone)


def when_exactly(at: datetime, now: datetime, zone: str) -> str:
    """For what should have happened: 11:42 today, Fri 16:10 within a week, else 14 Nov."""
    days = (local(now, zone).date() - local(at, zone).date()).days
    if 0 < days < 7:
        return _("{day} {time}").format(day=when(at, now, zone), time=clock_time(at, zone))
    return when(at, now, zone)


def ago(at: datetime, now: datetime) -> str:
    """8 min ago, 1 h 30 min ago, 3 days ago; "now" under a minute."""
    minutes = int((now - at) / timedelta(minutes=1))
    if minutes < 1:
        return _("now")
    if minutes < 60:
        return _("{n} min ago").format(n=minutes)
    if minutes < 24 * 60:
        hours, rest = divmod(minutes, 60)
        if rest:
            return _("{h} h {m} min ago").format(h=hours, m=rest)
        return _("{h} h ago").format(h=hours)
    days = minutes // (24 * 60)
    return ngettext("{n} day ago", "{n} days ago", days).format(n=days)


def soon(at: datetime, now: datetime, zone: str) -> str:
    """How near a time is: in 10 min, 20 min ago, today, tomorrow, Thursday."""
    minutes = int((at - now).total_seconds() // 60)
    if at <= now:
        return ago(at, now)
    if minutes < 60:
        return _("in {n} min").format(n=max(minutes, 1))
    days = (local(at, zone).date() - local(now, zone).date()).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days < 7:
        return _(WEEKDAYS[local(at, zone).weekday()])
    return short_date(at, zone)
