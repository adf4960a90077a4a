"""The life of a ticket through the actions alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.people.actions.meeting import meet_person
from warmdesk.promises.actions.replies import NewPromise, write_reply
from warmdesk.promises.models import Promise
from warmdesk.tickets.actions.messages import add_person_message
from warmdesk.tickets.actions.ownership import rename_ticket, take_ticket
from warmdesk.tickets.actions.replies import undo_reply
from warmdesk.tickets.actions.solving import ask_if_solved, close_quietly, say_solved
from warmdesk.tickets.choices import Act, Channel, State
from warmdesk.tickets.errors import AlreadyTaken
from warmdesk.tickets.models import Delivery, Draft, Message, Ticket
from warmdesk.tickets.queries.lists import in_view, page_of
from warmdesk.tickets.queries.search import find, index, parse

pytestmark = pytest.mark.django_db


def test_a_new_ticket_is_owned_by_the_holder_and_promised_a_first_answer(friday):
    holder = AgentFactory()
    ticket = make_ticket(mailbox=MailboxFactory(holder=holder))
    assert ticket.owner == holder
    assert ticket.is_held
    promise = Promise.objects.get(ticket=ticket)
    assert promise.due_at == friday + timedelta(minutes=45)
    assert ticket.messages.last().delivery.to == [ticket.person.email]


def test_a_title_cannot_turn_the_words_around_it(friday):
    ticket = make_ticket(subject="\u202eevil\u202c title")
    assert ticket.subject == "evil title"
    assert make_ticket(subject="", text="\u2067Hello").subject == "Hello"
    rename_ticket(ticket=ticket, agent=AgentFactory(), subject="\u202eother", at=friday)
    assert ticket.subject == "other"
    assert meet_person(email="eve@client.example", name="\u202eEve").name == "Eve"


def test_taking_twice_is_refused(friday):
    ticket = make_ticket()
    ines, kofi = AgentFactory(), AgentFactory()
    take_ticket(ticket=ticket, agent=ines, at=friday)
    assert Promise.objects.get(ticket=ticket).agent == ines
    with pytest.raises(AlreadyTaken):
        take_ticket(ticket=ticket, agent=kofi, at=friday)
    ticket.refresh_from_db()
    assert ticket.owner == ines


def test_undo_brings_everything_back(friday):
    ticket = make_ticket()
    ines = AgentFactory()
    before = Ticket.objects.filter(pk=ticket.pk).values().get()
    due = friday + timedelta(hours=2)
    message = write_reply(
        ticket=ticket,
        agent=ines,
        text="I'll write again by 1:50 pm",
        at=friday,
        promises=[NewPromise("I'll write again by 1:50 pm", due)],
    )
    ticket.refresh_from_db()
    assert (ticket.owner, ticket.next_due_at, ticket.state) == (ines, due, State.OPEN)
    undo_reply(message_id=message.pk, agent=ines, at=friday)
    after = Ticket.objects.filter(pk=ticket.pk).values().get()
    assert after == before
    assert Draft.objects.get(ticket=ticket, agent=ines).text == "I'll write again by 1:50 pm"
    assert [p.origin for p in Promise.objects.open()] == ["policy"]


def _wrote_meanwhile(ticket, promises, friday):
    """Ines answers, the person writes three seconds later, and Ines takes the answer back."""
    ines = AgentFactory()
    reply = write_reply(ticket=ticket, agent=ines, text="Fine.", at=friday, promises=promises)
    ticket.refresh_from_db()
    then = friday + timedelta(seconds=3)
    add_person_message(
        ticket=ticket, person=ticket.person, text="One more", channel=Channel.MAIL, at=then
    )
    undo_reply(message_id=reply.pk, agent=ines, at=friday + timedelta(seconds=5))
    ticket.refresh_from_db()
    return then


def test_undo_leaves_what_the_person_wrote_meanwhile(friday):
    ticket = make_ticket()
    due, waits = ticket.next_due_at, ticket.waits_since
    then = _wrote_meanwhile(ticket, [], friday)
    assert (ticket.state, ticket.waits_since) == (State.OPEN, waits)
    assert (ticket.excerpt, ticket.last_message_at) == ("One more", then)
    assert (ticket.next_due_at, ticket.is_policy_due) == (due, True)


def test_undo_leaves_who_was_answered_before_waiting_since_the_new_words(friday):
    ticket = make_ticket()
    earlier = friday - timedelta(minutes=5)
    write_reply(ticket=ticket, agent=AgentFactory(), text="Hello", at=earlier)
    Message.objects.update(undo=None)
    promised = [NewPromise("by 1:50 pm", friday + timedelta(hours=2))]
    then = _wrote_meanwhile(ticket, promised, friday)
    assert (ticket.state, ticket.waits_since, ticket.is_policy_due) == (State.OPEN, then, True)
    assert [each.due_at for each in Promise.objects.open()] == [ticket.next_due_at]
    assert ticket.attention_at == ticket.next_due_at


def test_undo_leaves_the_ticket_with_who_took_it_meanwhile(friday):
    ticket = make_ticket()
    ines, kofi = AgentFactory(), AgentFactory()
    reply = write_reply(ticket=ticket, agent=ines, text="Hello", at=friday)
    Ticket.objects.update(owner=kofi)
    undo_reply(message_id=reply.pk, agent=ines, at=friday)
    ticket.refresh_from_db()
    assert (ticket.owner, ticket.is_held, ticket.state) == (kofi, False, State.OPEN)


def test_undo_of_one_reply_of_two_leaves_the_person_answered(friday):
    ticket = make_ticket()
    before = Ticket.objects.filter(pk=ticket.pk).values().get()
    ines = AgentFactory()
    first = write_reply(ticket=ticket, agent=ines, text="Hello", at=friday)
    second = write_reply(ticket=ticket, agent=ines, text="More", at=friday)
    undo_reply(message_id=first.pk, agent=ines, at=friday)
    ticket.refresh_from_db()
    assert (ticket.state, ticket.waits_since) == (State.WAITING, None)
    assert [each.settled_by for each in Promise.objects.all()] == [second]
    undo_reply(message_id=second.pk, agent=ines, at=friday)
    assert Ticket.objects.filter(pk=ticket.pk).values().get() == before


def test_undo_of_a_reply_to_a_closed_ticket_closes_it_again(friday):
    ticket = make_ticket()
    close_quietly(ticket=ticket, at=friday)
    ines = AgentFactory()
    reply = write_reply(ticket=ticket, agent=ines, text="Hello", at=friday)
    undo_reply(message_id=reply.pk, agent=ines, at=friday)
    ticket.refresh_from_db()
    assert (ticket.state, ticket.closed_at) == (State.CLOSED, friday)


def test_the_question_whether_it_is_solved_leaves_after_the_answer_or_not_at_all(friday):
    ticket = make_ticket(text="Is it back? Why was it gone?")
    ines = AgentFactory()
    before = Ticket.objects.filter(pk=ticket.pk).values().get()
    reply = write_reply(ticket=ticket, agent=ines, text="It is back.", at=friday)
    then = friday + timedelta(seconds=4)
    ask_if_solved(ticket=ticket, agent=ines, text="Is all well?", fix="", at=then)
    due = Delivery.objects.due(friday + timedelta(minutes=1)).filter(message__agent=ines)
    assert [each.message.text.split("\n")[0] for each in due] == ["It is back.", "Is all well?"]
    assert list(due.due(friday + timedelta(seconds=9))) == []
    undo_reply(message_id=reply.pk, agent=ines, at=then)
    after = Ticket.objects.filter(pk=ticket.pk).values().get()
    assert after == {**before, "changed_at": then}
    assert Draft.objects.get(ticket=ticket).text == "It is back.\n\nIs all well?"
    assert not ticket.messages.filter(agent=ines).exists()
    assert not ticket.events.filter(act=Act.ASKED_IF_SOLVED).exists()
    assert Promise.objects.open().get(ticket=ticket).due_at == before["next_due_at"]


def test_solved_closed_and_reopened_with_the_same_owner(friday):
    ticket = make_ticket()
    ines = AgentFactory()
    take_ticket(ticket=ticket, agent=ines, at=friday)
    ask_if_solved(ticket=ticket, agent=ines, text="New disk.", fix="Disk replaced", at=friday)
    say_solved(ticket=ticket, at=friday)
    assert ticket.state == State.CLOSED
    add_person_message(
        ticket=ticket, person=ticket.person, text="Again!", channel=Channel.MAIL, at=friday
    )
    ticket.refresh_from_db()
    assert (ticket.state, ticket.owner) == (State.OPEN, ines)
    assert ticket.next_due_at is not None


def test_the_card_is_told_of_once_after_the_second_request(friday):
    first = make_ticket(acknowledge=False)
    say_solved(ticket=first, at=friday)
    second, third = (make_ticket(person=first.person, acknowledge=False) for _ in range(2))
    for ticket in (second, third):
        say_solved(ticket=ticket, at=friday)
    assert told_of_card() == [second.pk]


def test_the_card_waits_for_another_time_while_an_address_had_its_mail(friday):
    first = make_ticket(acknowledge=False)
    second = make_ticket(person=first.person)
    third = make_ticket(person=first.person, acknowledge=False)
    say_solved(ticket=second, at=friday + timedelta(minutes=59))
    assert told_of_card() == []
    assert Act.NOT_MAILED in acts(second)
    say_solved(ticket=third, at=friday + timedelta(minutes=60))
    assert told_of_card() == [third.pk]


def told_of_card():
    mails = Message.objects.filter(kind="automatic", text__contains="/help/me")
    return [message.ticket_id for message in mails]


def acts(ticket):
    return list(ticket.events.values_list("act", flat=True))


def test_closing_quietly_is_told_if_it_is_the_turn_of_the_address_and_recorded_if_not(friday):
    one = make_ticket(acknowledge=False)
    two = make_ticket(person=one.person, acknowledge=False)
    for ticket in (one, two):
        close_quietly(ticket=ticket, at=friday)
    assert [
        each.text.count("We have closed this") for each in one.messages.filter(kind="automatic")
    ] == [1]
    assert list(two.messages.filter(kind="automatic")) == []
    assert (acts(one)[-1], acts(two)[-1]) == (Act.CLOSED_QUIETLY, Act.NOT_MAILED)
    assert not two.events.get(act=Act.NOT_MAILED).is_for_person


def test_a_second_receipt_within_the_hour_is_left_out_and_that_is_recorded(friday):
    one = make_ticket()
    two = make_ticket(person=one.person)
    by_agent = make_ticket(person=one.person, channel=Channel.DESK)
    assert [each.messages.filter(kind="automatic").count() for each in (one, two, by_agent)] == [
        1,
        0,
        1,
    ]
    assert [Act.NOT_MAILED in acts(each) for each in (one, two, by_agent)] == [False, True, False]


def test_found_by_subject_person_and_text(friday):
    ticket = make_ticket(text="The Überdrucker prints pink")
    make_ticket(subject="Other", text="Nothing alike")
    for each in Ticket.objects.all():
        index(each, friday)
    for words in ("print", "uberdrucker", ticket.person.name.split()[-1], "floor pink"):
        assert [row.number for row in find(parse(words)).rows] == [ticket.pk], words


def test_inbox_pages_by_key(friday, monkeypatch):
    monkeypatch.setattr("warmdesk.tickets.queries.lists.PAGE", 2)
    mailbox = MailboxFactory()
    made = [make_ticket(mailbox=mailbox) for _ in range(5)]
    owner = made[0].owner
    seen, after = [], None
    while True:
        page = page_of(in_view(owner, "mine"), after=after)
        seen += [row.number for row in page.rows]
        after = page.older
        if after is None:
            break
    assert seen == [ticket.pk for ticket in made]
