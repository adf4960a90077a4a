"""What kind of answer something asks for: a time, a reason, a yes or no."""

from __future__ import annotations

import re

from warmdesk.coach.openings import AUX
from warmdesk.coach.types import About

_TIME_ASKED = re.compile(
    r"\b(?:when|how soon|how long|what time|by when|until when|since when|eta|what "
    r"day|which day|which week|how much longer|how far along|how often)\b"
)
_ABOUT: tuple[tuple[re.Pattern[str], About], ...] = (
    (_TIME_ASKED, "time"),
    (
        re.compile(
            r"\b(?:why|how come|what(?:'s| is| was)? (?:the reason|causing|caused|behind))\b"
        ),
        "reason",
    ),
    (re.compile(r"\bhow (?!many|much|big|large|old|fast|often|far)\w+"), "how"),
    (re.compile(r"\b(?:who|whom|whose|who's|whos)\b"), "who"),
    (re.compile(r"\b(?:where|where's|wheres)\b"), "where"),
)
# "When I turn it off, will it update?" asks no time.
_WHEN_IF = re.compile(
    r"(?:so |and |but )*when(?:ever)? (?:i|we|you|they|he|she|it|the \w+) (?!(?:will|is|are|can|could|do|"
    r"does|was|were|did|has|have|should|would|may)\b)\w+ .*\b(?:will|does|do|is|are|can|should|would)\b"
)
_FIRST_AUX = re.compile(rf"(?:so |or |and |but )?{AUX}\b")
_ASKS_TO_TELL = re.compile(
    r"\b(?:tell|know|say|explain|advise|let (?:me|us) know|remind|find out|check|show|confirm)\b"
)


def answer_wanted(text: str, kind: str) -> About:
    """Which shape an answer to this text would have."""
    first = _FIRST_AUX.match(text)
    if first and not (_ASKS_TO_TELL.search(text[:40])):
        return "yes-no" if kind == "question" else "other"
    if kind == "question" and _WHEN_IF.match(text):
        return "yes-no"
    found = [(m.start(), about) for pattern, about in _ABOUT if (m := pattern.search(text))]
    if re.match(r"(?:what|which)\b", text) and not _TIME_ASKED.match(text):
        return "other"
    if kind == "question" and re.search(r"\b(?:if|whether)\b", text):
        return "yes-no"
    return min(found, default=(0, "other"), key=lambda pair: pair[0])[1]
