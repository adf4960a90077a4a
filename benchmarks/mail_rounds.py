"""`python -m benchmarks.mail_rounds COUNT`: store raw mails, then read them into tickets, as JSON."""

from __future__ import annotations

import json
import sys
import time
from uuid import uuid4

import django

django.setup()

# Django must be set up before these are loaded.
from django.db import connection, transaction  # noqa: E402

from benchmarks.letters import TO, letters  # noqa: E402
from benchmarks.measuring import Statements  # noqa: E402
from warmdesk.core import clock  # noqa: E402
from warmdesk.mail import tasks  # noqa: E402
from warmdesk.mail.kept import keep_raw  # noqa: E402
from warmdesk.mail.models import RawMail  # noqa: E402
from warmdesk.mail.models.raw_mail import Handling  # noqa: E402
from warmdesk.tickets.models import Mailbox, Ticket  # noqa: E402


def store(raw: bytes, mailbox: Mailbox, key: str) -> None:
    """What comes before reading: the bytes on disk, safe from a power cut, and their row."""
    at = clock.now()
    digest = keep_raw(raw)
    with transaction.atomic():
        RawMail.objects.create(
            mailbox=mailbox,
            source_key=key,
            digest=digest,
            size=len(raw),
            received_at=at,
            due_at=at,
        )


def main(count: int) -> None:
    mailbox = Mailbox.objects.get(address=TO)
    run = uuid4().hex
    made = list(letters(count, run))
    # One is read beforehand, so that what is loaded once is loaded.
    first, *rest = made
    store(first, mailbox, f"{run}:0")
    tasks.read_mail_in(clock.now())
    tickets = Ticket.objects.count()
    storing = _seconds(lambda: [store(raw, mailbox, f"{run}:{n}") for n, raw in enumerate(rest, 1)])
    seen = Statements()

    def read_all() -> None:
        while tasks.read_mail_in(clock.now()):
            pass

    with connection.execute_wrapper(seen):
        reading = _seconds(read_all)
    done = RawMail.objects.filter(handling=Handling.DONE, source_key__startswith=run).count()
    if done != count:
        raise AssertionError(f"Only {done} of {count} mails came into tickets.")
    print(
        json.dumps(
            {
                "storing_wall": storing[0],
                "storing_cpu": storing[1],
                "reading_wall": reading[0],
                "reading_cpu": reading[1],
                "statements": seen.number / len(rest),
                "mails": len(rest),
                "tickets": Ticket.objects.count() - tickets,
            }
        )
    )


def _seconds(work) -> tuple[float, float]:  # type: ignore[no-untyped-def]  # any callable
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


if __name__ == "__main__":
    main(int(sys.argv[1]))
