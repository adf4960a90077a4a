"""From rows with labels to the weights of one part of a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from training.solving import Solver
from warmdesk.coach.learnt.features import Vector
from warmdesk.coach.learnt.model import Part

_HARDLY = 0.05


@dataclass(frozen=True)
class Example:
    """A row: what was found in it, whether it has the label, how much it is to be trusted.

    One that only helps is from another set; the model is not measured by it.
    """

    found: Vector
    has_label: bool
    trust: float = 1.0
    is_help: bool = False


@dataclass(frozen=True)
class Weights:
    """What was learnt, before it is made small."""

    values: list[float]
    bias: float

    def score(self, found: Vector) -> float:
        total = self.bias
        for place, value in found.items():
            total += self.values[place] * value
        return total

    def part(self) -> Part:
        """The same in one signed byte a weight."""
        most = max((abs(each) for each in self.values), default=0.0) or 1.0
        scale = most / 127.0
        # Half up and not to even, so that nothing hangs on how a version of Python rounds.
        small = bytes(int(each / scale + 128.5) - 128 & 255 for each in self.values)
        return Part(memoryview(small).cast("b"), scale, self.bias)


def fit(
    examples: Sequence[Example], size: int, solver: Solver, *, by_telling: bool = False
) -> Weights:
    """Weights that find the label. `by_telling` lets features that tell the classes apart weigh more."""
    signs = [1 if each.has_label else -1 for each in examples]
    rows = [each.found for each in examples]
    trust = [each.trust for each in examples]
    if not by_telling:
        return Weights(*solver.solve(rows, signs, trust, size))
    telling = _telling(rows, signs, size)
    scaled = [{place: value * telling[place] for place, value in row.items()} for row in rows]
    values, bias = solver.solve(scaled, signs, trust, size)
    return Weights([value * each for value, each in zip(values, telling, strict=True)], bias)


def _telling(rows: Sequence[Vector], signs: Sequence[int], size: int) -> list[float]:
    """How differently often a feature occurs with and without the label, from hardly to 1."""
    with_label, without = [1.0] * size, [1.0] * size
    for row, sign in zip(rows, signs, strict=True):
        counts = with_label if sign > 0 else without
        for place in row:
            counts[place] += 1.0
    yes = float(max(signs.count(1), 1))
    no = float(max(signs.count(-1), 1))
    return [
        _HARDLY + sqrt(abs(one / yes - other / no) / (one / yes + other / no))
        for one, other in zip(with_label, without, strict=True)
    ]
