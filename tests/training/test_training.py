"""Training gives the same bytes every time, and needs nothing but rows."""

from __future__ import annotations

import gzip
import json

import pytest

from training.fitting import Example, fit
from training.lesson import Lesson
from training.measuring import alarms, f1, figure, macro_f1
from training.packing import pack
from training.politeness import politeness
from training.reading import Data, corpus_turns
from training.replies import LABELS, held_out_labels, with_thresholds
from training.solving import Solver
from warmdesk.coach.learnt.model import load

WARM = (
    "thanks, could you please look?",
    "hi, would you mind helping? thank you",
    "please, if you can",
)
COLD = ("why did you do that?", "do it now", "stop it, you are wrong")


@pytest.fixture
def data(tmp_path):
    for name in ("politeness_wiki", "politeness_se"):
        folder = tmp_path / "data" / name
        folder.mkdir(parents=True)
        rows = [{"text": text, "label": "polite"} for text in WARM]
        rows += [{"text": text, "label": "impolite"} for text in COLD]
        with gzip.open(folder / "train.jsonl.gz", "wt", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in rows)
    return Data(tmp_path / "data")


def test_training_twice_gives_the_same_bytes(data, tmp_path):
    one = pack(politeness("politeness_wiki", data), tmp_path / "one")
    two = pack(politeness("politeness_wiki", data), tmp_path / "two")

    assert one.with_suffix(".bin").read_bytes() == two.with_suffix(".bin").read_bytes()
    assert one.read_bytes() == two.read_bytes()


def test_the_weights_of_a_tiny_lesson_never_change(data, tmp_path):
    """On any machine and in any version of Python; a change of recipe or solver changes this on purpose."""
    card = json.loads(pack(politeness("politeness_wiki", data), tmp_path).read_text())

    assert card["sha256"] == "ebec8bb227fb4f9e74a2ddeed8cc9fd76550af849fa2473bb7b462c2dce6d97d"


def test_what_was_packed_tells_its_classes_apart(data, tmp_path):
    lesson = politeness("politeness_wiki", data)
    pack(lesson, tmp_path)

    scores = [
        load("politeness_wiki", tmp_path).score(each.found) for each in lesson.examples["polite"]
    ]

    assert [score > 0 for score in scores[:6]] == [True] * 3 + [False] * 3


def test_examples_that_only_help_are_not_measured():
    examples = [Example({number % 2: 1.0}, number % 2 == 0) for number in range(8)]
    lesson = Lesson(
        "x", 2, {"even": [*examples, Example({0: 1.0}, True, 0.1, is_help=True)]}, Solver()
    )

    assert [score > 0 for score in lesson.held_out_scores("even")] == [True, False] * 4


def test_bytes_keep_the_size_of_the_weights():
    learnt = fit([Example({0: 1.0}, True), Example({1: 1.0}, False)], 2, Solver(cost=1.0))
    part = learnt.part()

    assert list(part.weights) == [127, -127]
    assert part.score({0: 1.0}) == pytest.approx(learnt.score({0: 1.0}))


def test_a_corpus_is_read_line_by_line(tmp_path):
    (tmp_path / "turns").mkdir()
    (tmp_path / "turns" / "acts.txt").write_text(
        "question|Why?\n\n# a remark|x\ninform|One\\nTwo\n"
    )

    assert [(each.label, each.text) for each in corpus_turns("acts", tmp_path)] == [
        ("question", "Why?"),
        ("inform", "One\nTwo"),
    ]


def test_figures():
    assert f1([(True, True), (True, False), (False, True)]) == 0.5
    assert macro_f1([("a", "a"), ("b", "b")]) == 1.0
    assert alarms([(frozenset(), frozenset({"terse"})), (frozenset({"terse"}), frozenset())]) == 1.0
    assert figure([1.0, 1.0], lambda rows: sum(rows) / len(rows)).low == 1.0


def test_examples_that_only_help_are_scored_when_wanted():
    examples = [Example({number % 2: 1.0}, number % 2 == 0, is_help=True) for number in range(8)]
    lesson = Lesson("x", 2, {"even": [Example({0: 1.0}, True), *examples]}, Solver())

    assert len(lesson.held_out_scores("even")) == 1
    assert [score > 0 for score in lesson.held_out_scores("even", with_help=True)] == [
        True,
        *[True, False] * 4,
    ]


def test_a_label_is_named_where_that_is_right_and_raises_no_alarm():
    """Scores of four faultless replies and four with a fault: the threshold lies between."""
    public = [Example({0: 1.0}, has_label=number >= 4) for number in range(8)]
    none = [Example({0: 1.0}, has_label=False)] * 8
    lesson = Lesson(
        "x", 1, {label: public if label == "blame" else none for label in LABELS}, Solver()
    )
    scores = {label: [-0.5, -0.4, -0.3, 0.3, 0.6, 0.7, 0.8, 0.9] for label in LABELS}

    assert 0.3 <= with_thresholds(lesson, scores).thresholds["blame"] < 0.6
    said = held_out_labels(lesson, scores)
    assert said[:4] == [frozenset()] * 4
    assert said[5:] == [frozenset({"blame"})] * 3
