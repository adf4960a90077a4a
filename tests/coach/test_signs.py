"""What the learnt models are told of a sentence: who may, will or must do something."""

from __future__ import annotations

import pytest

from warmdesk.coach.signs import turn_signs


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("You should rest this week.", "you must"),
        ("You'd like the lake.", "you would"),
        ("Could you open the window?", "can you?"),
        ("I'll bring the keys.", "i will"),
        ("We won't be late.", "we will"),
        ("Open the window.", "a verb first"),
    ],
)
def test_who_does_what_is_seen(text, sign):
    assert sign in turn_signs(text)


def test_a_plain_fact_has_no_sign_of_asking():
    assert turn_signs("The bakery closes at six.") == ["no sign"]
