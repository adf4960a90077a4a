"""Fetching over IMAP: by UID and UIDVALIDITY, never by the server's flags, and without setting any.

A mail is on disk before its row is committed, and its row is committed together with how far we have read.
So a stop at any point loses nothing, and what is fetched again is known by its digest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from imaplib import IMAP4, Internaldate2tuple
from time import mktime

import structlog
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from imap_tools.errors import ImapToolsError
from imap_tools.mailbox import BaseMailBox

from warmdesk.core import duties
from warmdesk.mail.connecting import ImapTrouble, close_imap, open_imap, words_of
from warmdesk.mail.kept import keep_raw
from warmdesk.mail.models import Account, RawMail
from warmdesk.mail.models.raw_mail import Handling

log = structlog.get_logger(__name__)

# Renewed with every mail, so it only has to outlast the slowest answer of a server.
LEASE = timedelta(minutes=2)
# More than this is not read anyway; the rest stays on the server.
MOST_BYTES = 25 * 1024 * 1024
# A server's clock may be a little off ours.
CLOCKS_APART = timedelta(minutes=10)
MOST_BACK_OFF = timedelta(minutes=30)
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


def fetch_account(account: Account, at: datetime) -> int:
    """Store what is new in an account's folder; a fault is kept in words. Returns how many mails were stored."""
    before = account.last_uid
    try:
        box = open_imap(account)
        try:
            stored = _look(box, account, at)
        finally:
            close_imap(box)
    except ImapTrouble as error:
        _failed(account, words_of(error), at)
        return int(account.last_uid != before)
    except Exception as error:
        # The outermost loop for one mailbox: whatever a server says, the others are still read.
        log.exception("A mailbox could not be read.", account=account.pk)
        _failed(account, f"{type(error).__name__}: {error}", at)
        return int(account.last_uid != before)
    Account.objects.filter(pk=account.pk).update(
        last_read_at=at,
        fault="",
        failing_since=None,
        next_fetch_at=at + timedelta(seconds=settings.FETCH_SECONDS),
        claimed_until=None,
    )
    return stored


def start_over(account: Account) -> None:
    """The account reads another folder now: mail that arrives there from the next look on is fetched.

    For whoever changes server, user or folder. The account's row is stored.
    """
    account.has_started = False
    account.uid_validity = account.started_at = account.next_fetch_at = None
    account.last_uid = 0
    account.fault, account.failing_since = "", None
    account.save()
    duties.nudge()


def _failed(account: Account, words: str, at: datetime) -> None:
    since = account.failing_since or at
    # Wait about as long as it has been failing already, so that a short fault heals soon.
    wait = min(max(at - since, timedelta(seconds=30)), MOST_BACK_OFF)
    log.warning("A mailbox could not be read.", account=account.pk, fault=words)
    Account.objects.filter(pk=account.pk).update(
        fault=words[:1000], failing_since=since, next_fetch_at=at + wait, claimed_until=None
    )


def _look(box: BaseMailBox, account: Account, at: datetime) -> int:
    validity, next_uid = _place(box, account.imap_folder)
    if not account.has_started:
        _keep_place(account, uid_validity=validity, last_uid=next_uid - 1, started_at=at)
        return 0
    if account.uid_validity != validity:
        return _read_anew(box, account, validity, next_uid, at)
    if next_uid <= account.last_uid + 1:
        return 0
    box.folder.set(account.imap_folder, readonly=True)
    found = box.client.uid("SEARCH", f"UID {account.last_uid + 1}:*")
    # "n:*" also gives the newest message when it is older than n.
    uids = sorted(uid for uid in _numbers(found) if uid > account.last_uid)
    return _store_all(box, account, uids, at, moves_place=True)


def _place(box: BaseMailBox, folder: str) -> tuple[int, int]:
    """The folder's UIDVALIDITY and the UID that its next message gets."""
    status = box.folder.status(folder, ["UIDNEXT", "UIDVALIDITY"])
    if "UIDVALIDITY" not in status:
        raise IMAP4.error(_("the server does not number its messages"))
    if "UIDNEXT" not in status:
        # Some servers leave it out; the newest message tells the same.
        box.folder.set(folder, readonly=True)
        newest = max(_numbers(box.client.uid("SEARCH", "ALL")), default=0)
        return status["UIDVALIDITY"], newest + 1
    return status["UIDVALIDITY"], status["UIDNEXT"]


def _read_anew(
    box: BaseMailBox, account: Account, validity: int, next_uid: int, at: datetime
) -> int:
    """The server numbered its messages anew: what came since the first look and is not known is read."""
    box.folder.set(account.imap_folder, readonly=True)
    since = (account.started_at or at) - CLOCKS_APART
    day = since - timedelta(days=1)
    month = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[day.month - 1]
    found = box.client.uid("SEARCH", f"SINCE {day.day}-{month}-{day.year}")
    uids = [uid for uid in sorted(_numbers(found)) if _arrived(box, uid) >= since.timestamp()]
    account.uid_validity = validity
    stored = _store_all(box, account, uids, at, moves_place=False)
    _keep_place(account, uid_validity=validity, last_uid=next_uid - 1)
    return stored


def _keep_place(account: Account, **place: object) -> None:
    Account.objects.filter(pk=account.pk).update(has_started=True, **place)


def _store_all(
    box: BaseMailBox, account: Account, uids: Sequence[int], at: datetime, *, moves_place: bool
) -> int:
    """One message that the server cannot give does not stop those after it."""
    stored = 0
    withheld: list[tuple[int, str]] = []
    for uid in uids:
        try:
            raw, size = _fetch(box, uid)
        except IMAP4.abort:
            raise
        except (IMAP4.error, ImapToolsError) as error:
            withheld.append((uid, words_of(error)))
            continue
        stored += store_mail(
            account, uid, raw, at, size=size, withheld=withheld, moves_place=moves_place
        )
        withheld = []
    if withheld:
        # Nothing after it came either, so it may be the server; the next look tries again.
        raise IMAP4.error(withheld[0][1])
    return stored


def _fetch(box: BaseMailBox, uid: int) -> tuple[bytes | None, int]:
    """The bytes of a message, without marking it as read, and its full size; None if it is gone."""
    _, sizes = _checked(box.client.uid("FETCH", str(uid), "(RFC822.SIZE)"))
    match = _SIZE.search(b" ".join(piece for piece in sizes if isinstance(piece, bytes)))
    size = int(match[1]) if match else 0
    part = f"<0.{MOST_BYTES}>" if size > MOST_BYTES else ""
    _, pieces = _checked(box.client.uid("FETCH", str(uid), f"(BODY.PEEK[]{part})"))
    raw = next((piece[1] for piece in pieces if isinstance(piece, tuple)), None)
    return raw, size


def _checked(answer: tuple[str, Sequence[object]]) -> tuple[str, Sequence[object]]:
    if answer[0] != "OK":
        raise IMAP4.error(b" ".join(each for each in answer[1] if isinstance(each, bytes)))
    return answer


def _numbers(answer: tuple[str, Sequence[object]]) -> list[int]:
    _, lines = _checked(answer)
    return [int(n) for line in lines if isinstance(line, bytes) for n in line.split()]


def _arrived(box: BaseMailBox, uid: int) -> float:
    """When the server got a message, in seconds; later than anything if it does not say."""
    _, lines = _checked(box.client.uid("FETCH", str(uid), "(INTERNALDATE)"))
    moment = next((Internaldate2tuple(x) for x in lines if isinstance(x, bytes)), None)
    return mktime(moment) if moment else float("inf")


def store_mail(
    account: Account,
    uid: int,
    raw: bytes | None,
    at: datetime,
    *,
    size: int = 0,
    withheld: Sequence[tuple[int, str]] = (),
    moves_place: bool = True,
) -> int:
    """Keep one fetched mail. `withheld` are messages before it that the server could not give. Returns 0 or 1."""
    digest = keep_raw(raw) if raw is not None else ""
    reason = ""
    if size > MOST_BYTES:
        megabytes = size // 1_000_000
        reason = _("It has {n} MB; only its beginning was fetched.").format(n=megabytes)
    with transaction.atomic():
        for lost_uid, words in withheld:
            _set_aside(account, lost_uid, words, at)
        is_new = bool(digest) and not _is_known(account, uid, digest)
        if is_new and raw is not None:
            RawMail.objects.create(
                mailbox_id=account.mailbox_id,
                source_key=_key(account, uid),
                digest=digest,
                size=size or len(raw),
                received_at=at,
                due_at=at,
                reason=reason,
            )
        if moves_place:
            Account.objects.filter(pk=account.pk, last_uid__lt=uid).update(
                last_uid=uid, claimed_until=at + LEASE
            )
            account.last_uid = uid
        duties.nudge()
    return int(is_new)


def _is_known(account: Account, uid: int, digest: str) -> bool:
    of_mailbox = RawMail.objects.filter(mailbox_id=account.mailbox_id, digest=digest)
    return of_mailbox.exists() or RawMail.objects.filter(source_key=_key(account, uid)).exists()


def _key(account: Account, uid: int) -> str:
    return f"imap:{account.mailbox_id}:{account.imap_folder[:100]}:{account.uid_validity}:{uid}"


def _set_aside(account: Account, uid: int, words: str, at: datetime) -> None:
    RawMail.objects.get_or_create(
        source_key=_key(account, uid),
        defaults={
            "mailbox_id": account.mailbox_id,
            "digest": "",
            "size": 0,
            "received_at": at,
            "due_at": at,
            "handling": Handling.SET_ASIDE,
            "reason": _("The mail server could not hand it over: {words}").format(words=words)[
                :250
            ],
        },
    )
