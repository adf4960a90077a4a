"""Finds the weights of a linear model: dual coordinate descent for a support vector machine with squared hinge loss.

Only + - * / and sqrt are used, which IEEE 754 rounds exactly, and the order of everything is fixed; so the result is
the same on every machine. No `sum` over fractions: newer versions of Python add them in another way.
(Hsieh, Chang, Lin, Keerthi and Sundararajan: A dual coordinate descent method for large-scale linear SVM, ICML 2008.)
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from warmdesk.coach.learnt.features import Vector


@dataclass(frozen=True)
class Solver:
    """How hard to fit, how long to look, and from which shuffle to start."""

    cost: float = 0.3
    rounds: int = 12
    seed: int = 7
    has_bias: bool = True

    def solve(
        self, rows: Sequence[Vector], signs: Sequence[int], trust: Sequence[float], size: int
    ) -> tuple[list[float], float]:
        """Weights and bias that tell the rows of sign +1 from those of sign -1; `trust` is each row's share."""
        weights = [0.0] * (size + 1)
        flat = [[*row.items(), (size, 1.0)] if self.has_bias else list(row.items()) for row in rows]
        slack = [1.0 / (2.0 * self.cost * each) for each in trust]
        reach = [_square(row) + loose for row, loose in zip(flat, slack, strict=True)]
        pulls = [0.0] * len(flat)
        order = list(range(len(flat)))
        shuffle = random.Random(self.seed).shuffle  # noqa: S311 - a fixed shuffle, no secret
        for _ in range(self.rounds):
            shuffle(order)
            for number in order:
                row, sign, pull = flat[number], signs[number], pulls[number]
                score = 0.0
                for place, value in row:
                    score += weights[place] * value
                better = pull - (sign * score - 1.0 + slack[number] * pull) / reach[number]
                better = max(better, 0.0)
                step = (better - pull) * sign
                if step:
                    pulls[number] = better
                    for place, value in row:
                        weights[place] += step * value
        return weights[:size], weights[size]


def _square(row: Sequence[tuple[int, float]]) -> float:
    total = 0.0
    for _, value in row:
        total += value * value
    return total
