"""Who looks after it now, told once if nobody has written."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import make_ticket
from warmdesk.mail import tasks
from warmdesk.promises.actions.replies import NewPromise, write_reply
from warmdesk.promises.models import Promise
from warmdesk.tickets.actions.ownership import take_ticket
from warmdesk.tickets.choices import Act, Kind
from warmdesk.tickets.models import AutomaticMail, Message

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture
def ines(db):
    return AgentFactory(name="Ines Moreau")


@pytest.fixture
def ticket(mailbox, at):
    """Held by Kofi, due at 12:35, not acknowledged."""
    return make_ticket(mailbox=mailbox, at=at, acknowledge=False)


def written(ticket):
    return [each.text for each in Message.objects.filter(ticket=ticket, kind=Kind.AUTOMATIC)]


def test_a_person_is_told_once_a_quarter_of_an_hour_after_it_was_taken(ticket, ines, at):
    take_ticket(ticket=ticket, agent=ines, at=at)
    assert tasks.tell_who_has_it(at + 14 * MINUTE) == 0
    assert tasks.tell_who_has_it(at + 15 * MINUTE) == 1
    assert tasks.tell_who_has_it(at + 16 * MINUTE) == 0
    (text,) = written(ticket)
    assert "Ines Moreau has taken this over from Kofi Asare" in text
    assert "Ines will write by 12:35 today." in text
    assert AutomaticMail.objects.get().address == ticket.person.email


def test_nobody_is_told_who_has_a_reply_already(ticket, ines, at):
    take_ticket(ticket=ticket, agent=ines, at=at)
    due = at + 60 * MINUTE
    write_reply(
        ticket=ticket, agent=ines, text="By 12:50.", at=at, promises=[NewPromise("By 12:50.", due)]
    )
    assert tasks.tell_who_has_it(at + 15 * MINUTE) == 0
    assert written(ticket) == []


def test_nothing_untrue_is_told_after_the_time_has_passed(ticket, ines, at):
    take_ticket(ticket=ticket, agent=ines, at=at + 40 * MINUTE)
    assert tasks.tell_who_has_it(at + 56 * MINUTE) == 0


def test_whoever_takes_what_is_overdue_gets_a_new_time_and_the_person_is_told_it(ticket, ines, at):
    late = at + 60 * MINUTE
    take_ticket(ticket=ticket, agent=ines, at=late)
    assert ticket.next_due_at > late
    (promise,) = Promise.objects.open().filter(ticket=ticket)
    assert (promise.due_at, promise.agent) == (ticket.next_due_at, ines)
    assert tasks.tell_who_has_it(late + 15 * MINUTE) == 1
    (text,) = written(ticket)
    assert "Ines will write by 13:35 today." in text


def test_the_holder_who_takes_it_was_named_already(ticket, kofi, at):
    take_ticket(ticket=ticket, agent=kofi, at=at)
    tasks.tell_who_has_it(at + 15 * MINUTE)
    assert written(ticket) == []
    assert tasks.tell_who_has_it(at + 16 * MINUTE) == 0


def test_four_automatic_mails_a_day_are_enough(ticket, ines, at):
    for hours in range(4):
        AutomaticMail.objects.create(address=ticket.person.email, at=at - timedelta(hours=hours))
    take_ticket(ticket=ticket, agent=ines, at=at)
    tasks.tell_who_has_it(at + 15 * MINUTE)
    assert written(ticket) == []
    assert ticket.events.filter(act=Act.NOT_MAILED).count() == 1
