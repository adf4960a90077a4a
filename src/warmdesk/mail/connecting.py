"""Connections to the mail servers of an account, and their answers in words that help."""

from __future__ import annotations

import smtplib
import socket
import ssl
from imaplib import IMAP4

from django.utils.translation import gettext as _
from imap_tools.errors import ImapToolsError, UnexpectedCommandStatusError
from imap_tools.mailbox import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted

from warmdesk.mail.models import Account
from warmdesk.mail.models.account import Security

# Long enough for slow servers, short enough that one of them does not hold up the rest.
TIMEOUT_SECONDS = 20.0

# What a connection to a mail server can raise, whatever the reason.
ImapTrouble = (IMAP4.error, ImapToolsError, OSError)
SmtpTrouble = (smtplib.SMTPException, OSError)
MailTrouble = (*ImapTrouble, smtplib.SMTPException)


def connect_imap(account: Account) -> BaseMailBox:
    """Connected, not yet signed in. Raises one of ImapTrouble."""
    host, port = account.imap_host, account.imap_port
    if account.imap_security == Security.TLS:
        context = ssl.create_default_context()
        return MailBox(host, port, timeout=TIMEOUT_SECONDS, ssl_context=context)
    if account.imap_security == Security.STARTTLS:
        context = ssl.create_default_context()
        return MailBoxStartTls(host, port, timeout=TIMEOUT_SECONDS, ssl_context=context)
    return MailBoxUnencrypted(host, port, timeout=TIMEOUT_SECONDS)


def sign_in_imap(box: BaseMailBox, account: Account) -> None:
    box.login(account.imap_user, account.imap_password, initial_folder=None)


def open_imap(account: Account) -> BaseMailBox:
    """Connected and signed in; no folder is chosen yet. Raises one of ImapTrouble."""
    box = connect_imap(account)
    try:
        sign_in_imap(box, account)
    except BaseException:
        close_imap(box)
        raise
    return box


def close_imap(box: BaseMailBox) -> None:
    """Say goodbye; a server that is gone already does not matter."""
    try:
        box.logout()
    except ImapTrouble:
        return


def connect_smtp(account: Account) -> smtplib.SMTP:
    """Connected, encrypted as the account says, not yet signed in. Raises one of SmtpTrouble."""
    host, port = account.smtp_host, account.smtp_port
    # Our own name as the address's domain: a bare host name of a container is refused by some servers.
    own_name = account.mailbox.address.partition("@")[2] or None
    if account.smtp_security == Security.TLS:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, port, own_name, timeout=TIMEOUT_SECONDS, context=context)
    server = smtplib.SMTP(host, port, own_name, timeout=TIMEOUT_SECONDS)
    if account.smtp_security == Security.STARTTLS:
        try:
            server.starttls(context=ssl.create_default_context())
        except BaseException:
            server.close()
            raise
    return server


def sign_in_smtp(server: smtplib.SMTP, account: Account) -> None:
    if account.smtp_user:
        server.login(account.smtp_user, account.smtp_password)


def open_smtp(account: Account) -> smtplib.SMTP:
    """Connected and signed in. Raises one of SmtpTrouble."""
    server = connect_smtp(account)
    try:
        sign_in_smtp(server, account)
    except BaseException:
        server.close()
        raise
    return server


def close_smtp(server: smtplib.SMTP) -> None:
    """Say goodbye; a server that is gone already does not matter."""
    try:
        server.quit()
    except SmtpTrouble:
        server.close()


def words_of(error: BaseException) -> str:
    """What went wrong, in the server's own words where it said any."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(
            f"{address}: {code} {_text(said)}" for address, (code, said) in error.recipients.items()
        )
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    if isinstance(error, UnexpectedCommandStatusError):
        status, *data = error.command_result
        said = " ".join(_text(piece) for group in data for piece in (group or []) if piece)
        return f"{status} {said}".strip()
    if isinstance(error, ssl.SSLCertVerificationError):
        return _("the server's certificate is not trusted: {why}").format(why=error.verify_message)
    if isinstance(error, ssl.SSLError):
        return _("no encrypted connection: {why}").format(why=error.reason or str(error))
    if isinstance(error, TimeoutError):
        return _("the server did not answer in time")
    if isinstance(error, socket.gaierror):
        return _("there is no server of that name")
    if isinstance(error, ConnectionRefusedError):
        return _("the server refuses connections on that port")
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return _text(error.args[0]) if error.args else type(error).__name__


def _text(said: object) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return " ".join(text.split())
