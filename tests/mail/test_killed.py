"""A real worker is killed again and again while mail arrives: nothing is lost, nothing is doubled."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.mail.post import mail
from warmdesk.core import serving

pytestmark = pytest.mark.journey

MAILS = 40
KILLS = 4

SET_UP = """
from warmdesk.accounts.models import User
from warmdesk.mail.models import Account
from warmdesk.tickets.models import Holder, Mailbox
kofi = User.objects.create_user("kofi@desk.example", name="Kofi Asare")
mailbox = Mailbox.objects.create(address="help@desk.example", name="IT help")
Holder.objects.create(mailbox=mailbox, agent=kofi)
Account.objects.create(
    mailbox=mailbox, imap_host="127.0.0.1", imap_port={imap}, imap_security="none",
    imap_user="killed", imap_password="{password}", has_started=True, last_uid=0,
    uid_validity={validity},
    smtp_host="127.0.0.1", smtp_port={smtp}, smtp_security="none")
"""


def command(data: Path, *words: str) -> subprocess.Popen[bytes]:
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("WARMDESK_")},
        "WARMDESK_DATA": str(data),
        "WARMDESK_FETCH_SECONDS": "1",
        "WARMDESK_LOG_LEVEL": "ERROR",
        "PYTHONPATH": str(Path(serving.__file__).parents[2]),
    }
    return subprocess.Popen([sys.executable, "-m", "warmdesk", *words], env=environment, cwd=data)


@contextmanager
def worker(data: Path) -> Iterator[None]:
    process = command(data, "worker")
    try:
        yield
    finally:
        process.kill()
        process.wait()


def ask(data: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "warmdesk.sqlite3", timeout=20)) as database, database:
        return database.execute(sql).fetchall()


def wait_until(data: Path, sql: str, at_least: int) -> None:
    """Until a count in the database of the other process is reached."""
    deadline = time.monotonic() + 60
    while int(str(ask(data, sql)[0][0])) < at_least:
        assert time.monotonic() < deadline, f"{sql} stays below {at_least}"
        time.sleep(0.01)


def end_leases(data: Path) -> None:
    """As if the minutes had passed after which a dead worker's rows are free again."""
    for table in ("mail_account", "mail_rawmail", "tickets_delivery", "tickets_ticket"):
        ask(data, f"UPDATE {table} SET claimed_until = NULL")


def test_a_worker_killed_at_random_instants_loses_and_doubles_nothing(tmp_path, dovecot, post):
    client = dovecot.connect("killed")
    _, said = client.status("INBOX", "(UIDVALIDITY)")
    validity = said[0].split()[-1].rstrip(b")").decode()
    for n in range(MAILS):
        raw = mail(sender=f"p{n}@n.example", subject=f"Mail {n}", message_id=f"<{n}@n.example>")
        client.append("INBOX", "", None, raw)
    client.logout()
    assert command(tmp_path, "migrate", "--verbosity", "0").wait() == 0
    script = SET_UP.format(
        imap=dovecot.port, password=dovecot.password, smtp=post.port, validity=validity
    )
    assert command(tmp_path, "shell", "-v", "0", "-c", script).wait() == 0

    # The same instants each time, counted in rows rather than seconds.
    dice = random.Random(1482)
    counts = ["mail_rawmail", "tickets_ticket", "tickets_delivery WHERE outcome = 'sent'"]
    for _ in range(KILLS):
        what = f"SELECT COUNT(*) FROM {dice.choice(counts)}"
        now = int(str(ask(tmp_path, what)[0][0]))
        with worker(tmp_path):
            wait_until(tmp_path, what, min(MAILS - 1, now + dice.randrange(1, 12)))
        end_leases(tmp_path)
    with worker(tmp_path):
        wait_until(tmp_path, f"SELECT COUNT(*) FROM {counts[2]}", MAILS)

    subjects = Counter(row[0] for row in ask(tmp_path, "SELECT subject FROM tickets_ticket"))
    assert subjects == Counter(f"Mail {n}" for n in range(MAILS))
    assert ask(tmp_path, "SELECT COUNT(*) FROM tickets_message WHERE kind = 'person'") == [(MAILS,)]
    assert ask(tmp_path, "SELECT COUNT(*) FROM mail_rawmail WHERE handling = 'done'") == [(MAILS,)]
    arrived = {each[1][0]: each[2]["Message-ID"] for each in post.mails}
    assert len(arrived) == MAILS, "everybody has their acknowledgement"
    by_person = {(each[1][0], each[2]["Message-ID"]) for each in post.mails}
    assert len(by_person) == MAILS, "a repeated mail has the Message-ID it had before"
