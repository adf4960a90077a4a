"""The whole way of a mail with real servers on both sides, and every duty in between."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.mail.post import mail
from warmdesk.core import duties
from warmdesk.mail.models import Account
from warmdesk.promises.actions.replies import write_reply
from warmdesk.tickets.choices import Kind, State
from warmdesk.tickets.models import Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(fetched, post) -> Account:
    fetched.smtp_host, fetched.smtp_port, fetched.smtp_security = "127.0.0.1", post.port, "none"
    fetched.save()
    return fetched


def work(at):
    """Every worker's duty, whenever the mailbox was looked at last."""
    Account.objects.update(next_fetch_at=None)
    duties.run_once(at)


def test_a_mail_is_answered_and_the_answer_to_it_joins(both, dovecot, post, kofi, at):
    duties.discover()
    work(at)
    dovecot.append(mail("When will the payroll drive be back?"), both.imap_user)
    work(at)
    ticket = Ticket.objects.get()
    acknowledgement = post.newest()
    assert acknowledgement["Subject"] == f"Payroll drive not opening [{ticket.pk}]"
    assert ticket.messages.first().listened_at is not None
    write_reply(ticket=ticket, agent=kofi, text="At noon, Dana.", at=at)
    at += timedelta(minutes=1)
    work(at)
    reply = post.newest()
    dovecot.append(
        mail(
            "Thank you. And my edits?",
            subject=f"Re: {reply['Subject']}",
            message_id="<two@northgate.example>",
            To=reply["Reply-To"],
            In_Reply_To=reply["Message-ID"],
            References=f"{reply['References']} {reply['Message-ID']}",
        ),
        both.imap_user,
    )
    at += timedelta(minutes=1)
    work(at)
    ticket.refresh_from_db()
    assert (ticket.state, ticket.owner) == (State.OPEN, kofi)
    kinds = [each.kind for each in ticket.messages.all()]
    assert kinds == [Kind.PERSON, Kind.AUTOMATIC, Kind.REPLY, Kind.PERSON]
    assert len(post.mails) == 2, "one acknowledgement, one reply"


def test_two_desks_wired_to_each_other_fall_silent(both, dovecot, post, at):
    """What we send comes back to us from the other side, word by word, again and again."""
    duties.discover()
    work(at)
    dovecot.append(mail(), both.imap_user)
    for turn in range(12):
        work(at)
        sent = post.newest()
        echo = mail(
            "We have your message.",
            sender="support@other.example",
            subject=sent["Subject"],
            message_id=f"<echo-{turn}@other.example>",
        )
        dovecot.append(echo, both.imap_user)
        at += timedelta(minutes=10)
    assert len([each for each in post.mails if each[1] == ["support@other.example"]]) <= 4
