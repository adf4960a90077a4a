"""Background entry points of mail: find what is due, call an action, count."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from warmdesk.core.duties import claim, duty
from warmdesk.mail import fetching, taken
from warmdesk.mail.models import Account, RawMail
from warmdesk.mail.models.raw_mail import Handling
from warmdesk.mail.receiving.receive import receive
from warmdesk.mail.sending import outbox

# Reading takes less than a second each; whoever is late after all finds the mail settled and undoes nothing.
READING_LEASE = timedelta(minutes=1)


@duty(every_seconds=1)
def fetch_mail(at: datetime) -> int:
    """Look into each mailbox whose time has come. Returns how many mails were stored.

    A sample desk makes no connections at all.
    """
    if outbox.leaves_nothing():
        return 0
    due = (
        Account.objects.filter(Q(next_fetch_at=None) | Q(next_fetch_at__lte=at), is_active=True)
        .exclude(imap_host="")
        .select_related("mailbox")
        .order_by("next_fetch_at", "pk")
    )
    stored = 0
    # One at a time: whatever another worker has not claimed meanwhile.
    while accounts := claim(due, at, limit=1, lease=fetching.LEASE):
        stored += fetching.fetch_account(accounts[0], at)
    return stored


@duty(every_seconds=5)
def read_mail_in(at: datetime) -> int:
    due = (
        RawMail.objects.filter(handling=Handling.WAITING, due_at__lte=at)
        .select_related("mailbox")
        .order_by("due_at", "pk")
    )
    raw_mails = claim(due, at, lease=READING_LEASE)
    for raw_mail in raw_mails:
        receive(raw_mail, at)
    return len(raw_mails)


@duty(every_seconds=2)
def send_mail(at: datetime) -> int:
    return outbox.send_due(at)


@duty(every_seconds=30)
def tell_who_has_it(at: datetime) -> int:
    return taken.tell_who_has_it(at)
