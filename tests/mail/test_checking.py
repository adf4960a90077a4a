"""The mailbox test, step by step, with real servers."""

from __future__ import annotations

import pytest

from tests.mail.dovecot import free_port
from tests.mail.post import mail
from warmdesk.core.models import Desk
from warmdesk.mail.checking import check_account, send_test
from warmdesk.mail.models import Account

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(fetched, post) -> Account:
    fetched.smtp_host, fetched.smtp_port, fetched.smtp_security = "127.0.0.1", post.port, "none"
    fetched.save()
    return fetched


def names(steps):
    return [(each.name, each.is_done) for each in steps]


def test_each_step_is_told_in_words(both, dovecot):
    for n in range(3):
        dovecot.append(mail(message_id=f"<{n}@x.example>"), both.imap_user)
    steps = list(check_account(both))
    assert [each.words for each in steps] == [
        "Connected.",
        "Signed in.",
        "Found the inbox, 3 messages. We will start with mail that arrives from now on.",
        "Connected to the outgoing server.",
        "The outgoing server needs no sign-in.",
    ]
    assert all(each.is_done and not each.hint for each in steps)
    assert all(b"\\Seen" not in flags for flags in dovecot.flags(both.imap_user))


def test_a_wrong_password_names_the_step_the_servers_words_and_one_thing_to_try(both):
    both.imap_password = "wrong"
    steps = list(check_account(both))
    assert names(steps)[:2] == [("imap-connect", True), ("imap-sign-in", False)]
    assert "Authentication failed" in steps[1].words
    assert steps[1].hint.startswith("Check name and password.")
    assert names(steps)[-1] == ("smtp-sign-in", True), "the way out is tried all the same"


def test_a_folder_that_is_not_there(both):
    both.imap_folder = "Nowhere"
    step = list(check_account(both))[2]
    assert (step.name, step.is_done) == ("imap-folder", False)
    assert "exist" in step.words


def test_servers_that_do_not_answer(both):
    both.imap_port = both.smtp_port = free_port()
    steps = list(check_account(both))
    assert names(steps) == [("imap-connect", False), ("smtp-connect", False)]
    assert all("refuses connections" in each.words and each.hint for each in steps)


def test_a_server_that_speaks_no_tls(both):
    both.smtp_security = "starttls"
    step = list(check_account(both))[-1]
    assert (step.name, step.is_done) == ("smtp-connect", False)
    assert "STARTTLS" in step.words


def test_a_test_mail_arrives(both, post):
    Desk.objects.update_or_create(pk=1, defaults={"name": "Northgate IT help"})
    step = send_test(both, "marta@desk.example")
    assert (step.is_done, step.words) == (True, "Sent to marta@desk.example.")
    assert post.newest()["Subject"] == "A test from Northgate IT help"
    post.answers["marta@desk.example"] = "550 5.7.1 Not allowed"
    step = send_test(both, "marta@desk.example")
    assert not step.is_done
    assert "550 5.7.1 Not allowed" in step.words
    assert "help@desk.example" in step.hint
