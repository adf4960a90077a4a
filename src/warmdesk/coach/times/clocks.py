"""Times of day: "by 4", "half past five", "16:30", "between 2 and 4 pm"."""

from __future__ import annotations

import re

from warmdesk.coach.times.reading import Clock, Form, Now, Reading, halved
from warmdesk.coach.times.words import AMPM, HOUR_WORD, NUMBERS, number_of

_CLOCK = (
    rf"(?:\d{{1,2}}(?:[:.h]\d{{2}})?(?: ?{AMPM}| o'?clock|h\b| hrs?\b(?! ))?|"
    rf"{HOUR_WORD}(?: ?{AMPM}| o'?clock)?)"
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
    r"|tonight|this|that|in|or|but|even|then|please|because|for|as|while|before|after|"
    r"ish|the|with|we|i|you"
    r"|next|mon|tue|wed|thu|fri|sat|sun|every|each|from|whatever|either|once|unless|without|instead"
    r"|again|what|who|where|how|why|whether|about|like|as|thanks|local|gmt|bst|cet|"
    r"est|utc)\w{0,6}\b))"
)


def _clock(now: Now, match: re.Match[str]) -> Reading | None:
    clock = _clock_of(match["clock"], match["part"])
    if clock is None:
        return None
    if match["first"] and not clock.exact:
        first = _clock_of(match["first"], None)
        # "11 to 1": past noon. "2-4 pm": both.
        if first and first.hour <= 12 and clock.hour < first.hour:
            clock = Clock(clock.hour + 12, clock.minute, exact=clock.hour + 12 < 24)
    return Reading(clock=clock)


_HALF = re.compile(
    rf"(?:(?P<half>half)(?: past)?|(?P<quarter>(?:a )?quarter)(?: (?P<qside>past|to|after|of))"
    rf"|(?P<minutes>five|ten|twenty(?:[- ]five)?|\d{{1,2}})(?: minutes)? (?P<side>past|to))"
    rf" (?P<hour>{HOUR_WORD}|1[0-2]|[1-9])(?: ?(?P<half_of>{AMPM}))?"
)
_FIGURES = re.compile(
    rf"(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d{{2}}))?(?P<rest> ?{AMPM}| o'?clock|h| hrs?)?"
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
    if hour not in NUMBERS:
        return None
    return _part_of_day(halved(Clock(NUMBERS[hour]), rest), part)


_NAMED = {
    "noon": (12, 0), "midday": (12, 0), "lunch": (12, 0), "lunchtime": (12, 0), "lunch time": (12, 0),
    "twelve noon": (12, 0), "12 noon": (12, 0), "midnight": (24, 0),
}  # fmt: skip


def _spoken(match: re.Match[str]) -> Clock:
    hour = int(number_of(match["hour"]))
    if match["half"]:
        clock = Clock(hour, 30)
    else:
        minutes = 15 if match["quarter"] else int(number_of(match["minutes"]))
        back = (match["qside"] or match["side"]) in ("to", "of")
        clock = Clock((hour - 2) % 12 + 1, 60 - minutes) if back else Clock(hour, minutes)
        if back and hour == 1:
            clock = Clock(12, 60 - minutes)
    return halved(clock, match["half_of"] or "")


def _figures(match: re.Match[str]) -> Clock | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 24 or minute > 59:
        return None
    rest = (match["rest"] or "").strip()
    if rest[:1] in ("a", "p"):
        return halved(Clock(hour, minute), rest) if 1 <= hour <= 12 else None
    # "07:30" and "15h" are read on the 24-hour clock.
    exact = hour == 0 or hour > 12 or (len(match["hour"]) == 2 and match["hour"][0] == "0")
    return Clock(hour, minute, exact=exact)


def _part_of_day(clock: Clock | None, part: str | None) -> Clock | None:
    if clock is None or not part or clock.exact:
        return clock
    return halved(clock, "am" if "morning" in part else "pm")


_SPOKEN_CLOCK = (
    rf"(?:half (?:past )?(?:{HOUR_WORD}|1[0-2]|[1-9])|(?:a )?quarter (?:past|to|"
    rf"after) (?:{HOUR_WORD}|1[0-2]|[1-9])"
    rf"|(?:five|ten|twenty(?:[- ]five)?|\d{{1,2}})(?: minutes)? (?:past|to) "
    rf"(?:{HOUR_WORD}|1[0-2]|[1-9]))(?: ?{AMPM})?"
)
_CLEAR_CLOCK = (
    rf"(?:\d{{1,2}}(?:[:.]\d{{2}})? ?{AMPM}|\d{{1,2}}:\d{{2}}|\d{{1,2}}h\d{{2}}|\d{{1,2}} o'?clock"
    rf"|{HOUR_WORD}(?: ?{AMPM}| o'?clock)|(?:[01]\d|2[0-3])[0-5]\d ?(?:h|hrs|hours)\b"
    rf"|(?:12 |twelve )?noon|midday|lunch ?time|midnight|{_SPOKEN_CLOCK})"
)
_IN_PART = r"(?: (?:in the (?P<part>morning|afternoon|evening)|at (?:night|lunch)))?"

FORMS: tuple[Form, ...] = (
    (
        "spoken",
        rf"(?:\b(?:by|at|before|until|till|around|about|from|after|no later than) "
        rf")?(?P<first>)(?P<clock>(?:half (?:past )?|(?:a )?quarter (?:past|to|after) |"
        rf"(?:five|ten|twenty(?:[- ]five)?)(?: minutes)? (?:past|to) )(?:{HOUR_WORD}|"
        rf"1[0-2]|[1-9])(?: ?{AMPM})?)\b(?! (?:minutes|hours|days|weeks))(?P<part>)",
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
        rf")?(?P<clock>\d{{1,2}}(?:\.\d{{2}})?|{HOUR_WORD})(?:ish| "
        rf"sharp)?{_IN_PART}{_AFTER}",
        _clock,
    ),
)
