"""Two models of single sentences, learnt from our own corpus alone: what a sentence does, and whether it belittles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import itemgetter

from training.fitting import Example
from training.lesson import Lesson
from training.measuring import f1_of, macro_f1
from training.reading import corpus_turns
from training.solving import Solver
from warmdesk.coach.learnt.features import Recipe
from warmdesk.coach.learnt.recipes import ACT, STANDING, turn_vector
from warmdesk.coach.signs import reply_signs, turn_signs

ACTS = ("inform", "question", "directive", "commissive")
_COSTS = (0.1, 0.3, 1.0, 3.0)
Pairs = list[tuple[str, str]]


def acts(recipe: Recipe = ACT, *, with_signs: bool = True) -> Lesson:
    seen = [
        (turn.label, turn_vector(turn.text, turn_signs(turn.text) if with_signs else [], recipe))
        for turn in corpus_turns("acts")
    ]
    examples = {act: [Example(found, label == act) for label, found in seen] for act in ACTS}
    lesson = Lesson("dialogue_act", recipe.buckets, examples, Solver())
    return _best(lesson, lambda each: macro_f1(held_out_acts(each)))


def standing(recipe: Recipe = STANDING, *, with_signs: bool = True) -> Lesson:
    examples = [
        Example(
            turn_vector(turn.text, reply_signs("", turn.text) if with_signs else [], recipe),
            turn.label == "threat",
        )
        for turn in corpus_turns("standing")
    ]
    lesson = Lesson("face_threat", recipe.buckets, {"threat": examples}, Solver())
    return _best(lesson, lambda each: f1_of("threat")(held_out_standing(each)))


def held_out_acts(lesson: Lesson) -> Pairs:
    """Truth, and what models say that have not seen the sentence."""
    scores = [lesson.held_out_scores(act) for act in ACTS]
    return [
        (_act_of(lesson, number), max(zip(row, ACTS, strict=True), key=itemgetter(0))[1])
        for number, row in enumerate(zip(*scores, strict=True))
    ]


def _act_of(lesson: Lesson, number: int) -> str:
    return next(act for act in ACTS if lesson.examples[act][number].has_label)


def held_out_standing(lesson: Lesson) -> Pairs:
    scores = lesson.held_out_scores("threat")
    return [
        ("threat" if each.has_label else "none", "threat" if score > 0 else "none")
        for each, score in zip(lesson.examples["threat"], scores, strict=True)
    ]


def _best(lesson: Lesson, measure: Callable[[Lesson], float]) -> Lesson:
    """How hard to fit is settled by sentences of our own that a model has not seen, and by nothing else."""
    return max((replace(lesson, solver=Solver(cost, rounds=10)) for cost in _COSTS), key=measure)
