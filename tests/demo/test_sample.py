"""The sample holds each case that its welcome page speaks of."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import Count, Q

from tests.conftest import FRIDAY
from warmdesk.accounts.models import User
from warmdesk.coaching.queries.margin import read_draft
from warmdesk.core.models import Desk
from warmdesk.demo.cases import DANAS_NUMBER
from warmdesk.mail.kept import read_raw
from warmdesk.mail.reading import read_mail
from warmdesk.promises.choices import Fate, Origin
from warmdesk.promises.models import Promise
from warmdesk.tickets.choices import Channel, Kind, State
from warmdesk.tickets.models import Delivery, Draft, Feedback, Message, Ticket
from warmdesk.tickets.queries.lists import mine, new_and_held, offered_to
from warmdesk.tickets.queries.search import find, parse
from warmdesk.tickets.queries.thread import thread_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]


def agent(name: str) -> User:
    return User.objects.get(name__startswith=name)


def ticket_of(name: str, subject: str = "") -> Ticket:
    return Ticket.objects.get(
        person__name__startswith=name,
        subject__contains=subject,
        opened_at__gte=FRIDAY - timedelta(days=6),
    )


def test_the_desk_is_a_sample_and_nobody_can_sign_in_with_a_password():
    assert Desk.objects.get().is_sample
    assert [each.has_usable_password() for each in User.objects.all()] == [False] * 5


def test_its_first_page_says_how_many_people_wait(client, settings):
    settings.IS_SAMPLE = True
    page = client.get("/start").content.decode()
    assert "Six people have asked for help. Nothing here sends mail." in page


def test_danas_question_is_the_one_of_the_pictures():
    ticket = Ticket.objects.get(pk=DANAS_NUMBER)
    assert ticket.subject == "Payroll drive not opening, bank run due at 3 pm"
    assert ticket.owner == agent("Ines")
    assert ticket.next_due_at == FRIDAY + timedelta(minutes=10)
    assert ticket.next_words == "I’ll write by noon, even if it is not fixed."
    assert ticket.deadline_at == FRIDAY.replace(hour=15, minute=0)
    assert [each.person.name for each in ticket.participants.all()] == ["Jo Lind"]
    assert ticket.messages.get(kind=Kind.NOTE).agent == agent("Tomasz")


def test_the_margin_beside_danas_draft_is_the_one_of_the_pictures():
    ticket, ines = Ticket.objects.get(pk=DANAS_NUMBER), agent("Ines")
    draft = Draft.objects.get(ticket=ticket, agent=ines)
    margin = read_draft(
        ticket, thread_of(ticket), ines, text=draft.text, kind=Kind.REPLY, at=FRIDAY
    )
    assert [(line.text, line.is_done) for line in margin.asked] == [
        ("When will it be back?", False),
        ("Have I lost those?", True),
        ("Is there another way to send it if the drive stays down?", True),
    ]
    assert margin.shown[0].rule == "question-unanswered"
    quarter_past_one = FRIDAY.replace(hour=13, minute=15)
    assert [each.due_at for each in margin.promises if each.due_at] == [quarter_past_one]


def test_a_draft_is_a_bare_no_and_the_margin_asks_for_the_reason_first():
    draft, ticket = Draft.objects.get(text="No."), ticket_of("Theo", "Admin rights")
    assert draft.ticket == ticket

    margin = read_draft(
        ticket, thread_of(ticket), agent("Ines"), text=draft.text, kind=Kind.REPLY, at=FRIDAY
    )

    assert [(line.text, line.is_done) for line in margin.asked] == [
        ("could I have admin rights on my laptop, please?", True)
    ]
    assert [each.rule for each in margin.shown] == ["bare-no", "one-word"]


def test_tomasz_offers_ruths_question_to_ines():
    (offer,) = offered_to(agent("Ines"))
    assert (offer.giver, offer.ticket) == (agent("Tomasz"), ticket_of("Ruth", "VPN"))
    assert "She travels on Tuesday." in offer.words


def test_new_ones_are_held_by_kofi_and_hurry_is_noticed():
    held = new_and_held()
    names = ["Sam Whitlock", "Mei Tan", "Oskar Lund"]
    assert [row.person_name for row in held] == names
    assert {row.owner_name for row in held} == {"Kofi Asare"}
    assert ticket_of("Sam", "phone").deadline_at is not None


def test_the_printer_has_a_true_story_behind_it():
    similar = ticket_of("Mei", "Colour printer").similar
    assert len(similar) == 3
    assert {each["helper"] for each in similar} == {"Kofi Asare"}
    assert all("Magenta drum" in each["fix"] for each in similar)


def test_a_talkative_and_a_private_person():
    assert ticket_of("Oskar").person.welcomes == ["his allotment"]
    assert ticket_of("Nadia").person.prefers == ["private"]


def test_a_kind_word_for_ines_from_yesterday():
    said = Feedback.objects.exclude(words="").get()
    assert (said.ticket.owner, said.ticket.person.name) == (agent("Ines"), "Ruth Abebe")
    assert said.ticket.state == State.CLOSED
    assert said.at.date() == FRIDAY.date() - timedelta(days=1)


def test_eighty_of_eighty_four_promises_were_kept():
    settled = Promise.objects.filter(agent=agent("Ines"), origin=Origin.WORDS).aggregate(
        kept=Count("pk", filter=Q(fate=Fate.KEPT)), late=Count("pk", filter=Q(fate=Fate.LATE))
    )
    assert settled == {"kept": 80, "late": 4}


def test_the_folded_lists_hold_what_the_picture_counts():
    ines = agent("Ines")
    counts = {
        each["state"]: each["n"]
        for each in Ticket.objects.filter(owner=ines)
        .exclude(state=State.CLOSED)
        .values("state")
        .annotate(n=Count("pk"))
    }
    assert counts == {State.OPEN: 9, State.WAITING: 6, State.SET_ASIDE: 2, State.ASKED: 3}
    assert mine(ines).count() == 9


def test_every_mail_can_be_read_as_it_came():
    mails = Message.objects.filter(kind=Kind.PERSON, channel=Channel.MAIL)
    assert mails.filter(raw_mail=None).count() == 0
    dana = mails.get(ticket_id=DANAS_NUMBER)
    letter = read_mail(read_raw(dana.raw_mail.digest))
    assert letter.text.strip() == dana.text
    assert letter.message_id == f"<{dana.message_id}>"


def test_everything_is_read_found_and_gone_from_the_outbox():
    assert not Message.objects.filter(Q(listened_at=None) | ~Q(undo=None)).exists()
    assert not Ticket.objects.filter(indexed_at=None).exists()
    assert set(Delivery.objects.values_list("outcome", flat=True)) == {"sent"}
    assert [row.number for row in find(parse("payroll drive bank")).rows] == [1482, 1344, 1207]


def test_nothing_in_it_happens_later_than_now():
    assert not Message.objects.filter(at__gt=FRIDAY).exists()
    assert not Promise.objects.filter(settled_at__gt=FRIDAY).exists()
    late = Promise.objects.open().filter(due_at__lt=FRIDAY)
    # Both wait for somebody who has asked before; everybody else hears in time.
    assert {each.ticket.person.first_name for each in late} == {"Priya", "Ruth"}
