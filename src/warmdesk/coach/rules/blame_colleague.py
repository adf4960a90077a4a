"""A colleague is blamed in front of the person.

What it notices
    A fault is put on another team or colleague: "HR sent us a wrong list again", "the late shift
    forgot". "We were late" and "the supplier moved it to Friday" are not blame.

Why it matters
    The person deals with one organisation. They learn that nobody is at home, not who was late.

What helps
    "We" is enough, and what happens now.
"""

from __future__ import annotations

from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Spot, rule


@rule(
    says='{n} did not need to know whose fault it was. Could this say "we"?',
    why='{n} deals with one organisation; "we" keeps it whole.',
    example='"We sent the wrong list" instead of "the other team sent it".',
    cold=(
        "Hi Dana, Finance forgot to approve it, so it's late. It comes on Friday.",
        "Hi Dana, my colleague made a mistake with your account. It's open now.",
        "Hi Dana, HR once again sent us a wrong list. Your access is back.",
        "Hi Dana, the night shift should have told you and didn't. It's done now.",
        "Hi Dana, Purchasing messed it up as usual. A new one comes on Friday.",
    ),
    warm=(
        "Hi Dana, we forgot to approve it, and I'm sorry. It comes on Friday.",
        "Hi Dana, the supplier moved it to Friday. I'll bring it to you that day at 3.",
        "Hi Dana, Finance approved it this morning, and the chair comes on Thursday.",
        "Hi Dana, my colleague Tom has set it up, and you can log in.",
    ),
)
def blame_colleague(draft: Draft) -> Iterator[Spot]:
    known = phrases("blame-colleague")
    for sentence in draft.sentences:
        match = None if sentence.is_asking else known.search(sentence)
        if match:
            yield Spot(sentence.at(match.start(), match.end()))
            return
