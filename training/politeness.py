"""Is a request polite? One model for Wikipedia, one for Stack Exchange; each learns a little from the other."""

from __future__ import annotations

from training.fitting import Example
from training.lesson import Lesson
from training.reading import Data, Turn
from training.solving import Solver
from warmdesk.coach.learnt.features import Recipe
from warmdesk.coach.learnt.recipes import POLITENESS

OTHER = {"politeness_wiki": "politeness_se", "politeness_se": "politeness_wiki"}
_OTHERS_SHARE = 0.3


def politeness(
    name: str, data: Data, recipe: Recipe = POLITENESS, *, others_share: float = _OTHERS_SHARE
) -> Lesson:
    def example(turn: Turn, trust: float, *, is_help: bool) -> Example:
        return Example(recipe.vector(turn.text), turn.label == "polite", trust, is_help)

    examples = [example(each, 1.0, is_help=False) for each in data.turns(name)]
    if others_share:
        others = data.turns(OTHER[name])
        examples += [example(each, others_share, is_help=True) for each in others]
    solver = Solver(cost=1.2, rounds=12)
    return Lesson(name, recipe.buckets, {"polite": examples}, solver, by_telling=True)
