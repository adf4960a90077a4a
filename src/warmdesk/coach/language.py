"""A guess whether a text is English. The coach rests where it cannot read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from warmdesk.coach.phrases import word_set
from warmdesk.coach.text import WORD, Text

_LATIN_END = "\u024f"
# The first of it tells the language of a long text as well as all of it.
_HEARD = 300


def is_english(text: Text) -> bool:
    """Whether this may be English; texts that give no sign of another language are taken for it."""
    is_ascii = text.plain.isascii()
    if not is_ascii and _is_mostly_beyond_latin(text.plain[:4000]):
        return False
    # One look at the set of words spares most texts the counting.
    if is_ascii and text.word_set.isdisjoint(_foreign()):
        return True
    heard = list(islice(_words(text), _HEARD))
    foreign = sum(_is_foreign(*each) for each in heard)
    if foreign < 2:
        # "Nein." and "Danke, Jan." are all that there is.
        return foreign * 2 < max(len(heard), 1)
    return foreign < sum(word in word_set("common-word") for word, _, _ in heard)


def _words(text: Text) -> Iterator[tuple[str, bool, bool]]:
    """Each word, whether it is written with a capital, and whether it opens a sentence."""
    raw, is_shouted = text.raw, text.raw.isupper()
    for sentence in text.sentences:
        for match in WORD.finditer(sentence.text):
            is_capital = not is_shouted and raw[sentence.start + match.start()].isupper()
            yield match.group(), is_capital, match.start() == 0


def _is_foreign(word: str, is_capital: bool, is_first: bool) -> bool:
    # Inside a sentence a capital makes a name: "El Paso", "Ana de la Cruz" in part, "Müller".
    if is_capital and not is_first:
        return False
    if word in _foreign():
        return True
    return not (word.isascii() or is_capital or word in word_set("borrowed-word"))


def _is_mostly_beyond_latin(plain: str) -> bool:
    letters = [char for char in plain if char.isalpha()]
    return sum(char > _LATIN_END for char in letters) * 2 > len(letters)


@cache
def _foreign() -> frozenset[str]:
    return word_set("foreign-word") - word_set("common-word")
