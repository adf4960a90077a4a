"""What a message asks: questions, indirect questions and requests, quoted as they were written."""

from __future__ import annotations

import pytest

from warmdesk.coach.listening import is_of_two_parts, items_in


def asked(message: str, name: str = "") -> list[str]:
    return [item.text for item in items_in(message, name)]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("When will it be back?", ["When will it be back?"]),
        ("how do i set up the vpn", ["how do i set up the vpn"]),
        ("is the wiki faster yet", ["is the wiki faster yet"]),
        ("I don't know who to ask.", ["I don't know who to ask."]),
        ("I wonder whether we could move it.", ["I wonder whether we could move it."]),
        ("Not sure if I may open it. It looks odd.", ["Not sure if I may open it."]),
        ("Password reset please.", ["Password reset please."]),
        ("Reset my password.", ["Reset my password."]),
        ("We'd like two more licences by Monday.", ["We'd like two more licences by Monday."]),
        ("I need a chair, mine is broken.", ["I need a chair"]),
        ("Can you tell me when it is back?", ["Can you tell me when it is back?"]),
        ("Any news?", ["Any news?"]),
        ("Why is it slow and what can we do?", ["Why is it slow", "what can we do?"]),
        ("How do I fix it, and who can I call?", ["How do I fix it", "who can I call?"]),
        ("Is it me, or is the wifi down?", ["Is it me, or is the wifi down?"]),
        (
            "My questions: how large is it, is it copied, and may Tom see it?",
            ["how large is it", "is it copied", "may Tom see it?"],
        ),
        (
            "hi my screen broke can u send a new one and who do i give the old one to thanks",
            ["can u send a new one", "who do i give the old one to"],
        ),
    ],
)
def test_what_is_asked(message, expected):
    assert asked(message) == expected


@pytest.mark.parametrize(
    "message",
    [
        "The printer does not work.",
        "When I press print, it hangs.",
        "Are you kidding me?",
        "What do I pay you for???",
        "Isn't it lovely when something works!",
        "Just wanted to say thanks.",
        "Let me know if you need anything else.",
        "I don't know what happened.",
        "Please find attached the invoice.",
        "I still can't print and nobody has called me back.",
        '"What is your PIN?", the caller said, and I hung up.',
        "> Do you want to keep your mail?\n> Please confirm.",
        "Thank you for sorting that so quickly!",
    ],
)
def test_what_is_not_asked(message):
    assert asked(message) == []


def test_a_signature_asks_nothing():
    message = "Which room is it?\n\nFiona Redmond\nEvents\nHave you seen our new programme?"

    assert asked(message, "Fiona Redmond") == ["Which room is it?"]


@pytest.mark.parametrize(
    ("message", "about"),
    [
        ("How long does it take?", "time"),
        ("What time is it cut?", "time"),
        ("Can you tell me when it is back?", "time"),
        ("Why was it removed?", "reason"),
        ("How do I print?", "how"),
        ("Who owns the list?", "who"),
        ("Where do I get a mouse?", "where"),
        ("Is it safe?", "yes-no"),
        ("when i download a sheet it prolly will keep the links?", "yes-no"),
        ("When will it keep the links?", "time"),
        ("Which of the two is better?", "other"),
        ("How many licences are left?", "other"),
    ],
)
def test_what_a_question_is_about(message, about):
    assert [item.about for item in items_in(message)] == [about]


def test_a_question_that_only_sighs_asks_nothing():
    assert [item.text for item in items_in("Is it really so difficult? Where is the form?")] == [
        "Where is the form?"
    ]
    assert items_in("Is it difficult to set up?") != ()


@pytest.mark.parametrize(
    "text", ["There is no hurry at all.", "There was no paper in it.", "There are no errors shown."]
)
def test_what_there_is_and_is_not_is_no_question(text):
    assert items_in(text) == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Hi there, is there any paper left?", "is there any paper left?"),
        ("Hello there, could you look?", "could you look?"),
    ],
)
def test_a_greeting_leads_to_what_is_asked(text, asked):
    assert [item.text for item in items_in(text)] == [asked]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Could you reset my password and unlock my mailbox?", True),
        ("Could you install the font and update Word?", True),
        ("Could you mail Tom and Ana?", False),
        ("Could you copy and paste the text?", False),
        ("Could you reset my password?", False),
    ],
)
def test_some_requests_have_two_parts(text, expected):
    (item,) = items_in(text)
    assert is_of_two_parts(item) == expected


def test_an_echo_to_somebody_asks_nothing():
    assert items_in("@kim: really? no need to sign it?") == ()
    assert [item.text for item in items_in("@kim: is it signed?")] == ["is it signed?"]
