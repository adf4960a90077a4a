"""More feeling than the matter holds.

What it notices
    "Beyond thrilled", "absolutely delighted to assist", "heartbroken to hear": feelings that a
    password or a printer hardly stirs. "Happy to show you" is manners, and not noticed.

Why it matters
    Acted feeling makes the true parts of a reply sound acted too.

What helps
    The next step alone is kind enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Spot, rule


@rule(
    says="Is this what you feel about it? If not, the next step alone is kind enough.",
    why="Acted feeling makes the true parts of a reply sound acted too.",
    example='"It\'s reset" instead of "I\'m overjoyed to reset it".',
    cold=(
        "Hi Dana, I am absolutely thrilled to help you today! It's reset.",
        "Hi Dana, I'm heartbroken to hear about your mouse. A new one is at the desk.",
        "Hi Dana, it is my greatest pleasure to serve you. It's done now.",
        "Hi Dana, nothing makes me happier than fixing printers. It prints again.",
    ),
    warm=(
        "Hi Dana, I'm happy to show you. It's the third key from the left.",
        "Hi Dana, I'm glad that it works again.",
    ),
)
def fake_feeling(draft: Draft) -> Iterator[Spot]:
    known = phrases("fake-feeling")
    for sentence in draft.sentences:
        if known.fits(sentence):
            yield Spot(sentence.span)
            return
