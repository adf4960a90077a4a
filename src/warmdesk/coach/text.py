"""A text as the coach reads it: the author's own words, cut into sentences and words.

`plain` has exactly the length of the text as given, so that every span found in it holds in the
original: lower case, straight quotes and dashes, and blanks where the words are not the author's
own (quoted mail, forwarded mail, speech in quotes, code, the signature).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import chain

from warmdesk.coach.types import Span

_STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ´`", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("–—‑−", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\r\t\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029", " "),
    }
)
_BREAK = re.compile(r"""[.!?…]+["')\]]*(?=\s|$)|\n+""")
WORD = re.compile(r"\w+(?:['-]\w+)*")
_PIECE = re.compile(r"\w+")
_SHORT = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "e.g",
        "i.e",
        "eg",
        "ie",
        "vs",
        "approx",
        "ca",
        "nr",
        "no.",
        "p.s",
        "fig",
        "min",
        "max",
        "vol",
        "tel",
        "ext",
        "incl",
    ]
)
_BULLET = re.compile(r"\s*(?:[-*•]|\d{1,2}[.)])\s")
_QUOTE_HEAD = re.compile(
    r"(?:on .{4,120} wrote:|-{2,} ?(?:original|forwarded) message.*|-{5,} ?forwarded.*"
    r"|begin forwarded message:?|from: .{1,120})$"
)
_SIGN_OFF = re.compile(
    r"(?:(?:with )?(?:(?:many|kind|kindest|best|warm|warmest|my|all the|very best|cordial) )*"
    r"(?:thanks(?: so much| very much| a lot| again| in advance)?|thank you(?: very "
    r"much)?|regards|best|wishes"
    r"|cheers|greetings|sincerely|yours(?: sincerely| faithfully| truly)?|take care|"
    r"ta|br|kr|thx|rgds))"
    r"[ ,.!-]*$"
)
_SPEECH = re.compile(r'(?<![\w"])"(?! )[^"\n]{1,400}(?<! )"(?!\w)')
_GREETING = re.compile(
    r"\s*(?:(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|"
    r"morning|afternoon|evening"
    r"|greetings|merry christmas|happy (?:easter|new year))\b(?: (?:there|again|all|"
    r"both|team|everyone))?)"
)
_NAMES = re.compile(r"(?: (?:mr|mrs|ms|dr|prof)\.?)?((?: [\w'’.-]+){0,4}?)\s*[,!:.;\n-](?=\s|$)")
_LONGEST = 1200


class Sentence:
    """One sentence of a text; `text` is its plain form and `start` its place."""

    __slots__ = ("end", "found", "mark", "pieces", "start", "text", "word_set", "words")

    def __init__(self, text: str, start: int, mark: str) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.mark = mark
        self.words: tuple[str, ...] = tuple(WORD.findall(text))
        self.word_set = frozenset(self.words)
        # The words, and what "can't" and "re-order" are made of.
        self.pieces = self.word_set
        if "'" in text or "-" in text:
            self.pieces = self.word_set.union(_PIECE.findall(text))
        # What phrase files found in this sentence: several rules ask for the same.
        self.found: dict[object, re.Match[str] | None] = {}

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_asking(self) -> bool:
        return "?" in self.mark

    def at(self, start: int, end: int) -> Span:
        """The span in the whole text of a stretch of this sentence."""
        return Span(self.start + start, self.start + end)


class Text:
    """A text with everything that is read from it, each worked out once."""

    def __init__(self, raw: str, author: str = "") -> None:
        self.raw = raw
        self._author = author

    @cached_property
    def folded(self) -> str:
        """Lower case with straight quotes, other people's words included."""
        lower = self.raw.translate(_STRAIGHT)
        low = lower.lower()
        if len(low) == len(lower):
            return low
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in lower)

    @cached_property
    def plain(self) -> str:
        own = _blank_code(self._own_lines, self.raw)
        return _SPEECH.sub(_blank, own) if '"' in own else own

    @cached_property
    def greeting(self) -> Span | None:
        """ "Hi Dana," at the start."""
        return _greeting(self.plain)

    @cached_property
    def greeted(self) -> str:
        """The name in the greeting, as written; empty if there is none."""
        if self.greeting is None:
            return ""
        start = _GREETING.match(self.plain)
        names = _NAMES.match(self.plain, start.end()) if start else None
        return self.raw[names.start(1) : names.end(1)].strip() if names else ""

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The author's own sentences, without the greeting."""
        start = self.greeting.end if self.greeting else 0
        return tuple(_sentences(self.plain, start))

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(chain.from_iterable(sentence.words for sentence in self.sentences))

    @cached_property
    def word_set(self) -> frozenset[str]:
        return frozenset().union(*(sentence.word_set for sentence in self.sentences))

    @cached_property
    def body(self) -> Span:
        """From the first sentence to the last; the whole text if there is none."""
        if not self.sentences:
            return Span(0, len(self.raw))
        return Span(self.sentences[0].start, self.sentences[-1].end)

    def sentence_at(self, place: int) -> int:
        """The index of the sentence that holds this character; -1 if none does."""
        for index, sentence in enumerate(self.sentences):
            if sentence.start <= place < sentence.end:
                return index
        return -1

    @cached_property
    def _own_lines(self) -> str:
        lines, out, silent = self.folded.split("\n"), [], False
        names = _own_names(self._author)
        for index, line in enumerate(lines):
            bare = line.strip()
            if not silent and index and bare and self._is_end(lines, index, names):
                silent = True
            mine = not silent and not bare.startswith((">", "|"))
            out.append(line if mine else " " * len(line))
            if mine and bare and _SIGN_OFF.match(bare):
                silent = True
        return "\n".join(out)

    def _is_end(self, lines: list[str], index: int, names: frozenset[str]) -> bool:
        bare = lines[index].strip()
        if bare in ("--", "---", "__", "___") or _QUOTE_HEAD.match(bare):
            return True
        return bare.strip(" ,.-!") in names


@lru_cache(maxsize=512)
def read_text(raw: str, author: str = "") -> Text:
    """The text, shared between readings of the same words."""
    return Text(raw, author)


_IRREGULAR = {
    "sent": "send", "bought": "buy", "took": "take", "taken": "take", "broke": "break",
    "broken": "break", "brought": "bring", "came": "come", "done": "do", "found": "find",
    "gave": "give", "given": "give", "gone": "go", "went": "go", "got": "get", "kept": "keep",
    "left": "leave", "lost": "lose", "made": "make", "met": "meet", "paid": "pay", "ran": "run",
    "rang": "ring", "rung": "ring", "saw": "see", "seen": "see", "said": "say", "sold": "sell",
    "spoke": "speak", "spoken": "speak", "told": "tell", "wrote": "write", "written": "write",
    "chose": "choose", "chosen": "choose", "built": "build", "bound": "bind", "held": "hold",
    "heard": "hear", "froze": "freeze", "frozen": "freeze", "stole": "steal", "stolen": "steal",
}  # fmt: skip


def stem(word: str) -> str:
    """A rough common form, so that "printers" and "printer" or "installed" and "install" meet."""
    word = word.removesuffix("'s")
    word = _IRREGULAR.get(word, word)
    for ending in ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word.removesuffix("y")


def _greeting(plain: str) -> Span | None:
    start = _GREETING.match(plain)
    if not start:
        return None
    names = _NAMES.match(plain, start.end())
    if not names:
        return None
    # The mark that ends it goes along, but a line break is left to the sentences.
    return Span(start.start(), names.end())


def _sentences(plain: str, start: int) -> Iterator[Sentence]:
    for match in _BREAK.finditer(plain, start):
        if not _ends_here(plain, start, match):
            continue
        mark = match.group()
        end = match.start() if mark[0] == "\n" else match.end()
        yield from _sentence(plain, start, end, mark)
        start = match.end()
    yield from _sentence(plain, start, len(plain), "")


def _ends_here(plain: str, start: int, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark == "\n":
        return _line_ends(plain, match.start())
    if mark == ".":
        word = plain[max(start, match.start() - 12) : match.start()].rsplit(None, 1)
        last = word[-1] if word else ""
        if last in _SHORT or (len(last) == 1 and last.isalpha() and last != "i"):
            return False
        if last in ("a.m", "p.m"):
            return False
        # "1." at the start of a step.
        return not (last.isdigit() and plain[start : match.start()].strip() == last)
    return True


def _line_ends(plain: str, place: int) -> bool:
    """Whether a single line break ends a sentence, or only wraps a long line."""
    begin = plain.rfind("\n", 0, place) + 1
    return place - begin < 58 or bool(_BULLET.match(plain, place + 1))


def _sentence(plain: str, start: int, end: int, mark: str) -> Iterator[Sentence]:
    # Nobody writes such sentences; pasted logs do. Cut up, they cost no more than others.
    while end - start > _LONGEST:
        cut = plain.rfind(" ", start, start + _LONGEST) + 1 or start + _LONGEST
        yield from _sentence(plain, start, max(cut, start + 1), "")
        start = max(cut, start + 1)
    piece = plain[start:end]
    text = piece.strip()
    if not text:
        return
    sentence = Sentence(text, start + piece.index(text[0]), mark)
    # A sentence needs a letter or a figure; stray marks and masked speech are none.
    if sentence.words:
        yield sentence


def _own_names(author: str) -> frozenset[str]:
    name = author.lower().strip()
    if not name:
        return frozenset()
    return frozenset({name, name.split()[0]})


def _blank(match: re.Match[str]) -> str:
    return '"' + " " * (len(match.group()) - 2) + '"'


def _blank_code(plain: str, raw: str) -> str:
    if "`" not in raw:
        return plain
    parts, place, fenced = [], 0, False
    for match in re.finditer(r"```|`[^`\n]{1,200}`", raw):
        if match.group() == "```":
            parts.append(
                _spaces(plain[place : match.end()])
                if fenced
                else plain[place : match.start()] + "   "
            )
            fenced, place = not fenced, match.end()
        elif not fenced:
            parts.append(plain[place : match.start()] + " " * len(match.group()))
            place = match.end()
    parts.append(plain[place:])
    return "".join(parts)


def _spaces(text: str) -> str:
    return "".join("\n" if c == "\n" else " " for c in text)
