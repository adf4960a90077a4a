"""What a message asks, in the person's own words: questions, indirect questions and requests.

A sentence is searched for places where a question or a request can begin: its own start, and after
a comma or an "and". From there the item runs to the next one, or to where a new statement begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Literal

from warmdesk.coach.about import answer_wanted
from warmdesk.coach.openings import (
    AUX,
    COURTESY,
    IMPERATIVE_NOT,
    INDIRECT,
    INDIRECT_END,
    INVERTED,
    NOT_REQUEST,
    OPENING,
    RELATIVE,
    REQUEST,
    RUN_WH,
    WEAK_INDIRECT,
    WH,
)
from warmdesk.coach.phrases import phrases, word_set, words
from warmdesk.coach.text import Sentence, Text, read_text, stem
from warmdesk.coach.types import About, Asked, Span

Asking = Literal["question", "request"]

_TAIL = re.compile(
    r"[\s,;:.-]*\b(?:thanks|thank you|thx|ty|cheers|tia|ta|regards|many thanks|"
    r"thank u|much appreciated|best)\b[^?]{0,40}$"
)
_CUT = re.compile(
    r"\s-\s|;|:(?=\s)|, (?=(?:nobody|no one|everyone|everybody|it|it's|its|i|i'm|"
    r"i've|i'd|we|we're|we've|they|they're|he|she|this|that|that's|there|there's|my|"
    r"our|the|his|her|but|because|since|so|as|thanks|thank|cheers|otherwise|or else|"
    r"mine|yours|for reasons|both|tina|all|not)\b)"
    r"|\s(?:because|otherwise|cos|cause|but (?:i|it|the|my|we|when))\b| as (?:i|it|"
    r"we|the|my)\b(?! (?:can|said))"
)
_SPLIT = re.compile(
    r"(?:[,;:.(]|\s-)\s*(?:and |but |so |or |also |then |plus )?|\s(?:and|but|so|"
    r"also|then|plus|if so|&)[, ]\s*|^"
)
_ANYWHERE = re.compile(
    rf"\b(?:can|could|would|will) (?:you|u|someone|somebody|anyone)\b|\b(?:please|pls|plz) (?=\w)"
    rf"|\b{WH}(?: (?!i\b|you\b|we\b|they\b|it\b|to\b|the\b)[\w'-]+){{0,2}} (?:do|"
    rf"does|did|can|could|should|will|is|are) (?:i|we|you|u|it|they|he|she|the|my)\b"
)


@dataclass(frozen=True)
class Item:
    """Something that was asked, and what it is about."""

    span: Span
    text: str
    kind: Asking
    about: About
    before: str = field(default="", compare=False)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The words that carry the matter, in their rough common form, in order."""
        return content_stems(self.text)

    @cached_property
    def matter(self) -> frozenset[str]:
        """The content with that of the sentence before, if a word such as "those" points there."""
        pointed = content_stems(self.before) if _POINTS_BACK.search(self.text.lower()) else ()
        return frozenset((*self.content, *pointed))


_POINTS_BACK = re.compile(r"\b(?:it|its|they|them|their|this|that|these|those|he|she|one|ones)\b")


@lru_cache(maxsize=1024)
def content_stems(text: str) -> tuple[str, ...]:
    """The stems of the words that say what a text is about."""
    common = word_set("common-word")
    found = (
        word.strip("'") for word in re.findall(r"[\w']+(?:-\w+)*", text.lower().replace("’", "'"))
    )
    return tuple(stem(word) for word in found if word not in common and len(word) > 1)


@lru_cache(maxsize=512)
def items_in(raw: str, author: str = "") -> tuple[Item, ...]:
    """What this message asks, in the order asked."""
    text = read_text(raw, author)
    found: list[Item] = []
    before = ""
    for sentence, quiet in _heard(text):
        found.extend(
            Item(
                sentence.at(start, end),
                text.raw[sentence.start + start : sentence.start + end],
                kind,
                answer_wanted(sentence.text[start:end], kind),
                before,
            )
            for start, end, kind in _in_sentence(sentence, quiet)
        )
        before = sentence.text
    return tuple(found)


# What is asked stands before the pasted log, not behind it.
_FARTHEST = 20_000


def _heard(text: Text) -> Iterator[tuple[Sentence, bool]]:
    """Sentences that may ask; told apart are those behind a rhetorical one."""
    after_rhetoric = False
    rhetoric = phrases("rhetorical")
    for sentence in text.sentences:
        if sentence.start > _FARTHEST:
            return
        if rhetoric.fits(_without_address(sentence)):
            after_rhetoric = True
            continue
        yield sentence, after_rhetoric
        after_rhetoric = False


_ADDRESS = re.compile(r"@[\w.-]+[:,]? +")


def _without_address(sentence: Sentence) -> Sentence:
    """ "@kim: really?" is "really?"."""
    match = _ADDRESS.match(sentence.text)
    if not match:
        return sentence
    return Sentence(sentence.text[match.end() :], sentence.start + match.end(), sentence.mark)


_CONDITION = re.compile(r"(?:if|when|once|in case|unless|suppose|assuming)\b(?! so\b)")
_LONG_CONDITION = 90


def _in_sentence(sentence: Sentence, after_rhetoric: bool) -> Iterator[tuple[int, int, Asking]]:
    """Where in a sentence something is asked: start, end and kind."""
    starts = _starts(sentence)
    if not starts:
        if sentence.is_asking and not after_rhetoric and len(sentence.words) <= 8:
            yield 0, len(sentence.text), "question"
        elif _is_bare_request(sentence):
            yield 0, len(sentence.text), "request"
        return
    first = _past_lead(sentence.text, 0)
    before = sentence.text[first : starts[0][0]]
    if _CONDITION.match(before) and len(before) < _LONG_CONDITION and before.count(",") <= 1:
        # "If I leave it on, will it update?": the "if" is part of what is asked.
        starts[0] = (first, starts[0][1])
    for index, (start, kind) in enumerate(starts):
        last = index + 1 == len(starts)
        end = len(sentence.text) if last else starts[index + 1][0]
        end = _extent(sentence, start, end, last)
        if len(sentence.text[start:end].split()) >= 2 or sentence.is_asking:
            yield start, end, kind


def _starts(sentence: Sentence) -> list[tuple[int, Asking]]:
    text = sentence.text
    found: dict[int, Asking] = {}
    for match in _SPLIT.finditer(text):
        place = _past_lead(text, match.end())
        kind = _kind_at(
            sentence, place, at_start=not text[:place].strip() or place == _past_lead(text, 0)
        )
        if kind:
            found.setdefault(place, kind)
    for match in _ANYWHERE.finditer(text):
        if any(start <= match.start() < start + 40 for start in found) and not _is_run_on(text):
            continue
        kind = _kind_at(sentence, match.start(), at_start=False)
        if kind:
            found.setdefault(match.start(), kind)
    asked = [pair for pair in sorted(found.items()) if not _is_rhetorical(sentence, pair[0])]
    return _apart(text, asked)


def _is_rhetorical(sentence: Sentence, place: int) -> bool:
    return phrases("rhetorical").fits(Sentence(sentence.text[place:], place, sentence.mark))


def _is_run_on(text: str) -> bool:
    return len(text) > 120 and "," not in text


def _apart(text: str, starts: list[tuple[int, Asking]]) -> list[tuple[int, Asking]]:
    """Drop what begins inside another item: "could you tell me, please, when ...", "... or is it"."""
    kept: list[tuple[int, Asking]] = []
    for start, kind in starts:
        if kept:
            between = text[kept[-1][0] : start]
            if len(between.split()) < 3 or re.search(r"\bor[, ]*$", between):
                continue
            if _dangling(between):
                continue
        kept.append((start, kind))
    return kept


_DANGLES = re.compile(
    r"\b(?:know|tell me|tell us|wonder|wondering|sure|idea|say|ask|explain|"
    r"understand|check|find out|confirm|see|if|that|to|please|you|me|"
    r"us)[, ]*(?:please|maybe|perhaps)?[, ]*$"
)


def _dangling(before: str) -> bool:
    return bool(_DANGLES.search(before))


def _past_lead(text: str, place: int) -> int:
    match = _leads().match(text, place)
    return match.end() if match else place


@cache
def _leads() -> re.Pattern[str]:
    """ "Please, also, ": any number of mild words before what is asked."""
    leads = "|".join(re.escape(lead) for lead in words("mild-lead"))
    # "There is no hurry": before a verb that word is no greeting.
    return re.compile(rf"(?:(?:{leads})[,:;!. -]+(?<!\bthere )|there[,:;!. -]+(?!{AUX}\b))+")


def _kind_at(sentence: Sentence, place: int, *, at_start: bool) -> Asking | None:
    text = sentence.text
    if place >= len(text) or COURTESY.match(text, place) or NOT_REQUEST.match(text, place):
        return None
    may_be_indirect = INDIRECT_END.search(text, place)
    indirect = may_be_indirect and INDIRECT.match(text, place)
    if (
        indirect
        and not WEAK_INDIRECT.match(text, place)
        and not COURTESY.search(text, place, indirect.end() + 30)
    ):
        return "question"
    if may_be_indirect and indirect is None and at_start:
        late = INDIRECT.search(text, place)
        if (
            late
            and late.start() - place < 40
            and "," not in text[place : late.start()]
            and not WEAK_INDIRECT.search(text, place)
            and not COURTESY.search(text, place)
        ):
            return "question"
    if REQUEST.match(text, place):
        return "request"
    if at_start and _is_imperative(text, place):
        return "request"
    if INVERTED.match(text, place) and (
        at_start or sentence.is_asking or not RELATIVE.match(text, place) or _after_and(text, place)
    ):
        return "question"
    if (
        sentence.is_asking
        and OPENING.match(text, place)
        and (at_start or not RELATIVE.match(text, place) or _after_and(text, place))
    ):
        return "question"
    return None


def _after_and(text: str, place: int) -> bool:
    before = text[:place].rstrip()
    return (
        not before
        or before.endswith((" and", " also", ";", ":", " -", "(", " but"))
        or RUN_WH.match(text, place) is not None
    )


_VERB_AND_OBJECT = re.compile(
    r"(?:just |now )?([a-z]+) (?:my|the|a|an|this|that|it|me|us|our|him|her|them|"
    r"all|both|one|two|three|these"
    r"|those|up|down|in|out|off|on|to|into|someone|somebody|everything|new|another|"
    r"back|over|with|after|\d+)\b"
)


def _is_imperative(text: str, place: int) -> bool:
    verb = _VERB_AND_OBJECT.match(text, place)
    if not verb or verb.group(1) not in word_set("task-verb"):
        return False
    return not IMPERATIVE_NOT.match(text, place)


def is_of_two_parts(item: Item | Asked) -> bool:
    """ "Could you reset my password and unlock my mailbox?": one word cannot answer both."""
    verbs = word_set("task-verb")
    return item.kind == "request" and any(
        match["verb"] in verbs and match["before"] not in verbs
        for match in _AND_VERB.finditer(item.text.lower())
    )


_AND_VERB = re.compile(
    r"(?P<before>[\w'-]+),? and (?:also |then |please )*(?P<verb>[a-z]+) [\w'-]+"
)


def _is_bare_request(sentence: Sentence) -> bool:
    """ "Password reset, please." """
    words_here = sentence.words
    return 2 <= len(words_here) <= 9 and words_here[-1] in ("please", "pls", "plz")


_LOOSE_END = re.compile(r"(?:[\s,;:(-]|\b(?:and|but|so|also|then|or|plus|if so|and also))+$")


def _extent(sentence: Sentence, start: int, end: int, last: bool) -> int:
    text = sentence.text
    if not (last and sentence.is_asking):
        cut = _CUT.search(text, start + 8, end)
        if cut:
            end = cut.start()
    tail = _TAIL.search(text, start + 4, end)
    if tail and "?" not in text[tail.start() : end]:
        end = tail.start()
    piece = _LOOSE_END.sub("", text[start:end])
    return start + len(piece)
