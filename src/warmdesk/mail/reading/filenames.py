"""Names of attached files, made safe to store and to show."""

import re
import unicodedata

MOST_BYTES = 200
_UNSAFE = re.compile(r'[<>"|*:\ufffe\uffff]')
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_DOTS = re.compile(r"\.{2,}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def safe_name(name: str) -> str:
    """The last piece of a path, without anything that a file system, a header or an eye could trip over."""
    name = _INVISIBLE.sub("", unicodedata.normalize("NFC", name))
    name = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    name = _DOTS.sub(".", _UNSAFE.sub("_", name))
    name = name.strip(" .")
    if _RESERVED.match(name):
        name = "_" + name
    return _shortened(name)


def _shortened(name: str) -> str:
    if len(name.encode("utf-8")) <= MOST_BYTES:
        return name
    stem, dot, extension = name.rpartition(".")
    if not stem or len(extension.encode("utf-8")) > 20:
        stem, dot, extension = name, "", ""
    room = MOST_BYTES - len(extension.encode("utf-8")) - len(dot)
    return stem.encode("utf-8")[:room].decode("utf-8", "ignore") + dot + extension
