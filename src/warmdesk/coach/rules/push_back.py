"""Background is demanded from somebody who only wants it fixed.

What it notices
    "Just fix it", and the reply makes help depend on details: "provide more information", "without
    the error message we can't begin". A single question that is needed is not noticed.

Why it matters
    They are out of patience or words. What they hear is: not until you have done your part.

What helps
    Begin with what can be found out without them, and ask one small thing at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Example, Spot, rule

_WEARY = re.compile(
    r"\b(?:just (?:want|fix|make|get|sort|do|need)|(?:don't|do not|dont|couldn't) "
    r"(?:care|know|have time|understand|want to)|make it (?:work|stop|go)|no idea|"
    r"whatever it (?:is|takes)|again|sick of|fed up)\b"
)


@rule(
    whole=True,
    says="{n} only wants it fixed. Could you begin without these details, and ask for one at most?",
    why='Someone who says "just fix it" may have no more to give. What can be seen from here?',
    example='"I\'ll read its log from here at noon; you need not do anything."',
    cold=(
        Example(
            "Please provide more information or I cannot help you.",
            asked="I don't care how, just fix it.",
        ),
        Example(
            "Hi Dana, without the exact error message and the steps we can't do anything.",
            asked="It's broken again. Just make it work!",
        ),
        Example("You need to give me more info.", asked="I don't know what it is, just fix it."),
        Example(
            "Hi Dana, we need more details before we can look into this.",
            asked="It's doing it again, I just want it to work.",
        ),
    ),
    warm=(
        Example(
            "Hi Dana, I can fix this without you. May I connect at 2?",
            asked="I don't care how, just fix it.",
        ),
        Example(
            "Hi Dana, which printer is it, please? Then I can look at it from here.",
            asked="nothing prints",
        ),
    ),
)
def push_back(draft: Draft) -> Iterator[Spot]:
    asked = draft.incoming.plain
    weary = bool(_WEARY.search(asked)) or draft.needs.mood == "angry"
    known = phrases("push-back")
    for sentence in draft.sentences:
        match = known.search(sentence)
        if match and weary and not sentence.is_asking:
            yield Spot(sentence.span)
            return
