"""Text as numbers: words, runs of words, pieces of words and cues, hashed into a fixed number of buckets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from zlib import crc32

Vector = dict[int, float]
# Names of features, and how much all of them together weigh.
Block = tuple[Iterable[str], float]
Cues = Callable[[str], Iterable[str]]

_LINK = re.compile(r"(?:https?://|www\.)\S+|<url>", re.IGNORECASE)
_CODE = re.compile(r"`[^`]*`")
_DIGIT = re.compile(r"[0-9]")
# ASCII only: what counts as a letter beyond it differs between versions of Python, and the weights may not.
_TOKEN = re.compile(r"[a-z0-9_]+(?:'[a-z0-9_]+)*|LINK|CODE|[^\sa-z0-9_]")


def normal(text: str) -> str:
    """The text in lower case, with what is only an address, a piece of code or a number made alike."""
    plain = text.replace('\\"', '"').replace("’", "'").lower()
    return _DIGIT.sub("0", _CODE.sub(" CODE ", _LINK.sub(" LINK ", plain)))


def tokens(text: str) -> list[str]:
    """Words and signs of the text, with a mark before the first and after the last."""
    return ["^", *_TOKEN.findall(normal(text)), "$"]


def runs(words: list[str], longest: int) -> Iterator[str]:
    """Every word, and every run of up to `longest` words."""
    for length in range(1, longest + 1):
        for start in range(len(words) - length + 1):
            yield f"w{length} {' '.join(words[start : start + length])}"


def pieces(words: list[str], shortest: int, longest: int) -> Iterator[str]:
    """Every piece of every word, so that a word never met before still looks like its relatives."""
    for word in words:
        edged = f"_{word}_"
        for length in range(shortest, longest + 1):
            for start in range(len(edged) - length + 1):
                yield f"c {edged[start : start + length]}"


def bucket(name: str, buckets: int) -> int:
    return crc32(name.encode()) & (buckets - 1)


def vector(blocks: Iterable[Block], buckets: int) -> Vector:
    """Named features as a sparse vector. Each block weighs the same, however many features it holds."""
    found: Vector = {}
    for names, weight in blocks:
        # Not a set: the order of adding decides the last bit, and so the weights.
        once = dict.fromkeys(names)
        value = weight / sqrt(len(once)) if once else 0.0
        for name in once:
            place = bucket(name, buckets)
            found[place] = found.get(place, 0.0) + value
    return found


@dataclass(frozen=True)
class Recipe:
    """What a model looks at in a text, and how much each part weighs."""

    words: int = 2
    pieces: tuple[int, int] | None = (2, 5)
    pieces_weight: float = 1.0
    cues: Cues | None = None
    cues_weight: float = 1.0
    buckets: int = 1 << 17

    def vector(self, text: str, *more: Block) -> Vector:
        """The text's features, and those of further blocks that the text alone does not tell."""
        return vector((*self._blocks(text), *more), self.buckets)

    def _blocks(self, text: str) -> Iterator[Block]:
        words = tokens(text)
        yield runs(words, self.words), 1.0
        if self.pieces:
            yield pieces(words, *self.pieces), self.pieces_weight
        if self.cues:
            yield self.cues(text), self.cues_weight
