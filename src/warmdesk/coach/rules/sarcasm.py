"""The opposite is meant.

What it notices
    Mock praise, mock surprise and jokes at the cost of a question: "what a surprise", "let me get my
    crystal ball", "we'll ask for everyone's horoscope first". Honest praise and a joke about oneself
    with a fix are not noticed.

Why it matters
    In writing there is no smile to soften it. The person reads that they were foolish to ask.

What helps
    The plain meaning: what can be done, and when.
"""

from __future__ import annotations

from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Example, Spot, rule


@rule(
    whole=True,
    says="This line says one thing and may mean another. Would the plain meaning do?",
    why="{n} cannot hear the tone, only the words; the joke may land on them.",
    example='"The update moves to the night from Monday."',
    cold=(
        Example(
            "Hi Dana, what a surprise, the file is gone if one deletes it.", asked="My file's gone!"
        ),
        Example(
            "Hi Dana, let me just get my crystal ball.", asked="When will the line be repaired?"
        ),
        Example(
            "Hi Dana, congratulations, you've discovered the power button.", asked="It's on now."
        ),
        Example(
            "Of course, we have nothing better to do than move desks.", asked="Can I sit upstairs?"
        ),
    ),
    warm=(
        Example("Hi Dana, well done, it works now on all three.", asked="I changed the plug."),
        Example(
            "Hi Dana, of course, I'll move the update to Monday at 7 pm.",
            asked="Can you move the update?",
        ),
    ),
)
def sarcasm(draft: Draft) -> Iterator[Spot]:
    known = phrases("sarcasm")
    for sentence in draft.sentences:
        if known.fits(sentence):
            yield Spot(sentence.span)
            return
