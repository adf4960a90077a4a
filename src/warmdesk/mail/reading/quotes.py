"""Telling what someone newly wrote from the history below, above and between it.

When in doubt, words stay: history left in is untidy, a person's words lost is a failure.
Every line ends up in exactly one of the two results.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from warmdesk.mail.reading import marks
from warmdesk.mail.reading.markup import Line

MOST_SIGNATURE_LINES = 12
MOST_FOOTER_LINES = 8
# Longer is a log or a dump, and looking for history in it is not worth the time.
MOST_LINES = 60_000


class Kind(Enum):
    EMPTY = auto()
    TEXT = auto()
    QUOTE = auto()
    ATTRIBUTION = auto()
    HEADER = auto()
    MARK = auto()


def split_quoted(text: str, *, is_reply: bool = True) -> tuple[str, str]:
    """What is new in a text, and the history that was cut from it."""
    lines = [Line(line, is_quoted=False) for line in text.split("\n")]
    return split_lines(lines, is_reply=is_reply)


def split_lines(lines: Sequence[Line], *, is_reply: bool) -> tuple[str, str]:
    """As `split_quoted`, for lines that may already be known to be quoted."""
    if len(lines) > MOST_LINES:
        return "\n".join(line.text for line in lines).strip("\n"), ""
    reading = _Reading([line.text for line in lines], is_reply=is_reply)
    reading.kinds = [_first_kind(line) for line in lines]
    return reading.split()


def _first_kind(line: Line) -> Kind:
    stripped = line.text.lstrip()
    if not stripped:
        return Kind.EMPTY
    return Kind.QUOTE if line.is_quoted or stripped[0] == ">" else Kind.TEXT


@dataclass(slots=True)
class _Reading:
    lines: list[str]
    is_reply: bool
    kinds: list[Kind] = field(default_factory=list)
    dropped: set[int] = field(default_factory=set)
    has_attribution: bool = False
    first_words: int = 0

    def split(self) -> tuple[str, str]:
        end = self._history()
        self.first_words = next(
            (at for at, kind in enumerate(self.kinds) if kind is Kind.TEXT), len(self.lines)
        )
        self._drop(range(end, len(self.lines)))
        self._trim_end(end)
        self._trim_quote_on_top()
        self._drop(at for at, kind in enumerate(self.kinds) if kind in _MACHINE_MADE)
        if not self._has_words():
            self._keep_something(end)
        return self._joined(kept=True), self._joined(kept=False)

    # What each line is

    def _history(self) -> int:
        """Mark what programs wrote; return the line from which on everything is history."""
        self._find_attributions()
        at = 0
        has_own_words = False
        while at < len(self.lines):
            if self.kinds[at] is Kind.TEXT:
                stop = self._machine_block(at, has_own_words)
                if stop is None:
                    has_own_words = True
                    at += 1
                    continue
                if has_own_words:
                    return self._without_rules(at)
                at = stop
            elif self.kinds[at] is Kind.ATTRIBUTION:
                stop = self._run_end(at, Kind.ATTRIBUTION)
                if has_own_words and self._starts_unmarked_history(at, stop):
                    return self._without_rules(at)
                at = stop
            else:
                at += 1
        return len(self.lines)

    def _find_attributions(self) -> None:
        following = Kind.EMPTY
        for at in range(len(self.lines) - 1, -1, -1):
            if self.kinds[at] is Kind.TEXT:
                self._mark_attribution(at, is_before_quote=following is Kind.QUOTE)
            if self.kinds[at] is not Kind.EMPTY:
                following = self.kinds[at]

    def _mark_attribution(self, end: int, *, is_before_quote: bool) -> None:
        # Most lines are settled here; only those that could end an attribution are looked at closely.
        if not is_before_quote and not self.lines[end].rstrip().endswith(_ATTRIBUTION_ENDS):
            return
        start = marks.attribution(self.lines, end, is_before_quote=is_before_quote)
        if start is None or any(self.kinds[at] is not Kind.TEXT for at in range(start, end + 1)):
            return
        for at in range(start, end + 1):
            self.kinds[at] = Kind.ATTRIBUTION
        self.has_attribution = True

    def _machine_block(self, at: int, has_own_words: bool) -> int | None:
        """The end of a mark or header block that begins here."""
        line = self.lines[at]
        if marks.is_forward_mark(line) or marks.is_foreign_block(self.lines, at):
            self.kinds[at] = Kind.MARK
            return at + 1
        if ":" not in line[:60] and "：" not in line[:60]:
            return None
        # Whoever writes for the first time may have pasted headers to ask about them.
        if not self.is_reply and not self._stands_below_mark(at):
            return None
        end = marks.header_block(self.lines, at)
        if end is None:
            return None
        for index in range(at, end):
            self.kinds[index] = Kind.HEADER
        return end

    def _stands_below_mark(self, at: int) -> bool:
        above = at - 1
        while above >= 0 and self.kinds[above] is Kind.EMPTY:
            above -= 1
        return above >= 0 and (self.kinds[above] is Kind.MARK or marks.is_rule(self.lines[above]))

    def _starts_unmarked_history(self, at: int, end: int) -> bool:
        """An attribution below someone's words, and below it lines without any ">"."""
        if not marks.is_certain(" ".join(self.lines[at : min(end, at + 4)])):
            return False
        end = self._run_end(end, Kind.EMPTY)
        return end < len(self.lines) and self.kinds[end] is not Kind.QUOTE

    def _run_end(self, at: int, kind: Kind) -> int:
        while at < len(self.lines) and self.kinds[at] is kind:
            at += 1
        return at

    def _without_rules(self, at: int) -> int:
        """Take the lines of dashes, and "Original Message" without any, just above along."""
        start = at
        while start > 0 and self._is_rule(start - 1):
            start -= 1
        return start

    def _is_rule(self, at: int) -> bool:
        line = self.lines[at]
        return self.kinds[at] is Kind.EMPTY or marks.is_rule(line) or marks.is_bare_mark(line)

    # What goes

    def _drop(self, indexes: Iterable[int]) -> None:
        self.dropped.update(indexes)

    def _trim_end(self, end: int) -> None:
        """Quotations, signatures and footers below the last of someone's own words."""
        while True:
            shorter = self._without_tail(end)
            if shorter == end:
                break
            end = shorter
        self._drop(range(end, len(self.lines)))

    def _without_tail(self, end: int) -> int:
        while end > 0 and self.kinds[end - 1] is Kind.EMPTY:
            end -= 1
        if end == 0:
            return 0
        kind = self.kinds[end - 1]
        if kind in _MACHINE_MADE:
            return end - 1
        if kind is Kind.QUOTE:
            start = self._block_start(end)
            return start if self._may_cut_quote(start, end) else end
        if not self._has_words_before(end - 1):
            return end
        if self.is_reply and marks.is_device_signature(self.lines[end - 1]):
            return end - 1
        return self._without_signature(end)

    def _block_start(self, end: int) -> int:
        start = end
        while start > 0 and self.kinds[start - 1] in (Kind.QUOTE, Kind.EMPTY):
            start -= 1
        return start

    def _may_cut_quote(self, start: int, end: int) -> bool:
        """People use ">" themselves, for commands and error messages; what they introduced is theirs."""
        if not self._has_words_before(start):
            return False
        above = start - 1
        if self.kinds[above] in _MACHINE_MADE or self._is_known_quote(start, end):
            return True
        if not self.is_reply and not self.has_attribution:
            return False
        is_introduced = self.lines[above].rstrip().endswith((":", "：")) and not any(
            character.isdigit() or character == "@" for character in self.lines[above]
        )
        return not (
            is_introduced and sum(self.kinds[i] is Kind.QUOTE for i in range(start, end)) <= 3
        )

    def _is_known_quote(self, start: int, end: int) -> bool:
        """Quoted by the structure of the HTML, not by a character someone typed."""
        return any(
            self.kinds[at] is Kind.QUOTE and not self.lines[at].lstrip().startswith(">")
            for at in range(start, end)
        )

    def _without_signature(self, end: int) -> int:
        """ "-- " and a few lines; underscores and the footer of a mailing list."""
        for start in range(end - 1, max(-1, end - 2 - MOST_SIGNATURE_LINES), -1):
            if self.kinds[start] not in (Kind.TEXT, Kind.EMPTY):
                break
            if marks.is_signature_mark(self.lines[start]):
                return start if self._has_words_before(start) else end
            if marks.is_rule(self.lines[start]) and self._has_words_before(start):
                is_footer = end - start <= MOST_FOOTER_LINES and self._is_footer(start + 1, end)
                return start if is_footer or start == end - 1 else end
        return end

    def _is_footer(self, start: int, end: int) -> bool:
        """A mailing list's lines, or in a reply a name card: short lines that are no sentences."""
        lines = [line.strip() for line in self.lines[start:end] if line.strip()]
        text = " ".join(lines).lower()
        if "http" in text and any(
            word in text for word in ("mailing list", "unsubscribe", "listinfo")
        ):
            return True
        is_heading = start > 1 and bool(self.lines[start - 2].strip())
        is_card = all(
            len(line) <= 60 and not line.endswith((".", "?", "!", ":", ",")) for line in lines
        )
        return self.is_reply and is_card and not is_heading

    def _trim_quote_on_top(self) -> None:
        """A quotation above everything, with the answer below it. Answers in between need what they answer."""
        if not (self.is_reply or self.has_attribution):
            return
        blocks = self._kept_quote_blocks()
        if len(blocks) != 1:
            return
        start, end = blocks[0]
        if not self._has_words_before(start) and self._has_words_after(end):
            self._drop(range(start, end))

    def _kept_quote_blocks(self) -> list[tuple[int, int]]:
        blocks: list[tuple[int, int]] = []
        at = 0
        while at < len(self.lines):
            if self.kinds[at] is not Kind.QUOTE or at in self.dropped:
                at += 1
                continue
            start = at
            while (
                at < len(self.lines)
                and self.kinds[at] in (Kind.QUOTE, Kind.EMPTY)
                and at not in self.dropped
            ):
                at += 1
            blocks.append((start, at))
        return blocks

    # Counting words

    def _has_words_before(self, end: int) -> bool:
        return self.first_words < end

    def _has_words_after(self, start: int) -> bool:
        return any(
            self.kinds[at] is Kind.TEXT and at not in self.dropped
            for at in range(start, len(self.lines))
        )

    def _has_words(self) -> bool:
        return any(
            kind is not Kind.EMPTY and at not in self.dropped for at, kind in enumerate(self.kinds)
        )

    def _keep_something(self, end: int) -> None:
        """Nothing but history: then that is what was sent."""
        self.dropped.clear()
        if self._has_words_before(end):
            self._drop(range(end, len(self.lines)))

    def _joined(self, *, kept: bool) -> str:
        lines = [line for at, line in enumerate(self.lines) if (at not in self.dropped) is kept]
        return "\n".join(lines).strip("\n")


# The direction marks of Arabic and Hebrew may stand behind the colon.
_ATTRIBUTION_ENDS = (":", "：", "﹕", "*", "\u200e", "\u200f", "\u202c")
_MACHINE_MADE = frozenset((Kind.ATTRIBUTION, Kind.HEADER, Kind.MARK))
