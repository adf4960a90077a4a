"""Which of some earlier messages a reply answers: what each of them has in common with the reply."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from math import sqrt

from warmdesk.coach.learnt.features import Vector, bucket, tokens

BUCKETS = 1 << 17
# How rare a word is among all messages, in powers of two.
Rarity = Callable[[str], float]
_COMMON = frozenset(
    "a an the i you he she it we they me my your is are was were be been to of in on at for with and or but if so do "
    "does did have has had not no that this there what which who how why when where can could would will should just "
    "like get got up out as by from about then than too also i'm it's don't im its dont yes ok user".split()
)
_OPENINGS = {
    "wh": r"(?:and |so |but |ok |hi |hello |hey )?(?:how|what|whats|what's|why|where|when|who|which)\b",
    "polar": r"(?:and |so |but |hi |hello |hey )?(?:is|are|do|does|can|could|any|anyone|anybody|has|have|did|will|"
    r"should|would|am)\b",
    "thanks": r"(?:ok |okay |cool |great )?(?:thanks|thank|thx|ty|cheers)\b",
    "yes": r"(?:yes|yeah|yep|yup|sure|right|correct|indeed|exactly)\b",
    "no": r"(?:no|nope|nah|not)\b",
    "ok": r"(?:ok|okay|alright|cool|great|good|nice|ah|oh|hm+|lol|haha)\b",
    "if": r"(?:if|then|and|but|because|so|or|also)\b",
    "i": r"(?:i|i'm|im|i've|ive|my|i'll)\b",
    "you": r"(?:you|your|you're|u)\b",
    "it": r"(?:it|it's|its|that|that's|thats|this|there)\b",
    "bot": r"!",
    "try": r"(?:try|use|run|sudo|apt|type|install|check|look|go|open|click|see|read|do|just|then|maybe)\b",
}
_TRAITS = {
    "asks": r"\?",
    "trouble": r"\b(?:help|problem|issue|error|trying|tried|cannot|can't|cant|doesn't|doesnt|won't|not work\w*|"
    r"fail\w*|broken|stuck|need|want|wrong|crash\w*)\b",
    "i": r"\b(?:i|my|i'm|im|i've|me)\b",
    "you": r"\b(?:you|your|u|you're)\b",
    "link": r"\bLINK\b",
    "advice": r"\b(?:try|use|sudo|install|apt-get|run|click|you can|you need|should|type|edit)\b",
    "handle": r"@user",
    "path": r"(?:^|\s)[~/][\w./-]+",
    "number": r"0",
    "laugh": r"\b(?:lol|haha|heh)\b|[:;]-?[)dp(]",
    "or": r"\bor\b",
    "anyone": r"\b(?:anyone|anybody|someone|somebody)\b",
    "how-to": r"\bhow (?:do|can|to|would)\b",
}
_ENDINGS = ("ing", "ed", "es", "s", "er")


@dataclass(frozen=True)
class Line:
    """One message of a chat, and what sort of message it is."""

    text: str

    @cached_property
    def words(self) -> list[str]:
        return tokens(self.text)[1:-1]

    @cached_property
    def stems(self) -> dict[str, None]:
        return dict.fromkeys(
            stem(word) for word in self.words if word not in _COMMON and word[0].isalnum()
        )

    @cached_property
    def grams(self) -> frozenset[str]:
        joined = f" {' '.join(self.words)} "
        return frozenset(joined[start : start + 4] for start in range(len(joined) - 3))

    @cached_property
    def plain(self) -> str:
        return " ".join(self.words)

    @cached_property
    def opening(self) -> str:
        return next(
            (name for name, each in _compiled("opening") if each.match(self.plain)), "other"
        )

    @cached_property
    def traits(self) -> list[str]:
        return [name for name, each in _compiled("trait") if each.search(self.plain)]

    @cached_property
    def is_question(self) -> bool:
        return "asks" in self.traits or self.opening in ("wh", "polar")

    @cached_property
    def sort(self) -> str:
        """The coarsest word for what it does."""
        if self.is_question:
            return "question"
        if "trouble" in self.traits and "i" in self.traits:
            return "trouble"
        return self.opening if self.opening in ("thanks", "bot", "yes", "no", "ok") else "statement"

    @cached_property
    def length(self) -> str:
        return f"l{min(len(self.words).bit_length(), 6)}"


@cache
def _compiled(what: str) -> list[tuple[str, re.Pattern[str]]]:
    patterns = _OPENINGS if what == "opening" else _TRAITS
    return [(name, re.compile(pattern)) for name, pattern in patterns.items()]


def stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def word_place(word: str) -> int:
    """Where the rarity of a word is kept."""
    return bucket(f"rare {word}", BUCKETS)


@dataclass(frozen=True)
class View:
    """A candidate among the others."""

    line: Line
    back: int
    shared: str
    alike: str
    answered: str
    later_questions: int
    echo: str


@dataclass(frozen=True)
class Parts:
    """How much each kind of feature weighs. Unlike in a text, more features make a longer vector here."""

    signs: float = 1.0
    words: float = 0.3
    pairs: float = 0.3
    measures: float = 0.3

    def vector(self, said: Line, view: View, measures: Sequence[float]) -> Vector:
        found: Vector = {}
        if self.measures:
            for number, value in enumerate(measures):
                found[bucket(f"m {number}", BUCKETS)] = value * self.measures
        for weight, names in (
            (self.signs, _signs(said, view)),
            (self.words, _words(said, view.line)),
            (self.pairs, _pairs(said, view.line)),
        ):
            if weight:
                found.update((bucket(name, BUCKETS), weight) for name in names)
        return found


ALL_PARTS = Parts()


def link_vectors(
    reply: str, candidates: Sequence[str], rarity: Rarity, parts: Parts = ALL_PARTS
) -> list[Vector]:
    """One vector for each candidate, oldest first."""
    said = Line(reply)
    lines = [Line(each) for each in candidates]
    views = _views(said, lines)
    return [
        parts.vector(said, view, measured)
        for view, measured in zip(views, _measures(said, lines, rarity), strict=True)
    ]


def _measures(said: Line, lines: list[Line], rarity: Rarity) -> Iterator[list[float]]:
    """How much of the reply each candidate holds, by itself and beside the others; each about -3 to 3."""
    held = [_held(said, line, rarity) for line in lines]
    best = [max(each) for each in zip(*held, strict=True)]
    for mine, line in zip(held, lines, strict=True):
        behind = [value - most for value, most in zip(mine, best, strict=True)]
        ranks = [
            sum(other[place] > value for other in held) / 3 for place, value in enumerate(mine)
        ]
        yield [*mine, *behind, *ranks, sqrt(len(line.text)) / 4]


def _held(said: Line, line: Line, rarity: Rarity) -> list[float]:
    both = [rarity(each) for each in line.stems if each in said.stems]
    mine, theirs = _size(line, rarity), _size(said, rarity)
    grams = len(said.grams & line.grams) / sqrt(len(said.grams) * len(line.grams) + 1)
    total, squares = 0.0, 0.0
    for each in both:
        total += each
        squares += each * each
    return [total / 5, 4 * squares / (mine * theirs + 1), 8 * grams, max(both, default=0.0) / 3]


def _size(line: Line, rarity: Rarity) -> float:
    squares = 0.0
    for each in line.stems:
        squares += rarity(each) * rarity(each)
    return sqrt(squares)


def _views(said: Line, lines: list[Line]) -> list[View]:
    common = Counter(each for line in lines for each in line.stems)
    shares = [_share(said, line, common) for line in lines]
    likeness = [_likeness(said, line) for line in lines]
    return [
        View(
            line=line,
            back=len(lines) - 1 - place,
            shared=_standing(shares, place, (1, 3, 6)),
            alike=_standing(likeness, place, (8, 15, 25)),
            answered=_answered(line, lines[place + 1 :]),
            later_questions=min(sum(each.is_question for each in lines[place + 1 :]), 4),
            echo="echo"
            if any(
                line.stems.keys() & each.stems.keys() & said.stems.keys()
                for each in lines[place + 1 :]
            )
            else "",
        )
        for place, line in enumerate(lines)
    ]


def _share(said: Line, line: Line, common: Counter[str]) -> int:
    """Words in common; one that no other candidate holds counts more, a long one too."""
    return sum(
        (2 if common[each] == 1 else 1) + (len(each) > 5)
        for each in line.stems
        if each in said.stems
    )


def _likeness(said: Line, line: Line) -> int:
    smaller = min(len(said.grams), len(line.grams))
    return 100 * len(said.grams & line.grams) // (smaller + 12)


def _standing(values: list[int], place: int, steps: tuple[int, ...]) -> str:
    mine = values[place]
    level = sum(mine >= step for step in steps)
    if not mine:
        return "none" if any(values) else "all-none"
    best = max(values)
    if mine < best:
        return f"behind{level}-{min(sum(each > mine for each in values), 3)}"
    later = any(each == mine for each in values[place + 1 :])
    return f"best{level}" + ("-tied-later" if later else "-tied" if values.count(mine) > 1 else "")


def _answered(line: Line, later: list[Line]) -> str:
    """Whether a later candidate seems to answer this one already."""
    hits = sum(
        1 for each in later if not each.is_question and line.stems.keys() & each.stems.keys()
    )
    return f"answered{min(hits, 2)}"


def _signs(said: Line, view: View) -> Iterator[str]:
    line = view.line
    back = f"b{view.back}"
    near = f"n{min(view.back.bit_length(), 4)}"
    yield back
    for each in (
        line.sort,
        view.shared,
        view.alike,
        f"later{view.later_questions}",
        view.answered,
        line.length,
    ):
        yield f"{back} {each}"
        yield f"{near} {said.sort} {each}"
    yield f"{view.shared} {view.alike}"
    yield f"{view.shared} {line.sort}"
    yield f"{view.shared} {line.sort} {near}"
    yield f"{line.sort} later{view.later_questions} {view.answered}"
    yield f"{said.opening} {line.opening}"
    yield f"{said.opening} {line.sort} {near}"
    yield f"{said.length} {line.length} {line.sort}"
    yield f"{said.opening} {line.opening} {near}"
    yield f"echo {view.echo} {view.shared}"
    for mine in line.traits:
        yield f"has {mine}"
        yield f"has {mine} {near}"
        for theirs in said.traits:
            yield f"has {mine} {theirs}"
    if "number" in line.traits and "number" in said.traits:
        yield f"numbers {near}"


def _words(said: Line, line: Line) -> Iterator[str]:
    words = ["^", *line.words, "$"]
    yield from (f"u {each}" for each in words)
    yield from (f"b {one} {two}" for one, two in pairwise(words))
    opening = " ".join(said.words[:1])
    yield from (f"o {opening} {each}" for each in words[:3])


def _pairs(said: Line, line: Line) -> Iterator[str]:
    for mine in line.stems:
        if mine in said.stems:
            yield f"same {mine}"
            yield "same"
        for theirs in said.stems:
            if theirs != mine:
                yield f"p {mine} {theirs}"
