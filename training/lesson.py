"""All that one model is made from: its examples, and how it is fitted to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from training.fitting import Example, Weights, fit
from training.solving import Solver

FOLDS = 4


@dataclass(frozen=True)
class Lesson:
    """Examples for each label. A threshold above zero makes the model slower to name the label."""

    name: str
    buckets: int
    examples: Mapping[str, Sequence[Example]]
    solver: Solver
    by_telling: bool = False
    thresholds: Mapping[str, float] = field(default_factory=dict)
    # What is counted and not learnt, kept beside the weights: one small whole number a bucket.
    tables: Mapping[str, Sequence[int]] = field(default_factory=dict)

    def weights(self, label: str) -> Weights:
        """Learnt from all examples, the threshold taken off the bias."""
        learnt = self._fit(self.examples[label])
        return Weights(learnt.values, learnt.bias - self.thresholds.get(label, 0.0))

    def held_out_scores(self, label: str) -> list[float]:
        """A score for each own example, by a model that has not seen its fold; examples that only help are left out."""
        examples = self.examples[label]
        own = [each for each in examples if not each.is_help]
        scores = [0.0] * len(own)
        for fold in range(FOLDS):
            kept = [each for number, each in enumerate(own) if number % FOLDS != fold]
            learnt = self._fit([*kept, *(each for each in examples if each.is_help)])
            for number in range(fold, len(own), FOLDS):
                scores[number] = learnt.score(own[number].found)
        return [score - self.thresholds.get(label, 0.0) for score in scores]

    def _fit(self, examples: Sequence[Example]) -> Weights:
        return fit(examples, self.buckets, self.solver, by_telling=self.by_telling)
