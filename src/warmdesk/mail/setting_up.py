"""Adding a mailbox and changing how its mail comes and goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction

from warmdesk.mail.fetching import start_over
from warmdesk.mail.models import Account
from warmdesk.tickets.models import Holder, Mailbox

ABOUT = ("address", "name", "signature", "is_default")
SERVERS = (
    "imap_host",
    "imap_port",
    "imap_security",
    "imap_user",
    "imap_folder",
    "smtp_host",
    "smtp_port",
    "smtp_security",
    "smtp_user",
)
# With another of these, what was read so far says nothing of what is there.
WHERE = ("imap_host", "imap_user", "imap_folder")
PASSWORDS = ("imap_password", "smtp_password")


class MailboxTaken(Exception):
    """There is a mailbox with this address already."""


@transaction.atomic
def save_mailbox(
    *, values: dict[str, Any], holders: Sequence[int], mailbox: Mailbox | None = None
) -> Mailbox:
    """Store a mailbox with its servers and its rota, in the order given.

    `values` are checked and named as in `ABOUT`, `SERVERS` and `PASSWORDS`; an empty password keeps the stored one.
    The first mailbox is the default one, and there is always exactly one. Raises MailboxTaken.
    """
    mailbox = mailbox or Mailbox()
    for name in ABOUT:
        setattr(mailbox, name, values[name])
    others = Mailbox.objects.exclude(pk=mailbox.pk)
    if mailbox.is_default:
        others.filter(is_default=True).update(is_default=False)
    elif not others.filter(is_default=True).exists():
        mailbox.is_default = True
    try:
        with transaction.atomic():
            mailbox.save()
    except IntegrityError as error:
        raise MailboxTaken from error
    _save_account(mailbox, values)
    _save_rota(mailbox, holders)
    return mailbox


def as_it_was(mailbox: Mailbox) -> dict[str, Any]:
    """What `save_mailbox` takes, as it is stored now; passwords never leave their place."""
    account = account_of(mailbox)
    values = {name: getattr(mailbox, name) for name in ABOUT}
    return {**values, **{name: getattr(account, name) for name in SERVERS}}


def account_of(mailbox: Mailbox) -> Account:
    """The account of a mailbox; a new one, not stored, if it has none."""
    return Account.objects.filter(mailbox=mailbox).first() or Account(mailbox=mailbox)


def rota_of(mailbox: Mailbox) -> list[int]:
    return list(mailbox.holders.order_by("position", "pk").values_list("agent_id", flat=True))


def _save_account(mailbox: Mailbox, values: dict[str, Any]) -> None:
    account = account_of(mailbox)
    reads_elsewhere = any(getattr(account, name) != values[name] for name in WHERE)
    for name in SERVERS:
        setattr(account, name, values[name])
    for name in PASSWORDS:
        if values.get(name):
            setattr(account, name, values[name])
    # Somebody has just seen to it: try at once instead of waiting out an old fault.
    account.next_fetch_at = None
    account.save()
    if reads_elsewhere:
        start_over(account)


def _save_rota(mailbox: Mailbox, holders: Sequence[int]) -> None:
    Holder.objects.filter(mailbox=mailbox).delete()
    Holder.objects.bulk_create(
        Holder(mailbox=mailbox, agent_id=agent, position=position)
        for position, agent in enumerate(dict.fromkeys(holders))
    )
