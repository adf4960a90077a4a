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


TIMES = {
    "at 5 pm": "17:00", "by 5:30 pm": "17:30", "by 17:30": "17:30", "by half past five": "17:30",
    "by 5 p.m.": "17:00", "by 4:15pm": "16:15", "by noon": "12:00", "at quarter to three": "14:45",
    "by close of business": "18:00", "by the end of the day": "18:00", "in two hours": "12:20",
    "this afternoon": "18:00", "by 2 o'clock": "14:00", "between 2 and 4": "16:00",
}  # fmt: skip
times = pytest.mark.parametrize(("words", "due"), TIMES.items())


@times
@pytest.mark.parametrize(
    "frame",
    [
        "I'll put the file on your desk {}",
        "we will swap the disk {}",
        "I am going to reset it {}",
        "you'll hear from me {}",
        "I shall be in touch {}",
        "a colleague will come {}",
        "the drive will be back {}",
        "you'll have it {}",
        "I'll write {} even if it is not fixed",
    ],
)
def test_every_form_of_time_in_what_is_certain(frame, words, due):
    assert promised(frame.format(words)) == [(frame.format(words).rstrip("."), f"Wed {due}", True)]


@times
@pytest.mark.parametrize(
    "frame",
    [
        "If the drive is not back {}, I will restore it from backup",
        "Should it not be back {}, we'll call you",
        "In case it isn't there {}, I'll bring another",
        "Unless you object {}, I will swap it",
        "Once the copy is through {}, I'll restart it",
        "I'll restore it if it is not back {}",
        "We will swap it unless it works {}",
    ],
)
def test_a_time_inside_a_condition_is_the_time_of_no_promise(frame, words, due):
    kept = [each for each in promised(frame.format(words)) if each[1] and each[2]]

    assert kept == []
    if frame.startswith(("I'll", "We", "If")):
        assert [each[1:] for each in promised(frame.format(words))] == [(None, False)]


@times
@pytest.mark.parametrize(
    "frame",
    [
        "Your laptop arrives {}.",
        "Maintenance runs {}.",
        "The parcel will arrive {}.",
        "It should be ready {}.",
        "The courier will be there {}.",
        "Your manager will be back {}.",
        "Petra will be back {}.",
        "The supplier says it will be fixed {}.",
        "According to the vendor, the patch will be ready {}.",
        "You'll get a call from the courier {}.",
        "I called you {}.",
        "The drive was back {}.",
        "Shall I call you {}?",
        "Will the drive be back {}?",
        "I won't have it {}.",
        "We will not restart it {}.",
        "It won't be ready {}.",
        "I might finish {}.",
        'You wrote "I\'ll call {}".',
        "I'll be in a meeting {}.",
    ],
)
def test_no_form_of_time_makes_a_promise_of_these(frame, words, due):
    assert promised(frame.format(words)) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("Tomorrow I'll call you at 3 pm.", ("Tomorrow I'll call you at 3 pm", "Thu 15:00", True)),
        (
            "On Friday we'll be there at 9.",
            ("On Friday we'll be there at 9", "Fri 09:00", True),
        ),
        (
            "At 4:30 pm, when the copy is done, I'll write.",
            ("At 4:30 pm, when the copy is done, I'll write", "Wed 16:30", True),
        ),
        (
            "Tomorrow, if the part is here, I'll fit it.",
            ("Tomorrow, if the part is here, I'll fit it", "Thu 18:00", False),
        ),
        ("I'll check if it is plugged in.", ("I'll check if it is plugged in", None, True)),
        ("It went down at 3, I will look into it.", ("I will look into it", None, True)),
    ],
)
def test_which_time_belongs_to_the_promise(draft, expected):
    assert promised(draft) == [expected]


def test_a_time_after_an_and_opens_another_promise():
    assert promised("I'll order it at 2 and on Friday I'll call you at 9.") == [
        ("I'll order it at 2", "Wed 14:00", True),
        ("on Friday I'll call you at 9", "Fri 09:00", True),
    ]


def test_what_hangs_on_an_if_goes_on_after_an_and():
    assert promised("If it fails, I'll swap it and I'll write by 5.") == [
        ("If it fails, I'll swap it", None, False),
        ("I'll write by 5", "Wed 17:00", False),
    ]


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("I'll call you at 3. So I'll call you at 3 pm.", ["I'll call you at 3"]),
        ("I'll write by 4. You'll hear from me by 4 pm, Dana.", ["I'll write by 4"]),
        ("I'll call you at 3. I'll write at 3.", ["I'll call you at 3", "I'll write at 3"]),
        ("I'll call you at 3. I'll call you at 4.", ["I'll call you at 3", "I'll call you at 4"]),
    ],
)
def test_the_same_said_twice_is_one_promise(draft, expected):
    assert [text for text, _, _ in promised(draft)] == expected


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        ("I'll write again by 4.", "word"),
        ("I'll let you know by 4.", "word"),
        ("You'll have an answer from me by 4.", "word"),
        ("Expect an update by 4.", "word"),
        ("I'm on it and will report back at 4.", "word"),
        ("I'm writing again at 2.", "word"),
        ("Next update at 4.", "word"),
        ("I'll call you at 4.", "deed"),
        ("I'll write a script for it by 4.", "deed"),
        ("I'll write to Facilities at 4.", "deed"),
        ("Someone from our team will come at 4.", "deed"),
        ("The drive will be back at 4.", "outcome"),
        ("You'll have the laptop by 4.", "outcome"),
    ],
)
def test_what_is_promised_is_told_apart(draft, kind):
    assert [each.kind for each in find_promises(Text(draft), DESK, NOW)] == [kind]
