"""How far a draft answers: no, partly or yes."""

from __future__ import annotations

import pytest

from tests.coach.asking import NOW, ask, slugs
from warmdesk.coach import Turn


def answered(asked: str, draft: str) -> list[str]:
    return [item.answered for item in ask(draft, asked).asked]


@pytest.mark.parametrize(
    ("asked", "draft", "expected"),
    [
        ("When is it back?", "At 3, Dana.", ["yes"]),
        ("When is it back?", "It's back since 10.", ["yes"]),
        ("When is it back?", "We took it apart and cleaned it.", ["no"]),
        ("When is it back?", "Soon.", ["no"]),
        ("When is it back?", "I don't know yet; I'll write at 2.", ["partly"]),
        ("How long does it take?", "About ten minutes.", ["yes"]),
        ("Is it safe?", "Yes, it is.", ["yes"]),
        ("Does it work with cameras too?", "Hi Dana, sticks have to be encrypted.", ["no"]),
        ("Does the dock fit my old screen?", "The dock fits old screens.", ["yes"]),
        ("Could you install the font?", "Done.", ["yes"]),
        ("Could you install the font?", "We value you as a colleague.", ["no"]),
        ("Just fix it.", "Please provide more information or I cannot help you.", ["no"]),
        ("Please fix it.", "We need more details before we can look into this.", ["no"]),
        ("Please fix it.", "It's fixed; if you need more details, call me.", ["yes"]),
        ("Why is it slow?", "Because of the backup.", ["yes"]),
        ("How do I print?", "Open the menu and choose Print.", ["yes"]),
        ("How much is it?", "It is very popular.", ["no"]),
        ("How much is it?", "12 euros a month.", ["yes"]),
        ("What broke, and when is it mended?", "Hi Dana, its motor burnt out.", ["yes", "no"]),
        ("Is it possible, and if so, which app do I take?", "Yes, with Outlook.", ["yes", "yes"]),
    ],
)
def test_how_far_a_draft_answers(asked, draft, expected):
    assert answered(asked, draft) == expected


def test_an_empty_draft_answers_nothing():
    assert answered("When is it back? And why did it break?", "") == ["no", "no"]


def test_the_answer_is_pointed_at():
    answer = ask("Hi Dana, thanks. It's back at 3.", "When is it back?")
    start, end = answer.asked[0].by

    assert "Hi Dana, thanks. It's back at 3."[start:end] == "It's back at 3."


def test_what_an_earlier_reply_answered_is_asked_no_more():
    thread = (
        Turn("When is it cut? Does it affect the freezer alarm?", name="Dana Okafor", at=NOW),
        Turn("Hi Dana, from 6 to 6:30.", author="agent", name="Ines Moreau", at=NOW),
        Turn("Thanks! I've told the others.", name="Dana Okafor", at=NOW),
    )

    assert [item.text for item in ask("", thread=thread).asked] == [
        "Does it affect the freezer alarm?"
    ]


def test_after_perfect_nothing_is_left():
    thread = (
        Turn("Where do I get a mouse?", name="Dana Okafor"),
        Turn("At the desk, until 4.", author="agent", name="Ines Moreau"),
        Turn("got it, thx!", name="Dana Okafor"),
    )

    assert ask("", thread=thread).asked == ()


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Can I keep my number?", "Which contract are you on?"),
        ("Can I keep my number?", "Only if you stay with us."),
        ("Does it charge my phone?", "Try the grey cable."),
        ("What do I do now?", "Unplug it and wait a minute."),
        ("Should I take the Vega for our slides?", "vegaviewer opens them nicely"),
        ("Do I want the small adapter for this?", "the flat one is recommended"),
        ("When I unplug the dock will it keep the screen?", "If it is charged, it will."),
        ("so when i download the sheet it will keep my notes?", "if you save first it does"),
        ("@kim: really? nothing to pay there? :D", "the form asks for a cost centre"),
        ("When will the drive be back?", "Hi Dana, Tomasz is working on it. I'll write by 2."),
    ],
)
def test_a_bare_line_may_answer_in_other_words(asked, line):
    assert "question-unanswered" not in slugs(ask(line, asked))


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("Is the room free on Friday?", "The room is very popular."),
        ("Will my data be deleted?", "We take data protection very seriously."),
        ("When will it be fixed?", "You can try the other printer."),
        ("How do I disable it?", "Why did you enable it?"),
        ("Does it charge my phone?", "Hi Dana, the dock is new. Anything else?"),
    ],
)
def test_a_line_that_evades_is_still_noticed(asked, line):
    assert "question-unanswered" in slugs(ask(line, asked))


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Why did you not keep a copy?", "blame-person"),
        ("Why didn't you ask first?", "blame-person"),
        ("The phone forum would be a better place to ask.", "cold-handoff"),
        ("That's not my department.", "deflection"),
    ],
)
def test_a_reproach_or_a_way_out_is_one_thought_only(line, rule):
    assert slugs(ask(line, "Can I get my old photos onto the new phone?")) == [rule]


def test_a_reproach_beside_an_evasion_leaves_the_question_open():
    found = slugs(ask("Why didn't you ask first? The phone is a new one.", "Is my backup safe?"))

    assert found[0] == "question-unanswered"
