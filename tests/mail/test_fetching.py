"""Fetching from a real IMAP server."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

from tests.factories.tickets import MailboxFactory
from tests.mail.post import mail
from warmdesk.mail import fetching, kept, tasks
from warmdesk.mail.kept import raw_place
from warmdesk.mail.models import Account, RawMail
from warmdesk.mail.models.raw_mail import Handling
from warmdesk.tickets.models import Ticket

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """Stands for a process that ends at once."""


def numbered(n: int) -> bytes:
    return mail(
        f"This is mail {n}.",
        sender=f"p{n}@northgate.example",
        message_id=f"<{n}@northgate.example>",
        subject=f"Mail {n}",
    )


def look(account, at):
    """One look into the mailbox, whenever the last one was."""
    Account.objects.filter(pk=account.pk).update(next_fetch_at=None)
    stored = tasks.fetch_mail(at)
    account.refresh_from_db()
    return stored


def test_only_mail_that_arrives_from_now_on_is_read(dovecot, fetched, at):
    dovecot.append(numbered(1), fetched.imap_user)
    assert look(fetched, at) == 0
    dovecot.append(numbered(2), fetched.imap_user)
    dovecot.append(numbered(3), fetched.imap_user)
    assert look(fetched, at) == 2
    assert look(fetched, at) == 0
    rows = RawMail.objects.order_by("pk")
    assert [b"mail 2" in raw_place(r.digest).read_bytes() for r in rows] == [True, False]
    assert rows[0].size == len(numbered(2))
    assert fetched.last_read_at == at
    assert fetched.fault == ""


def test_another_folder_starts_with_mail_that_arrives_from_then_on(dovecot, fetched, at):
    look(fetched, at)
    dovecot.append(numbered(1), fetched.imap_user)
    other = f"{fetched.imap_user}-b"
    dovecot.append(numbered(2), other)
    fetched.imap_user = other
    fetching.start_over(fetched)
    assert look(fetched, at) == 0
    dovecot.append(numbered(3), other)
    assert look(fetched, at) == 1
    (row,) = RawMail.objects.all()
    assert raw_place(row.digest).read_bytes() == numbered(3)


def test_reading_sets_no_flags(dovecot, fetched, at):
    look(fetched, at)
    dovecot.append(numbered(1), fetched.imap_user)
    assert look(fetched, at) == 1
    assert all(b"\\Seen" not in flags for flags in dovecot.flags(fetched.imap_user))


def test_mail_that_somebody_read_elsewhere_is_fetched_all_the_same(dovecot, fetched, at):
    look(fetched, at)
    client = dovecot.connect(fetched.imap_user)
    client.append("INBOX", "(\\Seen)", None, numbered(1))
    client.logout()
    assert look(fetched, at) == 1


def test_folders_numbered_anew_double_nothing_and_lose_nothing(dovecot, fetched, at):
    look(fetched, at)
    # The server stamps messages with the clock of this machine, not with that of the test.
    Account.objects.update(started_at=datetime.now(UTC))
    append_stamped(dovecot, fetched, numbered(0), timedelta(days=-30))
    for n in (1, 2):
        dovecot.append(numbered(n), fetched.imap_user)
    assert look(fetched, at) == 3
    # An old message that was never ours: it lay there before the first look.
    append_stamped(dovecot, fetched, numbered(9), timedelta(days=-40))
    dovecot.append(numbered(3), fetched.imap_user)
    dovecot.renumber(fetched.imap_user)
    assert look(fetched, at) == 1
    assert look(fetched, at) == 0
    assert fetched.uid_validity == 1999999999
    dovecot.append(numbered(4), fetched.imap_user)
    assert look(fetched, at) == 1
    found = [raw_place(each.digest).read_bytes() for each in RawMail.objects.order_by("pk")]
    assert found == [numbered(n) for n in range(5)]


def append_stamped(dovecot, account, raw, ago):
    client = dovecot.connect(account.imap_user)
    client.append("INBOX", "", datetime.now(UTC) + ago, raw)
    client.logout()


@pytest.mark.parametrize("point", ["before it is on disk", "before the commit", "after the commit"])
def test_a_stop_at_any_point_loses_and_doubles_nothing(dovecot, fetched, at, monkeypatch, point):
    look(fetched, at)
    for n in range(5):
        dovecot.append(numbered(n), fetched.imap_user)
    stop_at_third(monkeypatch, point)
    with pytest.raises(Killed):
        look(fetched, at)
    monkeypatch.undo()
    later = at + timedelta(minutes=10)
    look(fetched, later)
    while tasks.read_mail_in(later):
        pass
    subjects = sorted(Ticket.objects.values_list("subject", flat=True))
    assert subjects == [f"Mail {n}" for n in range(5)]
    assert RawMail.objects.filter(handling=Handling.DONE).count() == 5


def stop_at_third(monkeypatch, point):
    calls = {"n": 0}

    def third(real, *, after=False):
        def wrapped(*args, **kwargs):
            calls["n"] += 1
            if calls["n"] == 3 and not after:
                raise Killed
            result = real(*args, **kwargs)
            if calls["n"] == 3:
                raise Killed
            return result

        return wrapped

    if point == "before it is on disk":
        # A file and its folder are both synced.
        calls["n"] = -2
        monkeypatch.setattr(kept.os, "fsync", third(os.fsync))
    elif point == "before the commit":
        monkeypatch.setattr(fetching.duties, "nudge", third(fetching.duties.nudge))
    else:
        monkeypatch.setattr(fetching, "store_mail", third(fetching.store_mail, after=True))


def test_a_wrong_password_is_told_in_words_and_tried_more_rarely(dovecot, fetched, at):
    Account.objects.update(imap_password="wrong")
    fetched.refresh_from_db()
    look(fetched, at)
    assert "Authentication failed" in fetched.fault
    assert (fetched.failing_since, fetched.next_fetch_at) == (at, at + timedelta(seconds=30))
    later = at + timedelta(minutes=8)
    look(fetched, later)
    assert (fetched.failing_since, fetched.next_fetch_at) == (at, later + timedelta(minutes=8))
    fetched.imap_password = dovecot.password
    fetched.save()
    look(fetched, later)
    assert (fetched.fault, fetched.failing_since) == ("", None)


def test_one_failing_mailbox_never_stops_the_others(dovecot, fetched, at):
    look(fetched, at)
    broken = Account.objects.create(
        mailbox=MailboxFactory(), imap_host="127.0.0.1", imap_port=9, imap_security="none"
    )
    dovecot.append(numbered(1), fetched.imap_user)
    assert look(fetched, at) == 1
    broken.refresh_from_db()
    assert broken.fault == "the server refuses connections on that port"


def test_a_message_the_server_cannot_give_is_set_aside_and_the_rest_is_read(
    dovecot, fetched, at, monkeypatch
):
    look(fetched, at)
    for n in range(3):
        dovecot.append(numbered(n), fetched.imap_user)
    real = fetching._fetch
    first = fetched.last_uid + 1

    def withholds(box, uid):
        if uid == first:
            raise fetching.IMAP4.error("NO [SERVERBUG] cannot read it")
        return real(box, uid)

    monkeypatch.setattr(fetching, "_fetch", withholds)
    assert look(fetched, at) == 2
    aside = RawMail.objects.get(handling=Handling.SET_ASIDE)
    assert "SERVERBUG" in aside.reason
    assert look(fetched, at) == 0


def test_a_mail_larger_than_we_read_is_fetched_as_far_as_we_read(dovecot, fetched, at, monkeypatch):
    monkeypatch.setattr(fetching, "MOST_BYTES", 2000)
    look(fetched, at)
    dovecot.append(mail("words " * 1000), fetched.imap_user)
    assert look(fetched, at) == 1
    row = RawMail.objects.get()
    assert len(raw_place(row.digest).read_bytes()) == 2000
    assert row.size > 2000
    assert "only its beginning" in row.reason


def test_a_server_that_talks_nonsense_is_a_fault_in_words(dovecot, fetched, at, monkeypatch):
    def nonsense(*_):
        raise IndexError("list index out of range")

    monkeypatch.setattr(fetching, "_look", nonsense)
    assert look(fetched, at) == 0
    assert fetched.fault == "IndexError: list index out of range"
    assert fetched.claimed_until is None


def test_a_server_that_does_not_tell_its_next_number(dovecot, fetched, at, monkeypatch):
    dovecot.append(numbered(1), fetched.imap_user)
    monkeypatch.setattr(
        "imap_tools.folder.MailBoxFolderManager.status", lambda *_: {"UIDVALIDITY": 7}
    )
    assert look(fetched, at) == 0
    dovecot.append(numbered(2), fetched.imap_user)
    assert look(fetched, at) == 1
    assert (fetched.uid_validity, fetched.last_uid) == (7, 2)


def test_a_sample_desk_connects_to_nothing(dovecot, fetched, at, settings):
    settings.IS_SAMPLE = True
    look(fetched, at)
    assert not fetched.has_started


def test_two_workers_do_not_look_at_once(dovecot, fetched, at):
    look(fetched, at)
    Account.objects.update(claimed_until=at + timedelta(minutes=1), next_fetch_at=None)
    dovecot.append(numbered(1), fetched.imap_user)
    assert tasks.fetch_mail(at) == 0
    assert tasks.fetch_mail(at + timedelta(minutes=2)) == 1
