"""A saved reply that misses the question.

What it notices
    A saved reply that was inserted and left as it was, while something that was asked stays open.

Why it matters
    It says that the message was sorted, not read.

What helps
    One line of your own in front, which answers what was asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from warmdesk.coach.rule import Draft, Example, Spot, rule, trimmed


@rule(
    whole=True,
    says='This is the saved reply as it stands, and {n} asked "{question}". Would you fit it?',
    why="A saved reply is a start. {n} asked for something that it does not say.",
    example='"Yes, it works abroad too. For the set-up: …"',
    cold=(
        Example(
            "Hello, to set up the scanner please install the driver from the software shop.",
            asked="May I take the scanner home?",
            saved_reply="Hello, to set up the scanner please install the driver from the software shop.",
        ),
    ),
    warm=(
        Example(
            "Hello, to set up the scanner please install the driver from the software shop.",
            asked="How do I set up the scanner?",
            saved_reply="Hello, to set up the scanner please install the driver from the software shop.",
        ),
    ),
)
def unfitted_reply(draft: Draft) -> Iterator[Spot]:
    saved = draft.question.saved_reply
    if not saved or _words(saved) != _words(draft.question.draft):
        return
    for item in draft.asked:
        if item.answered == "no":
            yield Spot(trimmed(draft.text, draft.text.body).span, {"question": item.text})
            return


def _words(text: str) -> list[str]:
    return text.split()
