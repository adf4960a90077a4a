"""A guess whether a text is English. The coach rests where it cannot read."""

from __future__ import annotations

from functools import cache

from warmdesk.coach.phrases import word_set
from warmdesk.coach.text import Text

_LATIN_END = "\u024f"


def is_english(text: Text) -> bool:
    """Whether this may be English; short or wordless texts get the benefit of the doubt."""
    if _is_mostly_beyond_latin(text.plain[:4000]):
        return False
    # One look at the set of words spares most texts the counting.
    if text.word_set.isdisjoint(_foreign()):
        return True
    heard, foreign_words, common_words = text.words[:300], _foreign(), word_set("common-word")
    foreign = sum(word in foreign_words for word in heard)
    return foreign < 2 or foreign < sum(word in common_words for word in heard)


def _is_mostly_beyond_latin(plain: str) -> bool:
    if plain.isascii():
        return False
    letters = [char for char in plain if char.isalpha()]
    return sum(char > _LATIN_END for char in letters) * 2 > len(letters)


@cache
def _foreign() -> frozenset[str]:
    return word_set("foreign-word") - word_set("common-word")
