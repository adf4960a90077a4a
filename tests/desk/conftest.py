"""Agents with a browser each, and a conversation of Dana's that Ines owns."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from tests.factories.accounts import AgentFactory
from tests.factories.people import PersonFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.accounts.models import User
from warmdesk.core import clock
from warmdesk.tickets.actions.ownership import take_ticket
from warmdesk.tickets.models import Mailbox, Message, Ticket

ASKS = "The drive is gone. When will it be back? Have I lost my changes?"


def browser_of(agent: User) -> Client:
    client = Client()
    client.force_login(agent)
    return client


@pytest.fixture
def ines(db: None) -> User:
    return AgentFactory(name="Ines Moreau", email="ines@desk.example")


@pytest.fixture
def kofi(db: None) -> User:
    return AgentFactory(name="Kofi Asare", email="kofi@desk.example")


@pytest.fixture
def mailbox(kofi: User) -> Mailbox:
    return MailboxFactory(name="Service desk", holder=kofi, is_default=True)


@pytest.fixture
def dana(db: None):
    return PersonFactory(name="Dana Okafor", email="dana@people.example")


@pytest.fixture
def ticket(friday, mailbox: Mailbox, dana, ines: User) -> Ticket:
    """Asked an hour ago, and Ines's."""
    made = make_ticket(
        at=clock.now() - timedelta(hours=1),
        mailbox=mailbox,
        person=dana,
        subject="Payroll drive not opening",
        text=ASKS,
    )
    return take_ticket(ticket=made, agent=ines, at=clock.now() - timedelta(minutes=50))


@pytest.fixture
def browser(ines: User) -> Client:
    """Where Ines is signed in."""
    return browser_of(ines)


@pytest.fixture
def kofis_browser(kofi: User) -> Client:
    return browser_of(kofi)


def written(ticket: Ticket) -> list[tuple[str, str]]:
    """What was said, without automatic mail: (kind, text)."""
    said = Message.objects.filter(ticket=ticket).exclude(kind="automatic").order_by("pk")
    return list(said.values_list("kind", "text"))
