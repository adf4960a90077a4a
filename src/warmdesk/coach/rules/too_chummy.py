"""Closer than the person may like.

What it notices
    Endearments, invitations and banter in a reply to somebody who asked for help. A good wish for
    something they wrote about is not noticed.

Why it matters
    They came for help. Familiarity that they did not offer is hard to turn down.

What helps
    Plain and friendly: the answer, and a good wish at most.
"""

from __future__ import annotations

from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Example, Spot, rule


@rule(
    says="{n} wrote for help. Is this line for them?",
    why="Familiarity that was not offered can be hard to answer.",
    example='"Good luck with the talk on Thursday" keeps to what they wrote.',
    cold=(
        "It's reset. Love ya, buddy!",
        "Hi Dana, it's done. We should grab a beer sometime!",
        "Hey sweetie, it's fixed now.",
        "Hi Dana, done. You sound like fun, add me on Instagram!",
        "Yo dude, it works again, hugs and kisses.",
    ),
    warm=(
        Example(
            "Hi Dana, it's ready. Good luck with the talk on Thursday.",
            asked="I need the clicker for my talk on Thursday.",
        ),
        "Hi Dana, it's fixed now. Have a good weekend.",
        "Hi Dana, the beer garden's till works again since 10.",
    ),
)
def too_chummy(draft: Draft) -> Iterator[Spot]:
    known = phrases("too-chummy")
    for sentence in draft.sentences:
        match = known.search(sentence)
        if match:
            yield Spot(sentence.span)
            return
    greeting = draft.text.greeted.lower().split()
    if draft.text.greeting and any(word in _ENDEARMENTS for word in greeting):
        yield Spot(draft.text.greeting)


_ENDEARMENTS = frozenset(
    "sweetie sweetheart darling honey love babe baby buddy mate dude bro pal hun gorgeous beautiful"
    " handsome sunshine cutie".split()
)
