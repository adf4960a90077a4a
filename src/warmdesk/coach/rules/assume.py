"""An answer about another thing than the one they wrote about.

What it notices
    The person names one room, printer or program, the reply another of the same kind, and theirs not
    at all. Something offered instead, or a name that they may not have known, is not noticed.

Why it matters
    If it is a slip, the right one is still broken. If it is not, they wonder.

What helps
    Their words for it first; then yours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from warmdesk.coach.phrases import words
from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence, Text, read_text

_THINGS = (
    r"room|floor|lab|hall|building|printer|screen|monitor|desk|door|gate|till|phone|line|drive|"
    r"server|scanner|copier|station|ward|office|port|extension|account|folder|order|invoice|ticket|"
    r"version|unit|camera|bay|socket|seat|bed|classroom|studio|kiosk|terminal|tablet|laptop|locker|"
    r"licence|license|projector|beamer|van|car|lift|router|switch|badge|card|channel|course|group"
)
_NUMBERED = re.compile(
    rf"\b(?P<thing>{_THINGS}) (?:no\.? |number |#)?(?P<which>[a-h]\b|[a-z]?-?\d+(?:\.\d+)?[a-z]?\b)"
)
_WORD = re.compile(r"[a-z]+")
_PLACED = (
    r"wing|entrance|kitchen|key|list|team|car park|garage|stairs?|cable|battery|plug|lamp|display|"
    r"tray|drawer|file|mailbox|calendar|site|branch|school|shop|window|wall|speaker|button|pump|bulb"
)
_OFFER = re.compile(
    r"\b(?:instead|until|meanwhile|meantime|alternative\w*|other|another|too|also|as well|both|swapp?"
    r"\w*|replac\w*|moved?|moving|spare|borrow|lend|loan|free|not|isn't|n't|rather|or|if|same|"
    r"than|unlike|use|try|nearest|next to|beside|between|through|because|upgraded?|came with|comes with|"
    r"caused?|plugged|connected|leads?)\b|\bfrom (?:the |your |our )?[a-z]+ (?:\d|to\b)"
)
_ASKED_WHICH = re.compile(
    r"\b(?:which|where|who|either|whichever|another|other|instead|change|swap|move)\b"
)


@rule(
    says='You answer about "{quote}"; {n} wrote about "{theirs}". Same one?',
    why="If it is a slip, the one that {n} meant still waits.",
    example='"The printer by the window, PRN-22, gets a new drum at 11."',
    cold=(
        Example("Hi Dana, the lamp in room 12 is changed.", asked="The beamer in room 21 is dark."),
        Example(
            "Hi Dana, your new password for Outlook is on your phone.",
            asked="I can't get into SAP any more.",
        ),
        Example(
            "Hi Dana, the left screen has a new cable since 10.",
            asked="The right screen flickers.",
        ),
    ),
    warm=(
        Example("Hi Dana, the lamp in room 21 is changed.", asked="The beamer in room 21 is dark."),
        Example(
            "Hi Dana, it's changed at 2. Until then you may use room 12.",
            asked="The beamer in room 21 is dark.",
        ),
    ),
)
def assume(draft: Draft) -> Iterator[Spot]:
    theirs = read_text(_all_of_theirs(draft)).plain
    if not theirs or _ASKED_WHICH.search(theirs):
        return
    for sentence in draft.sentences:
        if sentence.is_asking or _OFFER.search(sentence.text):
            continue
        for spot in _mixed_up(draft.text, sentence, theirs):
            yield spot
            return


def _all_of_theirs(draft: Draft) -> str:
    return "\n".join(turn.text for turn in draft.question.thread)


def _mixed_up(text: Text, sentence: Sentence, theirs: str) -> Iterator[Spot]:
    yield from _numbered(text, sentence, theirs)
    yield from _opposite(text, sentence, theirs)
    yield from _product(text, sentence, theirs)


def _numbered(text: Text, sentence: Sentence, theirs: str) -> Iterator[Spot]:
    for match in _NUMBERED.finditer(sentence.text):
        same = [m for m in _NUMBERED.finditer(theirs) if m["thing"] == match["thing"]]
        named = {m["which"] for m in same}
        if (
            len(named) == 1
            and not _is_in(match["which"], theirs)
            and not _is_in(same[0]["which"], text.plain)
        ):
            yield Spot(sentence.at(*match.span()), {"theirs": same[0].group()})


def _opposite(text: Text, sentence: Sentence, theirs: str) -> Iterator[Spot]:
    if sentence.word_set.isdisjoint(_opposites()):
        return
    for match in _qualified().finditer(sentence.text):
        for other in sorted(_opposites()[match["which"]]):
            asked = re.search(rf"\b{other} (?:\w+ ){{0,2}}?{match['thing']}s?\b", theirs)
            if not asked or _is_in(other, text.plain):
                continue
            # "the big one, not the small one" names both, and wants one.
            mine = re.sub(
                rf"\b(?:not|instead of|rather than) (?:\w+ ){{0,2}}{match['which']}\b", "", theirs
            )
            if not _is_in(match["which"], mine):
                yield Spot(sentence.at(*match.span()), {"theirs": asked.group()})


def _product(text: Text, sentence: Sentence, theirs: str) -> Iterator[Spot]:
    for group in _rivals():
        if group.isdisjoint(sentence.word_set):
            continue
        mine, asked = group & sentence.word_set, group.intersection(_WORD.findall(theirs))
        if len(mine) == 1 and len(asked) == 1 and asked.isdisjoint(text.word_set):
            start = re.search(rf"\b{next(iter(mine))}\b", sentence.text)
            if start:
                yield Spot(sentence.at(*start.span()), {"theirs": next(iter(asked))})


@cache
def _rivals() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row.split(", ")) for row in words("rival"))


def _is_in(word: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text))


@cache
def _qualified() -> re.Pattern[str]:
    which = "|".join(sorted(_opposites()))
    return re.compile(rf"\b(?P<which>{which}) (?:\w+ ){{0,2}}?(?P<thing>{_THINGS}|{_PLACED})s?\b")


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    """Each word with those that rule it out."""
    found: dict[str, set[str]] = {}
    for row in words("opposite"):
        for word in row.split():
            found.setdefault(word, set()).update(other for other in row.split() if other != word)
    return {word: frozenset(others) for word, others in found.items()}
