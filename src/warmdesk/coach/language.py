"""A guess whether a text is English. The coach rests where it cannot read."""

from __future__ import annotations

from functools import cache

from warmdesk.coach.phrases import word_set
from warmdesk.coach.text import Text

_LATIN_END = "\u024f"


def is_english(text: Text) -> bool:
    """Whether this may be English; short or wordless texts get the benefit of the doubt."""
    letters = [char for char in text.plain[:4000] if char.isalpha()]
    if not letters:
        return True
    if sum(char > _LATIN_END for char in letters) * 2 > len(letters):
        return False
    heard = text.words[:300]
    foreign = sum(word in _foreign() for word in heard)
    return foreign < 2 or foreign < sum(word in word_set("common-word") for word in heard)


@cache
def _foreign() -> frozenset[str]:
    return word_set("foreign-word") - word_set("common-word")
