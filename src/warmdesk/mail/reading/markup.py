"""HTML read as text, line by line, remembering which lines stand in a quotation of an older message.

Our own walk over the tags, since it must be linear for any input; it decides nothing about safety.
"""

import html
import re
from dataclasses import dataclass, field

_ATTRIBUTE = re.compile(r"([a-zA-Z_:][-\w:.]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_QUOTED_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_UNCLOSED = re.compile(r"=\s*([\"'])")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
        ),
        *(
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
        ),
        *(
            "h5",
            "h6",
            "header",
            "hr",
            "html",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "option",
            "p",
        ),
        *("pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
_SPACED = frozenset(
    ["p", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "hr"]
)
_UNREAD = {
    name: re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE)
    for name in ("script", "style", "title", "template")
}
_TRACKED = frozenset(["div", "blockquote", "span", "table", "td", "section", "pre", "font", "p"])
_QUOTE_CLASSES = re.compile(
    r"(?:^|\s)(?:gmail_quote(?:_container)?|gmail_attr|yahoo_quoted|protonmail_quote|tutanota_quote|zmail_extra"
    r"|moz-cite-prefix|moz-forward-container|OutlookMessageHeader|ms-outlook-mobile-reference-message"
    r"|elided-text)(?:\s|$)"
)
_QUOTE_IDS = re.compile(
    r"^(?:yahoo_quoted_|isReplyContent|isForwardContent|mail-editor-reference-message)"
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)|mso-hide\s*:\s*all",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and whether it is known to be quoted."""

    text: str
    is_quoted: bool


def read_lines(source: str) -> list[Line]:
    """The text a person would see, in lines."""
    return _Reader(source).read()


def html_to_text(source: str) -> str:
    """The text a person would see."""
    return "\n".join(line.text for line in read_lines(source)).strip("\n")


@dataclass(slots=True)
class _Open:
    name: str
    is_quote: bool
    is_hidden: bool


@dataclass(slots=True)
class _Reader:
    source: str
    lines: list[Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    opened: dict[str, int] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    hidden: list[str] = field(default_factory=list)
    quotes: int = 0
    hides: int = 0
    pre: int = 0

    def read(self) -> list[Line]:
        at = 0
        while (start := self.source.find("<", at)) >= 0:
            self._text(self.source[at:start])
            at = self._markup(start)
        self._text(self.source[at:])
        if self.hides:
            # A hidden part that never ends is a mistake, not a wish; its words may be all there is.
            self.hides = 0
            self._text(" ".join(self.hidden))
        self._break()
        return self._tidied()

    def _find(self, needle: str, at: int) -> int:
        """Like str.find, but what was once not found is not looked for again."""
        if needle in self.missing:
            return -1
        found = self.source.find(needle, at)
        if found < 0:
            self.missing.add(needle)
        return found

    def _markup(self, start: int) -> int:
        source = self.source
        following = source[start + 1 : start + 3]
        if following[:1] in ("!", "?") or following == "![":
            return self._declaration(start)
        name_at = start + 2 if following[:1] == "/" else start + 1
        if (
            not source[name_at : name_at + 1].isalpha()
            or not source[name_at : name_at + 1].isascii()
        ):
            self._text("<")
            return start + 1
        end = self._tag_end(name_at)
        if end < 0:
            self._text("<")
            return start + 1
        tag = source[name_at:end]
        name = re.split(r"[\s/>]", tag[:40], maxsplit=1)[0].lower()
        if following[:1] == "/":
            self._end(name)
            return end + 1
        self._begin(name, tag)
        return self._past_unread(name, end + 1)

    def _declaration(self, start: int) -> int:
        opener, closer = ("<!--", "-->") if self.source.startswith("<!--", start) else ("<!", ">")
        end = self._find(closer, start + 2)
        return start + len(opener) if end < 0 else end + len(closer)

    def _tag_end(self, at: int) -> int:
        end = self._find(">", at)
        if end < 0:
            return -1
        unclosed = _UNCLOSED.search(_QUOTED_VALUE.sub("", self.source[at:end]))
        if unclosed is None:
            return end
        closing = self._find(unclosed[1], end)
        after = self._find(">", closing) if closing >= 0 else -1
        return after if after >= 0 else end

    def _past_unread(self, name: str, at: int) -> int:
        if name not in _UNREAD or name in self.missing:
            return at
        match = _UNREAD[name].search(self.source, at)
        if match is None:
            self.missing.add(name)
            return at
        return match.end()

    def _begin(self, name: str, tag: str) -> None:
        if name == "br":
            self._break(is_forced=True)
        elif name in _BLOCKS:
            self._block(name)
        elif name in ("td", "th"):
            self._text(" ")
        elif name == "img":
            self._emoji(tag)
        if name in _TRACKED and not tag.endswith("/"):
            self._push(name, tag)

    def _push(self, name: str, tag: str) -> None:
        given = {
            m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "")
            for m in _ATTRIBUTE.finditer(tag[:4000])
        }
        opened = _Open(name, _is_quote(name, given), bool(_HIDDEN.search(given.get("style", ""))))
        self.stack.append(opened)
        self.opened[name] = self.opened.get(name, 0) + 1
        self.quotes += opened.is_quote
        self.hides += opened.is_hidden
        self.pre += name == "pre"

    def _end(self, name: str) -> None:
        if name in _BLOCKS:
            self._block(name)
        if not self.opened.get(name):
            return
        while self.stack:
            closed = self.stack.pop()
            self.opened[closed.name] -= 1
            self.quotes -= closed.is_quote
            self.hides -= closed.is_hidden
            self.pre -= closed.name == "pre"
            if not self.hides:
                self.hidden.clear()
            if closed.name == name:
                return

    def _emoji(self, tag: str) -> None:
        alt = next(
            (
                html.unescape(m[2] or m[3] or m[4] or "")
                for m in _ATTRIBUTE.finditer(tag[:4000])
                if m[1] == "alt"
            ),
            "",
        )
        if 0 < len(alt) <= 8 and not any(character.isalnum() for character in alt):
            self._text(alt)

    def _text(self, raw: str) -> None:
        if not raw:
            return
        text = html.unescape(raw) if "&" in raw else raw
        if self.hides:
            self.hidden.append(text)
        elif self.pre and "\n" in text:
            for index, piece in enumerate(text.split("\n")):
                if index:
                    self._break(is_forced=True)
                self.words.append(piece)
        else:
            self.words.append(text if self.pre else _SPACE.sub(" ", text))

    def _block(self, name: str) -> None:
        self._break()
        if name in _SPACED and self.lines and self.lines[-1].text:
            self.lines.append(Line("", self.quotes > 0))

    def _break(self, *, is_forced: bool = False) -> None:
        text = "".join(self.words).replace("\xa0", " ").replace("\r", "")
        text = text.rstrip() if self.pre else _SPACE.sub(" ", text).strip()
        self.words.clear()
        if text or is_forced:
            self.lines.append(Line(text, self.quotes > 0))

    def _tidied(self) -> list[Line]:
        """At most one empty line at a time, none at the ends."""
        kept: list[Line] = []
        for line in self.lines:
            if line.text or (kept and kept[-1].text):
                kept.append(line)
        while kept and not kept[-1].text:
            kept.pop()
        return kept


def _is_quote(name: str, given: dict[str, str]) -> bool:
    if name == "blockquote" and given.get("type", "").lower() == "cite":
        return True
    if name == "div" and given.get("name", "").lower() == "quote":
        return True
    return bool(
        _QUOTE_CLASSES.search(given.get("class", "")) or _QUOTE_IDS.match(given.get("id", ""))
    )
