"""Turns the plain text of a message into paragraphs, with what was asked underlined and numbered.

Everything is escaped first; only our own marks and links to web addresses are added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from warmdesk.core.wording import gettext as _

PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*")
ADDRESS = re.compile(r"https?://[^\s<>\"'“”]+[^\s<>\"'“”.,;:!?)\]}]")

LONGEST_UNFOLDED = 20_000
LONGEST_PIECE = 5_000


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a message that ask something, and how that stands."""

    start: int
    end: int
    number: int
    state: str


def prose(text: str, spans: Sequence[Span] = (), start: int = 0, end: int | None = None) -> Markup:
    """Paragraphs of safe HTML, of the whole text or of the part between two places."""
    return Markup("").join(
        Markup("<p>{}</p>").format(_stretch(text, begin, stop, spans))
        for match in PARAGRAPH.finditer(text, start, len(text) if end is None else end)
        for begin, stop in _pieces(text, match.start(), match.end())
    )


def fold_at(text: str) -> int | None:
    """Where a very long text is folded; None for all others."""
    return _cut(text, 0, LONGEST_UNFOLDED) if len(text) > LONGEST_UNFOLDED else None


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph, in parts that a browser can lay out: a megabyte in one piece stops it for minutes."""
    while end - start > LONGEST_PIECE:
        cut = _cut(text, start, LONGEST_PIECE)
        yield start, cut
        start = cut
    yield start, end


def _cut(text: str, start: int, most: int) -> int:
    """The end of a line in the last fifth of so many characters, else of a word, else right there."""
    early, late = start + most - most // 5, start + most
    found = max(text.rfind("\n", early, late), 0) or max(text.rfind(" ", early, late), 0)
    return found + 1 if found else late


def _stretch(text: str, start: int, end: int, spans: Sequence[Span]) -> Markup:
    """One paragraph: plain pieces and marked ones in turn. A number follows the last piece of its span."""
    pieces = []
    at = start
    for span in sorted(spans, key=lambda each: each.start):
        begin, stop = max(span.start, at), min(span.end, end)
        if begin >= stop:
            continue
        pieces += [_plain(text[at:begin]), _marked(text[begin:stop], span)]
        if span.end <= end:
            pieces.append(_number(span))
        at = stop
    pieces.append(_plain(text[at:end]))
    return Markup("").join(pieces)


def _plain(text: str) -> Markup:
    pieces, at = [], 0
    for match in ADDRESS.finditer(text):
        pieces.append(_lines(text[at : match.start()]))
        link = Markup('<a href="{0}" rel="noopener noreferrer nofollow" target="_blank">{0}</a>')
        pieces.append(link.format(match.group()))
        at = match.end()
    return Markup("").join([*pieces, _lines(text[at:])])


def _lines(text: str) -> Markup:
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def _marked(text: str, span: Span) -> Markup:
    look = "answered" if span.state in {"draft", "answered"} else "asked"
    return Markup('<span class="{}" data-span="{}">{}</span>').format(
        look, span.number, _plain(text)
    )


def _number(span: Span) -> Markup:
    label = _("Question {number}, to its line in the list").format(number=span.number)
    return Markup(
        '<a class="number {0}" href="#asked-{1}" data-asked="{1}" aria-label="{2}">{1}</a>'
    ).format(span.state, span.number, label)
