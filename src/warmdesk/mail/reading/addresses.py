"""Who a message is from and to: address lists as people and programs really write them."""

import re

from warmdesk.mail.reading.headers import decode_words, one_line
from warmdesk.mail.reading.letter import Address

# Quoted strings, comments and angle brackets are each taken whole; an unclosed one runs to the end once.
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)"?|\(([^()]*+)\)?|<([^<>]*+)>?|([,;:])|([^"(<,;:]+)')
_ESCAPED = re.compile(r"\\(.)")
# Begins only where a word begins: otherwise a long word would be searched from each of its letters.
_BARE = re.compile(r"(?<![^\s<>\"'(),;:])[^\s<>\"'(),;:@]++@[^\s<>\"'(),;:]+")
_INVISIBLE = re.compile("[\x00-\x20\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
MOST_ADDRESSES = 1000


def addresses(value: str) -> tuple[Address, ...]:
    """Every (name, address) of a header, in order; groups are opened, nameless entries dropped."""
    found: list[Address] = []
    entry = _Entry()
    for match in _TOKEN.finditer(value):
        quoted, comment, angle, mark, text = match.groups()
        if mark == ":" and entry.address is None and "@" not in entry.text:
            entry = _Entry()
        elif mark == ":":
            entry.words.append(":")
        elif mark:
            found += entry.result()
            entry = _Entry()
        elif angle is not None:
            entry.address = angle if entry.address is None else entry.address
        elif quoted is not None:
            entry.words.append(_ESCAPED.sub(r"\1", quoted))
            entry.quoted = True
        elif comment is not None:
            entry.comment = entry.comment or comment
        else:
            entry.words.append(text)
        if len(found) >= MOST_ADDRESSES:
            break
    found += entry.result()
    return tuple(found[:MOST_ADDRESSES])


def author(value: str) -> Address:
    """The (name, address) of a From header, or ("", "") if it holds no address.

    An address inside a display name is decoration: only the angle brackets count.
    """
    for name, address in addresses(value):
        if address:
            return name, address
    decoded = decode_words(value)
    if decoded != value:
        return next((pair for pair in addresses(decoded) if pair[1]), ("", ""))
    return one_line(decoded), ""


class _Entry:
    """One address on its way from tokens to a pair."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.address: str | None = None
        self.comment = ""
        self.quoted = False

    @property
    def text(self) -> str:
        return " ".join(word.strip() for word in self.words if word.strip())

    def result(self) -> list[Address]:
        name = self.text
        if self.address is not None:
            address = (
                self.address.rsplit(":", 1)[-1] if self.address.startswith("@") else self.address
            )
        else:
            # "Big Bug bb@bug.com": the brackets were forgotten. `"a b"@c.example` is a legal, quoted mailbox.
            squeezed = f'"{self.words[0]}"{self.words[1]}' if self._is_quoted_mailbox() else ""
            bare = squeezed or next(reversed(_BARE.findall(name)), "")
            name, address = ("" if squeezed else name.replace(bare, "")) if bare else name, bare
            name = name or self.comment
        address = _INVISIBLE.sub("", address).lower()
        if address.startswith("mailto:"):
            address = address[7:]
        if "@" not in address.strip("@"):
            return []
        return [(decode_words(name), address)]

    def _is_quoted_mailbox(self) -> bool:
        return self.quoted and len(self.words) == 2 and self.words[1].startswith("@")
