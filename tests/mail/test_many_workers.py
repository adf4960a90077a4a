"""Several workers at once: one effect for each mail, one mail for each delivery."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, connections

from tests.mail.post import kept, mail
from warmdesk.mail import tasks
from warmdesk.mail.models import RawMail
from warmdesk.mail.models.raw_mail import Handling
from warmdesk.mail.receiving.receive import receive
from warmdesk.tickets.choices import Kind
from warmdesk.tickets.models import Message, Ticket

pytestmark = [
    # Naming the apps lets the clean-up reach tables that only SQL knows.
    pytest.mark.django_db(transaction=True, available_apps=list(settings.INSTALLED_APPS)),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="the test database of SQLite has one connection"
    ),
]

WORKERS = 4


def together(duty, at):
    """All workers do a duty at the same moment, until each finds nothing more."""
    start = threading.Barrier(WORKERS)
    faults = []

    def work():
        try:
            start.wait()
            while duty(at):
                pass
        except BaseException as error:
            faults.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


def test_each_mail_has_one_effect_however_often_and_wherever_it_arrives(sending, post, mailbox, at):
    for n in range(15):
        raw = mail(f"This is mail {n}.", sender=f"p{n}@n.example", message_id=f"<{n}@n.example>")
        for way in range(3):
            kept(b"Received: by way %d\r\n" % way + raw, mailbox, at)
    moment = at
    for _ in range(4):
        together(tasks.read_mail_in, moment)
        moment += timedelta(minutes=20)
    assert not RawMail.objects.filter(handling=Handling.WAITING).exists()
    assert Ticket.objects.count() == 15
    assert Message.objects.filter(kind=Kind.PERSON).count() == 15
    assert RawMail.objects.filter(handling=Handling.DUPLICATE).count() == 30
    together(tasks.send_mail, moment)
    sent = Counter(each[2]["Message-ID"] for each in post.mails)
    assert len(sent) == 15
    assert set(sent.values()) == {1}


def test_thoughts_that_arrive_at_once_are_one_ticket(mailbox, at):
    for n in range(4):
        kept(mail(f"Thought {n}", message_id=f"<{n}@n.example>"), mailbox, at)
    # Each worker gets one of them.
    together_one_each(at)
    ticket = Ticket.objects.get()
    assert ticket.messages.filter(kind=Kind.PERSON).count() == 4
    assert ticket.messages.filter(kind=Kind.AUTOMATIC).count() == 1


def together_one_each(at):
    rows = iter(list(RawMail.objects.select_related("mailbox")))
    lock = threading.Lock()

    def one(moment):
        with lock:
            row = next(rows, None)
        if row is None:
            return 0
        receive(row, moment)
        return 1

    together(one, at)
    together(tasks.read_mail_in, at + timedelta(minutes=2))
