"""What stays open in a thread after earlier replies."""

from __future__ import annotations

import pytest

from tests.coach.asking import ask
from warmdesk.coach import Turn

BACK = "When will it be back?"


def left_after(reply: str) -> list[tuple[str, str]]:
    thread = (
        Turn(f"The drive is down. {BACK}", name="Dana Okafor"),
        Turn(reply, author="agent", name="Ines Moreau"),
    )
    return [(item.text, item.answered) for item in ask("", thread=thread).asked]


@pytest.mark.parametrize(
    "reply",
    [
        "This is with me now. I'll write by noon.",
        "Hi Dana, I'm looking into it now and will write at 2 pm.",
        "Hi Dana, this is now with our storage team. I'll tell you by 4 pm.",
        "Hi Dana, I've got this now. You'll hear from me by 3 pm.",
        "Hi Dana, it is in my hands now.",
        "Hi Dana, we're already working on it.",
    ],
)
def test_who_has_it_and_when_they_write_does_not_tell_when_it_is_back(reply):
    assert left_after(reply) == [(BACK, "no")]


@pytest.mark.parametrize(
    "reply",
    [
        "Hi Dana, it is back now.",
        "Hi Dana, I'm on it; the drive is back by 3 pm.",
        "Hi Dana, it's working again now.",
        "Hi Dana, this is with me now. It takes about an hour.",
    ],
)
def test_a_reply_that_tells_when_settles_it(reply):
    assert left_after(reply) == []


def test_in_the_next_draft_word_about_word_answers_in_part():
    thread = (Turn(f"The drive is down. {BACK}", name="Dana Okafor"),)

    (item,) = ask("Hi Dana, this is with me now. I'll write by noon.", thread=thread).asked

    assert item.answered == "partly"


def left_when_the_person_says(words: str) -> list[str]:
    thread = (
        Turn(f"The drive is down. {BACK}", name="Dana Okafor"),
        Turn("This is with me now. I'll write by noon.", author="agent", name="Ines Moreau"),
        Turn(words, name="Dana Okafor"),
    )
    return [item.text for item in ask("", thread=thread).asked]


@pytest.mark.parametrize(
    "words",
    ["Never mind, it works again.", "Oh, forget it.", "No longer needed, thanks!", "Nevermind"],
)
def test_what_the_person_takes_back_waits_no_more(words):
    assert left_when_the_person_says(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "I found the cable under my desk. So never mind.",
        "Hi Ines, a colleague lent me hers, so it's no longer needed.",
        "We have moved to the other room. I don't need it anymore, thanks.",
    ],
)
def test_it_may_be_taken_back_anywhere_in_the_message(words):
    assert left_when_the_person_says(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "Somebody here said that the old drive is no longer needed.",
        "Please don't forget it.",
        "I found nothing. No longer needed?",
    ],
)
def test_words_about_something_else_take_nothing_back(words):
    assert BACK in left_when_the_person_says(words)


def test_what_is_asked_beside_it_still_waits():
    said = "The drive came back, so never mind. Can you tell me who to thank?"

    assert left_when_the_person_says(said) == ["Can you tell me who to thank?"]


def test_never_minding_one_thing_leaves_the_other_open():
    assert left_when_the_person_says("Never mind the noise it makes.") == [BACK]


def test_what_is_asked_again_stands_once():
    assert left_when_the_person_says(BACK) == [BACK]
