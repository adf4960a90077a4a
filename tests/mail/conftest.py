"""Real mail servers on this machine, and a desk with one mailbox."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import FRIDAY
from tests.factories.accounts import AgentFactory
from tests.factories.tickets import MailboxFactory
from tests.mail import dovecot as dovecot_server
from tests.mail.post import PostOffice
from warmdesk.mail.models import Account
from warmdesk.tickets.models import Mailbox


@pytest.fixture(scope="session")
def dovecot() -> Iterator[dovecot_server.Dovecot]:
    """A running IMAP server; each test uses a user of its own."""
    reason = dovecot_server.why_not()
    if reason:
        pytest.skip(reason)
    with dovecot_server.running() as server:
        yield server


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def post() -> Iterator[PostOffice]:
    """A running SMTP server that keeps what it gets and can be told to fail."""
    office = PostOffice()
    office.start()
    yield office
    office.stop()


@pytest.fixture
def at():
    """Friday 20 November 2026, 11:50; given to actions, the clock of the machine runs on."""
    return FRIDAY


@pytest.fixture
def kofi(db):
    return AgentFactory(name="Kofi Asare", email="kofi@desk.example")


@pytest.fixture
def mailbox(kofi) -> Mailbox:
    return MailboxFactory(address="help@desk.example", name="IT help", holder=kofi)


@pytest.fixture
def sending(mailbox, post) -> Account:
    """The mailbox sends through the SMTP server of this test."""
    return Account.objects.create(
        mailbox=mailbox, smtp_host="127.0.0.1", smtp_port=post.port, smtp_security="none"
    )


@pytest.fixture
def fetched(mailbox, dovecot, request) -> Account:
    """The mailbox is fetched from a folder of its own on the IMAP server."""
    user = f"user-{abs(hash(request.node.nodeid))}"
    dovecot.connect(user).logout()
    return Account.objects.create(
        mailbox=mailbox,
        imap_host="127.0.0.1",
        imap_port=dovecot.port,
        imap_security="none",
        imap_user=user,
        imap_password=dovecot.password,
    )
