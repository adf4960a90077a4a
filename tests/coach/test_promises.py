"""Promises: what counts as one, when it is due, and whether it hangs on an "if"."""

from __future__ import annotations

import pytest

from tests.coach.asking import DESK, NOW
from warmdesk.coach.promises import calendar_of, find_promises
from warmdesk.coach.text import Text


def promised(draft: str) -> list[tuple[str, str | None, bool]]:
    calendar = calendar_of(DESK)
    return [
        (each.text, f"{calendar.local(each.due):%a %H:%M}" if each.due else None, each.certain)
        for each in find_promises(Text(draft), DESK, NOW)
    ]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("I'll let you know by 4.", ("I'll let you know by 4", "Wed 16:00", True)),
        ("By Friday we'll have a new one.", ("By Friday we'll have a new one", "Fri 18:00", True)),
        ("You'll hear from me today.", ("You'll hear from me today", "Wed 18:00", True)),
        ("You'll have it by noon.", ("You'll have it by noon", "Wed 12:00", True)),
        ("Expect my call at 3.", ("Expect my call at 3", "Wed 15:00", True)),
        ("I'm ringing them at 11.", ("I'm ringing them at 11", "Wed 11:00", True)),
        ("I come tomorrow at 10.", ("I come tomorrow at 10", "Thu 10:00", True)),
        ("It'll be ready by 3.", ("It'll be ready by 3", "Wed 15:00", True)),
        ("Will call at 4.", ("Will call at 4", "Wed 16:00", True)),
        ("I'm going to test it tonight.", ("I'm going to test it tonight", "Thu 00:00", True)),
        (
            "Give me ten minutes and I'll check.",
            ("Give me ten minutes and I'll check", "Wed 10:30", True),
        ),
        ("I'll look into it.", ("I'll look into it", None, True)),
        (
            "If it fails, I'll swap it on Monday.",
            ("If it fails, I'll swap it on Monday", "Mon 18:00", False),
        ),
        (
            "I'll swap it as soon as it is here.",
            ("I'll swap it as soon as it is here", None, False),
        ),
        ("I'll send it at 2, unless you object.", ("I'll send it at 2", "Wed 14:00", False)),
        ("We'll try to have it by 5.", ("We'll try to have it by 5", "Wed 17:00", False)),
        ("I have it now and will call you at 2.", ("will call you at 2", "Wed 14:00", True)),
        ("Let me get back to you by 2.", ("Let me get back to you by 2", "Wed 14:00", True)),
        (
            "I'll come on Saturday at 10, when it's quiet.",
            ("I'll come on Saturday at 10", "Sat 10:00", True),
        ),
    ],
)
def test_promises(draft, expected):
    assert promised(draft) == [expected]


@pytest.mark.parametrize(
    "draft",
    [
        "I may be able to look at it at 3.",
        "We could ring you at 4.",
        "Shall I ring you at 3?",
        "May I connect at 2 pm while you are at lunch?",
        "The courier will be here at noon.",
        "The vendor says they'll ship it on Friday.",
        "They said they'd be here at 9.",
        "I won't have it by Friday.",
        "I can't promise Thursday.",
        "I hope to have it by 5.",
        "I was there at 9 and fixed it.",
        "I'll be out of the office until Monday.",
        "You'll see a green tick at the top.",
        "Its battery will last until 6 pm.",
        'He wrote "I\'ll bring it on Monday".',
        "> I'll bring it on Monday",
        "I'm in the room until 5.",
        "Please send it by Friday.",
        "It will ask for the new PIN once.",
    ],
)
def test_what_is_no_promise(draft):
    assert promised(draft) == []


def test_two_promises_in_one_sentence():
    assert promised("I'll order it today, and I'll bring it to you on Friday at 9.") == [
        ("I'll order it today", "Wed 18:00", True),
        ("I'll bring it to you on Friday at 9", "Fri 09:00", True),
    ]
