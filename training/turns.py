"""Two models of single sentences, learnt from our own corpus alone: what a sentence does, and whether it belittles."""

from __future__ import annotations

from training.fitting import Example
from training.lesson import Lesson
from training.reading import corpus_turns
from training.solving import Solver
from warmdesk.coach.learnt.features import Recipe
from warmdesk.coach.learnt.recipes import ACT, STANDING, turn_vector
from warmdesk.coach.signs import reply_signs, turn_signs

ACTS = ("inform", "question", "directive", "commissive")


def acts(recipe: Recipe = ACT, *, with_signs: bool = True) -> Lesson:
    seen = [
        (turn.label, turn_vector(turn.text, turn_signs(turn.text) if with_signs else [], recipe))
        for turn in corpus_turns("acts")
    ]
    examples = {act: [Example(found, label == act) for label, found in seen] for act in ACTS}
    return Lesson("dialogue_act", recipe.buckets, examples, Solver(cost=0.1, rounds=10))


def standing(recipe: Recipe = STANDING, *, with_signs: bool = True) -> Lesson:
    examples = [
        Example(
            turn_vector(turn.text, reply_signs("", turn.text) if with_signs else [], recipe),
            turn.label == "threat",
        )
        for turn in corpus_turns("standing")
    ]
    return Lesson("face_threat", recipe.buckets, {"threat": examples}, Solver(cost=0.1, rounds=10))
