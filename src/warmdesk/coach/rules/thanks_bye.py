"""A conversation that is closed without asking.

What it notices
    "This ticket is now closed", "consider it resolved": the desk ends it, and the person has not
    said that it is solved.

Why it matters
    Whether it is solved, only they can tell. A closed door is hard to knock at again.

What helps
    "Does it work for you now?" leaves the last word with them.
"""

from __future__ import annotations

from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Example, Spot, rule


@rule(
    says="You close this. Shall we ask {n} if it is solved first?",
    why="Only {n} can tell whether it is solved.",
    example='"The lock has a new battery. Does it hold for you now?"',
    cold=(
        Example(
            "Hi Dana, I've put in a new battery. This ticket is now closed.",
            asked="The clock stops.",
        ),
        Example("Hi Dana, it's renewed. I'm closing this request.", asked="My access ran out."),
        Example(
            "Hi Dana, the fan is new. Your case has been marked as resolved.", asked="It's loud."
        ),
    ),
    warm=(
        Example(
            "Hi Dana, good to hear. I'm closing this request then.",
            asked="It works again, you can close it.",
        ),
        Example(
            "Hi Dana, the fan is new. I'll leave this open until Thursday; does it stay quiet?",
            asked="It's loud.",
        ),
        Example(
            "Hi Dana, the barrier is closed at 8, and your badge opens it until then.",
            asked="When is the yard shut?",
        ),
    ),
)
def thanks_bye(draft: Draft) -> Iterator[Spot]:
    if phrases("solved").fits_any(draft.incoming) or draft.needs.mood == "thankful":
        return
    for sentence in draft.sentences:
        if not sentence.is_asking and phrases("closing").fits(sentence):
            yield Spot(sentence.span)
            return
