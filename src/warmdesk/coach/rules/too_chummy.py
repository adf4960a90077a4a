"""Closer than the person may like.

What it notices
    Endearments, invitations and banter in a reply to somebody who asked for help. A good wish for
    something they wrote about is not noticed.

    Small talk that they did not begin and do not welcome on their card is noticed if their card asks
    for privacy, and else only when the draft is read on demand. On a service provider's desk, a light
    first line is fine.

Why it matters
    They came for help. Familiarity that they did not offer is hard to turn down.

What helps
    Plain and friendly: the answer, and a good wish at most.
"""

from __future__ import annotations

from collections.abc import Iterator

from warmdesk.coach.listening import content_stems
from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence


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
        return
    for sentence in draft.sentences:
        if phrases("small-talk").fits(sentence) and not _is_welcome(draft, sentence):
            says = "{n} likes to keep private things apart. Is this line for them?"
            yield Spot(sentence.span, says=says if draft.is_private else "")
            return


def _is_welcome(draft: Draft, sentence: Sentence) -> bool:
    if draft.is_private:
        return False
    # Nobody needs to be told of a harmless line; who asks for a reading wants to know.
    if not draft.question.asked_for or draft.may_be_warm(sentence):
        return True
    theirs = [turn.text for turn in draft.question.thread if turn.author == "person"]
    theirs += draft.question.person.welcomes
    own = set(content_stems(sentence.text))
    return any(not own.isdisjoint(content_stems(text)) for text in theirs)


_ENDEARMENTS = frozenset(
    "sweetie sweetheart darling honey love babe baby buddy mate dude bro pal hun gorgeous beautiful"
    " handsome sunshine cutie".split()
)
