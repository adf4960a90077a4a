"""Hands due mail to the servers: at least once, always under the same Message-ID, so that nobody sees it twice."""

from __future__ import annotations

import smtplib
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from warmdesk.core import duties
from warmdesk.core.desk import current_desk
from warmdesk.mail.connecting import SmtpTrouble, close_smtp, open_smtp, words_of
from warmdesk.mail.models import Account
from warmdesk.mail.sending.composing import Parcel, compose
from warmdesk.mail.undelivered import give_to_owner
from warmdesk.tickets.actions import replies
from warmdesk.tickets.choices import Outcome
from warmdesk.tickets.models import Delivery, Ticket

log = structlog.get_logger(__name__)

BATCH = 10
# A server that stalls is left at its first time-out, long before this.
LEASE = timedelta(minutes=3)
_PAUSES = (1, 2, 5, 15, 30, 60)
# As long as other mail servers try (RFC 5321, 4.5.4.1).
LONGEST = timedelta(days=4)


def send_due(at: datetime) -> int:
    """Send what is due. Returns how many deliveries moved."""
    if leaves_nothing():
        return _mark_unsent(at)
    return _explain_waiting(at) + _send_claimed(at)


def leaves_nothing() -> bool:
    """On a sample desk no mail leaves the machine."""
    return bool(settings.IS_SAMPLE) or current_desk().is_sample


def retry(*, delivery: Delivery, at: datetime) -> None:
    """Somebody pressed "Try again" on a mail that a server refused."""
    Delivery.objects.filter(pk=delivery.pk).exclude(outcome=Outcome.SENT).update(
        outcome=Outcome.WAITING, due_at=at, server_words="", claimed_until=None
    )
    duties.nudge()


def _with_server() -> Sequence[int]:
    servers = Account.objects.filter(is_active=True).exclude(smtp_host="")
    return list(servers.values_list("mailbox_id", flat=True))


def _mark_unsent(at: datetime) -> int:
    due = Delivery.objects.due(at).select_related("message", "message__ticket")
    deliveries = duties.claim(due, at, limit=50)
    for delivery in deliveries:
        _start(delivery)
        _sent(delivery, at)
    return len(deliveries)


def _explain_waiting(at: datetime) -> int:
    """Mail of a mailbox without a server waits; the reason is on its page, and it can no longer be taken back."""
    why = _("There is no outgoing server for this mailbox yet. It leaves as soon as there is one.")
    waiting = Delivery.objects.due(at).exclude(message__ticket__mailbox__in=_with_server())
    if not settings.MAIL_IS_PRINTED:
        waiting = waiting.filter(server_words="")
    deliveries = duties.claim(waiting.select_related(*_PARTS), at, limit=50)
    for delivery in deliveries:
        if delivery.message.undo is not None:
            replies.leave(delivery.message)
        if not settings.MAIL_IS_PRINTED:
            _update(delivery, server_words=why)
        elif parcel := _composed(delivery, at):
            _print(parcel)
            _sent(delivery, at)
    return len(deliveries)


def _print(parcel: Parcel) -> None:
    sys.stdout.write(parcel.raw.decode("utf-8", "replace") + "\n")
    sys.stdout.flush()


_PARTS = (
    "message",
    "message__agent",
    "message__ticket",
    "message__ticket__person",
    "message__ticket__mailbox",
)


def _send_claimed(at: datetime) -> int:
    due = Delivery.objects.due(at).filter(message__ticket__mailbox__in=_with_server())
    deliveries = duties.claim(due.select_related(*_PARTS), at, limit=BATCH, lease=LEASE)
    by_mailbox: dict[int, list[Delivery]] = defaultdict(list)
    for delivery in deliveries:
        by_mailbox[delivery.message.ticket.mailbox_id].append(delivery)
    for mailbox, theirs in by_mailbox.items():
        account = Account.objects.select_related("mailbox").get(mailbox=mailbox)
        _send_all(account, theirs, at)
    return len(deliveries)


def _send_all(account: Account, deliveries: Sequence[Delivery], at: datetime) -> None:
    """One connection for all; if it cannot be had or breaks, what is left waits without a try counted."""
    try:
        server = open_smtp(account)
    except SmtpTrouble as error:
        for delivery in deliveries:
            _later(delivery, words_of(error), at)
        return
    left = list(deliveries)
    try:
        while left:
            if not _send_one(server, left.pop(0), at):
                break
    finally:
        close_smtp(server)
        for delivery in left:
            _update(delivery)


def _send_one(server: smtplib.SMTP, delivery: Delivery, at: datetime) -> bool:
    """Hand one mail over. Returns whether the connection is still good."""
    if not _start(delivery):
        return True
    if all(each.endswith(".invalid") for each in delivery.to):
        _failed(delivery, _("There is no address to write to."), at)
        return True
    parcel = _composed(delivery, at)
    if parcel is None:
        return True
    try:
        refused = _hand_over(server, parcel)
    except (*SmtpTrouble, UnicodeError) as error:
        if _is_final(error):
            _failed(delivery, words_of(error), at)
        else:
            _later(delivery, words_of(error), at)
        return isinstance(error, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused)
    _sent(delivery, at, refused)
    return True


def _composed(delivery: Delivery, at: datetime) -> Parcel | None:
    try:
        return compose(delivery)
    except Exception as error:
        # One mail that cannot be built, say because a file is gone, must not hold up the others.
        log.exception("A mail could not be composed.", delivery=delivery.pk)
        _later(delivery, f"{type(error).__name__}: {error}", at)
        return None


def _hand_over(server: smtplib.SMTP, parcel: Parcel) -> str:
    """Give a mail to the server. Returns what it said about those recipients that it did not take."""
    recipients = [_wire_form(each) for each in parcel.recipients]
    is_wide = not all(each.isascii() for each in [parcel.sender, *recipients])
    options = ["SMTPUTF8"] if is_wide and server.has_extn("smtputf8") else []
    refused = server.sendmail(parcel.sender, recipients, parcel.raw, mail_options=options)
    return words_of(smtplib.SMTPRecipientsRefused(refused)) if refused else ""


def _wire_form(address: str) -> str:
    local, _at, domain = address.rpartition("@")
    if domain.isascii():
        return address
    return f"{local}@{domain.encode('idna').decode('ascii')}"


def _is_final(error: Exception) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _said in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code >= 500
    # The server cannot do what this mail needs; repeating changes nothing.
    return isinstance(error, smtplib.SMTPNotSupportedError | UnicodeError)


def _start(delivery: Delivery) -> bool:
    """From here the mail may have left, so it can no longer be taken back. False if it was, just now."""
    with transaction.atomic():
        if delivery.message.undo is not None:
            replies.leave(delivery.message)
        waiting = Delivery.objects.filter(pk=delivery.pk, outcome=Outcome.WAITING)
        return bool(waiting.update(tries=F("tries") + 1))


def _sent(delivery: Delivery, at: datetime, words: str = "") -> None:
    _update(delivery, outcome=Outcome.SENT, sent_at=at, server_words=words)


def _later(delivery: Delivery, words: str, at: datetime) -> None:
    if at - delivery.message.at > LONGEST:
        _failed(delivery, words, at)
        return
    pause = timedelta(minutes=_PAUSES[min(delivery.tries, len(_PAUSES) - 1)])
    _update(delivery, due_at=at + pause, server_words=words)


def _failed(delivery: Delivery, words: str, at: datetime) -> None:
    with transaction.atomic():
        _update(delivery, outcome=Outcome.FAILED, server_words=words)
        ticket = Ticket.objects.select_for_update().get(pk=delivery.message.ticket_id)
        give_to_owner(ticket, at)


def _update(delivery: Delivery, **fields: object) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(claimed_until=None, **fields)
