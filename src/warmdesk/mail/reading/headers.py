"""Header lines: finding them, unfolding them, decoding what is written in them."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from warmdesk.mail.reading.charsets import decode

_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
_KNOWN_FIELD = re.compile(
    rb"(?:received|from|to|cc|subject|date|message-id|mime-version|content-[a-z-]+|reply-to|in-reply-to"
    rb"|references|return-path|delivered-to|x-[a-z0-9-]+|sender|list-[a-z]+|precedence)[ \t]*:",
    re.IGNORECASE,
)
# RFC 2047, more forgiving: the payload may hold spaces, and words may touch.
_ENCODED = re.compile(r"=\?([^?*\s]{1,60})(?:\*[^?\s]*)?\?([bBqQ])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(\?=)\s+(?==\?[^?\s]{1,80}\?[bBqQ]\?)")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# Marks that turn the direction of the words around them; no subject or name needs them.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_MESSAGE_ID = re.compile(r"<([^<>]{1,998})>")
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Headers:
    """The fields of one header block, in their order."""

    fields: list[tuple[str, bytes]] = field(default_factory=list)

    def first(self, name: str) -> str:
        """The first field of that name, unfolded but not decoded; "" if there is none."""
        return next(self.every(name), "")

    def every(self, name: str) -> Iterator[str]:
        for key, value in self.fields:
            if key == name:
                yield decode(value).replace("\n", " ").strip()

    def has(self, name: str) -> bool:
        return any(key == name for key, _ in self.fields)


def read_headers(raw: bytes, start: int, end: int) -> tuple[Headers, int]:
    """The header block at `start`, and where the content after it begins.

    A line that cannot be a header ends the block and belongs to the content,
    so words are not lost when the empty line is missing.
    """
    headers = Headers()
    at = _skip_envelope(raw, start, end)
    while at < end:
        stop = raw.find(b"\n", at, end)
        after = end if stop < 0 else stop + 1
        line = raw[at:after].rstrip(b"\r\n")
        if not line:
            return headers, after
        if line[0] in b" \t" and headers.fields:
            at = _unfold(raw, at, end, headers)
            continue
        match = None if line.startswith(b"--") else _FIELD.match(line)
        if match:
            name = match[1].decode("ascii").lower()
            headers.fields.append((name, line[match.end() :]))
        elif line.startswith(b"--") or not _KNOWN_FIELD.match(raw, after, end):
            return headers, at
        at = after
    return headers, end


def _skip_envelope(raw: bytes, start: int, end: int) -> int:
    at = start
    while raw.startswith((b"\r\n", b"\n"), at, end) and start == 0:
        at = raw.find(b"\n", at) + 1
    if at != start and not _FIELD.match(raw, at, end):
        at = start
    if raw.startswith((b"From ", b">From "), at, end):
        stop = raw.find(b"\n", at, end)
        return end if stop < 0 else stop + 1
    return at


def _unfold(raw: bytes, at: int, end: int, headers: Headers) -> int:
    """Take in all continuation lines at once: joining them one by one would be quadratic."""
    name, value = headers.fields[-1]
    pieces = [value]
    while at < end and raw[at] in b" \t":
        stop = raw.find(b"\n", at, end)
        after = end if stop < 0 else stop + 1
        pieces.append(raw[at:after].rstrip(b"\r\n"))
        at = after
    headers.fields[-1] = (name, b"\n".join(pieces))
    return at


def decode_words(value: str) -> str:
    """Encoded words turned into text, on one line."""
    value = _BETWEEN.sub(r"\1", value)
    pieces: list[str] = []
    pending, charset, at = b"", "", 0
    for match in _ENCODED.finditer(value):
        same = match.start() == at and match[1].lower() == charset
        if not same:
            pieces += [decode(pending, charset), value[at : match.start()]]
            pending, charset = b"", match[1].lower()
        # A character may be cut in two by a careless sender, so join bytes before decoding.
        pending += _payload(match[2], match[3])
        at = match.end()
    pieces += [decode(pending, charset), value[at:]]
    return one_line("".join(pieces))


def _payload(encoding: str, payload: str) -> bytes:
    raw = payload.encode("utf-8")
    if encoding in "bB":
        return decode_base64(raw)
    return _HEX.sub(lambda m: bytes([int(m[1], 16)]), raw.replace(b"_", b" "))


def decode_base64(raw: bytes) -> bytes:
    """As much of a base64 text as can be read; stray characters are passed over."""
    clean = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    try:
        return base64.b64decode(clean + b"=" * (-len(clean) % 4))
    except (binascii.Error, ValueError):
        return b""


def one_line(text: str) -> str:
    """Words of a header as one line that stays within its place."""
    return _SPACE.sub(" ", _CONTROLS.sub(" ", _TURNS.sub("", text))).strip()


def message_ids(value: str) -> tuple[str, ...]:
    """The message-ids in a header, each in its angle brackets."""
    found = [f"<{_SPACE.sub('', inner)}>" for inner in _MESSAGE_ID.findall(value) if inner.strip()]
    if not found and "@" in value:
        found = [word for word in value.split() if "@" in word]
    return tuple(found)


def replied_to(value: str) -> str:
    """The one message that an In-Reply-To header means.

    Old programs write a phrase first (`Message from X <x@y> of Tue <id>`): then the last one counts.
    """
    found = message_ids(value)
    if not found:
        return ""
    return found[0] if value.lstrip().startswith("<") else found[-1]


def moment(value: str) -> datetime | None:
    """The date of a message in its own zone, or None if it is no date."""
    try:
        read = parsedate_to_datetime(value[:200])
        # A date in the year 0 or 10000 parses, but cannot be moved between zones.
        read = read if read.tzinfo else read.replace(tzinfo=UTC)
        read.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    return read
