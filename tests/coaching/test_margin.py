"""What the margin shows beside a draft, and that it never stands in the way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.accounts import AgentFactory
from tests.factories.people import PersonFactory
from tests.factories.tickets import make_ticket
from warmdesk.coaching.actions.listening import listen_to
from warmdesk.coaching.actions.thoughts import (
    reply_went_out,
    set_aside_thought,
    show_less,
    undo_set_aside,
)
from warmdesk.coaching.queries import margin as margins
from warmdesk.coaching.queries.margin import Margin, read_draft
from warmdesk.core import duties
from warmdesk.promises.actions.replies import write_reply
from warmdesk.tickets.actions.asked import unmark_asked
from warmdesk.tickets.actions.replies import leave, undo_reply
from warmdesk.tickets.choices import LONGEST_TEXT
from warmdesk.tickets.models import Asked, Draft, Message, Ticket
from warmdesk.tickets.queries.thread import thread_of
from warmdesk.tickets.queries.visible import visible_ticket

pytestmark = pytest.mark.django_db

ASKS = "Hello. Is the build server patched? When can I deploy again?"


def margin_of(ticket: Ticket, agent, text: str, at, **more) -> Margin:
    ticket = visible_ticket(agent, ticket.pk)
    return read_draft(
        ticket, thread_of(ticket), agent, text=text, kind=more.pop("kind", "reply"), at=at, **more
    )


@pytest.fixture
def ticket(friday) -> Ticket:
    return make_ticket(person=PersonFactory(name="Dana Okafor"), text=ASKS)


def test_what_was_asked_is_stored_once_however_often_it_is_read(ticket, friday):
    for _ in range(2):
        listen_to(ticket, at=friday)
    assert [item.text for item in ticket.asked.all()] == [
        "Is the build server patched?",
        "When can I deploy again?",
    ]
    ticket.refresh_from_db()
    assert ticket.open_asked == 2
    assert ticket.first_question == "Is the build server patched?"


def test_a_correction_survives_a_new_reading(ticket, friday):
    listen_to(ticket, at=friday)
    unmark_asked(item=ticket.asked.first(), at=friday)
    listen_to(ticket, at=friday)
    lines = margin_of(ticket, AgentFactory(), "", friday).asked
    assert [(line.number, line.text, line.state) for line in lines] == [
        (1, "When can I deploy again?", "open")
    ]


def test_lines_turn_as_the_draft_answers_and_back(ticket, friday):
    listen_to(ticket, at=friday)
    agent = AgentFactory()
    states = [
        [line.state for line in margin_of(ticket, agent, text, friday).asked]
        for text in ("", "Hello Dana, yes, the build server is patched.", "")
    ]
    assert states == [["open", "open"], ["draft", "open"], ["open", "open"]]


def test_what_a_reply_answered_is_answered_from_then_on(ticket, friday):
    agent = AgentFactory()
    reply = write_reply(
        ticket=ticket,
        agent=agent,
        text="Hello Dana, yes, the build server is patched. You can deploy again at 2 pm today.",
        at=friday,
    )
    leave(reply)
    duties.run_once(friday)
    assert {item.answered for item in Asked.objects.filter(ticket=ticket)} == {"yes"}
    ticket.refresh_from_db()
    assert ticket.open_asked == 0


def test_what_was_just_sent_is_answered_at_once_and_open_again_when_taken_back(ticket, friday):
    listen_to(ticket, at=friday)
    agent = AgentFactory()
    text = "Hello Dana, yes, the build server is patched."
    reply = write_reply(ticket=ticket, agent=agent, text=text, at=friday)

    own, open_one = margin_of(ticket, agent, "", friday).asked
    assert (own.state, own.words, own.answered_by_id) == (
        "answered",
        "Answered in what you just sent",
        reply.pk,
    )
    assert (open_one.state, open_one.answered_by_id) == ("open", None)
    seen = margin_of(ticket, AgentFactory(), "", friday).asked[0]
    assert (seen.words, seen.answered_by_id) == ("Answered earlier", reply.pk)

    undo_reply(message_id=reply.pk, agent=agent, at=friday)
    again = margin_of(ticket, agent, text, friday).asked
    assert [(line.state, line.answered_by_id) for line in again] == [
        ("draft", None),
        ("open", None),
    ]


def test_what_nobody_listened_to_stays_on_the_list_when_it_was_just_answered(ticket, friday):
    agent = AgentFactory()
    text = "Hello Dana, yes, the build server is patched."
    write_reply(ticket=ticket, agent=agent, text=text, at=friday)
    lines = margin_of(ticket, agent, "", friday).asked
    assert [(line.text, line.state) for line in lines] == [
        ("Is the build server patched?", "answered"),
        ("When can I deploy again?", "open"),
    ]


def test_marks_quote_the_draft(ticket, friday):
    text = "Hello Dana, not yet. I'll write again by 1:15 pm, whatever has happened by then."
    found = margin_of(ticket, AgentFactory(), text, friday)
    (promise,) = found.promises
    assert text[promise.start : promise.end].startswith("I'll write again by 1:15 pm")
    assert promise.due_at == friday + timedelta(minutes=85)


def test_a_condition_without_a_time_is_no_promise_to_keep(ticket, friday):
    text = "If the drive stays down, I will come over with a laptop. I'll write again by 1:15 pm."
    (promise,) = margin_of(ticket, AgentFactory(), text, friday).promises
    assert promise.words == "I'll write again by 1:15 pm"


def test_the_same_promise_twice_is_one(ticket, friday):
    text = "Hi Dana,\n\nI'll write again by 1:15 pm.\n\nAs I said: I'll write again by 1:15 pm."
    (promise,) = margin_of(ticket, AgentFactory(), text, friday).promises
    assert (promise.number, promise.start) == (1, text.index("I'll write"))


def test_one_stretch_of_words_is_one_promise(ticket, friday, monkeypatch):
    words = "I'll come by 1 pm and write to you"
    due = friday + timedelta(minutes=70)
    read_twice = margins.coach.Answer(
        promises=(
            margins.coach.Promise(words, (0, len(words)), due, True),
            margins.coach.Promise(words[10:], (10, len(words)), due, True),
        )
    )
    monkeypatch.setattr(margins, "read", lambda heard: read_twice)
    (promise,) = margin_of(ticket, AgentFactory(), words, friday).promises
    assert promise.words == words


def test_a_thought_set_aside_stays_away_for_this_reply_only(ticket, friday):
    agent = AgentFactory()
    first = margin_of(ticket, agent, "No.", friday)
    rule = first.shown[0].rule
    set_aside_thought(ticket=ticket, agent=agent, rule=rule, at=friday)
    kept = Draft.objects.get(ticket=ticket, agent=agent).set_aside
    second = margin_of(ticket, agent, "No.", friday, set_aside=kept)
    assert rule in second.set_aside
    assert rule not in [each.rule for each in (*second.shown, *second.smaller)]
    undo_set_aside(ticket=ticket, agent=agent, rule=rule)
    assert Draft.objects.get(ticket=ticket, agent=agent).set_aside == []


def test_show_it_less_is_offered_the_third_time_and_holds(ticket, friday):
    agent = AgentFactory()
    rule = margin_of(ticket, agent, "No.", friday).shown[0].rule
    offered = []
    for _ in range(3):
        offered.append(set_aside_thought(ticket=ticket, agent=agent, rule=rule, at=friday))
        Draft.objects.update(set_aside=[])
        reply_went_out(Message(ticket=ticket, agent=agent, at=friday))
    assert offered == [False, False, True]
    show_less(agent=agent, rule=rule)
    quiet = margin_of(ticket, agent, "No.", friday)
    assert rule not in [each.rule for each in (*quiet.shown, *quiet.smaller)]
    asked = margin_of(ticket, agent, "No.", friday, asked_for=True)
    assert rule in [each.rule for each in (*asked.shown, *asked.smaller)]


def test_before_anything_is_written_the_stored_reading_is_enough(ticket, friday, monkeypatch):
    agent = AgentFactory()
    unread = margin_of(ticket, agent, "", friday)
    assert [line.text for line in unread.asked] == [
        "Is the build server patched?",
        "When can I deploy again?",
    ]

    duties.run_once(friday)
    monkeypatch.setattr(margins, "read", None)
    known = margin_of(ticket, agent, "", friday)

    assert not known.is_resting
    assert [(line.text, line.state) for line in known.asked] == [
        (line.text, line.state) for line in unread.asked
    ]
    assert (known.guess, known.is_hurried) == (unread.guess, unread.is_hurried)


def test_hurry_is_heard_before_anything_is_written(friday):
    pressed = make_ticket(text="The drive is gone. I don't have time for this, just fix it!")
    agent = AgentFactory()
    unread = margin_of(pressed, agent, "", friday)
    assert unread.is_hurried

    duties.run_once(friday)

    assert margin_of(pressed, agent, "", friday).guess == unread.guess


def test_a_failing_coach_rests_and_says_so(ticket, friday, monkeypatch):
    listen_to(ticket, at=friday)

    def fail(*_):
        raise RuntimeError("a broken coach")

    monkeypatch.setattr(margins, "read", fail)
    found = margin_of(ticket, AgentFactory(), "No.", friday)
    assert found.is_resting
    assert len(found.asked) == 2


def test_a_draft_in_another_language_is_left_alone_and_the_margin_says_why(ticket, friday):
    listen_to(ticket, at=friday)
    draft = "Das ist nicht meine Abteilung, bitte fragen Sie dort."

    found = margin_of(ticket, AgentFactory(), draft, friday)

    assert found.is_unread
    assert not found.is_resting
    assert len(found.asked) == 2


def test_what_is_too_long_to_be_sent_is_not_read(ticket, friday, monkeypatch):
    listen_to(ticket, at=friday)
    longest = "No. " * (LONGEST_TEXT // 4)
    monkeypatch.setattr(margins, "question_about", lambda *_, **__: pytest.fail("It was read."))

    found = margin_of(ticket, AgentFactory(), longest + "!", friday)

    assert found.is_too_long
    assert not found.shown
    assert len(found.asked) == 2


def test_a_note_is_left_alone(ticket, friday):
    found = margin_of(ticket, AgentFactory(), "No.", friday, kind="note")
    assert found.is_silent
    assert found.shown == ()


def test_scorn_in_a_note_is_one_thought_for_its_author(ticket, friday):
    listen_to(ticket, at=friday)
    note = "Dana again, what an idiot. It will be patched at 4, says Tomasz. Not my department."

    found = margin_of(ticket, AgentFactory(), note, friday, kind="note")

    assert [each.rule for each in found.shown] == ["contempt"]
    assert [(each.start, each.end, each.kind) for each in found.marks] == [(0, 26, "thought")]
    assert not found.promises
    assert not found.is_silent


def test_a_note_answers_nobody(ticket, friday):
    listen_to(ticket, at=friday)
    text = "Yes, it is patched. They can deploy again at 4 pm."
    assert margin_of(ticket, AgentFactory(), text, friday).answered == 2

    assert margin_of(ticket, AgentFactory(), text, friday, kind="note").answered == 0
