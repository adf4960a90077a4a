"""Two tickets become one: nothing is lost, everyone is told, and nobody reads what was not for them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from tests.factories.accounts import AgentFactory
from tests.factories.people import PersonFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.mail.sending.letters import sheet_of
from warmdesk.portal.following import follow_page
from warmdesk.promises.actions.replies import NewPromise, write_reply
from warmdesk.promises.models import Promise
from warmdesk.tickets.actions import limits, replies
from warmdesk.tickets.actions.drafts import save_draft
from warmdesk.tickets.actions.joining import join_tickets, people_of
from warmdesk.tickets.actions.labels import add_label
from warmdesk.tickets.actions.messages import add_person_message
from warmdesk.tickets.actions.ownership import take_ticket
from warmdesk.tickets.actions.solving import ask_if_solved, say_heard, say_solved
from warmdesk.tickets.choices import Act, Channel, Heard, Kind
from warmdesk.tickets.errors import AlreadyClosed, HeardAlready, NotYours, ReplyLeaving
from warmdesk.tickets.models import Attachment, Draft, Event, Joined, Message, Participant, Ticket
from warmdesk.tickets.queries.lists import of_person
from warmdesk.tickets.queries.search import find, index, parse
from warmdesk.tickets.queries.visible import locked_ticket, own_ticket, visible_ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def ines():
    return AgentFactory(name="Ines Moreau")


@pytest.fixture
def dana():
    return PersonFactory(name="Dana Okafor", email="dana@people.example")


@pytest.fixture
def jo():
    return PersonFactory(name="Jo Lind", email="jo@people.example")


@pytest.fixture
def opened(ines, friday):
    """A function that opens a ticket of Ines's."""
    mailbox = MailboxFactory(holder=ines)

    def made(person, text, **more) -> Ticket:
        ticket = make_ticket(
            person=person, mailbox=mailbox, text=text, at=friday - timedelta(hours=1), **more
        )
        return take_ticket(ticket=ticket, agent=ines, at=friday - timedelta(minutes=50))

    return made


def join(kept, other, agent, at) -> Ticket:
    return join_tickets(
        kept=Ticket.objects.get(pk=kept.pk),
        other=Ticket.objects.get(pk=other.pk),
        agent=agent,
        at=at,
    )


def reads(ticket, person) -> list[str]:
    """What somebody who takes part may read of what people wrote."""
    told = ticket.messages.for_person(person).exclude(kind=Kind.AUTOMATIC)
    return list(told.values_list("text", flat=True))


def test_each_sees_what_they_could_see_and_what_comes_after(opened, ines, dana, jo, friday):
    kept = opened(dana, "Dana’s secret.")
    other = opened(jo, "Jo’s secret.")
    join(kept, other, ines, friday)
    assert reads(kept, dana) == ["Dana’s secret."]
    assert reads(kept, jo) == ["Jo’s secret."]
    add_person_message(
        ticket=kept, person=jo, text="For both.", channel=Channel.MAIL, at=friday, message_id="x@y"
    )
    assert reads(kept, dana) == ["Dana’s secret.", "For both."]
    assert reads(kept, jo) == ["Jo’s secret.", "For both."]
    # Joined once more, what was said between the two stays between them.
    mei = PersonFactory(name="Mei Tan")
    third = opened(mei, "Mei’s secret.")
    join(third, kept, ines, friday)
    assert reads(third, dana) == ["Dana’s secret.", "For both."]
    assert reads(third, jo) == ["Jo’s secret.", "For both."]
    assert reads(third, mei) == ["Mei’s secret."]


def test_a_colleague_who_owns_neither_joins_nothing_but_a_lead_may(opened, dana, jo, friday):
    kept, other = opened(dana, "One."), opened(jo, "Two.")
    with pytest.raises(NotYours) as stop:
        join(kept, other, AgentFactory(), friday)
    assert stop.value.name == "Ines Moreau"
    assert Ticket.objects.count() == 2
    join(kept, other, AgentFactory(role="lead"), friday)
    assert Ticket.objects.get() == kept


def test_the_history_before_is_hidden_too(opened, ines, dana, jo, friday):
    kept, other = opened(dana, "One."), opened(jo, "Two.")
    join(kept, other, ines, friday)
    acts = Event.objects.filter(ticket=kept).exclude(hidden_from=jo).order_by("pk")
    assert list(acts.values_list("act", flat=True)) == [Act.OPENED, Act.TAKEN, Act.JOINED]
    assert Event.objects.filter(ticket=kept).count() == 5


def test_everyone_on_both_is_told_once(opened, ines, dana, jo, friday):
    kept, other = opened(dana, "One."), opened(jo, "Two.")
    mei = PersonFactory(name="Mei Tan", email="mei@people.example")
    Participant.objects.create(ticket=other, person=mei)
    join(kept, other, ines, friday)
    assert people_of(kept) == {dana.pk, jo.pk, mei.pk}
    told = kept.messages.latest("pk")
    assert (told.kind, told.delivery.to) == (Kind.AUTOMATIC, ["dana@people.example"])
    assert told.delivery.cc == ["jo@people.example", "mei@people.example"]
    assert "Ines Moreau is looking after it until it is solved." in told.text
    event = Event.objects.get(act=Act.JOINED)
    assert event.facts == {"number": other.pk}


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (timedelta(hours=2), "You will hear from Ines by 13:50 today."),
        (-timedelta(hours=2), "If you write now, you will hear from Ines by 12:35 today."),
        (None, "If you write now, you will hear from Ines by 12:35 today."),
    ],
)
def test_everyone_is_told_a_time(due, words, opened, ines, dana, jo, friday):
    kept, other = opened(dana, "One."), opened(jo, "Two.")
    Ticket.objects.update(next_due_at=friday + due if due else None)
    join(kept, other, ines, friday)
    assert words in kept.messages.latest("pk").text


def test_each_reads_when_they_asked(opened, ines, dana, jo, friday):
    kept, other = opened(dana, "One."), opened(jo, "Two.")
    other.messages.filter(person=jo).update(at=friday - timedelta(hours=2))
    Message.objects.exclude(person=jo).filter(ticket=other).delete()
    join(kept, other, ines, friday)
    kept.refresh_from_db()
    told = [follow_page(kept, each, friday).asked_words for each in (dana, jo)]
    assert told == [
        f"Asked today at 10:50. Number {kept.pk}",
        f"Asked today at 9:50. Number {kept.pk}",
    ]


def test_who_had_four_automatic_mails_today_is_not_written_to_and_that_is_recorded(
    opened, ines, dana, jo, friday
):
    kept, other = opened(dana, "One."), opened(jo, "Two.")
    while limits.has_room_today(dana.email, friday):
        pass
    join(kept, other, ines, friday)
    told = kept.messages.latest("pk").delivery
    assert (told.to, told.cc) == (["jo@people.example"], [])
    assert kept.events.get(act=Act.NOT_MAILED).facts == {"name": dana.first_name}


def test_one_person_who_wrote_twice_is_told_so_and_sees_both(opened, ines, dana, friday):
    kept, other = opened(dana, "One."), opened(dana, "Two.")
    join(kept, other, ines, friday)
    assert reads(kept, dana) == ["One.", "Two."]
    told = kept.messages.latest("pk")
    assert "You wrote to us twice about one thing" in told.text
    assert told.delivery.cc == []
    assert "/l/" in sheet_of(told).follow


def test_mail_after_it_quotes_nothing_hidden_and_opens_nothing_in_anothers_name(
    opened, ines, dana, jo, friday
):
    kept, other = opened(dana, "Dana’s secret."), opened(jo, "Jo’s secret.")
    join(kept, other, ines, friday)
    message = ask_if_solved(
        ticket=Ticket.objects.get(pk=kept.pk), agent=ines, text="It is back.", fix="", at=friday
    )
    assert message.delivery.cc == ["jo@people.example"]
    sheet = sheet_of(message)
    assert sheet.quote == ""
    assert sheet.follow.endswith(f"/help/requests/{kept.pk}")
    assert [each.address.partition("/help/")[2] for each in sheet.choices] == [
        f"requests/{kept.pk}/solved?answer={answer}" for answer in ("yes", "partly", "no")
    ]


def test_promises_questions_drafts_and_labels_come_along(opened, ines, dana, jo, friday):
    kept, other = opened(dana, "One."), opened(jo, "When will it be back?")
    due = friday + timedelta(minutes=30)
    Ticket.objects.filter(pk=kept.pk).update(next_due_at=friday + timedelta(hours=1))
    reply = write_reply(
        ticket=other, agent=ines, text="Soon.", at=friday, promises=[NewPromise("Soon.", due)]
    )
    replies.leave(reply)
    add_label(ticket=other, agent=ines, name="vpn", at=friday)
    for ticket, text in ((kept, "First"), (other, "Second")):
        save_draft(ticket=ticket, agent=ines, text=text, kind=Kind.REPLY, version=0, at=friday)
    Attachment.objects.create(key="k", name="a", size=1, draft=Draft.objects.get(ticket=other))
    join(kept, other, ines, friday)
    kept.refresh_from_db()
    assert (kept.next_due_at, kept.next_words, kept.label_names) == (due, "Soon.", ["vpn"])
    assert Promise.objects.filter(ticket=kept, words="Soon.", agent=ines).exists()
    draft = Draft.objects.get()
    assert (draft.ticket, draft.text) == (kept, "First\n\nSecond")
    assert Attachment.objects.get().draft == draft
    assert set(kept.messages.values_list("ticket_id", flat=True)) == {kept.pk}


def test_the_other_number_leads_there_for_ever_and_is_found_no_more(opened, ines, dana, jo, friday):
    kept, other = opened(dana, "One."), opened(jo, "Two.", subject="Pink printer")
    index(other, friday)
    number, key = other.pk, other.reply_key
    join(kept, other, ines, friday)
    last = opened(dana, "Three.")
    join(last, kept, ines, friday)
    with transaction.atomic():
        assert locked_ticket(ines, number) == locked_ticket(ines, kept.pk) == last
    assert visible_ticket(ines, number) == last
    assert own_ticket(jo, number) == last
    assert [row.number for row in of_person(jo)] == [last.pk]
    assert of_person(PersonFactory()) == []
    assert Joined.objects.get(pk=number).reply_key == key
    with pytest.raises(Ticket.DoesNotExist):
        own_ticket(PersonFactory(), number)
    assert find(parse("pink")).rows == []


def test_no_colleague_loses_a_ticket_unasked(opened, ines, dana, jo, friday):
    kept, other = opened(dana, "One."), opened(jo, "Two.")
    kofi = AgentFactory(name="Kofi Asare")
    Ticket.objects.filter(pk=other.pk).update(owner=kofi)
    with pytest.raises(NotYours):
        join(kept, other, ines, friday)
    assert join(kept, other, kofi, friday).owner == ines


def test_what_is_on_its_way_or_has_ended_stays_on_its_own(opened, ines, dana, jo, friday):
    kept, other = opened(dana, "One."), opened(jo, "Two.")
    reply = write_reply(ticket=other, agent=ines, text="Soon.", at=friday)
    with pytest.raises(ReplyLeaving):
        join(kept, other, ines, friday)
    replies.leave(reply)
    say_heard(ticket=other, heard=Heard.YES, at=friday)
    with pytest.raises(HeardAlready):
        join(kept, other, ines, friday)
    say_solved(ticket=kept, at=friday)
    with pytest.raises(AlreadyClosed):
        join(kept, other, ines, friday)
    assert Message.objects.filter(ticket=other, kind=Kind.PERSON).count() == 1
