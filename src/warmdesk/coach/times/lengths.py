"""Lengths of time: "in two hours", "within three working days", "in half an hour"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from warmdesk.coach.times.reading import Form, Now, Reading
from warmdesk.coach.times.words import COUNT, UNIT, WORKING, number_of


def _length(now: Now, match: re.Match[str]) -> Reading | None:
    """ "within two hours", "in 2-3 working days": the later end of a range counts."""
    count = number_of(match["upto"] or match["count"])
    if match["half"]:
        count += 0.5
    unit = match["unit"]
    if match["working"]:
        return _working_length(now, count, unit)
    return _plain_length(now, count, unit)


def _working_length(now: Now, count: float, unit: str) -> Reading | None:
    if unit.startswith(("h", "min")):
        hours = count if unit.startswith("h") else count / 60
        if hours > 2000:
            return None
        return Reading(moment=now.calendar.add(now.at, timedelta(hours=hours)))
    days = count * 5 if unit.startswith(("w", "f")) else count
    if days > 1000:
        return None
    end = now.calendar.add_days(now.at, int(days + 0.5))
    return Reading(day=now.calendar.local(end).date())


_SECONDS = {"s": 1, "mi": 60, "h": 3600}


def _plain_length(now: Now, count: float, unit: str) -> Reading | None:
    for start, seconds in _SECONDS.items():
        if unit.startswith(start):
            return Reading(moment=now.at + timedelta(seconds=count * seconds))
    days = {"d": 1, "w": 7, "f": 14, "m": 30}[unit[0]] * count
    if unit[0] == "m":
        return Reading(day=months_on(now.day, int(count)))
    return Reading(day=now.day + timedelta(days=int(days + 0.5)))


def months_on(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    first = date(day.year + years, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


def _half_hour(now: Now, match: re.Match[str]) -> Reading:
    minutes = 30 if "half" in match.group() else 45 if "three" in match.group() else 15
    return Reading(moment=now.at + timedelta(minutes=minutes))


def _half_day(now: Now, match: re.Match[str]) -> Reading:
    return Reading(moment=now.at + timedelta(hours=12))


def _this_unit(now: Now, match: re.Match[str]) -> Reading:
    """ "within the hour", "in the next hour"."""
    return Reading(moment=now.at + timedelta(hours=1))


FORMS: tuple[Form, ...] = (
    ("halfday", r"(?:in|within|inside) half a day", _half_day),
    (
        "halfhour",
        r"(?:in|within|inside|about|give me|another)(?: the next| about| around)? "
        r"(?:half an hour|a half[- ]hour|three[- ]quarters of an hour"
        r"|a quarter of an hour)",
        _half_hour,
    ),
    (
        "thehour",
        r"(?:within|inside|in|over)(?: the)?(?: next)? hour(?! of)|(?:within|in) the next hour",
        _this_unit,
    ),
    (
        "length",
        rf"(?:in|within|inside|inside of|under|after|give (?:me|us)|not more than|no "
        rf"more than|at most|another|over the next|it takes|takes)"
        rf"(?: the)?(?: next)?(?: about| around| roughly| approximately| maybe| another| "
        rf"less than| under| at most| max)?"
        rf" (?P<count>{COUNT})(?:(?: ?(?:-|to|or) ?)(?P<upto>{COUNT}))? "
        rf"?(?P<working>{WORKING})?(?P<unit>{UNIT})\b"
        rf"(?P<half> and a half)?(?:'? time)?",
        _length,
    ),
    (
        "length2",
        rf"(?P<count>{COUNT})(?:(?: ?(?:-|to|or) ?)(?P<upto>{COUNT}))? "
        rf"(?P<working>{WORKING})?(?P<unit>{UNIT})(?P<half> and a half)? from (?:now|"
        rf"today)",
        _length,
    ),
)
