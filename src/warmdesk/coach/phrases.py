"""Ways to say things: word classes and phrase patterns, kept in data files and compiled once.

A line of `data/NAME.txt` is one pattern. It is written as it is said, in lower case, with

    (my|our)         either
    (very )?         may be left out
    {team}           any line of `data/classes/team.txt`
    ...              up to six words in between; `..` up to two
    ^ and $          the start and the end of the sentence

Patterns are looked for one sentence at a time. Each is filed under a word that it cannot do
without, and tried only where its other words are there as well, so only the few that might fit are.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from warmdesk.coach.text import Sentence, Text

DATA = Path(__file__).parent / "data"

_GAP = r"[\s,;:()\"/-]{1,4}"
# No hyphen in these words, for the gaps may hold it: else "a-a-a-" could be cut in endlessly many ways.
_SKIP = {"...": rf"(?:[\w']+{_GAP}){{0,6}}?", "..": rf"(?:[\w']+{_GAP}){{0,2}}?"}
_OPENS = re.compile(r"\((?!\?)")
_EDGES = re.compile(r" (?=[|)])|(?<=[|(]) ")
_CLASS = re.compile(r"\{([a-z-]+)\}")
_PLAIN = re.compile(r"[a-z][a-z'-]*")


class _Line(NamedTuple):
    """A pattern, and sets of words of which it needs one each, besides the one it is filed under."""

    pattern: str
    needs: tuple[frozenset[str], ...]


class Phrases:
    """The patterns of one data file. Each is compiled when a text first holds its word."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self._filed: dict[str, list[_Line]] = {}
        self._loose: list[_Line] = []
        for line in lines:
            self._file(_CLASS.sub(_class_of, line))
        self._keys = frozenset(self._filed)

    def search(self, sentence: Sentence) -> re.Match[str] | None:
        """The first pattern that fits the sentence; the match is in the sentence's own text."""
        if not self._loose and self._keys.isdisjoint(sentence.word_set):
            return None
        known = sentence.found
        if self not in known:
            known[self] = self._search(sentence)
        return known[self]

    def fits(self, sentence: Sentence) -> bool:
        return self.search(sentence) is not None

    def fits_any(self, text: Text) -> bool:
        return any(self.fits(sentence) for sentence in text.sentences)

    def compile(self) -> None:
        """Compile every pattern now, and not when a text first holds its word."""
        for line in chain(self._loose, *self._filed.values()):
            _compiled(line.pattern)

    def _search(self, sentence: Sentence) -> re.Match[str] | None:
        lacks = sentence.pieces.isdisjoint
        for line in self._likely(sentence):
            if any(map(lacks, line.needs)):
                continue
            match = _compiled(line.pattern).search(sentence.text)
            if match:
                return match
        return None

    def _likely(self, sentence: Sentence) -> list[_Line]:
        keys = self._keys & sentence.word_set
        if not keys:
            return self._loose
        if len(keys) == 1 and not self._loose:
            return self._filed[next(iter(keys))]
        return [line for key in sorted(keys) for line in self._filed[key]] + self._loose

    def _file(self, line: str) -> None:
        needs = _needs(line)
        keys = _rarest(needs)
        filed = _Line(line, tuple(each for each in needs if each != keys))
        for key in keys:
            self._filed.setdefault(key, []).append(filed)
        if not keys:
            self._loose.append(filed)


def _class_of(match: re.Match[str]) -> str:
    return "(" + "|".join(words(match.group(1))) + ")"


@cache
def _compiled(line: str) -> re.Pattern[str]:
    return re.compile(_regex(line))


@cache
def phrases(name: str) -> Phrases:
    """The patterns of `data/NAME.txt`."""
    return Phrases(_lines(DATA / f"{name}.txt"))


def compile_all() -> None:
    """Compile the patterns of every data file."""
    for path in sorted(DATA.glob("*.txt")):
        phrases(path.stem).compile()


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of `data/classes/NAME.txt`, longest first so that the longer one wins."""
    return tuple(sorted(_lines(DATA / "classes" / f"{name}.txt"), key=len, reverse=True))


@cache
def word_set(name: str) -> frozenset[str]:
    return frozenset(words(name))


def _lines(path: Path) -> tuple[str, ...]:
    rows = path.read_text(encoding="utf-8").splitlines()
    return tuple(row.strip() for row in rows if row.strip() and not row.startswith("#"))


def _regex(line: str) -> str:
    start = "^" if line.startswith("^") else r"(?<![\w'])"
    end = r"[\s.!?…,)\"'-]*$" if line.endswith("$") else r"(?![\w])"
    out, gap = "", ""
    for piece in _pieces(line.removeprefix("^").removesuffix("$")):
        if piece in _SKIP:
            out, gap = out + gap + _SKIP[piece], ""
        elif _is_optional(piece):
            # The gap comes and goes with the words: "not (really)? mine" fits "not mine".
            body = _words(_EDGES.sub("", piece[:-1]))
            out += f"(?:{gap}{body})?" if gap else f"(?:{body}{_GAP})?"
        else:
            out, gap = out + gap + _words(piece), _GAP
    return start + out + end


def _words(piece: str) -> str:
    return _OPENS.sub("(?:", piece.replace("'", "'?")).replace(" ", _GAP)


def _is_optional(piece: str) -> bool:
    """Whether the piece is one group that may be left out."""
    if not (piece.startswith("(") and piece.endswith(")?")):
        return False
    depth = 0
    for place, char in enumerate(piece):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return place == len(piece) - 2
    return False


def _needs(line: str) -> tuple[frozenset[str], ...]:
    """Sets of words: a fitting sentence holds at least one of each."""
    found = map(_keys, _pieces(line.removeprefix("^").removesuffix("$")))
    return tuple(
        frozenset(form for key in keys for form in (key, key.replace("'", "")))
        for keys in found
        if keys
    )


def _rarest(needs: tuple[frozenset[str], ...]) -> frozenset[str]:
    """The set to file a line under: short words are everywhere. Empty if there is none."""
    return max(needs, default=frozenset(), key=lambda keys: min(map(len, keys)))


def _pieces(line: str) -> list[str]:
    """The line cut at the blanks outside brackets."""
    pieces, depth, current = [], 0, ""
    for char in line:
        depth += (char == "(") - (char == ")")
        if char == " " and depth == 0:
            pieces.append(current)
            current = ""
        else:
            current += char
    return [*pieces, current]


_FIRST_GROUP = re.compile(r"\((?:[^()]|\([^()]*\))*\)[?*]")
_LAST_GROUP = re.compile(r"\((?P<inner>(?:[^()]|\([^()]*\))*)\)(?P<often>[?*]?)$")


def _keys(piece: str) -> frozenset[str]:
    """Words of which one must be there for the piece to fit; empty if that cannot be told."""
    while match := _FIRST_GROUP.match(piece):
        piece = piece[match.end() :]
    endings: list[str] = []
    while (last := _LAST_GROUP.search(piece)) and last.start() > 0:
        inner = _choices(last["inner"])
        # "you( have|'ve)?" also fits "you've", which is a word of its own.
        if not (
            last["often"] or all(choice[:1] in (" ", ",", ":", "!", "$", "'") for choice in inner)
        ):
            return frozenset()
        endings += [choice.split(" ")[0] for choice in inner if choice.startswith("'")]
        piece = piece[: last.start()]
    if _SPELLED.fullmatch(piece):
        return frozenset(form + end for form in _spellings(piece) for end in ("", *endings))
    if not (piece.startswith("(") and piece.endswith(")")):
        return frozenset()
    choices = [_longest(choice.strip()) for choice in _choices(piece[1:-1])]
    if not all(choices):
        return frozenset()
    return frozenset(form + end for each in choices for form in each for end in ("", *endings))


_SPELLED = re.compile(r"[a-z](?:[a-z'-]|(?<=[a-z-])\?|\[[a-z]{2}\])*")


def _spellings(word: str) -> frozenset[str]:
    """ "re-?ask", "organi[sz]e" and "runs?" in all their forms."""
    forms = {""}
    for part in re.findall(r"\[[a-z]+\]|[a-z'-]\??", word):
        if part.startswith("["):
            forms = {form + char for form in forms for char in part[1:-1]}
        elif part.endswith("?"):
            forms |= {form + part[0] for form in forms}
        else:
            forms = {form + part for form in forms}
    return frozenset(forms)


def _choices(inner: str) -> list[str]:
    choices, depth, current = [], 0, ""
    for char in inner:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return [""]
        if char == "|" and depth == 0:
            choices.append(current)
            current = ""
        else:
            current += char
    return [*choices, current]


def _longest(choice: str) -> frozenset[str]:
    """The spellings of the longest plain word of a choice."""
    plain = [part for part in _pieces(choice) if _SPELLED.fullmatch(part)]
    return _spellings(max(plain, key=len)) if plain else frozenset()
