"""Delivery reports (RFC 3464 and its many cousins): which address failed, why, and about what."""

import re

from warmdesk.mail.reading.charsets import decode
from warmdesk.mail.reading.headers import decode_words, message_ids, one_line, read_headers
from warmdesk.mail.reading.letter import Bounce
from warmdesk.mail.reading.parts import Part, content, leaves
from warmdesk.mail.reading.transfer import decoded

MOST_ADDRESSES = 50
_REPORT_KINDS = ("message/delivery-status", "message/global-delivery-status")
_ORIGINAL_KINDS = (
    "message/rfc822",
    "text/rfc822-headers",
    "message/global",
    "message/rfc822-headers",
)
_FIELD = re.compile(
    r"(?im)^[ \t>]*(final-recipient|original-recipient|action|diagnostic-code|status)[ \t]*:[ \t]*(.*(?:\n[ \t]+\S.*)*)"
)
_ADDRESS = re.compile(
    r"(?<![^\s<>()\"';:,])[^\s<>()\"';:,@]++@[^\s<>()\"';:,@]+\.[^\s<>()\"';:,@.]+"
)
_MESSAGE_ID = re.compile(r"(?im)^[ \t>]*message-id[ \t]*:\s*(<[^<>\s]{1,900}>)")
_QUOTED_ORIGINAL = re.compile(
    r"(?im)^.{0,10}-{2,}.{0,40}(?:original|copy of|header|returned|bounced|message).{0,60}$|^(?:received|return-path):"
)
_DIAGNOSTIC = re.compile(r"(?m)^.*(?:(?<![\d.])[45]\.\d{1,2}\.\d{1,2}|(?<!\d)[45]\d\d[ -]).*$")


def read_bounce(raw: bytes, root: Part, body: str) -> Bounce | None:
    """The report in a message that looks like one; None if it only tells of a delay or a success."""
    parts = list(leaves(root))
    reports = [
        decode(decoded(content(raw, part), part.encoding))
        for part in parts
        if part.content_type in _REPORT_KINDS
    ]
    fields = [
        (name.lower(), one_line(value))
        for report in reports
        for name, value in _FIELD.findall(report[:200_000])
    ]
    actions = {value.lower().split(" ")[0] for name, value in fields if name == "action"}
    if actions and "failed" not in actions:
        return None
    failed = _addresses([value for name, value in fields if name == "final-recipient"])
    failed = failed or _addresses([root.headers.first("x-failed-recipients")])
    report_text = _QUOTED_ORIGINAL.split(body[:20_000], maxsplit=1)[0]
    sender = _addresses([root.headers.first("from"), root.headers.first("to")])
    failed = failed or tuple(a for a in _addresses([report_text]) if a not in sender)
    diagnostic = next((value for name, value in fields if name == "diagnostic-code"), "")
    diagnostic = diagnostic or one_line(next(iter(_DIAGNOSTIC.findall(report_text)), ""))
    return Bounce(failed, diagnostic[:500], _original_id(raw, root, parts, body))


def _addresses(values: list[str]) -> tuple[str, ...]:
    found = (
        match.lower().strip(".") for value in values for match in _ADDRESS.findall(value[:20_000])
    )
    return tuple(dict.fromkeys(found))[:MOST_ADDRESSES]


def _original_id(raw: bytes, root: Part, parts: list[Part], body: str) -> str:
    for part in parts:
        if part.content_type in _ORIGINAL_KINDS:
            data = decoded(content(raw, part), part.encoding)
            headers, _ = read_headers(data, 0, len(data))
            found = message_ids(decode_words(headers.first("message-id")))
            if found:
                return found[0]
    match = _MESSAGE_ID.search(body[:200_000])
    if match:
        return match[1]
    answered = message_ids(root.headers.first("in-reply-to")) or message_ids(
        root.headers.first("references")
    )
    return answered[-1] if answered else ""
