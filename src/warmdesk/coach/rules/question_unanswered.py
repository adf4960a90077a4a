"""A question that the reply leaves open.

What it notices
    Something the person asked that nothing in the reply answers. A reply that asks back what is
    needed to answer, or says when the answer will come, is not noticed.

Why it matters
    They wrote to learn just this. Without it they have to write again, and wait again.

What helps
    Answer it in a line, or say who will know, and by when.
"""

from __future__ import annotations

from collections.abc import Iterator

from warmdesk.coach.listening import content_stems
from warmdesk.coach.rule import Draft, Example, Spot, rule, trimmed
from warmdesk.coach.types import Asked

_LONGEST = 90


@rule(
    matter="answer",
    whole=True,
    says='{n} asked "{question}". Is the answer on its way in this reply?',
    why='{n} wrote: "{question}" The draft does not seem to say. They may have to '
    "write again to get it.",
    example='They asked when the lift is back: "It runs again from 3 pm."',
    cold=(
        Example(
            "We had to take the mail server apart, and two of its fans are worn.",
            asked="When will mail be back?",
        ),
        Example(
            "Hi Dana, the laptop is a fine model and comes with a bag.",
            asked="Does the dock fit my old screen?",
        ),
        Example(
            "Hi Dana, thank you for your message. Your concerns are important to us.",
            asked="Which form do I use for travel?",
        ),
        Example(
            "Hi Dana, the projector is a new one.",
            asked="Is there a spare remote? And how do I lower the screen?",
        ),
        Example(
            "Hi Dana, the wiki moved to a larger machine last night.",
            asked="How long will the wiki be slow?",
        ),
    ),
    warm=(
        Example("Hi Dana, mail is back at 3 pm.", asked="When will mail be back?"),
        Example(
            "Hi Dana, yes, it fits with the cable in the box.",
            asked="Does the dock fit my old screen?",
        ),
        Example(
            "Hi Dana, which of the two rooms do you mean? Then I can tell you at once.",
            asked="Is the room free on Friday?",
        ),
        Example(
            "Hi Dana, I don't know yet. I'll ask the supplier and write to you by 4 pm.",
            asked="When does the monitor come?",
        ),
        Example(
            "Hi Dana, use TR-2, it's under Forms on the intranet.",
            asked="Which form do I use for travel?",
        ),
    ),
)
def question_unanswered(draft: Draft) -> Iterator[Spot]:
    # A question back may be what it takes to answer, and so may a page that is pointed at.
    if len(draft.text.words) <= 2 or _asks_back(draft) or "http" in draft.text.plain:
        return
    left = [item for item in draft.asked if item.answered == "no" and _is_sure(draft, item)]
    if left:
        question = left[0].text.strip().rstrip(".")
        short = question if len(question) <= _LONGEST else question[: _LONGEST - 1].rstrip() + "…"
        yield Spot(trimmed(draft.text, draft.text.body).span, {"question": short})


def _asks_back(draft: Draft) -> bool:
    return any(s.is_asking for s in draft.sentences)


def _is_sure(draft: Draft, item: Asked) -> bool:
    """A request is easily met in other words; only a reply that does nothing leaves it open."""
    if item.about == "yes-no" and _touches(draft, item):
        return False
    if item.kind == "question":
        return True
    others = [each for each in draft.asked if each is not item]
    if others:
        return all(each.answered != "no" for each in others)
    return not draft.promises and not draft.moments


def _touches(draft: Draft, item: Asked) -> bool:
    """Whether a sentence speaks of half of what was asked; it may answer in words of its own."""
    asked = set(content_stems(item.text))
    shared = (asked & draft.reply.stems[s.start] for s in draft.reply.telling)
    return any(2 * len(words) >= max(2, len(asked)) for words in shared)
