"""A matter that is disowned.

What it notices
    "Not my department", "we don't do that", "you have come to the wrong place": the matter is
    declared somebody else's, and nobody is brought in who will take it.

Why it matters
    The person's problem is with the organisation, not with its chart. They are left to find the
    way alone.

What helps
    Keep it until it is handed over: bring in the one who can help, and introduce them.
"""

from __future__ import annotations

from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Spot, rule
from warmdesk.coach.types import Span


@rule(
    says='"{quote}" leaves {n} to find the way. Could you take them there?',
    why="Their problem is with the organisation, not its chart.",
    example="\"Parking belongs to the gate team. I've asked Lou there to help and copied "
    'you both."',
    cold=(
        "That's not my department.",
        "Sorry, this isn't our job.",
        "We don't deal with phones.",
        "Hi Dana, that is outside our remit.",
        "You've come to the wrong team.",
        "This has nothing to do with IT.",
        "Hi Dana, I'm not responsible for the badge system.",
        "We only look after laptops.",
        "Hi Dana, that's a Facilities problem, not an IT one.",
        "Hi Dana, there's nothing we can do about that.",
        "This is not something the service desk handles.",
        "Not ours, I'm afraid.",
        "Hi Dana, you'd have to take that up with HR.",
    ),
    warm=(
        "Hi Dana, I'll bring in Ana, who runs payroll.",
        "Hi Dana, badges are run by Facilities. I've asked Ana there to take this and "
        "copied you both.",
        "Hi Dana, it's not the cable; it's the port, and I've switched it on again.",
        "Hi Dana, the cable has nothing to do with it: the port was off, and I've switched it on.",
        "Hi Dana, it's our job to get this right, and the mail is back since 9:40.",
    ),
)
def deflection(draft: Draft) -> Iterator[Spot]:
    if draft.brings_someone_in():
        return
    known = phrases("deflection")
    for sentence in draft.sentences:
        match = known.search(sentence)
        if match is None or _is_about_a_thing(draft, sentence.at(*match.span())):
            continue
        if not sentence.is_asking or match.group().startswith("why"):
            yield Spot(sentence.at(match.start(), match.end()))
            return


def _is_about_a_thing(draft: Draft, span: Span) -> bool:
    """ "The drive has nothing to do with it": written small, it is no department."""
    words = draft.question.draft[span.start : span.end]
    return words.endswith("nothing to do with it")
