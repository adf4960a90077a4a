"""One message from its raw bytes. Reading never raises and never refuses."""

import logging

from warmdesk.mail.reading.addresses import addresses, author
from warmdesk.mail.reading.authentication import authentication_results
from warmdesk.mail.reading.automatic import Verdict, judge
from warmdesk.mail.reading.bodies import Contents, cleaned, contents
from warmdesk.mail.reading.bounces import read_bounce
from warmdesk.mail.reading.charsets import decode
from warmdesk.mail.reading.headers import (
    Headers,
    decode_words,
    message_ids,
    moment,
    one_line,
    replied_to,
)
from warmdesk.mail.reading.letter import Address, Bounce, Letter
from warmdesk.mail.reading.parts import MOST_BYTES, Part, take_apart
from warmdesk.mail.reading.quotes import split_lines

logger = logging.getLogger(__name__)
MOST_REFERENCES = 500
_DELIVERED = (
    "delivered-to",
    "x-original-to",
    "envelope-to",
    "x-envelope-to",
    "x-delivered-to",
    "x-forwarded-to",
)


def read_mail(raw: bytes) -> Letter:
    """The letter in these bytes, as much of it as can be read; what could not be is told in its faults."""
    faults: list[str] = []
    if len(raw) > MOST_BYTES:
        faults.append(f"larger than {MOST_BYTES // 1024 // 1024} MiB; the end was not read")
        raw = raw[:MOST_BYTES]
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    try:
        return _read(raw, faults)
    except Exception:
        # The last resort of the outermost reader: a fault of ours must not lose a person's message.
        logger.exception("A message could not be read; it is shown as it came")
        return _unread(raw, [*faults, "the message could not be read; it is shown as it came"])


def _read(raw: bytes, faults: list[str]) -> Letter:
    root, found = take_apart(raw)
    headers = root.headers
    inside = contents(raw, root)
    name, address = author(headers.first("from"))
    subject = _decoded(headers, "subject", inside.charset)
    body = "\n".join(line.text for line in inside.lines).strip("\n")
    verdict = judge(root, address, name, subject, body)
    answered = replied_to(headers.first("in-reply-to"))
    references = message_ids(headers.first("references"))[-MOST_REFERENCES:]
    parent = answered or (references[-1] if references else None)
    text, quoted = (
        (body, "") if verdict.is_bounce else split_lines(inside.lines, is_reply=parent is not None)
    )
    return Letter(
        from_address=address,
        from_name=name,
        to=_everyone(headers, "to"),
        cc=_everyone(headers, "cc"),
        reply_to=_everyone(headers, "reply-to"),
        subject=subject,
        date=moment(headers.first("date")),
        message_id=next(iter(message_ids(headers.first("message-id"))), ""),
        in_reply_to=answered,
        references=references,
        parent=parent,
        kind="reply" if parent else "new",
        body=body,
        text=text,
        quoted=quoted,
        html=cleaned(inside.html),
        charset=inside.charset,
        attachments=tuple(inside.attachments),
        auto=bool(verdict.auto_reason),
        auto_reason=verdict.auto_reason,
        bounce=_bounce(raw, root, body, verdict),
        authentication=authentication_results(headers),
        faults=tuple(dict.fromkeys([*faults, *found, *_complaints(headers, inside)])),
        no_ack_reason=verdict.auto_reason or verdict.no_ack_reason,
        delivered_to=_delivered_to(headers),
    )


def _decoded(headers: Headers, name: str, charset: str) -> str:
    """A header in words. Bytes that are no UTF-8 are read like the body, since one program wrote both."""
    for key, value in headers.fields:
        if key == name:
            return decode_words(decode(value, "" if _is_utf8(value) else charset))
    return ""


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _everyone(headers: Headers, name: str) -> tuple[Address, ...]:
    return tuple(pair for value in headers.every(name) for pair in addresses(value))


def _delivered_to(headers: Headers) -> tuple[str, ...]:
    found = (address for name in _DELIVERED for _, address in _everyone(headers, name))
    return tuple(dict.fromkeys(found))


def _bounce(raw: bytes, root: Part, body: str, verdict: Verdict) -> Bounce | None:
    return read_bounce(raw, root, body) if verdict.is_bounce else None


def _complaints(headers: Headers, inside: Contents) -> list[str]:
    told: list[str] = []
    if not headers.fields:
        told.append("it has no headers")
    if sum(key == "from" for key, _ in headers.fields) > 1:
        told.append("it names several authors; the first one counts")
    if any("\ufffd" in line.text for line in inside.lines):
        told.append("some characters could not be read")
    return told


def _unread(raw: bytes, faults: list[str]) -> Letter:
    body = decode(raw)
    return Letter(
        from_address="",
        from_name="",
        to=(),
        cc=(),
        reply_to=(),
        subject=one_line(body[:78]),
        date=None,
        message_id="",
        in_reply_to="",
        references=(),
        parent=None,
        kind="new",
        body=body,
        text=body,
        quoted="",
        html="",
        charset="",
        attachments=(),
        auto=False,
        auto_reason="",
        bounce=None,
        authentication={},
        faults=tuple(faults),
        no_ack_reason="it could not be read",
    )
