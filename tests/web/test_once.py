"""The same form from several windows at the same moment."""

from __future__ import annotations

import threading

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.core import clock
from warmdesk.tickets.choices import Kind
from warmdesk.tickets.models import Message, Ticket

pytestmark = [
    # Naming the apps lets the clean-up reach tables that only SQL knows.
    pytest.mark.django_db(transaction=True, available_apps=list(settings.INSTALLED_APPS)),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="the test database of SQLite has one connection"
    ),
]

WINDOWS = 4


def together(address, given, agent=None) -> list[str]:
    start = threading.Barrier(WINDOWS)
    places = []

    def work():
        try:
            browser = Client()
            if agent:
                browser.force_login(agent)
            start.wait()
            places.append(browser.post(address, given).headers["Location"])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(WINDOWS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return places


def test_one_reply_is_sent():
    agent = AgentFactory()
    ticket = make_ticket(at=clock.now(), mailbox=MailboxFactory(holder=agent))
    given = {"text": "It is back.", "mode": "reply", "version": "0", "once": "a key"}
    places = together(f"/c/{ticket.pk}/send", given, agent)
    reply = Message.objects.get(kind=Kind.REPLY)
    assert places == [f"/c/{ticket.pk}?sent={reply.pk}#m{reply.pk}"] * WINDOWS


def test_one_request_is_opened():
    MailboxFactory(holder=AgentFactory(), is_default=True)
    given = {"text": "It is dark.", "name": "Dana", "email": "dana@x.org", "once": "a key"}
    assert together("/help/ask", given) == ["/help/ask/done"] * WINDOWS
    assert Ticket.objects.count() == 1
