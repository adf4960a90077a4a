"""The sample's mails as they came: kept like any other, so that their source can be read."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from warmdesk.mail.kept import keep_raw
from warmdesk.mail.models import RawMail
from warmdesk.mail.models.raw_mail import Handling
from warmdesk.tickets.models import Message, Ticket


def keep_as_mail(ticket: Ticket, message: Message) -> RawMail:
    """Keep what a person wrote in a ticket as the mail that brought it."""
    raw = _mail(ticket, message).as_bytes()
    return RawMail.objects.create(
        mailbox=ticket.mailbox,
        source_key=f"sample:{message.pk}",
        digest=keep_raw(raw),
        size=len(raw),
        received_at=message.at,
        due_at=message.at,
        handling=Handling.DONE,
        message=message,
    )


def _mail(ticket: Ticket, message: Message) -> EmailMessage:
    person = message.person or ticket.person
    mail = EmailMessage(policy=SMTP)
    mail["From"] = f"{person.name} <{person.email}>"
    mail["To"] = f"{ticket.mailbox.name} <{ticket.mailbox.address}>"
    if copies := [each.person.email for each in ticket.participants.select_related("person")]:
        mail["Cc"] = ", ".join(copies)
    mail["Subject"] = ticket.subject
    mail["Date"] = format_datetime(message.at)
    mail["Message-ID"] = f"<{message.message_id}>"
    mail.set_content(message.text, cte="quoted-printable")
    return mail
