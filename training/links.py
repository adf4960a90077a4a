"""Which earlier message does a reply answer? Learnt from pairs: the answered one before each of the others."""

from __future__ import annotations

from collections.abc import Sequence

from training.fitting import Example, Weights, fit
from training.lesson import FOLDS, Lesson
from training.reading import Data
from training.solving import Solver
from warmdesk.coach.learnt.features import Vector
from warmdesk.coach.learnt.links import ALL_PARTS, BUCKETS, Line, Parts, link_vectors, word_place

_SOLVER = Solver(cost=0.001, rounds=6, has_bias=False)
_RAREST = 16


def links(data: Data, parts: Parts = ALL_PARTS) -> Lesson:
    rare = rarities(data)
    pairs = [pair for row in _seen(data, rare, parts) for pair in _pairs(*row)]
    return Lesson(
        "answer_link",
        BUCKETS,
        {"answered": _alternating(pairs)},
        _SOLVER,
        tables={"rarity": rare},
    )


def rarities(data: Data) -> list[int]:
    """For each word's place: how often the number of messages can be halved until the word is in all that are left."""
    counts, messages = [1] * BUCKETS, 1
    for row in data.rows("answer_link"):
        for text in (row["reply"], *_list(row["candidates"])):
            messages += 1
            for place in {word_place(each) for each in Line(str(text)).stems}:
                counts[place] += 1
    return [min((messages // count).bit_length(), _RAREST) for count in counts]


def held_out_ranks(data: Data, parts: Parts = ALL_PARTS) -> list[int]:
    """For each reply of train, at which place a model that has not seen its fold puts the true message."""
    rows = _seen(data, rarities(data), parts)
    ranks = [0] * len(rows)
    for fold in range(FOLDS):
        kept = [row for number, row in enumerate(rows) if number % FOLDS != fold]
        learnt = fit(
            _alternating([pair for row in kept for pair in _pairs(*row)]), BUCKETS, _SOLVER
        )
        for number in range(fold, len(rows), FOLDS):
            ranks[number] = _rank(learnt, *rows[number])
    return ranks


def _seen(data: Data, rare: Sequence[int], parts: Parts) -> list[tuple[list[Vector], int]]:
    def rarity(word: str) -> float:
        return rare[word_place(word)]

    return [
        (
            link_vectors(
                str(row["reply"]), [str(each) for each in _list(row["candidates"])], rarity, parts
            ),
            int(str(row["label"])),
        )
        for row in data.rows("answer_link")
    ]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _pairs(candidates: Sequence[Vector], label: int) -> list[Vector]:
    true = candidates[label]
    return [_less(true, each) for number, each in enumerate(candidates) if number != label]


def _less(one: Vector, other: Vector) -> Vector:
    found = dict(one)
    for place, value in other.items():
        found[place] = found.get(place, 0.0) - value
    return {place: value for place, value in found.items() if value}


def _alternating(pairs: Sequence[Vector]) -> list[Example]:
    """Every pair once, every second the other way round, so that both signs occur."""
    return [
        Example(pair, has_label=True)
        if number % 2 == 0
        else Example({place: -value for place, value in pair.items()}, has_label=False)
        for number, pair in enumerate(pairs)
    ]


def _rank(learnt: Weights, candidates: Sequence[Vector], label: int) -> int:
    scores = [learnt.score(each) for each in candidates]
    order = sorted(range(len(scores)), key=lambda place: (-scores[place], -place))
    return order.index(label) + 1
