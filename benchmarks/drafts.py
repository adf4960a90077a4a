"""Threads and drafts of our own in plain English, for measuring the coach; the same ones every time."""

from __future__ import annotations

import random
from typing import Any

FROM_PERSON = (
    "Since this morning the payroll drive does not open any more on my laptop.",
    "It says that the network path was not found, and then the window closes.",
    "When will it be back?",
    "Have I lost what I typed before nine?",
    "Is there another way to reach the folder until then?",
    "I have to send the bank run by 3 pm today, so this is a little worrying.",
    "Could you please ring me if it takes longer?",
    "The printer on floor two has the same trouble since Tuesday, by the way.",
    "Thank you for looking into it so quickly.",
    "I restarted the laptop twice, and it made no difference.",
)
FROM_AGENT = (
    "Thank you for telling us, I can see the fault from here as well.",
    "A disk in the file server failed at ten to nine, and we are copying its files to a new one.",
    "Your forty lines are safe, they are in the copy that was made at 8:55.",
    "Until then you can open the folder through the web page of the file server.",
    "Please sign in there with the same name and password as on your laptop.",
    "I will write again by 1:15 pm with what we know then.",
    "Tomasz is changing the disk right now and expects to be done before two o'clock.",
    "We can't move the bank run to another server today, because the bank only knows this address.",
    "If the page asks for a code, use the one from your telephone.",
    "The printer is another matter, and I have opened a request of its own for it.",
    "As soon as the copy is complete I will check your folder myself.",
    "Could you please leave the laptop on, so that the drive can come back by itself?",
    "You should be able to print on floor three in the meantime.",
    "I'm sorry that this came on the last day of the month.",
)


def questions(count: int, seed: int = 7) -> list[dict[str, Any]]:
    """Questions to the coach: a thread of five messages and a draft of about 150 words each."""
    throw = random.Random(seed)
    return [_question(throw) for _ in range(count)]


def _question(throw: random.Random) -> dict[str, Any]:
    thread = [
        {
            "from": "agent" if n % 2 else "person",
            "name": "Ines Moreau" if n % 2 else "Dana Okafor",
            "text": "Hello,\n\n" + " ".join(throw.sample(FROM_AGENT if n % 2 else FROM_PERSON, 5)),
            "at": f"2026-11-20T{9 + n // 2:02d}:{n % 2 * 30:02d}:00+00:00",
        }
        for n in range(5)
    ]
    return {
        "thread": thread,
        "draft": "Hi Dana,\n\n" + " ".join(throw.sample(FROM_AGENT, 10)) + "\n\nBest wishes\nInes",
        "now": "2026-11-20T11:50:00+00:00",
        "person": {
            "name": "Dana Okafor",
            "own_words": "Short answers, please.",
            "prefers": ["brief"],
        },
        "agent": {"name": "Ines Moreau"},
        "colleagues": ["Tomasz Lind", "Kofi Asare", "Marta Roy"],
        "desk": {
            "kind": "internal",
            "timezone": "Europe/London",
            "hours": {day: [["08:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
        },
    }
