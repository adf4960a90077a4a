"""From bytes to text, whatever the sender said the bytes were."""

import codecs
import re

# Names that Python does not know, or knows as something narrower than what senders mean by them.
_MEANT = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cn-gb": "gb18030",
    "big5": "big5hkscs",
    "big-5": "big5hkscs",
    "x-big5": "big5hkscs",
    "cn-big5": "big5hkscs",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "ksc5601": "cp949",
    "euc-kr": "cp949",
    "x-euc-kr": "cp949",
    "x-windows-949": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc-jp",
    "iso-2022-jp": "iso2022_jp_ext",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
}
# Python's registry also holds codecs that unpack archives or take quadratic time; only these are text.
_TEXT_CODECS = re.compile(
    r"ascii|utf-(7|8|8-sig|16|16-le|16-be|32|32-le|32-be)|iso\w*[-_0-9a-z]*|cp\d+|koi8[-_]\w|mac[-_]\w+"
    r"|big5\w*|gb\d+|gbk|euc[-_]\w+|shift_jis\w*|johab|hz|ptcp154|kz1048|tis-620|hp-roman8|palmos"
)
_WESTERN = {"ascii", "cp1252", "iso8859-15"}
_IN_A_WORD = re.compile("[^\x00-\xff]|[\x80-\xff]\\w|\\w[\x80-\xff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NEWLINES = re.compile("\r\n?")


def codec_for(declared: str) -> str | None:
    """The codec that a declared name stands for, or None if it names no text encoding."""
    name = declared.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_MEANT.get(name, name)).name
    except (LookupError, ValueError, UnicodeError):
        return None
    return found if _TEXT_CODECS.fullmatch(found) else None


def decode(raw: bytes, declared: str = "") -> str:
    """All of `raw` as text. Never fails; what fits no encoding becomes U+FFFD."""
    return _tidy(_decoded(raw, codec_for(declared) if declared else None))


def _decoded(raw: bytes, codec: str | None) -> str:
    if raw.isascii() and (codec is None or codec in _WESTERN or codec == "utf-8"):
        return raw.decode("ascii")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace")
    if codec is None or codec == "ascii" or codec == "utf-8":
        return raw.decode("utf-8", "warmdesk-western")
    if codec in _WESTERN:
        return _hidden_utf8(raw) or raw.decode(codec, "warmdesk-western")
    return raw.decode(codec, "replace")


def _as_western(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 are most often the odd pasted line of Windows or Latin-1 text."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in stray), error.end


codecs.register_error("warmdesk-western", _as_western)


def _hidden_utf8(raw: bytes) -> str:
    """Many senders label UTF-8 as Latin-1. One lone pair of bytes may be chance; a letter inside a word is not."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return text if _IN_A_WORD.search(text) else ""


def _tidy(text: str) -> str:
    if "\r" in text:
        text = _NEWLINES.sub("\n", text)
    if "\0" in text:
        text = text.replace("\0", "")
    return _SURROGATES.sub("\ufffd", text)
