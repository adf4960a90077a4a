"""Mail that Django itself sends, such as links to sign in: through the default mailbox's server."""

from __future__ import annotations

import re
import smtplib
import sys
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from warmdesk.core.desk import current_desk
from warmdesk.mail.connecting import SmtpTrouble, close_smtp, open_smtp
from warmdesk.mail.models import Account
from warmdesk.mail.sending.outbox import leaves_nothing

_LINE_END = re.compile(rb"\r?\n")


class DeskBackend(BaseEmailBackend):
    """Sends at once. Without a server the mail is shown on the terminal, which is where the administrator is."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        messages = [each for each in email_messages if each.recipients()]
        if not messages or leaves_nothing():
            return 0
        account = default_account()
        if account is None:
            return _print(messages)
        try:
            return _send(account, messages)
        except SmtpTrouble:
            if not self.fail_silently:
                raise
            return 0


def default_account() -> Account | None:
    """The account of the default mailbox, or of the first that can send."""
    return (
        Account.objects.filter(is_active=True)
        .exclude(smtp_host="")
        .select_related("mailbox")
        .order_by("-mailbox__is_default", "pk")
        .first()
    )


def _send(account: Account, messages: Sequence[EmailMessage]) -> int:
    server = open_smtp(account)
    try:
        for each in messages:
            _hand_over(server, account, each)
    finally:
        close_smtp(server)
    return len(messages)


def _hand_over(server: smtplib.SMTP, account: Account, message: EmailMessage) -> None:
    if message.from_email == settings.DEFAULT_FROM_EMAIL:
        name = current_desk().name.replace('"', "")
        message.from_email = f'"{name}" <{account.mailbox.address}>'
    raw = _LINE_END.sub(b"\r\n", message.message().as_bytes())
    server.sendmail(account.mailbox.address, message.recipients(), raw)


def _print(messages: Sequence[EmailMessage]) -> int:
    for each in messages:
        sys.stdout.write(each.message().as_string() + "\n")
    sys.stdout.flush()
    return len(messages)
