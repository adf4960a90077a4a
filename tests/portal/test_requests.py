"""Following a request: one name, one time, and nothing that is not for the person."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.accounts import AgentFactory
from tests.factories.people import PersonFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.core.actions.desk import change_desk
from warmdesk.mail.files import attach_upload
from warmdesk.promises.actions.replies import NewPromise, write_reply
from warmdesk.tickets.actions.handoffs import accept_handoff, offer_handoff
from warmdesk.tickets.actions.joining import join_tickets
from warmdesk.tickets.actions.messages import add_note
from warmdesk.tickets.actions.ownership import take_ticket
from warmdesk.tickets.actions.replies import leave
from warmdesk.tickets.actions.solving import ask_if_solved, say_solved, set_aside
from warmdesk.tickets.choices import Act, State
from warmdesk.tickets.models import Event, Feedback, Message, Participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(friday):
    kofi = AgentFactory(name="Kofi Asare")
    return make_ticket(
        person=PersonFactory(name="Dana Okafor"),
        mailbox=MailboxFactory(holder=kofi),
        subject="Payroll drive not opening",
        text="The drive does not open.\nWhen will it be back?",
    )


@pytest.fixture
def ines():
    return AgentFactory(name="Ines Moreau")


def page(client, ticket, query=""):
    response = client.get(f"/help/requests/{ticket.pk}{query}")
    assert response.status_code == 200
    return response.content.decode()


def answer(ticket, ines, friday, text, **more):
    message = write_reply(ticket=ticket, agent=ines, text=text, at=friday, **more)
    leave(message)
    return message


def test_it_says_who_when_and_what_has_happened(ticket, ines, friday, signed_in):
    take_ticket(ticket=ticket, agent=ines, at=friday)
    promise = NewPromise("by 13:15", friday + timedelta(minutes=85))
    answer(ticket, ines, friday, "Your forty lines are safe.", promises=[promise])
    shown = page(signed_in(ticket.person), ticket)
    assert "Payroll drive not opening" in shown
    assert "Asked today at 11:50. Number" in shown
    assert "Ines Moreau" in shown
    assert "is looking after this until it is solved." in shown
    assert "You will hear from Ines by 13:15 today." in shown
    assert "Ines wrote: “Your forty lines are safe.”" in shown
    assert "Ines took it over from Kofi Asare." in shown
    assert "We received it. Kofi had it first." in shown
    assert "Send to Ines" in shown


def test_a_note_is_never_shown(ticket, ines, friday, signed_in):
    note = add_note(ticket=ticket, agent=ines, text="A disk failed, keep it quiet.", at=friday)
    assert Message.objects.filter(pk=note.pk).exists()
    client = signed_in(ticket.person)
    assert "keep it quiet" not in page(client, ticket)
    assert "keep it quiet" not in page(client, ticket, f"?read={note.pk}")


def test_a_reply_that_can_be_taken_back_is_as_if_it_were_not_written(
    ticket, ines, friday, signed_in
):
    promise = NewPromise("by 16:00", friday + timedelta(hours=4))
    held = write_reply(
        ticket=ticket, agent=ines, text="Words on hold.", at=friday, promises=[promise]
    )
    client = signed_in(ticket.person)
    for query in ("", f"?read={held.pk}"):
        shown = page(client, ticket, query)
        assert "Words on hold." not in shown
        assert "Kofi Asare" in shown
        assert "by 12:35 today" in shown
    listed = client.get("/help/requests").content.decode()
    assert "Kofi Asare" in listed
    leave(held)
    assert "Words on hold." in page(client, ticket)
    assert "You will hear from Ines by 15:50 today." in page(client, ticket)


def test_read_it_opens_the_whole_reply_with_its_files(ticket, ines, friday, signed_in):
    long = "Hi Dana,\n\n" + "The drive lost a disk and is being rebuilt now. " * 4 + "The very end."
    message = answer(ticket, ines, friday, long)
    message.has_attachments = True
    message.save()
    kept = attach_upload(SimpleUploadedFile("how.txt", b"steps", "text/plain"), message=message)
    client = signed_in(ticket.person)
    closed = page(client, ticket)
    assert "Ines wrote: “The drive lost a disk" in closed
    assert "The very end." not in closed
    opened = page(client, ticket, f"?read={message.pk}")
    assert "The very end." in opened
    address = f"/help/requests/{ticket.pk}/files/{kept.key}"
    assert address in opened
    response = client.get(address)
    assert b"".join(response.streaming_content) == b"steps"
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_a_file_of_a_note_cannot_be_had(ticket, ines, friday, signed_in):
    note = add_note(ticket=ticket, agent=ines, text="See this.", at=friday)
    kept = attach_upload(SimpleUploadedFile("secret.txt", b"x"), message=note)
    response = signed_in(ticket.person).get(f"/help/requests/{ticket.pk}/files/{kept.key}")
    assert response.status_code == 404


def test_another_person_sees_nothing_of_it(ticket, signed_in):
    assert "Payroll" in page(signed_in(ticket.person), ticket)
    stranger = signed_in(PersonFactory())
    assert stranger.get(f"/help/requests/{ticket.pk}").status_code == 404
    assert b"Payroll" not in stranger.get("/help/requests").content
    for path in ("solved", "heard"):
        assert stranger.get(f"/help/requests/{ticket.pk}/{path}").status_code == 404
        sent = stranger.post(f"/help/requests/{ticket.pk}/{path}", {"answer": "yes"})
        assert sent.status_code == 404
    ticket.refresh_from_db()
    assert ticket.state == State.OPEN


def test_who_is_not_signed_in_is_asked_to(client, ticket):
    assert client.get(f"/help/requests/{ticket.pk}").headers["Location"] == "/help/sign-in"


def test_somebody_in_copy_may_follow(ticket, signed_in):
    jo = PersonFactory(name="Jo Lind")
    Participant.objects.create(ticket=ticket, person=jo)
    client = signed_in(jo)
    assert "you are in copy" not in page(signed_in(ticket.person), ticket)
    shown = page(client, ticket)
    assert "Payroll" in shown
    assert f"{ticket.person.name} asked this, and you are in copy." in shown
    client.post(f"/help/requests/{ticket.pk}", {"text": "I need it too."})
    assert ticket.messages.get(text="I need it too.").person == jo


def test_nobody_in_copy_says_for_the_person_that_it_is_solved_or_how_it_was(ticket, signed_in):
    jo = PersonFactory(name="Jo Lind")
    Participant.objects.create(ticket=ticket, person=jo)
    ask_if_solved(
        ticket=ticket, agent=ticket.owner, text="It is back.", fix="", at=ticket.opened_at
    )
    place = f"/help/requests/{ticket.pk}"
    for client, may in ((signed_in(ticket.person), True), (signed_in(jo), False)):
        shown = page(client, ticket)
        assert [words in shown for words in ("Say if it is solved", "It is solved now")] == [
            may
        ] * 2
    for answer in ({"answer": "yes"}, {"answer": "no", "words": "Not for me."}):
        assert signed_in(jo).post(f"{place}/solved", answer).headers["Location"] == place
    assert signed_in(jo).get(f"{place}/solved?answer=yes").headers["Location"] == place
    ticket.refresh_from_db()
    assert (ticket.state, ticket.messages.filter(person=ticket.person).count()) == (State.ASKED, 1)
    signed_in(ticket.person).post(f"{place}/solved", {"answer": "yes"})
    assert signed_in(jo).post(f"{place}/heard", {"heard": "yes"}).headers["Location"] == place
    assert not Feedback.objects.filter(ticket=ticket).exists()


def test_a_late_promise_is_said_once_and_kindly(ticket, signed_in, friday):
    with time_machine.travel(friday + timedelta(hours=1), tick=False):
        shown = page(signed_in(ticket.person), ticket)
    assert "Kofi had hoped to write by 12:35 today." in shown
    assert "We have let them know." in shown


def test_out_of_hours_it_says_when_the_desk_opens(ticket, signed_in, friday):
    change_desk({"urgent_phone": "4411"})
    ticket.next_due_at = friday + timedelta(days=3)
    ticket.save()
    with time_machine.travel(friday + timedelta(hours=8), tick=False):
        shown = page(signed_in(ticket.person), ticket)
    assert "You will hear from Kofi by 11:50 on Monday." in shown
    assert "If this stops you from working now, ring 4411." in shown


def test_a_closed_one_opens_again_by_writing(ticket, signed_in, friday):
    say_solved(ticket=ticket, at=friday)
    client = signed_in(ticket.person)
    shown = page(client, ticket)
    assert "Closed on 20 Nov. Write here and it opens again with Kofi." in shown
    assert "you will hear from Kofi by 12:35 today" in shown
    assert "It is solved now" not in shown
    client.post(f"/help/requests/{ticket.pk}", {"text": "It is back."})
    ticket.refresh_from_db()
    assert ticket.state == State.OPEN
    assert "It is open again." in page(client, ticket)


def test_waiting_for_the_person_says_so_with_a_time(ticket, ines, friday, signed_in):
    answer(ticket, ines, friday, "Which model is it?")
    shown = page(signed_in(ticket.person), ticket)
    assert "Ines has written and waits to hear from you." in shown
    assert "If you write now, you will hear from Ines by 12:35 today." in shown


def test_asked_if_solved_leads_to_the_answer(ticket, friday, signed_in):
    ask_if_solved(
        ticket=ticket, agent=ticket.owner, text="The drive is back.", fix="New disk", at=friday
    )
    Message.objects.filter(undo__isnull=False).update(undo=None)
    shown = page(signed_in(ticket.person), ticket)
    assert "Kofi asks if it is solved." in shown
    assert "Friday 27 November" in shown
    assert f'href="/help/requests/{ticket.pk}/solved"' in shown
    assert "Kofi asked if it is solved: “The drive is back." in shown


def test_set_aside_says_when_they_come_back_to_it(ticket, ines, friday, signed_in):
    answer(ticket, ines, friday, "The part comes on Monday.")
    set_aside(ticket=ticket, agent=ines, until=friday + timedelta(days=3), at=friday)
    shown = page(signed_in(ticket.person), ticket)
    assert "Ines comes back to this by 11:50 on Monday." in shown


def test_a_hand_over_names_both(ticket, ines, friday, signed_in):
    offer = offer_handoff(
        ticket=ticket,
        giver=ticket.owner,
        receiver=ines,
        words="You know it.",
        introduction="Ines knows our drives.",
        at=friday,
    )
    accept_handoff(handoff_id=offer.pk, receiver=ines, at=friday)
    shown = page(signed_in(ticket.person), ticket)
    assert "Kofi introduced Ines. Ines has this now." in shown
    assert "You know it." not in shown


def test_every_kind_of_event_for_the_person_has_words_or_a_reason_to_have_none(
    ticket, ines, friday, signed_in
):
    client = signed_in(ticket.person)
    before = page(client, ticket).count("<li")
    silent = {Act.ASKED_IF_SOLVED}
    told = {
        Act.TAKEN,
        Act.HANDED_OVER,
        Act.SOLVED,
        Act.PARTLY_SOLVED,
        Act.NOT_SOLVED,
        Act.CLOSED_QUIETLY,
        Act.REOPENED,
        Act.PROMISE_MOVED,
    }
    for act in told | silent:
        Event.objects.create(ticket=ticket, act=act, at=friday, agent=ines, is_for_person=True)
    assert page(client, ticket).count("<li") == before + len(told)


def test_adding_without_words_is_refused_in_words(ticket, signed_in):
    response = signed_in(ticket.person).post(f"/help/requests/{ticket.pk}", {"text": ""})
    assert response.status_code == 422
    assert "Write a line first." in response.content.decode()
    assert ticket.messages.filter(person=ticket.person).count() == 1


def test_the_list_has_each_with_its_name_and_time(ticket, signed_in):
    shown = signed_in(ticket.person).get("/help/requests").content.decode()
    assert "Payroll drive not opening" in shown
    assert "Kofi Asare. You will hear from Kofi by 12:35 today." in shown


def test_an_empty_list_says_what_it_is_for(signed_in):
    shown = signed_in(PersonFactory()).get("/help/requests").content.decode()
    assert "You have not asked for anything yet." in shown


def test_three_requests_cost_what_one_does(ticket, signed_in, django_assert_max_num_queries):
    client = signed_in(ticket.person)
    with django_assert_max_num_queries(12) as one:
        client.get("/help/requests")
    for _ in range(2):
        make_ticket(person=ticket.person, mailbox=ticket.mailbox)
    with django_assert_max_num_queries(12) as three:
        client.get("/help/requests")
    assert len(three) == len(one)


def test_three_messages_cost_what_one_does(
    ticket, ines, friday, signed_in, django_assert_max_num_queries
):
    client = signed_in(ticket.person)
    with django_assert_max_num_queries(10) as one:
        page(client, ticket)
    for n in range(3):
        answer(ticket, ines, friday + timedelta(minutes=n), f"Word {n}.")
    with django_assert_max_num_queries(10) as three:
        page(client, ticket)
    assert len(three) == len(one)


def test_the_same_form_adds_once(ticket, signed_in):
    client = signed_in(ticket.person)
    key = page(client, ticket).split('name="once" value="', 1)[1].split('"')[0]
    for _ in range(2):
        answer = client.post(
            f"/help/requests/{ticket.pk}", {"text": "It is Friday’s.", "once": key}
        )
        assert answer["Location"] == f"/help/requests/{ticket.pk}?thanks=added"
    assert Message.objects.filter(text="It is Friday’s.").count() == 1


def test_after_a_join_each_reads_their_own_and_what_comes_after(ticket, ines, friday, signed_in):
    jo = PersonFactory(name="Jo Lind")
    other = make_ticket(person=jo, mailbox=ticket.mailbox, text="Jo’s own secret words.")
    upload = SimpleUploadedFile("secret.txt", b"Dana's")
    secret = ticket.messages.earliest("pk")
    kept_file = attach_upload(upload, message=secret)
    old = other.pk
    join_tickets(kept=ticket, other=other, agent=ines, at=friday)
    answer(ticket, ines, friday, "The disk is in.")
    jos = signed_in(jo)
    shown = jos.get(f"/help/requests/{old}?read={secret.pk}").content.decode()
    assert f"Joined with {old}." in shown
    assert "The disk is in." in shown
    assert "The drive does not open." not in shown
    assert shown.count("We received it.") == 1
    own = Message.objects.get(person=jo)
    assert "Jo’s own secret words." in page(jos, ticket, f"?read={own.pk}")
    assert jos.get(f"/help/requests/{ticket.pk}/files/{kept_file.key}").status_code == 404
    danas = signed_in(ticket.person)
    sent = danas.get(f"/help/requests/{ticket.pk}/files/{kept_file.key}")
    assert b"".join(sent.streaming_content) == b"Dana's"
    assert "Jo’s own secret words." not in page(danas, ticket, f"?read={own.pk}")
    assert "Payroll drive not opening" in jos.get("/help/requests").content.decode()
