"""A real SMTP server for tests, and mails for it and for the desk."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.conftest import FRIDAY
from tests.mail.dovecot import STARTS_WITHIN_SECONDS, free_port
from warmdesk.mail.kept import keep_raw
from warmdesk.mail.models import RawMail


class PostOffice:
    """Keeps every mail it was given. `answers` overrides what it says to RCPT (by address) or DATA."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, list[str], EmailMessage]] = []
        self.answers: dict[str, str] = {}
        self.port = free_port()
        self._controller = Controller(
            self, hostname="127.0.0.1", port=self.port, ready_timeout=STARTS_WITHIN_SECONDS
        )

    def start(self) -> None:
        self._controller.start()

    def stop(self) -> None:
        self._controller.stop()

    def newest(self) -> EmailMessage:
        return self.mails[-1][2]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        answer = self.answers.get("DATA", "250 OK")
        if answer.startswith("250"):
            mail = email.message_from_bytes(content, policy=email.policy.default)
            assert isinstance(mail, EmailMessage)
            self.mails.append((envelope.mail_from or "", envelope.rcpt_tos, mail))
        return answer


def mail(
    text: str = "When will the payroll drive be back?",
    *,
    sender: str = "Dana Okafor <dana@northgate.example>",
    subject: str = "Payroll drive not opening",
    message_id: str | None = "<one@northgate.example>",
    **headers: str,
) -> bytes:
    """A plain mail to the desk; further headers by name, with _ for -."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = headers.pop("To", "help@desk.example")
    message["Subject"] = subject
    message["Date"] = format_datetime(FRIDAY)
    if message_id:
        message["Message-ID"] = message_id
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message.as_bytes(policy=email.policy.SMTP)


def kept(raw: bytes, mailbox: Any, at: Any = FRIDAY) -> RawMail:
    """A mail as if it had just been fetched."""
    return RawMail.objects.create(
        mailbox=mailbox,
        source_key=f"test:{RawMail.objects.count() + 1}",
        digest=keep_raw(raw),
        size=len(raw),
        received_at=at,
        due_at=at,
    )
