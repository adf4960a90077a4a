"""What a file really is, by its first bytes. What the sender says is only a hint, and never makes it safer."""

import re

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"MZ", "application/x-msdownload"),
    (b"\x7fELF", "application/x-executable"),
    (b"{\\rtf", "application/rtf"),
    (b"BEGIN:VCALENDAR", "text/calendar"),
    (b"BEGIN:VCARD", "text/vcard"),
)
_OFFICE = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
}
_MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|script|svg|iframe|img|a\s|form|\?xml|meta|style)", re.IGNORECASE
)
_HARMLESS_TEXT = {"text/plain", "text/csv", "text/calendar", "text/vcard", "message/rfc822"}


def sniff(content: bytes, declared: str) -> str:
    """The media type to store. Anything that a browser could run comes out as text/html."""
    head = content[:1024].lstrip()
    for start, kind in _STARTS:
        if content.startswith(start):
            return declared if kind == "application/zip" and declared in _OFFICE else kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if declared == "message/rfc822":
        return declared
    if _MARKUP.search(head):
        return "text/html"
    if declared in _HARMLESS_TEXT:
        return declared
    if head and b"\0" not in head and _is_text(head):
        return "text/plain"
    return "application/octet-stream"


def _is_text(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # A character cut in two by the end of the sample is no sign against text.
        return error.start >= len(head) - 3
    return True
