"""A story of one's own.

What it notices
    "The same happened to me": the draft claims to have lived it. A solved case, or "two others
    wrote today", is not noticed. The coach cannot know; it only asks.

Why it matters
    A true story calms. One that is made up is noticed sooner or later, and then nothing is believed.

What helps
    If it is yours, tell it. If not, a solved case is true and says the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Spot, rule


@rule(
    says="Did this happen to you? If not, {case} is true and says the same.",
    why="A true story calms {n}. Nothing is wrong with yours; the coach cannot know whose it is.",
    example='"Three people had this in May; a new cable solved it for each of them."',
    cold=(
        "The same thing happened to me last month.",
        "Hi Dana, I had exactly the same problem with my own laptop.",
        "Hi Dana, I once lost a whole thesis that way.",
        "Hi Dana, been there! It comes back after a restart.",
        "Hi Dana, that happens to me too, every single week.",
        "Hi Dana, when I was new here I lost two days of work the same way. It's in the history.",
        "Hi Dana, my phone did that as well last year.",
    ),
    warm=(
        "Hi Dana, two others wrote about this today, and a restart brought it back for both.",
        "Hi Dana, this looks like a case from April: the import ran twice. I'm "
        "removing the second run; it's right at 11.",
        "Hi Dana, I tried both ways on my own machine, and the second one keeps the stamp.",
        "Hi Dana, I lost the connection while I was moving your files; they are all "
        "there, 312 of them.",
    ),
)
def borrowed_story(draft: Draft) -> Iterator[Spot]:
    known = phrases("borrowed-story")
    for sentence in draft.sentences:
        match = None if sentence.is_asking else known.search(sentence)
        if match:
            yield Spot(sentence.span, {"case": _case(draft)})
            return


def _case(draft: Draft) -> str:
    cases = draft.question.cases
    return f"case {cases[0].number}" if cases else "a solved case"
