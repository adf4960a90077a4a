"""How good each model is: figures on rows it never saw, floors, and what each part of it adds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from training.lesson import Lesson
from training.links import held_out_ranks
from training.measuring import (
    Figure,
    accuracy,
    alarms,
    f1_of,
    figure,
    first,
    label_f1,
    macro_f1,
    reciprocal,
    replies_macro_f1,
)
from training.politeness import politeness
from training.reading import Data
from training.replies import (
    LABELS,
    closed_replies,
    held_out_labels,
    public_replies,
    replies,
    unseen_scores,
)
from training.requests import requests
from training.turns import acts, held_out_acts, held_out_standing, standing
from warmdesk.coach.learnt.links import ALL_PARTS
from warmdesk.coach.learnt.recipes import ACT, POLITENESS, REPLY, REQUEST, STANDING
from warmdesk.coach.predicting import TASKS

_UNSEEN = "dev, each row unseen"
Pairs = list[tuple[str, str]]
Sets = list[tuple[frozenset[str], frozenset[str]]]


@dataclass(frozen=True)
class Line:
    """One figure. `floor` is what answering without a model gets, where that is known."""

    measure: str
    rows: str
    figure: Figure
    floor: float | None = None


@dataclass(frozen=True)
class Study:
    """All figures of one model, and how it does with a part left out."""

    name: str
    lines: Sequence[Line]
    ablation_measure: str
    ablations: Sequence[tuple[str, float]]


def _told(data: Data, name: str, part: str) -> Pairs:
    """Truth and the shipped model's answer for each row."""
    predict = TASKS[name]
    return [(str(row["label"]), str(predict(row)["label"])) for row in data.rows(name, part)]


def _commonest(pairs: Pairs) -> Pairs:
    truths = [truth for truth, _ in pairs]
    common = max(sorted(set(truths)), key=truths.count)
    return [(truth, common) for truth in truths]


def _marked(data: Data, name: str, part: str, yes: str, no: str) -> Pairs:
    rows = data.rows(name, part)
    return [(str(row["label"]), yes if "?" in str(row["text"]) else no) for row in rows]


def _held_out(lesson: Lesson, label: str, other: str) -> Pairs:
    own = [each for each in lesson.examples[label] if not each.is_help]
    scores = lesson.held_out_scores(label)
    return [
        (label if each.has_label else other, label if score > 0 else other)
        for each, score in zip(own, scores, strict=True)
    ]


def study_politeness(name: str, data: Data) -> Study:
    def held_out(lesson: Lesson) -> Pairs:
        return _held_out(lesson, "polite", "impolite")

    crossed = held_out(politeness(name, data))
    dev = _told(data, name, "dev")
    variants = {
        "without cues": politeness(name, data, replace(POLITENESS, cues=None)),
        "without pieces of words": politeness(name, data, replace(POLITENESS, pieces=None)),
        "without the other set": politeness(name, data, others_share=0),
        "without weighing by what tells": replace(politeness(name, data), by_telling=False),
    }
    return Study(
        name,
        [
            Line("accuracy", "dev", figure(dev, accuracy), accuracy(_commonest(dev))),
            Line("accuracy", "train, 4 folds", figure(crossed, accuracy), accuracy(_commonest(crossed))),
        ],
        "accuracy, train, 4 folds",
        [("whole", accuracy(crossed)), *((what, accuracy(held_out(each))) for what, each in variants.items())],
    )  # fmt: skip


def study_requests(data: Data) -> Study:
    def held_out(lesson: Lesson) -> Pairs:
        return _held_out(lesson, "request", "other")

    name = "customer_request"
    crossed = held_out(requests(data))
    dev = _told(data, name, "dev")
    variants = {
        "without pieces of words": requests(data, replace(REQUEST, pieces=None)),
        "single words only": requests(data, replace(REQUEST, words=1)),
        "without the trade": requests(data, with_domain=False),
    }
    return Study(
        name,
        [
            Line("macro-F1", "dev", figure(dev, macro_f1), macro_f1(_marked(data, name, "dev", "request", "other"))),
            Line("macro-F1", "train, 4 folds", figure(crossed, macro_f1)),
        ],
        "macro-F1, train, 4 folds",
        [("whole", macro_f1(crossed)), *((what, macro_f1(held_out(each))) for what, each in variants.items())],
    )  # fmt: skip


def study_links(data: Data) -> Study:
    rows = data.rows("answer_link", "dev")
    ranks = [_rank(TASKS["answer_link"](row)["ranking"], row["label"]) for row in rows]
    newest = [10 - int(str(row["label"])) for row in rows]
    crossed = held_out_ranks(data)
    variants = {
        "without measures of what is shared": replace(ALL_PARTS, measures=0.0),
        "without words": replace(ALL_PARTS, words=0.0),
        "without pairs of words": replace(ALL_PARTS, pairs=0.0),
        "measures only": replace(ALL_PARTS, signs=0.0, words=0.0, pairs=0.0),
    }
    return Study(
        "answer_link",
        [
            Line("accuracy", "dev", figure(ranks, first), first(newest)),
            Line("mean reciprocal rank", "dev", figure(ranks, reciprocal), reciprocal(newest)),
            Line("accuracy", "train, 4 folds", figure(crossed, first)),
            Line("mean reciprocal rank", "train, 4 folds", figure(crossed, reciprocal)),
        ],
        "accuracy, train, 4 folds",
        [("whole", first(crossed)), *((what, first(held_out_ranks(data, each))) for what, each in variants.items())],
    )  # fmt: skip


def _rank(ranking: object, label: object) -> int:
    return ranking.index(label) + 1 if isinstance(ranking, list) and label in ranking else 10


def study_replies(data: Data) -> Study:
    own, closed = public_replies(data), closed_replies(data)

    def crossed(lesson: Lesson) -> Sets:
        said = held_out_labels(lesson, unseen_scores(lesson))
        return [(each.labels, labels) for each, labels in zip(own, said, strict=True)]

    seen = crossed(replies(data))
    unseen = [(each.labels, _labels_of(each.ask, each.text)) for each in closed]
    whole = [*seen, *unseen]
    floor: Sets = [
        (each.labels, frozenset({"asks_info" if "?" in each.text else "helps"})) for each in [*own, *closed]
    ]  # fmt: skip
    variants = {
        "without the signs of the rules": replies(data, with_signs=False),
        "without manner": replies(data, replace(REPLY, cues=None)),
        "without pieces of words": replies(data, replace(REPLY, pieces=None)),
        "without our own corpus": replies(data, with_corpus=False),
    }
    return Study(
        "support_replies",
        [
            Line("macro-F1", _UNSEEN, figure(whole, replies_macro_f1), replies_macro_f1(floor)),
            Line("alarms on faultless replies", _UNSEEN, figure(whole, alarms), alarms(floor)),
            *(_label_line(whole, label) for label in LABELS),
        ],
        "macro-F1 / alarms, dev without the closed rows, 4 folds",
        _both([("whole", seen), *((what, crossed(each)) for what, each in variants.items())]),
    )  # fmt: skip


def _label_line(rows: Sets, label: str) -> Line:
    return Line(f"F1 of {label}", _UNSEEN, figure(rows, lambda drawn: label_f1(drawn, label)))


def _both(told: Iterable[tuple[str, Sets]]) -> list[tuple[str, float]]:
    return [
        line
        for what, rows in told
        for line in (
            (f"{what}: macro-F1", replies_macro_f1(rows)),
            (f"{what}: alarms", alarms(rows)),
        )
    ]


def _labels_of(ask: str, reply: str) -> frozenset[str]:
    labels = TASKS["support_replies"]({"ask": ask, "reply": reply})["labels"]
    return frozenset(map(str, labels)) if isinstance(labels, list) else frozenset()


def study_acts(data: Data) -> Study:
    ask = f1_of("question", "directive")
    lines = [
        Line(
            "F1 of asking",
            part,
            figure(_told(data, "dialogue_act", part), ask),
            ask(_marked(data, "dialogue_act", part, "question", "inform")),
        )
        for part in ("dev", "train")
    ]
    variants = {"whole": acts(), "without the signs of the rules": acts(with_signs=False),
                "without pieces of words": acts(replace(ACT, pieces=None))}  # fmt: skip
    return Study(
        "dialogue_act",
        lines,
        "F1 of asking, own corpus, 4 folds",
        [(what, ask(held_out_acts(each))) for what, each in variants.items()],
    )


def study_standing(data: Data) -> Study:
    threat = f1_of("threat")
    lines = []
    for part in ("dev", "train"):
        told = _told(data, "face_threat", part)
        floor = threat([(truth, "threat") for truth, _ in told])
        lines.append(Line("F1 of a threat", part, figure(told, threat), floor))
    variants = {"whole": standing(), "without the signs of the rules": standing(with_signs=False),
                "without pieces of words": standing(replace(STANDING, pieces=None))}  # fmt: skip
    return Study(
        "face_threat",
        lines,
        "F1 of a threat, own corpus, 4 folds",
        [(what, threat(held_out_standing(each))) for what, each in variants.items()],
    )


STUDIES: dict[str, Callable[[Data], Study]] = {
    "politeness_wiki": lambda data: study_politeness("politeness_wiki", data),
    "politeness_se": lambda data: study_politeness("politeness_se", data),
    "customer_request": study_requests,
    "answer_link": study_links,
    "support_replies": study_replies,
    "dialogue_act": study_acts,
    "face_threat": study_standing,
}
