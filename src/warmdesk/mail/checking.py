"""Tries a mailbox step by step and says in words what happened."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from imap_tools.errors import MailboxLoginError
from imap_tools.mailbox import BaseMailBox

from warmdesk.core import clock
from warmdesk.core.desk import current_desk
from warmdesk.mail.connecting import (
    ImapTrouble,
    SmtpTrouble,
    close_imap,
    close_smtp,
    connect_imap,
    connect_smtp,
    open_smtp,
    sign_in_imap,
    sign_in_smtp,
    words_of,
)
from warmdesk.mail.models import Account
from warmdesk.mail.models.account import Security
from warmdesk.mail.sending.outbox import leaves_nothing


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a test. `hint` is one thing to try, if it failed."""

    name: str
    is_done: bool
    words: str
    hint: str = ""


def check_account(account: Account) -> Iterator[Step]:
    """Each step as it happens; a way that is not set up is said to be so. Nothing is changed on the servers."""
    yield from _check_in(account)
    yield from _check_out(account)


def _check_in(account: Account) -> Iterator[Step]:
    if not account.imap_host:
        yield Step("imap-connect", True, _("No incoming server is set, so no mail is fetched."))
        return
    try:
        box = connect_imap(account)
    except ImapTrouble as error:
        hint = _connect_hint(error, account.imap_security, account.imap_port, plain=143, tls=993)
        yield _failed("imap-connect", _("Not connected to the incoming server"), error, hint)
        return
    yield Step("imap-connect", True, _("Connected."))
    try:
        yield from _check_folder(box, account)
    finally:
        close_imap(box)


def _check_folder(box: BaseMailBox, account: Account) -> Iterator[Step]:
    try:
        sign_in_imap(box, account)
    except ImapTrouble as error:
        yield _failed("imap-sign-in", _("Not signed in"), error, _sign_in_hint(error))
        return
    yield Step("imap-sign-in", True, _("Signed in."))
    try:
        status = box.folder.status(account.imap_folder, ["MESSAGES"])
        box.folder.set(account.imap_folder, readonly=True)
    except ImapTrouble as error:
        hint = _("Look up the folder's name in your mail program; most are called INBOX.")
        yield _failed("imap-folder", _("The folder cannot be opened"), error, hint)
        return
    found = ngettext(
        "Found the inbox, {n} message.", "Found the inbox, {n} messages.", status["MESSAGES"]
    ).format(n=status["MESSAGES"])
    start = _("We will start with mail that arrives from now on.")
    yield Step("imap-folder", True, found if account.has_started else f"{found} {start}")


def _check_out(account: Account) -> Iterator[Step]:
    if not account.smtp_host:
        words = _("No outgoing server is set, so replies wait.")
        yield Step("smtp-connect", False, words, _("Enter the server that sends your mail."))
        return
    try:
        server = connect_smtp(account)
    except SmtpTrouble as error:
        hint = _connect_hint(error, account.smtp_security, account.smtp_port, plain=587, tls=465)
        yield _failed("smtp-connect", _("Not connected to the outgoing server"), error, hint)
        return
    yield Step("smtp-connect", True, _("Connected to the outgoing server."))
    try:
        sign_in_smtp(server, account)
        server.noop()
    except SmtpTrouble as error:
        yield _failed(
            "smtp-sign-in", _("Not signed in to the outgoing server"), error, _sign_in_hint(error)
        )
        return
    finally:
        close_smtp(server)
    if account.smtp_user:
        yield Step("smtp-sign-in", True, _("Signed in to the outgoing server."))
    else:
        yield Step("smtp-sign-in", True, _("The outgoing server needs no sign-in."))


def send_test(account: Account, to: str) -> Step:
    """Send a short mail through the account's outgoing server."""
    if leaves_nothing():
        return Step("smtp-send", True, _("This is a sample desk, so nothing was sent."))
    mail = EmailMessage(policy=SMTP)
    mail["From"] = account.mailbox.address
    mail["To"] = to
    mail["Subject"] = _("A test from {desk}").format(desk=current_desk().name)
    mail["Date"] = format_datetime(clock.now())
    mail["Message-ID"] = make_msgid(domain=account.mailbox.address.partition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(
        _("If you can read this, {mailbox} can send.").format(mailbox=account.mailbox.address)
    )
    try:
        server = open_smtp(account)
    except SmtpTrouble as error:
        return _failed("smtp-send", _("Not sent"), error, _sign_in_hint(error))
    try:
        server.sendmail(account.mailbox.address, [to], mail.as_bytes())
    except SmtpTrouble as error:
        hint = _("Check that this account may send as {mailbox}.").format(
            mailbox=account.mailbox.address
        )
        return _failed("smtp-send", _("Not sent"), error, hint)
    finally:
        close_smtp(server)
    return Step("smtp-send", True, _("Sent to {address}.").format(address=to))


def _failed(name: str, what: str, error: Exception, hint: str) -> Step:
    return Step(name, False, f"{what}: “{words_of(error)}”", hint)


def _sign_in_hint(error: Exception) -> str:
    if isinstance(error, MailboxLoginError | smtplib.SMTPAuthenticationError):
        return _(
            "Check name and password. Microsoft 365 and Google want an app password or OAuth instead."
        )
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return _("The server wants no name and password here. Leave both empty.")
    return _("Try again in a minute; if it stays so, check the port and the encryption.")


def _connect_hint(error: Exception, security: str, port: int, *, plain: int, tls: int) -> str:
    words = words_of(error)
    if words == _("there is no server of that name"):
        return _("Check the spelling of the server's name.")
    if security == Security.TLS and port != tls:
        return _("TLS mostly uses port {port}. Try that, or STARTTLS.").format(port=tls)
    if security != Security.TLS and port == tls:
        return _("Port {port} mostly speaks TLS. Choose TLS.").format(port=tls)
    if security == Security.STARTTLS:
        return _("Try port {port}, or TLS on port {tls}.").format(port=plain, tls=tls)
    return _("Check the port, and whether a firewall lets this machine out to it.")
