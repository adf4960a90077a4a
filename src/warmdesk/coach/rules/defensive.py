"""A defence where nobody attacked.

What it notices
    How busy we are, how few, how nobody else complained: justification that nobody asked for. An
    explanation that was asked for, or that follows an admission, is not noticed.

Why it matters
    A plain question was heard as a complaint. The person learns to be sorry for asking.

What helps
    Answer what was asked. If it was late, one "sorry, that was late" says more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Example, Spot, rule

_ADMITS = re.compile(
    r"\b(?:i'm sorry|i am sorry|we're sorry|we are sorry|sorry (?:for|that|about|"
    r"it)|my (?:mistake|fault)|our (?:mistake|fault)|should have|(?:was|is|far|"
    r"much) too (?:late|long|slow)|that was late|i missed|we missed|i forgot|we "
    r"forgot|you're right|you are right|behind because)\b"
)


@rule(
    says="This explains why it took long. Did {n} ask why, or when?",
    why="The draft defends the desk; {n} may only want to know what happens now.",
    example='"On Thursday at 10" answers "when?" better than how much there is to do.',
    cold=(
        Example("As you can see we are very busy.", asked="When is my turn?"),
        Example(
            "Please understand that there are only two of us for 900 people.",
            asked="How long does a swap take?",
        ),
        Example("We are doing our best here.", asked="Is the printer back?"),
        Example(
            "Hi Dana, nobody else has complained.", asked="The wifi drops in the hall, is it known?"
        ),
        Example("It works fine on our side.", asked="The form loses my text. What can I do?"),
        Example(
            "Hi Dana, we can't be everywhere at once, you know.",
            asked="Could someone look at the beamer?",
        ),
        Example(
            "Hi Dana, we have a lot on our plate at the moment. About an hour.",
            asked="How long will it take?",
        ),
    ),
    warm=(
        Example(
            "Hi Dana, about an hour: two people are before you.", asked="How long will it take?"
        ),
        Example(
            "Hi Dana, sorry, that was late: two of us were ill and we are short-staffed. "
            "It's done now, and you can log in.",
            asked="You promised it for Monday.",
        ),
        Example(
            "Hi Dana, because we are only two this week; on Monday we are five again.",
            asked="Why does it take so long?",
        ),
        Example(
            "Hi Dana, it works on my side too now. Could you try it once more, please?",
            asked="Can you see the page?",
        ),
    ),
)
def defensive(draft: Draft) -> Iterator[Spot]:
    if draft.asks_about("reason") and not draft.has_word("complained", "complain", "green"):
        return
    if _ADMITS.search(draft.text.plain):
        return
    known = phrases("defensive")
    for sentence in draft.sentences:
        match = known.search(sentence)
        if match and not sentence.is_asking:
            yield Spot(sentence.span)
            return
