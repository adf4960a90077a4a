"""What a letter is once it has been read: plain values, no behaviour of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

NAMES_BY_TYPE = {
    "image/png": "image.png",
    "image/jpeg": "image.jpg",
    "image/gif": "image.gif",
    "application/pdf": "document.pdf",
    "message/rfc822": "message.eml",
    "text/calendar": "invitation.ics",
    "text/html": "page.html",
    "text/plain": "text.txt",
}

Address = tuple[str, str]
"""A display name and an address; either may be empty."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """One part that is not the body. Its name is safe to store; "" means the sender gave none."""

    name: str
    content_type: str
    content: bytes
    content_id: str
    inline: bool

    @property
    def shown_name(self) -> str:
        return self.name or NAMES_BY_TYPE.get(self.content_type, "attachment")


@dataclass(frozen=True, slots=True)
class Bounce:
    """A report that something we sent did not arrive."""

    failed: tuple[str, ...]
    diagnostic: str
    original_id: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as a person would see it, and what else its headers tell.

    Nothing here is to be believed without `authentication`: whoever wrote the
    message chose every word of it.
    """

    from_address: str
    from_name: str
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    subject: str
    date: datetime | None
    message_id: str
    in_reply_to: str
    references: tuple[str, ...]
    parent: str | None
    kind: str
    body: str
    text: str
    quoted: str
    html: str
    charset: str
    attachments: tuple[Attachment, ...]
    auto: bool
    auto_reason: str
    bounce: Bounce | None
    authentication: Mapping[str, Mapping[str, str]]
    faults: tuple[str, ...]
    no_ack_reason: str = ""
    """Why no automatic answer may go out although a person may have written this."""
    delivered_to: tuple[str, ...] = field(default=())
    """Addresses the message was handed to, whatever To and Cc say."""
