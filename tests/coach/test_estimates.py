"""Which times answer "when?", and what tells somebody what became of their work."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.coach.asking import ask, slugs

WHEN = "The share is down. When will it be back?"
LINES = "I wrote forty lines before it went. Have I lost those?"
DANA = """Good morning. The payroll drive will not open for me or for Jo. When will it be back? I had \
changed about forty lines before it went. Have I lost those?

The run has to reach the bank by 3 pm today or people are paid late. Is there another way to send \
it if the drive stays down?

Dana"""
INES = """Hi Dana,

Thank you for telling me about the bank's deadline. Your forty lines are safe: Tomasz found them in \
the 11:00 copy and checked. If the drive is not back by 2, I will put the file on your laptop and \
stay with you while you send it.

I'll write again by 1:15 pm, whatever has happened by then.

Ines"""


@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [
        (WHEN, "it should be back around 1 pm.", "yes"),
        (WHEN, "we restored it at 10:15.", "yes"),
        (WHEN, "we'll have everyone online by 3.", "yes"),
        (WHEN, "the engineer quoted 4 pm.", "yes"),
        (WHEN, "around 3.", "yes"),
        (WHEN, "the disk failed at 9:40 and Tomasz looked at it.", "no"),
        (WHEN, "last night's backup is fine.", "no"),
        (WHEN, "your 3 pm deadline is on my list.", "no"),
        (WHEN, "I know you need it by 3 pm.", "no"),
        (WHEN, "I'll bring you a spare laptop at 2.", "no"),
        (WHEN, "if it is not back by 2, call me.", "no"),
        (WHEN, "I'll write again at 2.", "partly"),
        ("When did it break?", "the disk failed at 9:40.", "yes"),
        ("When will the update be?", "we moved the update to Friday at 6.", "yes"),
    ],
)
def test_a_time_answers_when_it_is_about_what_was_asked(asked, told, expected):
    assert ask(f"Hi Dana, {told}", asked).asked[-1].answered == expected


@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [
        (LINES, "nothing is lost.", "yes"),
        (LINES, "all forty lines were in the 11:00 copy.", "yes"),
        (LINES, "I'm sorry, they are gone for good.", "yes"),
        (LINES, "I'll check whether they are safe and write by 2.", "partly"),
        (LINES, "Tomasz restored the server and found the cause.", "no"),
        ("My report vanished. Can it be recovered?", "I got it out of the bin.", "yes"),
        ("The server crashed. Is my work safe?", "your documents are intact.", "yes"),
        ("The server crashed. Is my work safe?", "the server is back.", "no"),
    ],
)
def test_what_became_of_the_work_is_heard(asked, told, expected):
    assert ask(f"Hi Dana, {told}", asked).asked[-1].answered == expected


def test_a_reply_that_leaves_only_the_time_open():
    answer = ask(INES, DANA, now=datetime(2026, 11, 20, 11, 50, tzinfo=UTC))
    by = [INES[each.by[0] : each.by[1]] for each in answer.asked]

    assert [each.answered for each in answer.asked] == ["partly", "yes", "yes"]
    assert by[1] == "Your forty lines are safe"
    assert by[2].startswith("If the drive is not back by 2, I will put the file on your laptop")
    assert slugs(answer) == ["question-unanswered"]
    assert "When will it be back?" in answer.findings[0].says
    assert [each.text for each in answer.promises if each.certain] == [
        "I'll write again by 1:15 pm"
    ]


def test_a_promise_to_write_is_enough_while_somebody_finds_out():
    assert slugs(ask("Hi Dana, I don't know yet. I'll ask and write to you by 2.", WHEN)) == []
