"""Days: weekdays, dates in words and figures, "tomorrow", and the ends of days, weeks and months."""

from __future__ import annotations

import re
from datetime import date, timedelta

from warmdesk.coach.times.lengths import months_on
from warmdesk.coach.times.reading import Clock, Form, Now, Reading
from warmdesk.coach.times.words import DAY, DAYS, MONTH, MONTHS, WORKING


def _day_word(now: Now, match: re.Match[str]) -> Reading:
    words = match["day"]
    ahead = 2 if "after" in words else 1 if "tomorrow" in words or words == "tmrw" else 0
    day = now.day + timedelta(days=ahead)
    if words == "tonight" or match["part"] in ("night", "tonight"):
        return Reading(day=day, is_evening=True)
    part = "morning" if "first thing" in match.group() else match["part"]
    return _with_part(now, day, part)


# Words in their own right, unless something before them says that a day is meant.
_ALSO_WORDS = ("sat", "sun", "wed", "mon")


def _weekday(now: Now, match: re.Match[str]) -> Reading | None:
    if match.group() in _ALSO_WORDS:
        return None
    target = next(i for i, name in enumerate(DAYS) if name.startswith(match["day"][:3]))
    ahead = (target - now.day.weekday()) % 7
    which = match["which"] or ""
    if "next" in which:
        # "Next Friday" is Friday of next week; "next Monday" on a Wednesday is only five days off.
        ahead = 7 - now.day.weekday() + target
    elif ahead == 0 and "this" not in which:
        ahead = 7
    if match["week"] or match["aweek"] or match.group().startswith(("a week", "one week")):
        ahead += 7
    return _with_part(now, now.day + timedelta(days=ahead), match["part"])


def _with_part(now: Now, day: date, part: str | None) -> Reading:
    if part and ("morning" in part or "first thing" in part):
        return Reading(day=day, clock=Clock(12, exact=True), is_bare=False)
    if part and (("noon" in part and "after" not in part) or "lunch" in part or part == "midday"):
        return Reading(day=day, clock=Clock(12, exact=True))
    if part and ("evening" in part or "night" in part):
        return Reading(day=day, is_evening=True)
    return Reading(day=day)


def _this_part(now: Now, match: re.Match[str]) -> Reading:
    if match["lunch"]:
        return Reading(clock=Clock(12, exact=True))
    return _with_part(now, now.day, match["part"])


def _month_day(now: Now, match: re.Match[str]) -> Reading | None:
    month_name = match["month"] or match["month2"]
    month = next(i for i, name in enumerate(MONTHS, 1) if name.startswith(month_name[:3]))
    number = int(match["number"] or match["number2"])
    year = match["year"]
    day = date(int(year), month, number) if year else _coming(now.day, month, number)
    return _with_part(now, day, match["part"])


def _coming(today: date, month: int, number: int) -> date:
    day = date(today.year, month, number)
    # "On 3 January", said in December, is next year; "on 3 May", said in June, is rather past.
    return day if (today - day).days < 120 else date(today.year + 1, month, number)


def _day_number(now: Now, match: re.Match[str]) -> Reading:
    number, first = int(match["number"]), now.day.replace(day=1)
    if number < now.day.day:
        first = months_on(first, 1)
    return Reading(day=first.replace(day=number))


def _figure_date(now: Now, match: re.Match[str]) -> Reading | None:
    if match["iso"]:
        return Reading(day=date.fromisoformat(match["iso"]))
    one, two = int(match["one"] or match["one2"]), int(match["two"] or match["two2"])
    american = str(now.calendar.zone.key or "").startswith(("America/", "US/"))
    month, number = (one, two) if american else (two, one)
    if month > 12 >= number:
        month, number = number, month
    year = match["year"] or match["year2"]
    if year:
        return Reading(day=date(int(year) + (2000 if len(year) == 2 else 0), month, number))
    return Reading(day=_coming(now.day, month, number))


def _end_of(now: Now, match: re.Match[str]) -> Reading:
    """ "end of day", "close of business", "COB": the end of hours of the day named beside it."""
    return Reading(same_day=bool(match["that"]))


def _end_of_period(now: Now, match: re.Match[str]) -> Reading:
    """The last open day of a week or month."""
    next_one = "next" in match.group()
    if "week" in match.group():
        monday = now.day - timedelta(days=now.day.weekday()) + timedelta(days=7 if next_one else 0)
        last, first = monday + timedelta(days=6), monday
    else:
        first = months_on(now.day.replace(day=1), int(next_one))
        last = months_on(first, 1) - timedelta(days=1)
    day = last
    while day > first and not now.calendar.is_working_day(day):
        day -= timedelta(days=1)
    return Reading(day=day)


def _week_from(now: Now, match: re.Match[str]) -> Reading:
    return Reading(day=now.day + timedelta(days=7))


def _working_day(now: Now, match: re.Match[str]) -> Reading:
    return Reading(day=now.calendar.next_working_day(now.day))


def _same_day(now: Now, match: re.Match[str]) -> Reading:
    return Reading(same_day=True, is_bare=True)


_PART = (
    r"(?:,? (?:in the |during the |at |by |over |before )?(?P<part>early morning|"
    r"late morning|morning|first thing"
    r"|early afternoon|afternoon|evening|night|noon|midday|lunch ?time|lunch))?"
)

FORMS: tuple[Form, ...] = (
    (
        "nextworking",
        rf"(?:on |by |until )?(?:the )?(?:next|following|first) {WORKING}day(?: after)?",
        _working_day,
    ),
    (
        "endperiod",
        r"(?:by |at |before |until )?(?:the )?end of (?:the |this |next )?(?:week|"
        r"month)|(?:by |before )?(?:the )?(?:this|next) (?:week|month)(?:'s end)?|"
        r"(?:before|by) the weekend"
        r"|(?:by |before )?(?:the )?week'?s end|(?:by )?month[- ]end|\beow\b|\beom\b|"
        r"later this week",
        _end_of_period,
    ),
    (
        "endday",
        r"(?:by |at |before |until )?(?:the )?(?:end of (?:the |that )?(?:(?:business|"
        r"working|work) )?day|close of (?:business|play|day)|end of (?:business|play)|"
        r"\beod\b|\bcob\b"
        r"|the end of (?P<that>that) day|day's end|we close|closing time)",
        _end_of,
    ),
    (
        "aweek",
        rf"(?:a|one) week on (?P<day>{DAY})(?P<which>)(?P<week>)(?P<aweek>)(?P<part>)",
        _weekday,
    ),
    ("weekfrom", r"(?:a week today|a week from (?:now|today)|today week)", _week_from),
    (
        "dayword",
        rf"(?:by |on |until |before |for )?(?:(?:first thing|early|late|later|end of)(?: "
        rf"in the morning)?,? )?(?P<day>(?:the )?day after tomorrow|tomorrow|tmrw|today|"
        rf"tonight)(?:'s)?{_PART}",
        _day_word,
    ),
    (
        "thispart",
        r"(?:by |during |in |later |end of |before )?(?:this|the end of the|later in "
        r"the|over) (?P<part>morning|afternoon|evening|lunchtime|lunch)|(?:by|before|at|"
        r"over|around|until|after|about) (?:the )?(?P<lunch>lunch)(?!-)\b",
        _this_part,
    ),
    (
        "monthday",
        rf"(?:by |on |until |before )?(?:the )?(?:(?P<number>\d{{1,2}})(?:st|nd|rd|"
        rf"th)?(?: of)? (?P<month>{MONTH})\b\.?|(?P<month2>{MONTH})\.? (?:the "
        rf")?(?P<number2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]))"
        rf"(?:,? (?P<year>20\d\d))?{_PART}",
        _month_day,
    ),
    (
        "figuredate",
        r"(?P<iso>20\d\d-\d\d-\d\d)|(?:by |on |until |before |the "
        r")(?P<one>\d{1,2})[/.](?P<two>\d{1,2})(?:[/.](?P<year>20\d\d|\d\d)|(?=\.?(?:\s|"
        r"$|[,;)])))\b(?! ?[ap]m)|(?P<one2>\d{1,2})/(?P<two2>\d{1,2})/(?P<year2>20\d\d)",
        _figure_date,
    ),
    (
        "weekday",
        rf"(?:by |on |until |till |before |for |from )?(?P<which>this coming |this |the "
        rf"coming |coming |next |the next |the following )?\b(?P<day>{DAY})\b(?!-|"
        rf"'s)(?P<week> week\b)?(?P<aweek> after next)?{_PART}",
        _weekday,
    ),
    (
        "daynumber",
        r"(?:on|by|until|before|till|,) the (?P<number>[12]?\d|3[01])(?:st|nd|rd|"
        r"th)\b(?! (?:floor|time|line|step|page|row|row|column|century|attempt|try|of))",
        _day_number,
    ),
    ("sameday", r"(?:on |by )?(?:that|the same) day", _same_day),
)
