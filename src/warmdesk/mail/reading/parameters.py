"""`value; name=...; name*=...` as in Content-Type and Content-Disposition."""

import re
from collections import defaultdict
from urllib.parse import unquote_to_bytes

from warmdesk.mail.reading.charsets import decode
from warmdesk.mail.reading.headers import decode_words

# Unquoted values may hold spaces and equals signs: many senders never heard of tokens.
_PARAMETER = re.compile(r';\s*([^\s=;"]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.)*+)"?|([^;]*+))')
# A backslash escapes only quotes and itself; elsewhere it is part of a Windows path.
_ESCAPED = re.compile(r'\\(["\\])')
_NUMBERED = re.compile(r"([^*]+)(?:\*(\d{1,4}))?(\*)?")


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """The value itself, lower case, and its parameters, decoded."""
    main = value.split(";", 1)[0].strip().lower()
    plain: dict[str, str] = {}
    pieces: defaultdict[str, list[tuple[int, bool, str]]] = defaultdict(list)
    for match in _PARAMETER.finditer(value):
        name, quoted, bare = match.groups()
        text = _ESCAPED.sub(r"\1", quoted) if quoted is not None else bare.strip()
        parts = _NUMBERED.fullmatch(name.lower())
        if parts and (parts[2] or parts[3]):
            pieces[parts[1]].append((int(parts[2] or 0), bool(parts[3]), text))
        else:
            plain.setdefault(name.lower(), decode_words(text))
    return main, plain | {name: _joined(sorted(found)) for name, found in pieces.items()}


def _joined(pieces: list[tuple[int, bool, str]]) -> str:
    charset = ""
    raw: list[bytes] = []
    for index, (_, is_encoded, text) in enumerate(pieces):
        if is_encoded and index == 0 and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        raw.append(unquote_to_bytes(text) if is_encoded else text.encode("utf-8"))
    joined = decode(b"".join(raw), charset)
    return decode_words(joined)
