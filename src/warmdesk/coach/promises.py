"""What a draft promises: the words, the moment they name, and whether an "if" hangs on them.

The words that bind come first (`commitments`). Only then is a time looked for, in the same clause.
A time inside a condition is the condition's: "if it is not back by 6, I'll restore it" promises
nothing for 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from warmdesk.coach.calendar import Calendar
from warmdesk.coach.commitments import Head, find_heads
from warmdesk.coach.text import Sentence, Text, stem
from warmdesk.coach.times import Moment, Now, find_times, together, within
from warmdesk.coach.types import Desk, Promise, Span

_TRIGGERS = frozenset(
    ("i'll we'll you'll it'll they'll that'll will shall going i'm we're am are expect let promise "
     "count ill well youll plan planning intend aim aiming i we update word").split()
)  # fmt: skip
_CASE = (
    r"(?:if|unless|provided|as long as|assuming|in case|depending on|subject to|only when|"
    r"should (?:i|you|we|he|she|it|they|this|that|there|the|your|my|our|any\w*|no\w*))"
)
_TURN = r"(?:once|as soon as|the moment|the minute)"
_WHEN = r"(?:when|after)"
_SOMEBODY = r"(?:i|we|you|he|she|it|they|that|this|the|your|my)"
_CONDITION = re.compile(
    rf"\b(?:(?<!even )(?P<case>{_CASE})|{_TURN}|"
    rf"{_WHEN} {_SOMEBODY}\b(?! (?:call|meeting|weekend|update)\b))\b"
)
# "I'll check if it is plugged in" hangs on nothing.
_WHETHER = re.compile(r"\b(?:check|see|ask|find out|test|sure|verify|look)(?: [\w'-]+){0,2} $")
_BEFORE_HEAD = re.compile(
    rf"(?:^|[;:.,] |- |\b(?:and|but|so|yes|no),? )"
    rf"((?:{_CASE}|{_TURN}|{_WHEN})\b(?:(?![;:] | - ).){{3,160}}?,? ?(?:then )?)$"
)
_LONGEST_BEFORE = 200
_SOFT = re.compile(
    r"\b(?:try|trying|do my best|do our best|hope|hopefully|(?:plan|planning|aim|"
    r"aiming|intend|intending) (?:to|on)|probably|perhaps|maybe|possibly|with "
    r"(?:any|a bit of) luck|should)\b"
)
_ENDS = re.compile(
    r";|:(?=\s)|\s-\s|\s\(|\s(?:because|but|although|though|so that|whereas|which|since)\b"
    r"|,? (?:and|so|then|or)(?: then)? (?:i|we|you|he|she|they|it|please|until then|"
    r"meanwhile|yes|no)(?:'\w+)?\b"
    r"|,? and (?:by|on|at|in|before|within|tomorrow|today|this|next)\b[^,;]{0,30}? (?:i|we|you) ?(?:'ll|will)\b"
    r"|,? and (?:the|your|my|our|its|\w+) [\w'-]+ (?:is|are|will|has|have|was|were)\b"
    r"|, (?:when|who|where|as|while|whatever|either|so|just|even|please|thanks|"
    r"thank|sorry|not|to|if|once|unless|provided)\b"
)
_COMMA = re.compile(r", ")
_AFTER_COMMA = re.compile(r"(?:and|or|then) (?!the\b|a\b)")
_GIVE = re.compile(r"\b(?:please )?give (?:me|us) [\w' -]{3,40}? and $")
_LEADING_TIME = re.compile(r"[\s,]*(?:and |then )?$")
_CLAUSE_START = re.compile(
    r"(?:^|[,;:.!-]\s*|\b(?:and|but|so|then|also|yes|no|ok|okay|sure|well|right|maybe),? )$"
)
_OPEN_END = re.compile(r"(?:until|till|til|since|from|after|every|each)\b")
_DUE_END = re.compile(r"(?:by|before|within|in|no later|not later)\b")
_ONLY_AND = re.compile(r"[ ,]*(?:and|or)?(?: then)? ?")
# Words that say nothing of what will be done.
_BARE = frozenset(
    ("i i'll i'm we we'll we're you you'll your it it'll its that that'll this the a an will shall be "
     "am are is going to by at on in for of and so then again also now just me us my our").split()
)  # fmt: skip
_PLAIN_WORD = re.compile(r"[a-z][\w'-]*")


class _Found(NamedTuple):
    promise: Promise
    duty: frozenset[str]


def find_promises(text: Text, desk: Desk, now: datetime) -> tuple[Promise, ...]:
    """Every promise of the text, in order; one that is said twice counts once."""
    found: list[_Found] = []
    moments: tuple[Moment, ...] | None = None
    here = Now(calendar_of(desk), now)
    for sentence in text.sentences:
        if sentence.is_asking or not (_TRIGGERS & sentence.word_set or "ll" in sentence.text):
            continue
        heads = find_heads(sentence.text)
        if not heads:
            continue
        if moments is None:
            moments = text_times(text, desk, now)
        inside = within(moments, sentence.start, sentence.end)
        for promise in _in_sentence(text, sentence, heads, inside, here):
            each = _Found(promise, _duty(text, promise, inside))
            if not any(_is_same(each, other) for other in found):
                found.append(each)
    return tuple(each.promise for each in found)


def text_times(text: Text, desk: Desk, now: datetime) -> tuple[Moment, ...]:
    """The times that a text names, from the desk's point of view."""
    return find_times(text.plain, calendar_of(desk), now)


@lru_cache(maxsize=64)
def calendar_of(desk: Desk) -> Calendar:
    """The calendar of a desk, made once."""
    return Calendar(desk.timezone, dict(desk.hours), desk.holidays)


def _in_sentence(
    text: Text, sentence: Sentence, heads: list[Head], inside: list[Moment], here: Now
) -> Iterator[Promise]:
    reached, hangs = 0, False
    for head in heads:
        if head.start < reached:
            continue
        stop = _clause_end(sentence, head.end, inside)
        trailing = _condition_after(sentence.text, head.start)
        own = min(stop, trailing.start()) if trailing and trailing["case"] else stop
        moment = _moment_in(sentence, head.start, own, inside, here)
        opening = _opening(sentence, head, reached, inside, moment)
        moment = _both(moment, opening.moment, here)
        # "If it fails, I'll swap it and I'll write": both hang on the "if".
        hangs = opening.hangs or (
            hangs and bool(_ONLY_AND.fullmatch(sentence.text, reached, head.start))
        )
        reached = stop
        if head.needs_time and (moment is None or moment.due < here.at):
            continue
        span = _trimmed(text.raw, sentence.at(opening.begin, stop))
        yield Promise(
            text=text.raw[span.start : span.end],
            span=span,
            due=moment.due if moment else None,
            certain=not hangs and _is_certain(sentence.text, head.start, stop, trailing),
            kind=head.kind,
        )


class _Opening(NamedTuple):
    """What stands before the head and belongs to it: a condition, or the time."""

    begin: int
    moment: Moment | None = None
    hangs: bool = False


def _opening(
    sentence: Sentence, head: Head, reached: int, inside: list[Moment], timed: Moment | None
) -> _Opening:
    text, start = sentence.text, head.start
    before = max(reached, start - _LONGEST_BEFORE)
    given = _GIVE.search(text[before:start])
    if given:
        begin = before + given.start()
        moment = next((m for m in inside if m.span.start - sentence.start >= begin), None)
        return _Opening(begin, moment)
    condition = _BEFORE_HEAD.search(text[before:start])
    if condition:
        begin = before + condition.start(1)
        # "On Saturday at 10, when your office is empty, I'll switch it": an aside, no condition.
        moment = _moment_before(sentence, begin, inside)
        hangs = moment is None or not condition[1].startswith(("when", "after"))
        return _Opening(moment.span.start - sentence.start if moment else begin, moment, hangs)
    if text.startswith(("will", "shall"), start):
        return _Opening(start)
    moment = _moment_before(sentence, start, inside)
    # Where the clause has its own time, one before it belongs to it only as its day or hour.
    if moment and (moment.span.start - sentence.start < reached or _is_whole(timed, moment)):
        return _Opening(start)
    return _Opening(moment.span.start - sentence.start if moment else start, moment)


def _moment_before(sentence: Sentence, place: int, inside: list[Moment]) -> Moment | None:
    """The time that opens the clause which goes on here: "by Friday we'll have it"."""
    for each in reversed(inside):
        begin, end = each.span.start - sentence.start, each.span.end - sentence.start
        if end <= place and _LEADING_TIME.fullmatch(sentence.text, end, place):
            return each if _CLAUSE_START.search(sentence.text[:begin]) else None
    return None


def _moment_in(
    sentence: Sentence, start: int, stop: int, inside: list[Moment], here: Now
) -> Moment | None:
    """The time of the clause: the end of it if one is named, the day and hour as one."""
    found = [m for m in inside if start <= m.span.start - sentence.start < stop]
    found = [m for m in found if not _OPEN_END.match(m.words)]
    if not found:
        return None
    first = next((m for m in found if _DUE_END.match(m.words)), found[0])
    other = next((m for m in found if m is not first and not _is_whole(first, m)), None)
    return _both(first, other, here)


def _is_whole(one: Moment | None, other: Moment) -> bool:
    """Whether one of them says all without the other: they are not a day and its hour."""
    if one is None:
        return False
    return not ((one.day and other.clock) or (one.clock and other.day))


def _both(one: Moment | None, other: Moment | None, here: Now) -> Moment | None:
    return (together(one, other, here) or one) if one and other else one or other


def _clause_end(sentence: Sentence, start: int, moments: list[Moment]) -> int:
    text = sentence.text
    match = _ENDS.search(text, start)
    limit = match.start() if match else len(text)
    for comma in _COMMA.finditer(text, start, limit):
        follows = sentence.start + comma.end()
        timed = any(m.span.start - 4 <= follows <= m.span.start + 2 for m in moments)
        inside = any(m.span.start < follows <= m.span.end for m in moments)
        if not (timed or inside or _AFTER_COMMA.match(text, comma.end())):
            return comma.start()
    return limit


def _condition_after(text: str, start: int) -> re.Match[str] | None:
    for match in _CONDITION.finditer(text, start):
        if not (match.group() == "if" and _WHETHER.search(text, start, match.start())):
            return match
    return None


def _is_certain(text: str, start: int, stop: int, condition: re.Match[str] | None) -> bool:
    if _SOFT.search(text, start, stop):
        return False
    if not condition:
        return True
    # "On Saturday at 10, when your office is empty" is no condition; "once I've seen it" is.
    if condition.group().startswith(("when", "after")):
        return condition.start() >= stop
    between = text[stop : condition.start()] if condition.start() >= stop else ""
    return bool(re.search(r"[;:]|\band\b|\bbut\b", between)) or len(between) > 3


def _duty(text: Text, promise: Promise, inside: list[Moment]) -> frozenset[str]:
    """What will be done, without who does it and when."""
    if promise.kind == "word":
        return frozenset({"write"})
    start, end = promise.span
    pieces, place = [], start
    for moment in inside:
        if start <= moment.span.start < end:
            pieces.append(text.plain[place : moment.span.start])
            place = moment.span.end
    pieces.append(text.plain[place:end])
    words = _PLAIN_WORD.findall(" ".join(pieces))
    return frozenset(stem(word) for word in words if word not in _BARE)


def _is_same(one: _Found, other: _Found) -> bool:
    if one.promise.due != other.promise.due or one.promise.certain != other.promise.certain:
        return False
    return one.duty <= other.duty or other.duty <= one.duty


def _trimmed(raw: str, span: Span) -> Span:
    start, end = span
    while end > start and raw[end - 1] in " \n\t,;:.!?…-–—\"'":
        end -= 1
    while start < end and raw[start] in " \n\t,;:-–—":
        start += 1
    return Span(start, end)
