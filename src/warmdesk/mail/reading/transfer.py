"""Transfer encodings: base64, quoted-printable, uuencode, as sent and as meant."""

import binascii
import quopri
import re

from warmdesk.mail.reading.headers import decode_base64

_BASE64_LINES = re.compile(rb"(?:[A-Za-z0-9+/]*={0,2}[ \t\r]*(?:\n|\Z))*+")
_UU_BEGIN = re.compile(rb"(?m)^begin [0-7]{3,4} ([^\r\n]{1,255})\r?\n")
_UU_END = re.compile(rb"(?m)^end[ \t]*\r?$")


def decoded(raw: bytes, encoding: str) -> bytes:
    """The content without its transfer encoding. Unknown encodings are left on."""
    if encoding == "base64":
        return decode_base64(raw)
    if encoding == "quoted-printable":
        return quopri.decodestring(raw)
    if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
        found = _UU_BEGIN.search(raw)
        return uudecoded(raw[found.end() :]) if found else raw
    return raw


def decoded_text(raw: bytes, encoding: str) -> bytes:
    """As `decoded`, but what was written after or instead of the encoded lines is kept.

    Mailing lists add their footer to a base64 part as plain text, and some programs
    say base64 and send none; a person's words would turn into rubbish.
    """
    if encoding != "base64":
        return decoded(raw, encoding)
    match = _BASE64_LINES.match(raw)
    stop = match.end() if match else 0
    rest = raw[stop:]
    if not rest.strip():
        return decode_base64(raw)
    if raw[:stop].strip():
        return decode_base64(raw[:stop]) + b"\n" + rest
    return raw if b" " in rest.strip() else decode_base64(raw)


def uudecoded(raw: bytes) -> bytes:
    """The bytes in a uuencoded block, up to its end line or the first line that is none."""
    pieces: list[bytes] = []
    for line in raw.splitlines():
        if line.strip() in (b"end", b"`", b""):
            if line.strip() == b"end":
                break
            continue
        try:
            pieces.append(binascii.a2b_uu(line))
        except binascii.Error:
            # Some encoders pad the line with one character too many.
            length = (((line[0] - 32) & 63) * 4 + 5) // 3
            try:
                pieces.append(binascii.a2b_uu(line[:length]))
            except binascii.Error:
                break
    return b"".join(pieces)


def without_uu_blocks(raw: bytes) -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """A text without the files that were pasted into it by uuencode, and those files."""
    files: list[tuple[bytes, bytes]] = []
    kept: list[bytes] = []
    at = 0
    while (begin := _UU_BEGIN.search(raw, at)) is not None:
        end = _UU_END.search(raw, begin.end())
        if end is None:
            break
        block = uudecoded(raw[begin.end() : end.end()])
        if not block:
            kept.append(raw[at : end.end()])
        else:
            kept.append(raw[at : begin.start()])
            files.append((begin[1].strip(), block))
        at = end.end()
    kept.append(raw[at:])
    return b"".join(kept), files
