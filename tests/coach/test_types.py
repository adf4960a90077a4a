"""Parsing at the edge: what is wrong is said in one kind sentence."""

from __future__ import annotations

import pytest

from warmdesk.coach import BadQuestion, Question


def test_a_whole_question_is_taken_over():
    question = Question.from_json(
        {
            "id": "a1",
            "thread": [
                {"from": "person", "name": "Dana", "text": "Hi", "at": "2026-11-20T09:04:00Z"}
            ],
            "draft": "Hello",
            "person": {"name": "Dana", "prefers": ["brief"], "technical": False},
            "agent": {"name": "Ines"},
            "cases": [{"number": 7, "title": "Disk"}],
            "desk": {
                "timezone": "Europe/London",
                "hours": {"mon": [["08:00", "18:00"]]},
                "holidays": ["2026-12-25"],
            },
            "something": "new",
        }
    )

    assert (question.id, question.agent, question.cases[0].number) == ("a1", "Ines", 7)
    assert question.desk.hours == (("mon", (("08:00", "18:00"),)),)
    assert question.thread[0].at.isoformat() == "2026-11-20T09:04:00+00:00"


@pytest.mark.parametrize(
    "given",
    [
        [],
        "text",
        {},
        {"draft": 3},
        {"draft": "x", "kind": "letter"},
        {"draft": "x", "thread": "no list"},
        {"draft": "x", "thread": [{"from": "vendor", "text": "x"}]},
        {"draft": "x", "now": "yesterday"},
        {"draft": "x", "colleagues": [1]},
        {"draft": "x", "person": []},
        {"draft": "x", "cases": [{"number": "1"}]},
        {"draft": "x", "desk": {"timezone": "Mars/Base"}},
        {"draft": "x", "desk": {"timezone": "../etc"}},
        {"draft": "x", "desk": {"hours": {"mon": [["8", "18"]]}}},
        {"draft": "x", "desk": {"hours": {"monday": []}}},
        {"draft": "x", "desk": {"holidays": ["Christmas"]}},
        {"draft": "x", "asked_for": "yes"},
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(given):
    with pytest.raises(BadQuestion) as problem:
        Question.from_json(given)

    assert str(problem.value).endswith(".")
