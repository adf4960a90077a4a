"""From a delivery to the bytes that go to a server: headers, both forms of the words, and files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from warmdesk.core.desk import current_desk
from warmdesk.mail.files import open_file
from warmdesk.mail.sending.letters import as_html, as_plain, sheet_of
from warmdesk.tickets.choices import Kind
from warmdesk.tickets.models import Attachment, Delivery, Message, Ticket

# The start of a thread and its newest messages; older ones in between help nobody to sort it.
MOST_REFERENCES = 20
_ID = re.compile(r"[\x21-\x3b\x3d\x3f-\x7e]+")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A mail ready to be handed over."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes


def compose(delivery: Delivery) -> Parcel:
    """The mail of a delivery; composed again it has the same Message-ID, date and words.

    The delivery carries its message, with agent, ticket, person and mailbox.
    """
    message = delivery.message
    ticket = message.ticket
    mail = EmailMessage(policy=SMTP)
    mail["From"] = _address(_sender_name(message), ticket.mailbox.address)
    mail["To"] = [_address(_name_of(ticket, each), each) for each in delivery.to]
    if delivery.cc:
        mail["Cc"] = [_address("", each) for each in delivery.cc]
    mail["Reply-To"] = _address(current_desk().name, ticket.reply_address)
    mail["Subject"] = subject_of(ticket)
    mail["Date"] = format_datetime(message.at)
    if message.kind == Kind.AUTOMATIC:
        mail["Auto-Submitted"] = "auto-replied"
        mail["X-Auto-Response-Suppress"] = "All"
    sheet = sheet_of(message)
    mail.set_content(as_plain(sheet), cte="quoted-printable")
    mail.add_alternative(as_html(sheet), subtype="html", cte="quoted-printable")
    if message.has_attachments:
        for attachment in message.attachments.order_by("pk"):
            _attach(mail, attachment)
    return Parcel(
        sender=ticket.mailbox.address,
        recipients=tuple(dict.fromkeys([*delivery.to, *delivery.cc])),
        raw=_thread_headers(delivery) + mail.as_bytes(),
    )


def subject_of(ticket: Ticket) -> str:
    """The person's own words and the number."""
    words = " ".join(ticket.subject.split())
    tag = f"[{ticket.pk}]"
    return words if tag in words else f"{words} {tag}"


def _sender_name(message: Message) -> str:
    desk = current_desk().name
    return f"{message.agent.name}, {desk}" if message.agent else desk


def _name_of(ticket: Ticket, address: str) -> str:
    return ticket.person.name if address == ticket.person.email else ""


def _address(name: str, address: str) -> Address:
    clean = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    local, _, domain = address.rpartition("@")
    return Address(clean, local, domain)


def _thread_headers(delivery: Delivery) -> bytes:
    """Message-ID and its relatives, written by hand: the library encodes long ones, which breaks threads."""
    message = delivery.message
    chain = _chain(message)
    answers = delivery.in_reply_to or (chain[-1] if chain else "")
    if answers and answers in chain:
        chain.remove(answers)
    if answers:
        chain.append(answers)
    lines = [f"Message-ID: <{message.message_id}>"]
    if answers := _known_form(answers):
        lines.append(f"In-Reply-To: <{answers}>")
    if chain := [each for each in chain if _known_form(each)]:
        lines.append("References: " + "\r\n ".join(f"<{each}>" for each in chain))
    return ("\r\n".join(lines) + "\r\n").encode("ascii")


def _chain(message: Message) -> list[str]:
    """The Message-IDs of the thread before this message, oldest first; notes are not part of it."""
    ids = list(
        Message.objects.filter(ticket_id=message.ticket_id, pk__lt=message.pk)
        .exclude(kind=Kind.NOTE)
        .exclude(message_id=None)
        .order_by("pk")
        .values_list("message_id", flat=True)
    )
    chain = [each for each in ids if each]
    return chain if len(chain) <= MOST_REFERENCES else [chain[0], *chain[1 - MOST_REFERENCES :]]


def _known_form(message_id: str) -> str:
    return message_id if _ID.fullmatch(message_id) else ""


def _attach(mail: EmailMessage, attachment: Attachment) -> None:
    maintype, _, subtype = attachment.content_type.partition("/")
    if maintype in {"message", "multipart"} or not subtype or not attachment.content_type.isascii():
        maintype, subtype = "application", "octet-stream"
    with open_file(attachment) as handle:
        mail.add_attachment(
            handle.read(), maintype=maintype, subtype=subtype, filename=attachment.name
        )
