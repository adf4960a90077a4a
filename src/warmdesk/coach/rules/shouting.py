"""Words in capitals.

What it notices
    Three or more ordinary words in capitals in a row, or a row of exclamation marks behind one.
    Abbreviations, codes and the names of keys are not noticed.

Why it matters
    Capitals are read as a raised voice.

What helps
    The same words in small letters; at most one word set off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.phrases import word_set
from warmdesk.coach.rule import Draft, Spot, rule
from warmdesk.coach.types import Span

_CAPITALS = re.compile(r"\b[A-Z][A-Z']+(?:[ ,]+(?:[A-Z][A-Z']+|I|A)\b){2,}")
_EVERYDAY = 1


@rule(
    says="Capitals can read as shouting. Meant for stress?",
    why="A whole line in capitals reads as a raised voice.",
    example='"Please leave it switched on" instead of the same in capitals.',
    cold=(
        "Hi Dana, please DO NOT SWITCH IT OFF before I come at 3.",
        "Hi Dana, it's reset. YOU MUST SAVE FIRST, then it works.",
    ),
    warm=(
        "Hi Dana, the code is FIN LEEDS UK 02, and it works since 9:30.",
        "Hi Dana, the USB VPN TAN dongle is at reception for you.",
    ),
)
def shouting(draft: Draft) -> Iterator[Spot]:
    raw = draft.question.draft
    for match in _CAPITALS.finditer(raw):
        words = re.findall(r"[a-z']+", match.group().lower())
        # Codes and short forms hold no everyday words; a shouted sentence does.
        everyday = sum(word in word_set("common-word") for word in words)
        inside = not draft.text.plain[match.start() : match.end()].isspace()
        if everyday >= _EVERYDAY and inside:
            yield Spot(Span(match.start(), match.end()))
            return
