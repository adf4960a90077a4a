"""When something is to happen, read from plain words: the coach's own time grammar.

A text is searched once for the pieces that name a time ("tomorrow", "by 4", "within two working
days"); pieces that stand together are read as one ("tomorrow at 9", "Thursday 19 November, 07:30").
Ranges count to their later end. A time of day without a date is the next one within the desk's
hours; a day without a time is the end of its hours.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from warmdesk.coach.calendar import Calendar
from warmdesk.coach.types import Span

_COUNTED = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_NUMBERS = {
    **{word: number for number, word in enumerate(_COUNTED)},
    "a": 1,
    "an": 1,
    "the": 1,
    "couple": 2,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_COUNT = (
    r"(?:\d{1,4}(?:[.,]5)?|an?|the|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ](?:one|two|three"
    r"|four|five))?|thirty|forty(?:[- ]five)?|fifty|sixty|ninety|(?:a )?couple(?: of)?)"
)
_UNIT = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|fortnights?|months?)"
_WORKING = r"(?:(?:working|business|work|office|open)[ -])"
_HOUR_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_DAY = (
    r"(?:mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_AMPM = r"(?:[ap]\.?m\b\.?)"
_CLOCK = (
    rf"(?:\d{{1,2}}(?:[:.h]\d{{2}})?(?: ?{_AMPM}| o'?clock|h\b| hrs?\b(?! ))?|"
    rf"{_HOUR_WORD}(?: ?{_AMPM}| o'?clock)?)"
)
_LEAD = (
    r"(?:by|at|before|until|till|til|around|about|from|for|to|after|no later than|"
    r"not later than|@|approx(?:imately)?|roughly|circa|between|and|or|past|ready|"
    r"than|is|closes|-)"
)
# What may follow a bare number for it to be a time of day and not a count.
_AFTER = (
    r"(?=\s*(?:$|[.!?…,;:)(\"-]|(?:at|on|by|and|or|if|when|so|with|to|until|sharp|"
    r"latest|today|tomorrow"
    r"|tonight|this|that|in|or|but|then|please|because|for|as|while|before|after|"
    r"ish|the|with|we|i|you"
    r"|next|mon|tue|wed|thu|fri|sat|sun|every|each|from|whatever|either|once|unless|without|instead"
    r"|again|what|who|where|how|why|whether|about|like|as|thanks|local|gmt|bst|cet|"
    r"est|utc)\w{0,6}\b))"
)

Reader = Callable[["_Now", re.Match[str]], "Reading | None"]


@dataclass(frozen=True, slots=True)
class _Now:
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

    span: Span
    moment: datetime | None = None
    day: date | None = None
    clock: Clock | None = None
    same_day: bool = False
    is_evening: bool = False
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of a text and the moment it names."""

    span: Span
    due: datetime
    words: str


def find_times(plain: str, calendar: Calendar, now: datetime) -> tuple[Moment, ...]:
    """Every time that a plain text names, in order, resolved from this moment on."""
    return _find_times(plain, calendar, now)


@lru_cache(maxsize=256)
def _find_times(plain: str, calendar: Calendar, now: datetime) -> tuple[Moment, ...]:
    here = _Now(calendar, now)
    moments: list[Moment] = []
    day: date | None = None
    for group in _groups(plain, list(_readings(plain, here))):
        try:
            due, named = _resolve(here, group, day)
        except (OverflowError, ValueError):
            continue
        day = named or day
        span = Span(group[0].span.start, group[-1].span.end)
        moments.append(Moment(span, due, plain[span.start : span.end]))
    return tuple(moments)


_STILL = datetime(2024, 1, 3, 12, tzinfo=UTC)


def within(moments: Sequence[Moment], start: int, end: int) -> list[Moment]:
    """The moments whose words begin in this stretch; they are given in the order of the text."""
    first = bisect_left(moments, start, key=lambda moment: moment.span.start)
    last = bisect_left(moments, end, key=lambda moment: moment.span.start)
    return list(moments[first:last])


_HINT = re.compile(
    r"\d|\b(?:to(?:day|morrow|night)|tmrw|(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon"
    r"|mid(?:day|night)|lunch|hours?|minutes?|seconds?|days?|weeks?|fortnight|months?|morning"
    r"|afternoon|evening|o'?clock|cob|eod|eo[wm]|business|closing|close|half|quarter|past"
    r"|(?:by|at|before|until|till|around|about|from|between|on|next|this) (?:the )?\w)"
)


@lru_cache(maxsize=2048)
def names_time(plain: str) -> bool:
    """Whether the text names any time at all, whatever the desk's hours."""
    if not _HINT.search(plain):
        return False
    return any(True for _ in _readings(plain, _Now(_plain_calendar(), _STILL)))


@lru_cache(maxsize=1)
def _plain_calendar() -> Calendar:
    return Calendar("UTC", {})


# ---- finding the pieces


def _readings(plain: str, now: _Now) -> Iterator[Reading]:
    place = 0
    for match in _ANY.finditer(plain):
        if match.start() < place or match.lastgroup is None:
            continue
        reading = _read(now, match)
        if reading:
            place = match.end()
            yield reading


def _read(now: _Now, match: re.Match[str]) -> Reading | None:
    name = match.lastgroup or ""
    words = match.group(name)
    exact, read = _FORMS[name]
    inner = exact.fullmatch(words.strip())
    if not inner:
        return None
    try:
        reading = read(now, inner)
    except (OverflowError, ValueError):
        return None
    return replace(reading, span=Span(match.start(name), match.end(name))) if reading else None


def _groups(plain: str, readings: list[Reading]) -> Iterator[list[Reading]]:
    """Readings that stand together and complete each other."""
    group: list[Reading] = []
    for reading in readings:
        if group and not _belongs(plain, group, reading):
            yield from _worth(group)
            group = []
        group.append(reading)
    yield from _worth(group)


_JOIN = re.compile(
    r"[\s,(]*(?:(?:at|by|on|in|from|around|about|the|of|before|until|till|between|"
    r"latest|and|or|to|-|no later than)\b[\s,]*){0,3}[\s,(-]*"
)
_ALTERNATIVE = re.compile(r"[\s,]*(?:and|or|to|-|until|till)[\s,]*(?:by |at |on )?")


def _belongs(plain: str, group: list[Reading], reading: Reading) -> bool:
    between = plain[group[-1].span.end : reading.span.start]
    if len(between) > 24 or "\n\n" in between or not _JOIN.fullmatch(between):
        return False
    last = group[-1]
    if _ALTERNATIVE.fullmatch(between):
        # "Monday or Tuesday", "2 to 4": the later counts. "Tuesday and 4 pm" is two things.
        return _alike(last, reading) and last.moment is None
    if last.moment and reading.moment:
        return False
    has_day = any(each.day for each in group)
    has_clock = any(each.clock for each in group)
    if reading.moment or last.moment:
        return False
    if reading.clock and has_clock and not reading.day:
        return False
    return not (reading.day and has_day and reading.day != group[-1].day and not _dated(between))


def _dated(between: str) -> bool:
    return bool(re.fullmatch(r"[\s,(]*(?:the )?", between))


def _alike(one: Reading, other: Reading) -> bool:
    return bool(one.clock and other.clock) or bool(one.day and other.day)


def _worth(group: list[Reading]) -> Iterator[list[Reading]]:
    if group and not all(each.is_bare for each in group):
        yield group


def _resolve(now: _Now, group: list[Reading], before: date | None) -> tuple[datetime, date | None]:
    for reading in group:
        if reading.moment:
            return reading.moment, now.calendar.local(reading.moment).date()
    days = [each.day for each in group if each.day]
    clocks = [each.clock for each in group if each.clock]
    day = days[-1] if days else None
    if day is None and any(each.same_day for each in group):
        day = before or now.day
    evening = any(each.is_evening for each in group)
    if not clocks and evening:
        return now.calendar.at(day or now.day, 24), day
    if not clocks:
        return _end(now, day or now.day), day
    clock = _halved(clocks[-1], "pm") if evening and not clocks[-1].exact else clocks[-1]
    if day is not None:
        return _on(now, day, clock), day
    due = _next(now, clock)
    return due, now.calendar.local(due).date()


def _end(now: _Now, day: date) -> datetime:
    end = now.calendar.end_of_day(day)
    return end if end > now.at or day != now.day else now.calendar.at(day, 24)


def _on(now: _Now, day: date, clock: Clock) -> datetime:
    if clock.exact:
        return now.calendar.at(day, clock.hour, clock.minute)
    due = now.calendar.bare_time_on(day, clock.hour, clock.minute)
    later = now.calendar.at(day, clock.hour + 12, clock.minute) if clock.hour < 12 else due
    return later if day == now.day and due <= now.at < later else due


def _next(now: _Now, clock: Clock) -> datetime:
    if clock.exact:
        return now.calendar.clock_time(clock.hour, clock.minute, now.at)
    return now.calendar.bare_time(clock.hour, clock.minute, now.at)


# ---- reading each form


def _number(text: str) -> float:
    text = text.strip().replace(",", ".").removesuffix(" of").removeprefix("a ")
    if text[:1].isdigit():
        return float(text)
    tens, _, ones = text.replace("-", " ").partition(" ")
    return _NUMBERS.get(tens, 1) + (_NUMBERS.get(ones, 0) if ones else 0)


def _blank_span() -> Span:
    return Span(0, 0)


def _length(now: _Now, match: re.Match[str]) -> Reading | None:
    """ "within two hours", "in 2-3 working days": the later end of a range counts."""
    count = _number(match["upto"] or match["count"])
    if match["half"]:
        count += 0.5
    unit = match["unit"]
    if match["working"]:
        return _working_length(now, count, unit)
    return _plain_length(now, count, unit)


def _working_length(now: _Now, count: float, unit: str) -> Reading | None:
    if unit.startswith(("h", "min")):
        hours = count if unit.startswith("h") else count / 60
        if hours > 2000:
            return None
        return Reading(_blank_span(), moment=now.calendar.add(now.at, timedelta(hours=hours)))
    days = count * 5 if unit.startswith(("w", "f")) else count
    if days > 1000:
        return None
    end = now.calendar.add_days(now.at, int(days + 0.5))
    return Reading(_blank_span(), day=now.calendar.local(end).date())


_SECONDS = {"s": 1, "mi": 60, "h": 3600}


def _plain_length(now: _Now, count: float, unit: str) -> Reading | None:
    for start, seconds in _SECONDS.items():
        if unit.startswith(start):
            return Reading(_blank_span(), moment=now.at + timedelta(seconds=count * seconds))
    days = {"d": 1, "w": 7, "f": 14, "m": 30}[unit[0]] * count
    if unit[0] == "m":
        return Reading(_blank_span(), day=_months_on(now.day, int(count)))
    return Reading(_blank_span(), day=now.day + timedelta(days=int(days + 0.5)))


def _months_on(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    first = date(day.year + years, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


def _half_hour(now: _Now, match: re.Match[str]) -> Reading:
    minutes = 30 if "half" in match.group() else 45 if "three" in match.group() else 15
    return Reading(_blank_span(), moment=now.at + timedelta(minutes=minutes))


def _half_day(now: _Now, match: re.Match[str]) -> Reading:
    return Reading(_blank_span(), moment=now.at + timedelta(hours=12))


def _this_unit(now: _Now, match: re.Match[str]) -> Reading:
    """ "within the hour", "in the next hour"."""
    return Reading(_blank_span(), moment=now.at + timedelta(hours=1))


def _clock(now: _Now, match: re.Match[str]) -> Reading | None:
    clock = _clock_of(match["clock"], match["part"])
    if clock is None:
        return None
    if match["first"] and not clock.exact:
        first = _clock_of(match["first"], None)
        # "11 to 1": past noon. "2-4 pm": both.
        if first and first.hour <= 12 and clock.hour < first.hour:
            clock = Clock(clock.hour + 12, clock.minute, exact=clock.hour + 12 < 24)
    return Reading(_blank_span(), clock=clock)


_HALF = re.compile(
    rf"(?:(?P<half>half)(?: past)?|(?P<quarter>(?:a )?quarter)(?: (?P<qside>past|to|after|of))"
    rf"|(?P<minutes>five|ten|twenty(?:[- ]five)?|\d{{1,2}})(?: minutes)? (?P<side>past|to))"
    rf" (?P<hour>{_HOUR_WORD}|1[0-2]|[1-9])(?: ?(?P<half_of>{_AMPM}))?"
)
_FIGURES = re.compile(
    rf"(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d{{2}}))?(?P<rest> ?{_AMPM}| o'?clock|h| hrs?)?"
)
_MILITARY = re.compile(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) ?(?:h|hrs|hours)")


def _clock_of(words: str, part: str | None) -> Clock | None:
    words = words.strip()
    if words in _NAMED:
        return Clock(*_NAMED[words], exact=True)
    spoken = _HALF.fullmatch(words)
    if spoken:
        return _part_of_day(_spoken(spoken), part)
    military = _MILITARY.fullmatch(words)
    if military:
        return Clock(int(military["hour"]), int(military["minute"]), exact=True)
    figures = _FIGURES.fullmatch(words)
    if figures:
        return _part_of_day(_figures(figures), part)
    hour, _, rest = words.partition(" ")
    if hour not in _NUMBERS:
        return None
    return _part_of_day(_halved(Clock(_NUMBERS[hour]), rest), part)


_NAMED = {
    "noon": (12, 0), "midday": (12, 0), "lunch": (12, 0), "lunchtime": (12, 0), "lunch time": (12, 0),
    "twelve noon": (12, 0), "12 noon": (12, 0), "midnight": (24, 0),
}  # fmt: skip


def _spoken(match: re.Match[str]) -> Clock:
    hour = int(_number(match["hour"]))
    if match["half"]:
        clock = Clock(hour, 30)
    else:
        minutes = 15 if match["quarter"] else int(_number(match["minutes"]))
        back = (match["qside"] or match["side"]) in ("to", "of")
        clock = Clock((hour - 2) % 12 + 1, 60 - minutes) if back else Clock(hour, minutes)
        if back and hour == 1:
            clock = Clock(12, 60 - minutes)
    return _halved(clock, match["half_of"] or "")


def _figures(match: re.Match[str]) -> Clock | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 24 or minute > 59:
        return None
    rest = (match["rest"] or "").strip()
    if rest[:1] in ("a", "p"):
        return _halved(Clock(hour, minute), rest) if 1 <= hour <= 12 else None
    # "07:30" and "15h" are read on the 24-hour clock.
    exact = hour == 0 or hour > 12 or (len(match["hour"]) == 2 and match["hour"][0] == "0")
    return Clock(hour, minute, exact=exact)


def _halved(clock: Clock, half: str) -> Clock:
    half = half.strip().replace(".", "")
    if half == "pm":
        return Clock(clock.hour % 12 + 12, clock.minute, exact=True)
    if half == "am":
        return Clock(clock.hour % 12, clock.minute, exact=True)
    return clock


def _part_of_day(clock: Clock | None, part: str | None) -> Clock | None:
    if clock is None or not part or clock.exact:
        return clock
    return _halved(clock, "am" if "morning" in part else "pm")


def _day_word(now: _Now, match: re.Match[str]) -> Reading:
    words = match["day"]
    ahead = 2 if "after" in words else 1 if "tomorrow" in words or words == "tmrw" else 0
    day = now.day + timedelta(days=ahead)
    if words == "tonight" or match["part"] in ("night", "tonight"):
        return Reading(_blank_span(), day=day, is_evening=True)
    part = "morning" if "first thing" in match.group() else match["part"]
    return _with_part(now, day, part)


# Words in their own right, unless something before them says that a day is meant.
_ALSO_WORDS = ("sat", "sun", "wed", "mon")


def _weekday(now: _Now, match: re.Match[str]) -> Reading | None:
    if match.group() in _ALSO_WORDS:
        return None
    target = next(i for i, name in enumerate(_DAYS) if name.startswith(match["day"][:3]))
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


def _with_part(now: _Now, day: date, part: str | None) -> Reading:
    if part and ("morning" in part or "first thing" in part):
        return Reading(
            _blank_span(), day=day, moment=None, clock=Clock(12, exact=True), is_bare=False
        )
    if part and (("noon" in part and "after" not in part) or "lunch" in part or part == "midday"):
        return Reading(_blank_span(), day=day, clock=Clock(12, exact=True))
    if part and ("evening" in part or "night" in part):
        return Reading(_blank_span(), day=day, is_evening=True)
    return Reading(_blank_span(), day=day)


def _this_part(now: _Now, match: re.Match[str]) -> Reading:
    if match["lunch"]:
        return Reading(_blank_span(), clock=Clock(12, exact=True))
    return _with_part(now, now.day, match["part"])


def _month_day(now: _Now, match: re.Match[str]) -> Reading | None:
    month_name = match["month"] or match["month2"]
    month = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month_name[:3]))
    number = int(match["number"] or match["number2"])
    year = match["year"]
    day = date(int(year), month, number) if year else _coming(now.day, month, number)
    return _with_part(now, day, match["part"])


def _coming(today: date, month: int, number: int) -> date:
    day = date(today.year, month, number)
    # "On 3 January", said in December, is next year; "on 3 May", said in June, is rather past.
    return day if (today - day).days < 120 else date(today.year + 1, month, number)


def _day_number(now: _Now, match: re.Match[str]) -> Reading:
    number, first = int(match["number"]), now.day.replace(day=1)
    if number < now.day.day:
        first = _months_on(first, 1)
    return Reading(_blank_span(), day=first.replace(day=number))


def _figure_date(now: _Now, match: re.Match[str]) -> Reading | None:
    if match["iso"]:
        return Reading(_blank_span(), day=date.fromisoformat(match["iso"]))
    one, two = int(match["one"]), int(match["two"])
    american = str(now.calendar.zone.key or "").startswith(("America/", "US/"))
    month, number = (one, two) if american else (two, one)
    if month > 12 >= number:
        month, number = number, month
    year = match["year"]
    if year:
        return Reading(
            _blank_span(), day=date(int(year) + (2000 if len(year) == 2 else 0), month, number)
        )
    return Reading(_blank_span(), day=_coming(now.day, month, number))


def _end_of(now: _Now, match: re.Match[str]) -> Reading:
    """ "end of day", "close of business", "COB": the end of hours of the day named beside it."""
    return Reading(_blank_span(), same_day=bool(match["that"]))


def _end_of_period(now: _Now, match: re.Match[str]) -> Reading:
    """The last open day of a week or month."""
    next_one = "next" in match.group()
    if "week" in match.group():
        monday = now.day - timedelta(days=now.day.weekday()) + timedelta(days=7 if next_one else 0)
        last, first = monday + timedelta(days=6), monday
    else:
        first = _months_on(now.day.replace(day=1), int(next_one))
        last = _months_on(first, 1) - timedelta(days=1)
    day = last
    while day > first and not now.calendar.is_working_day(day):
        day -= timedelta(days=1)
    return Reading(_blank_span(), day=day)


def _week_from(now: _Now, match: re.Match[str]) -> Reading:
    return Reading(_blank_span(), day=now.day + timedelta(days=7))


def _working_day(now: _Now, match: re.Match[str]) -> Reading:
    return Reading(_blank_span(), day=now.calendar.next_working_day(now.day), clock=None)


def _same_day(now: _Now, match: re.Match[str]) -> Reading:
    return Reading(_blank_span(), same_day=True, is_bare=True)


_PART = (
    r"(?:,? (?:in the |during the |at |by |over |before )?(?P<part>early morning|"
    r"late morning|morning|first thing"
    r"|early afternoon|afternoon|evening|night|noon|midday|lunch ?time|lunch))?"
)
_SPOKEN_CLOCK = (
    rf"(?:half (?:past )?(?:{_HOUR_WORD}|1[0-2]|[1-9])|(?:a )?quarter (?:past|to|"
    rf"after) (?:{_HOUR_WORD}|1[0-2]|[1-9])"
    rf"|(?:five|ten|twenty(?:[- ]five)?|\d{{1,2}})(?: minutes)? (?:past|to) "
    rf"(?:{_HOUR_WORD}|1[0-2]|[1-9]))(?: ?{_AMPM})?"
)
_CLEAR_CLOCK = (
    rf"(?:\d{{1,2}}(?:[:.]\d{{2}})? ?{_AMPM}|\d{{1,2}}:\d{{2}}|\d{{1,2}}h\d{{2}}|\d{{1,2}} o'?clock"
    rf"|{_HOUR_WORD}(?: ?{_AMPM}| o'?clock)|(?:[01]\d|2[0-3])[0-5]\d ?(?:h|hrs|hours)\b"
    rf"|(?:12 |twelve )?noon|midday|lunch ?time|midnight|{_SPOKEN_CLOCK})"
)
_IN_PART = r"(?: (?:in the (?P<part>morning|afternoon|evening)|at (?:night|lunch)))?"

# Named pattern, its outer form (how it is found) and how it is read. Order matters: the first that
# fits at a place wins.
_FORM_LIST: tuple[tuple[str, str, Reader], ...] = (
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
        rf" (?P<count>{_COUNT})(?:(?: ?(?:-|to|or) ?)(?P<upto>{_COUNT}))? "
        rf"?(?P<working>{_WORKING})?(?P<unit>{_UNIT})\b"
        rf"(?P<half> and a half)?(?:'? time)?",
        _length,
    ),
    (
        "length2",
        rf"(?P<count>{_COUNT})(?:(?: ?(?:-|to|or) ?)(?P<upto>{_COUNT}))? "
        rf"(?P<working>{_WORKING})?(?P<unit>{_UNIT})(?P<half> and a half)? from (?:now|"
        rf"today)",
        _length,
    ),
    (
        "nextworking",
        rf"(?:on |by |until )?(?:the )?(?:next|following|first) {_WORKING}day(?: after)?",
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
        rf"(?:a|one) week on (?P<day>{_DAY})(?P<which>)(?P<week>)(?P<aweek>)(?P<part>)",
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
        rf"th)?(?: of)? (?P<month>{_MONTH})\b\.?|(?P<month2>{_MONTH})\.? (?:the "
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
        rf"coming |coming |next |the next |the following )?\b(?P<day>{_DAY})\b(?!-|"
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
    (
        "spoken",
        rf"(?:\b(?:by|at|before|until|till|around|about|from|after|no later than) "
        rf")?(?P<first>)(?P<clock>(?:half (?:past )?|(?:a )?quarter (?:past|to|after) |"
        rf"(?:five|ten|twenty(?:[- ]five)?)(?: minutes)? (?:past|to) )(?:{_HOUR_WORD}|"
        rf"1[0-2]|[1-9])(?: ?{_AMPM})?)\b(?! (?:minutes|hours|days|weeks))(?P<part>)",
        _clock,
    ),
    (
        "range",
        rf"(?:between|from|by|at|around|about|in|,|on|here|-)? ?(?P<first>{_CLOCK})(?: "
        rf"?- ?| to | and | until | till | or )(?P<clock>{_CLEAR_CLOCK}|"
        rf"{_CLOCK}){_IN_PART}{_AFTER}",
        _clock,
    ),
    (
        "clearclock",
        rf"(?:\b(?:by|at|before|until|till|around|about|from|after|no later than) "
        rf")?(?P<first>)(?<![\d.:])(?P<clock>{_CLEAR_CLOCK})(?:ish)?{_IN_PART}",
        _clock,
    ),
    (
        "bareclock",
        rf"(?:\b(?:{_LEAD})|,) ?(?P<first>)(?:about |around "
        rf")?(?P<clock>\d{{1,2}}(?:\.\d{{2}})?|{_HOUR_WORD})(?:ish| "
        rf"sharp)?{_IN_PART}{_AFTER}",
        _clock,
    ),
)


def _inner(form: str) -> re.Pattern[str]:
    return re.compile(form)


def _outer(name: str, form: str) -> str:
    return rf"(?P<{name}>{re.sub(r'[(][?]P<[a-z0-9_]+>', '(?:', form)})"


_FORMS: dict[str, tuple[re.Pattern[str], Reader]] = {
    name: (_inner(form), read) for name, form, read in _FORM_LIST
}
_ANY = re.compile(
    r"(?<![\w/#-])(?:" + "|".join(_outer(name, form) for name, form, _ in _FORM_LIST) + r")"
)
