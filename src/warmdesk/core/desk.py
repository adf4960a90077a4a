"""The current desk and its business calendar, remembered for a few seconds in each process."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta

import holidays
from django.db.models.signals import post_save
from django.dispatch import receiver

from warmdesk.coach.calendar import Calendar
from warmdesk.core import clock
from warmdesk.core.models import Desk

# Long enough to cost nothing, short enough that a second process soon sees a change.
KEPT_SECONDS = 5.0


class _Kept:
    desk: Desk | None = None
    calendar: Calendar | None = None
    until = 0.0


def current_desk() -> Desk:
    """The one desk; made with its defaults the first time."""
    if _Kept.desk is None or time.monotonic() > _Kept.until:
        _Kept.desk, _ = Desk.objects.get_or_create(pk=1)
        _Kept.calendar = None
        _Kept.until = time.monotonic() + KEPT_SECONDS
    return _Kept.desk


def desk_calendar() -> Calendar:
    """The desk's business calendar; all arithmetic with working time goes through it."""
    desk = current_desk()
    if _Kept.calendar is None:
        _Kept.calendar = Calendar(
            timezone=desk.timezone,
            hours={day: [(a, b) for a, b in spans] for day, spans in desk.hours.items()},
            holidays=holiday_dates(desk),
        )
    return _Kept.calendar


def first_answer_due(at: datetime) -> datetime:
    """By when the desk's own rule promises a word to somebody who wrote, or was taken over, at this moment."""
    return desk_calendar().add(at, timedelta(minutes=current_desk().first_answer_minutes))


def holiday_dates(desk: Desk) -> frozenset[date]:
    """Days off from last year to two years ahead, by country file and by hand."""
    days = {date.fromisoformat(day) for day in desk.extra_holidays}
    if desk.holiday_country:
        year = clock.now().year
        days.update(
            holidays.country_holidays(desk.holiday_country, years=range(year - 1, year + 3))
        )
    return frozenset(days)


@receiver(post_save, sender=Desk)
def forget_desk(**_: object) -> None:
    """A saved desk is read again at once in this process."""
    _Kept.desk = None
    _Kept.calendar = None
