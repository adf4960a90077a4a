"""What can be said of a support reply: fourteen labels, one part each, learnt from our own corpus and public rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from training.fitting import Example
from training.lesson import FOLDS, Lesson
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
# What an alarm on every faultless reply would cost, where F1 is worth 1.
_ALARM_COST = 6.0
# A label that fewer public rows have is set with our own corpus too, at this share of a public row.
_FEW, _FEW_SHARE = 10, 0.2
_STEPS = [step / 40 for step in range(-28, 50)]
# No fault is named on a score below this, however well that would do on the few rows that have it.
_FAINTEST_FAULT = -0.2


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
    return Lesson("support_replies", recipe.buckets, examples, Solver(cost=0.3, rounds=10))


Scores = Mapping[str, Sequence[float]]


def unseen_scores(lesson: Lesson) -> Scores:
    """For each label and example, the score by a model that did not see the example."""
    return {label: lesson.held_out_scores(label, with_help=True) for label in LABELS}


def with_thresholds(lesson: Lesson, scores: Scores) -> Lesson:
    """The lesson with a threshold for each label, set by scores of what was not seen."""
    thresholds = {label: _threshold(label, _rows(label, lesson, scores)) for label in LABELS}
    return replace(lesson, thresholds=thresholds)


def held_out_labels(lesson: Lesson, scores: Scores) -> list[frozenset[str]]:
    """For each public row, the labels of models that saw neither the row nor, for the threshold, its fold."""
    said: list[set[str]] = [set() for each in lesson.examples[LABELS[0]] if not each.is_help]
    for label in LABELS:
        rows = _rows(label, lesson, scores)
        for fold in range(FOLDS):
            kept = [row for number, row in enumerate(rows) if number % FOLDS != fold]
            step = _threshold(label, kept)
            for number in range(fold, len(said), FOLDS):
                if rows[number].score > step:
                    said[number].add(label)
    return [frozenset(each) for each in said]


@dataclass(frozen=True)
class _Row:
    score: float
    has_label: bool
    is_public: bool
    is_faultless: bool


def _rows(label: str, lesson: Lesson, scores: Scores) -> list[_Row]:
    """Public rows come first, as in the lesson."""
    faults = zip(*(lesson.examples[fault] for fault in FAULTS), strict=True)
    return [
        _Row(score, each.has_label, not each.is_help, not any(fault.has_label for fault in row))
        for score, each, row in zip(scores[label], lesson.examples[label], faults, strict=True)
    ]


def _threshold(label: str, rows: Sequence[_Row]) -> float:
    """Where F1 is best, less what alarms on faultless public replies cost."""
    is_rare = sum(row.has_label and row.is_public for row in rows) < _FEW
    judged = [
        (row, 1.0 if row.is_public else _FEW_SHARE) for row in rows if row.is_public or is_rare
    ]
    faultless = [row.score for row in rows if row.is_public and row.is_faultless]

    def worth(step: float) -> float:
        # One more hit and one more miss are taken for granted, so that a handful of rows cannot drive it far.
        hits, unequal = 1.0, 1.0
        for row, share in judged:
            if row.has_label and row.score > step:
                hits += share
            elif row.has_label != (row.score > step):
                unequal += share
        alarms = sum(score > step for score in faultless) if label in FAULTS else 0
        return 2 * hits / (2 * hits + unequal) - _ALARM_COST * alarms / max(1, len(faultless))

    steps = [step for step in _STEPS if step >= _FAINTEST_FAULT or label not in FAULTS]
    return max(steps, key=lambda step: (worth(step), step))
