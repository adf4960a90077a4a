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

    def held_out_scores(self, label: str, *, with_help: bool = False) -> list[float]:
        """A score for each own example, by a model that has not seen its fold.

        Examples that only help are learnt from each time; or they are left out and scored like the others.
        """
        examples = self.examples[label]
        judged = [each for each in examples if with_help or not each.is_help]
        always = [each for each in examples if each.is_help and not with_help]
        scores = [0.0] * len(judged)
        for fold in range(FOLDS):
            kept = [each for number, each in enumerate(judged) if number % FOLDS != fold]
            learnt = self._fit([*kept, *always])
            for number in range(fold, len(judged), FOLDS):
                scores[number] = learnt.score(judged[number].found)
        return [score - self.thresholds.get(label, 0.0) for score in scores]

    def _fit(self, examples: Sequence[Example]) -> Weights:
        return fit(examples, self.buckets, self.solver, by_telling=self.by_telling)
