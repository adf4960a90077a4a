"""Which thought comes first, and which is left out."""

from __future__ import annotations

import pytest

from tests.coach.asking import ask, slugs
from warmdesk.coach.order import ORDER, YIELDS, place
from warmdesk.coach.rules import all_rules

THREE = (
    "The payroll drive is down and I'm worried. When will it be back? Have I lost my edits?"
    " Is there another way to send the file?"
)


def test_every_rule_has_one_place_in_the_order_of_what_the_person_needs():
    placed = [slug for group in ORDER.values() for slug in group]

    assert sorted(placed) == sorted(rule.slug for rule in all_rules())
    assert [rule.slug for rule in all_rules()] == placed
    assert list(ORDER) == [
        "what they asked",
        "a bare no, or no reason",
        "a cold hand-off",
        "blame or talking down",
        "privacy",
        "no time, nothing certain",
        "a borrowed feeling",
        "manners",
    ]


def test_a_rule_without_a_place_comes_last():
    assert place("made-up") > max(place(rule.slug) for rule in all_rules())


def test_only_a_rule_that_comes_later_or_stands_beside_it_yields():
    known = {rule.slug for rule in all_rules()}

    assert set(YIELDS) <= known
    assert frozenset().union(*YIELDS.values()) <= known
    assert [slug for slug, to in YIELDS.items() if slug in to] == []


@pytest.mark.parametrize(
    ("draft", "asked", "first"),
    [
        ("No.", THREE, ["question-unanswered", "bare-no"]),
        ("Hi Dana,\n\nNo, sorry.\n\nInes", THREE, ["question-unanswered", "bare-no"]),
        ("Nope.", "Is the lift mended? Can I take the goods one?", ["question-unanswered"]),
        ("Not yet.", "Why is it so slow? And is the new line in?", ["question-unanswered"]),
        ("No.", "Is it back? And where do I find the form?", ["question-unanswered", "bare-no"]),
        ("No.", "Is the build server patched?", ["bare-no"]),
        ("No.", "Can I have a second screen?", ["bare-no"]),
    ],
)
def test_a_lone_no_leaves_the_other_questions_open(draft, asked, first):
    assert slugs(ask(draft, asked))[: len(first)] == first


@pytest.mark.parametrize(
    ("draft", "asked"),
    [
        ("Yes.", "Is the office open on Monday?"),
        ("Yes, of course.", "Could I bring my own mouse?"),
        ("Yes to both, Dana.", "Is the office open on Monday? And the canteen?"),
    ],
)
def test_a_lone_yes_to_the_only_question_is_enough(draft, asked):
    assert slugs(ask(draft, asked)) == []


def test_a_lone_word_answers_the_only_question_it_can_answer():
    answer = ask("No.", "When is it back? Are my forty lines lost? What should I tell the bank?")

    assert [(item.about, item.answered) for item in answer.asked] == [
        ("time", "no"),
        ("yes-no", "yes"),
        ("other", "no"),
    ]


def test_asked_about_a_vague_word_they_are_not_asked_for_a_time_as_well():
    answer = ask("Hi Dana, it's on order and should come soon.", "Any news about my chair?")

    assert slugs(answer) == ["vague-time"]
