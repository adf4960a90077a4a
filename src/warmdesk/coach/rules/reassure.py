"""A worried person is told nothing that could calm them.

What it notices
    Somebody writes in fear, and the reply says nothing of what is safe, what is known, what happens
    next or when.

Why it matters
    Fear fills the gaps. Facts are what calms, not kind words.

What helps
    One fact that holds, and the next step with its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.rule import Draft, Example, Spot, rule, trimmed

_CALMS = re.compile(
    r"\b(?:safe|saved|still there|all there|copy|copies|backup|backed up|restor\w+|"
    r"recover\w+|found|not lost|nothing (?:is|was|has)|get (?:it|them) back|bring "
    r"(?:it|them) back|can see|i see|right to (?:write|tell|ask|call)|normal|no "
    r"danger|genuine|harmless|blocked|stopped|protected|it was|he is|she is|"
    r"history)\b"
    r"|\b(?:i|we)(?:'ve|'ll|'m| have| will| am| are|'re) (?!sorry|afraid|aware)\w+"
)


@rule(
    whole=True,
    says="{n} sounds worried. Could you add what is safe, or what happens next and when?",
    why="Facts calm more than kind words. One that is certain is enough.",
    example='"All 312 files are in last night\'s copy; they are back by 11."',
    cold=(
        Example(
            "Hi Dana, private files should not be kept there.",
            asked="I'm so scared, all my photos were on the phone I handed back.",
        ),
        Example(
            "Hi Dana, which version of the program do you use?",
            asked="I'm terrified, my whole thesis is gone!",
        ),
        Example(
            "Hi Dana, thank you for your message.", asked="I think I've opened a virus, I'm scared."
        ),
    ),
    warm=(
        Example(
            "Hi Dana, all 2,310 files are in last night's copy. I'm putting them back now, "
            "by 11:30.",
            asked="I'm terrified, my whole thesis is gone!",
        ),
        Example(
            "Hi Dana, it was right to write. The mail was harmless, and nothing was opened.",
            asked="I think I've opened a virus, I'm scared.",
        ),
    ),
)
def reassure(draft: Draft) -> Iterator[Spot]:
    if draft.needs.mood != "worried" or draft.promises or draft.names_any_time():
        return
    if draft.asked and all(
        item.answered == "yes" and item.kind == "question" for item in draft.asked
    ):
        return
    if not _CALMS.search(draft.text.plain):
        yield Spot(trimmed(draft.text, draft.text.body).span)
