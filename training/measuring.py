"""Figures that say how good answers are, and how far chance may have helped."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from training.replies import FAULTS, LABELS

Labels = frozenset[str]
Row = TypeVar("Row")
_DRAWS = 400


@dataclass(frozen=True)
class Figure:
    """A share of 1, and where it lies 95 times in 100 if the rows are drawn anew."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{100 * self.value:.1f} ({100 * self.low:.1f} to {100 * self.high:.1f})"


def figure(rows: Sequence[Row], measure: Callable[[Sequence[Row]], float]) -> Figure:
    """The measure of the rows, with an interval from drawing them again and again."""
    draw = random.Random(13)  # noqa: S311 - a fixed draw, no secret
    drawn = sorted(measure(draw.choices(rows, k=len(rows))) for _ in range(_DRAWS))
    return Figure(measure(rows), drawn[_DRAWS // 40], drawn[-_DRAWS // 40 - 1])


def accuracy(rows: Sequence[tuple[str, str]]) -> float:
    """Of pairs of truth and answer."""
    return sum(truth == said for truth, said in rows) / max(1, len(rows))


def f1(rows: Sequence[tuple[bool, bool]]) -> float:
    hits = sum(truth and said for truth, said in rows)
    unequal = sum(truth != said for truth, said in rows)
    return 2 * hits / (2 * hits + unequal) if hits else 0.0


def f1_of(*labels: str) -> Callable[[Sequence[tuple[str, str]]], float]:
    """F1 of naming one of these labels."""
    return lambda rows: f1([(truth in labels, said in labels) for truth, said in rows])


def macro_f1(rows: Sequence[tuple[str, str]]) -> float:
    labels = sorted({truth for truth, _ in rows})
    return sum(f1_of(label)(rows) for label in labels) / max(1, len(labels))


def replies_macro_f1(rows: Sequence[tuple[Labels, Labels]]) -> float:
    """Of sets of labels; a label that does not occur counts as missed, as the scorer has it."""
    return sum(label_f1(rows, label) for label in LABELS) / len(LABELS)


def label_f1(rows: Sequence[tuple[Labels, Labels]], label: str) -> float:
    return f1([(label in truth, label in said) for truth, said in rows])


def alarms(rows: Sequence[tuple[Labels, Labels]]) -> float:
    """The share of faultless replies in which a fault is named."""
    clean = [said for truth, said in rows if truth.isdisjoint(FAULTS)]
    return sum(not said.isdisjoint(FAULTS) for said in clean) / max(1, len(clean))


def first(ranks: Sequence[int]) -> float:
    return sum(rank == 1 for rank in ranks) / max(1, len(ranks))


def reciprocal(ranks: Sequence[int]) -> float:
    return sum(1 / rank for rank in ranks) / max(1, len(ranks))
