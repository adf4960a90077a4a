"""The person's side of the mail: what Dana's mail program receives and sends."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from email.message import EmailMessage
from email.utils import format_datetime, localtime, make_msgid
from typing import TypeVar

from tests.mail.dovecot import Dovecot
from tests.mail.post import PostOffice

T = TypeVar("T")

WAITS_SECONDS = 120
LINK = re.compile(r"https?://\S+/l/[^\s?>]+(?:\?answer=\w+)?")


class Correspondence:
    """Dana writes to the desk's IMAP inbox and reads what its SMTP server took."""

    def __init__(self, dovecot: Dovecot, post: PostOffice, user: str, sender: str) -> None:
        self.dovecot, self.post, self.user, self.sender = dovecot, post, user, sender
        self.sent: dict[str, str] = {}

    def write(self, subject: str, text: str, *, answers: EmailMessage | None = None) -> str:
        """Send a mail, new or as the answer to one of ours. Returns its Message-ID."""
        mail = EmailMessage()
        mail["From"] = self.sender
        mail["To"] = answers["Reply-To"] if answers else "help@desk.example"
        mail["Subject"] = subject
        mail["Date"] = format_datetime(localtime())
        mail["Message-ID"] = make_msgid(domain="people.example")
        if answers:
            mail["In-Reply-To"] = answers["Message-ID"]
            mail["References"] = f"{answers['References'] or ''} {answers['Message-ID']}".strip()
        mail.set_content(text)
        self.dovecot.append(mail.as_bytes(), self.user)
        self.sent.setdefault(subject, str(mail["Message-ID"]))
        return str(mail["Message-ID"])

    def receives(self, words: str, subject: str) -> EmailMessage:
        """The newest mail of ours about a subject that holds these words; waits for it."""

        def found() -> EmailMessage | None:
            mails = [mail for mail in self.about(subject) if words in plain(mail)]
            return mails[-1] if mails else None

        mail = wait_for(found)
        assert mail, f"no mail says {words!r}: {[plain(m)[:200] for m in self.about(subject)]}"
        return mail

    def about(self, subject: str) -> list[EmailMessage]:
        """Our mails about a subject so far, oldest first."""
        return [mail for _, _, mail in self.post.mails if subject in mail["Subject"]]


def plain(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link_in(mail: EmailMessage, ending: str = "") -> str:
    """The first link of ours in a mail, or the first with this ending."""
    return next(link for link in LINK.findall(plain(mail)) if link.endswith(ending))


def wait_for(look: Callable[[], T]) -> T:
    """Look until there is something; what was seen last if the time is over."""
    deadline = time.monotonic() + WAITS_SECONDS
    while not (seen := look()) and time.monotonic() < deadline:
        # Another process and a worker's rhythm decide when it comes.
        time.sleep(0.1)
    return seen
