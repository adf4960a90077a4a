"""Deadline, hurry, privacy and mood, read from the words of the message alone."""

from __future__ import annotations

import pytest

from tests.coach.asking import NOW, ask
from warmdesk.coach import Needs, PersonCard, Turn


def needs(message: str) -> Needs:
    return ask("", thread=(Turn(message, name="Dana Okafor", at=NOW),)).needs


@pytest.mark.parametrize(
    ("message", "due"),
    [
        ("I need it by 3 pm.", "18 15:00"),
        ("The bank's cut-off is at 2 today.", "18 14:00"),
        ("I'm presenting tomorrow at 10.", "19 10:00"),
        ("Please have it ready before Friday noon.", "20 12:00"),
        ("My flight leaves at half past four.", "18 16:30"),
    ],
)
def test_deadlines(message, due):
    assert f"{needs(message).deadline:%d %H:%M}" == due


@pytest.mark.parametrize(
    "message",
    [
        "It dropped at ten this morning.",
        "The wifi is slow since Monday.",
        "Nothing prints.",
        "You can call me at 3.",
    ],
)
def test_what_is_no_deadline(message):
    assert needs(message).deadline is None


def test_the_deadline_is_quoted():
    assert needs("I need it By 3 PM, please.").deadline_text == "By 3 PM"


@pytest.mark.parametrize(
    "message",
    [
        "I'm in a hurry.",
        "No time for forms today.",
        "This is urgent!",
        "quick one before i board",
        "I don't have much time",
        "please be quick",
        "Need it NOW.",
    ],
)
def test_hurry(message):
    assert needs(message).hurry


@pytest.mark.parametrize(
    "message",
    [
        "No rush at all.",
        "Whenever it suits you.",
        "Not urgent.",
        "The clock is wrong.",
        "It takes a long time to start.",
    ],
)
def test_no_hurry(message):
    assert not needs(message).hurry


def test_a_wish_for_privacy_is_heard_and_the_card_counts_too():
    assert needs("Please keep it between us.").private
    assert needs("For reasons I'd rather not go into, I need a filter.").private
    assert not needs("My private phone has no wifi.").private
    assert ask("", "Hello", person=PersonCard(name="Dana", prefers=("private",))).needs.private


@pytest.mark.parametrize(
    ("message", "mood"),
    [
        ("I'm scared that all my work is lost.", "worried"),
        ("I'm so afraid of losing the thesis.", "worried"),
        ("I'm afraid I've deleted the folder.", "worried"),
        ("I'm afraid it will crash in the exam.", "worried"),
        ("Works well, but I'm afraid now and then it logs me out.", "neutral"),
        ("I'm afraid Friday doesn't suit us.", "neutral"),
        ("This is a disgrace.", "angry"),
        ("I don't care how, just fix it.", "angry"),
        ("Thank you so much, it works again!", "thankful"),
        ("The printer is out of paper.", "neutral"),
        ("How soon will it be ready?", "neutral"),
        ("Why do calls drop after lunch?", "neutral"),
        ("Could you send me the list? Thanks!", "neutral"),
    ],
)
def test_mood(message, mood):
    assert needs(message).mood == mood
