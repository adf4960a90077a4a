"""What a conversation page reads of a ticket."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.accounts import AgentFactory
from tests.factories.people import PersonFactory
from tests.factories.tickets import make_ticket
from warmdesk.tickets.actions.messages import add_note, add_person_message
from warmdesk.tickets.choices import Channel
from warmdesk.tickets.models import Participant
from warmdesk.tickets.queries.thread import thread_of

pytestmark = pytest.mark.django_db


def test_everything_of_the_ticket_and_nothing_of_another(friday, django_assert_num_queries):
    ines, jo = AgentFactory(name="Ines Moreau"), PersonFactory(name="Jo Lind")
    ticket = make_ticket(owner=ines, at=friday)
    later = friday + timedelta(minutes=5)
    add_note(ticket=ticket, agent=ines, text="A disk.", at=later)
    Participant.objects.create(ticket=ticket, person=jo)
    make_ticket(owner=ines, at=friday)

    with django_assert_num_queries(5):
        thread = thread_of(ticket)
        assert [each.text for each in thread.messages][::2] == [
            "The printer prints pink. Can you have a look?",
            "A disk.",
        ]
        assert [each.author_name for each in thread.messages] == [ticket.person.name, "", ines.name]
        assert [each.act for each in thread.events] == ["opened"]
        assert thread.copies == [jo]
        assert {each.ticket for each in (*thread.messages, *thread.events)} == {ticket}
        assert not thread.has_older


def test_going_back_shows_what_was_said_before(friday):
    ticket = make_ticket(at=friday)
    newer = add_person_message(
        ticket=ticket,
        person=ticket.person,
        text="One more thing.",
        channel=Channel.MAIL,
        at=friday + timedelta(minutes=1),
    )

    before = thread_of(ticket, before=newer.pk)

    assert thread_of(ticket).messages[-1] == newer
    assert newer not in before.messages
    assert len(before.messages) == len(thread_of(ticket).messages) - 1
