"""A learnt model as it is shipped: one signed byte a weight, and a card that says what it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from warmdesk.coach.learnt.features import Vector

WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True)
class Part:
    """The weights of one label. A text has the label if its score is above zero."""

    weights: memoryview
    scale: float
    bias: float

    def score(self, found: Vector) -> float:
        total = 0.0
        weights = self.weights
        for place, value in found.items():
            total += weights[place] * value
        return total * self.scale + self.bias


@dataclass(frozen=True)
class Model:
    """One part for each label, by name."""

    parts: Mapping[str, Part]

    def scores(self, found: Vector) -> dict[str, float]:
        return {label: part.score(found) for label, part in self.parts.items()}

    def score(self, found: Vector) -> float:
        """Of a model that knows one label only."""
        (part,) = self.parts.values()
        return part.score(found)


@cache
def load(name: str, folder: Path = WEIGHTS) -> Model:
    """The shipped model of that name; read from its file when it is first needed."""
    card = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    raw = memoryview((folder / f"{name}.bin").read_bytes()).cast("b")
    size = card["buckets"]
    return Model(
        {
            part["label"]: Part(
                raw[number * size : (number + 1) * size], part["scale"], part["bias"]
            )
            for number, part in enumerate(card["parts"])
        }
    )
