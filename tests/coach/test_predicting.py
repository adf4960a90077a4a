"""Rows of the public tasks, answered one by one."""

from __future__ import annotations

import io
import json

import pytest

from warmdesk.coach import cli
from warmdesk.coach.predicting import TASKS

ROW = {
    "id": "1",
    "text": "Could you please have a look?",
    "ask": "How do I print?",
    "reply": "Open the file and press print.",
    "candidates": ["How do I print a file?", "lol"],
}


def predict(monkeypatch, capsys, task: str, *lines: str) -> list[dict[str, object]]:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    assert cli.main(["predict", "--task", task]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("task", TASKS)
def test_a_row_is_answered_under_its_id(task, monkeypatch, capsys):
    (answer,) = predict(monkeypatch, capsys, task, json.dumps(ROW))

    assert answer["id"] == "1"
    assert "label" in answer or "labels" in answer


@pytest.mark.parametrize("task", TASKS)
def test_a_row_without_its_fields_is_answered_too(task, monkeypatch, capsys):
    (answer,) = predict(monkeypatch, capsys, task, '{"id": 7}')

    assert answer["id"] == 7


def test_what_is_no_object_is_said_and_the_rest_goes_on(monkeypatch, capsys):
    answers = predict(monkeypatch, capsys, "politeness_se", "{", "[1]", json.dumps(ROW))

    assert ["error" in each for each in answers] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Hi, thanks for your help! Could you please add a source, if you have time?", "polite"),
        ("Why did you delete my work? Do you even read what you destroy?", "impolite"),
    ],
)
def test_courtesy_is_told_from_coldness(text, label):
    assert TASKS["politeness_wiki"]({"text": text})["label"] == label


def test_a_request_is_told_from_a_fact():
    assert TASKS["customer_request"]({"text": "i want to order a pizza"})["label"] == "request"
    assert TASKS["customer_request"]({"text": "my name is emma"})["label"] == "other"


def test_the_message_with_the_same_rare_word_is_answered():
    row = {
        "reply": "grub is on the second disk, so point it there",
        "candidates": ["where did grub go?", "thanks a lot", "nice weather today"],
    }

    assert (
        TASKS["answer_link"](row)["ranking"] == [0, 2, 1] or TASKS["answer_link"](row)["label"] == 0
    )
