"""A reminder that it was said before.

What it notices
    "As I said", "like I told you", "I refer you to my message of Tuesday", "once again": the answer
    comes with the reproach that it should have been known. "As you said" and "as promised" are not
    noticed, nor is a plain second explanation.

Why it matters
    It can sound tired of the question. For them it may be the first time that it is clear.

What helps
    Say it as if for the first time, perhaps in other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.rule import Draft, Spot, rule

_KEEPS_WORD = re.compile(
    r"\b(?:said|told you|mentioned|wrote)(?: that)? (?:i|we)(?:'d| would|'ll| "
    r"will)\b|\bas (?:promised|agreed|you (?:said|asked|wrote|told|mentioned|"
    r"suggested))\b|\b(?:won't|couldn't|didn't|don't) (?:have|make|manage)\b|\bi "
    r"was wrong\b|\bsorry\b"
)


@rule(
    says='"{quote}" can sound tired of the question. Would it read as well without it?',
    why="It may be {n}'s first time to hear it clearly.",
    example='"Forms are under Services" instead of "as I said, forms are under Services".',
    cold=(
        "As I already said, the forms are on the intranet.",
        "Hi Dana, like I told you on Monday, it's the blue cable.",
        "As we've told everyone, it's the backup.",
        "Hi Dana, please see my previous mail.",
        "I refer you to my message of Tuesday.",
        "Hi Dana, as stated earlier, access needs a form.",
        "Per my last email, the office is closed.",
        "How often do I have to explain this? It's the green key.",
        "For the third time: press Save first.",
        "Hi Dana, I have explained this before: use the blue cable.",
    ),
    warm=(
        "Hi Dana, as you said, the lamp is red, so it has no signal. It's back at 3.",
        "Hi Dana, it's the blue cable, the one on the left.",
        "Hi Dana, as promised, here is the list.",
        "Hi Dana, please try it again now; it works since 10.",
        "Hi Dana, I said noon and won't have it by then, sorry. You'll have it by 2.",
    ),
)
def as_i_said(draft: Draft) -> Iterator[Spot]:
    known = phrases("as-i-said")
    for sentence in draft.sentences:
        match = known.search(sentence)
        if match and not _KEEPS_WORD.search(sentence.text):
            yield Spot(sentence.at(match.start(), match.end()))
            return
