"""What can be said of a support reply: fourteen labels, one part each, learnt from our own corpus and public rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from training.fitting import Example
from training.lesson import Lesson
from training.reading import Data, Reply, corpus_replies
from training.solving import Solver
from warmdesk.coach.learnt.features import Recipe, Vector
from warmdesk.coach.learnt.recipes import REPLY, reply_vector
from warmdesk.coach.signs import reply_signs

FAULTS = (
    "bare_no", "terse", "deflect", "refer_away", "blame", "talk_down", "canned", "defensive", "unanswered",
)  # fmt: skip
LABELS = (*FAULTS, "empathy", "asks_info", "promise", "chummy", "helps")
# Rows of this source may be measured with, not learnt from: their licence forbids it.
_CLOSED = "twitter"
_ROWS = ("support_replies", "dev")
_CORPUS_SHARE = 0.5
# A needless line costs this many times what a missed one does.
_ALARM_COST = 8.0
_STEPS = [step / 20 for step in range(-14, 25)]


def public_replies(data: Data) -> list[Reply]:
    """The rows that may be learnt from."""
    return [_reply(row) for row in data.rows(*_ROWS) if row["source"] != _CLOSED]


def closed_replies(data: Data) -> list[Reply]:
    """The rows that may only be measured with."""
    return [_reply(row) for row in data.rows(*_ROWS) if row["source"] == _CLOSED]


def _reply(row: Mapping[str, object]) -> Reply:
    labels = frozenset(map(str, _list(row["labels"])))
    return Reply(str(row["ask"]), str(row["reply"]), labels)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def replies(
    data: Data, recipe: Recipe = REPLY, *, with_signs: bool = True, with_corpus: bool = True
) -> Lesson:
    """The lesson before its thresholds are set."""
    own = public_replies(data)
    corpus = corpus_replies() if with_corpus else []

    def found(reply: Reply) -> Vector:
        signs = reply_signs(reply.ask, reply.text) if with_signs else []
        return reply_vector(reply.ask, reply.text, signs, recipe)

    seen = [(reply, found(reply), False) for reply in own] + [
        (each, found(each), True) for each in corpus
    ]
    examples = {
        label: [
            Example(vector, label in reply.labels, _CORPUS_SHARE if is_help else 1.0, is_help)
            for reply, vector, is_help in seen
        ]
        for label in LABELS
    }
    return Lesson("support_replies", recipe.buckets, examples, Solver(cost=1.0, rounds=8))


def with_thresholds(lesson: Lesson, scores: Mapping[str, Sequence[float]]) -> Lesson:
    thresholds = {label: threshold(label, lesson, scores[label]) for label in LABELS}
    return Lesson(
        lesson.name, lesson.buckets, lesson.examples, lesson.solver, lesson.by_telling, thresholds
    )


def threshold(label: str, lesson: Lesson, scores: Sequence[float], skipped: int = -1) -> float:
    """Where F1 is best, less what alarms on faultless replies cost; rows of the skipped fold are not looked at."""
    truth = [each.has_label for each in lesson.examples[label] if not each.is_help]
    faultless = _faultless(lesson)
    rows = [
        (score, has, clean)
        for number, (score, has, clean) in enumerate(zip(scores, truth, faultless, strict=True))
        if skipped < 0 or number % 4 != skipped
    ]
    return max(_STEPS, key=lambda step: (_worth(rows, step, label in FAULTS), step))


def _worth(rows: Sequence[tuple[float, bool, bool]], step: float, is_fault: bool) -> float:
    # One more hit and one more miss are taken for granted, so that a handful of rows cannot drive the threshold far.
    hits = sum(score > step and has for score, has, _ in rows) + 1
    wrong = sum(score > step and not has for score, has, _ in rows)
    missed = sum(score <= step and has for score, has, _ in rows) + 1
    alarms = sum(score > step and clean for score, _, clean in rows) if is_fault else 0
    return 2 * hits / (2 * hits + wrong + missed) - _ALARM_COST * alarms / max(1, len(rows))


def _faultless(lesson: Lesson) -> list[bool]:
    faults = [[each for each in lesson.examples[label] if not each.is_help] for label in FAULTS]
    return [not any(each.has_label for each in row) for row in zip(*faults, strict=True)]


def held_out_labels(lesson: Lesson, scores: Mapping[str, Sequence[float]]) -> list[frozenset[str]]:
    """For each public row, the labels of models that saw neither the row nor, for the threshold, its fold."""
    count = len(scores[LABELS[0]])
    said: list[set[str]] = [set() for _ in range(count)]
    for label in LABELS:
        for fold in range(4):
            step = threshold(label, lesson, scores[label], fold)
            for number in range(fold, count, 4):
                if scores[label][number] > step:
                    said[number].add(label)
    return [frozenset(each) for each in said]
