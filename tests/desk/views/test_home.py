"""Home: what needs this agent, kindly ordered."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.factories.tickets import make_ticket
from warmdesk.promises.actions.replies import NewPromise, write_reply
from warmdesk.tickets.actions.asked import Needs, store_reading
from warmdesk.tickets.actions.handoffs import offer_handoff
from warmdesk.tickets.actions.messages import add_person_message
from warmdesk.tickets.actions.ownership import take_ticket
from warmdesk.tickets.actions.solving import add_kind_word, ask_if_solved, set_aside
from warmdesk.tickets.choices import Audience, Channel, State
from warmdesk.tickets.models import Ticket

pytestmark = pytest.mark.django_db


def promise(ticket, agent, at, *, minutes):
    words = "I’ll write soon"
    write_reply(
        ticket=ticket,
        agent=agent,
        text=words,
        at=at - timedelta(minutes=30),
        promises=[NewPromise(words, at + timedelta(minutes=minutes))],
    )


def test_a_promise_that_is_near_comes_first_and_has_the_only_primary_button(
    browser, ticket, ines, friday
):
    promise(ticket, ines, friday, minutes=10)
    page = browser.get("/home").content.decode()
    assert "Good morning, Ines" in page
    assert "Dana is hoping to hear from you today." in page
    assert "You said: “I’ll write soon”" in page
    assert '<span class="tone-ember">in 10 min</span>' in page
    assert len(re.findall('class="button primary', page)) == 1


def test_a_promise_that_comes_early_says_by_when_the_person_needs_it(browser, ticket, ines, friday):
    promise(ticket, ines, friday, minutes=300)
    needs = Needs(friday + timedelta(minutes=50), "by 12:40", is_hurried=False)
    store_reading(ticket=ticket, readings=[], answered={}, needs=needs, at=friday)
    page = browser.get("/home").content.decode()
    assert '<span class="tone-ember">needed by 12:40</span>' in page
    Ticket.objects.update(deadline_at=friday + timedelta(minutes=400))
    assert "needed by" not in browser.get("/home").content.decode()


def test_what_is_late_is_said_once_with_the_next_step(browser, ticket, ines, friday):
    promise(ticket, ines, friday, minutes=-20)
    page = browser.get("/home").content.decode()
    assert "Write to Dana now" in page
    assert "20 min ago" in page
    assert page.count("Need longer? Tell Dana a new time") == 1


def test_whoever_should_have_heard_days_ago_is_said_to_be_late_with_the_next_step(
    browser, ticket, ines, friday
):
    ticket.next_due_at = friday - timedelta(days=3)
    ticket.save()
    page = browser.get("/home").content.decode()
    assert '<div class="when late"><b><time datetime="2026-11-17T11:50:00+00:00">Tue 11:50' in page
    assert '<span class="tone-ember">3 days ago</span>' in page
    assert "Write to Dana now" in page
    assert page.count("Need longer? Tell Dana a new time") == 1


def test_a_promise_that_slipped_without_words_is_told_in_the_past(browser, ticket, friday):
    ticket.is_policy_due, ticket.next_due_at = False, friday - timedelta(minutes=20)
    ticket.save()
    page = browser.get("/home").content.decode()
    assert "You had hoped to write by 11:30." in page
    assert "You said by" not in page


def test_who_is_late_with_the_holder_is_said_to_be_late_too(browser, mailbox, friday):
    make_ticket(mailbox=mailbox, at=friday - timedelta(hours=3))
    page = browser.get("/home").content.decode()
    assert "should have heard by 9:35." in page
    assert '<div class="when late">' in page


def test_questions_without_a_promise_stand_below_and_a_deadline_goes_first(
    browser, ticket, mailbox, ines, friday
):
    other = make_ticket(at=friday, mailbox=mailbox, subject="Needed by three")
    take_ticket(ticket=other, agent=ines, at=friday)
    other.deadline_at = friday + timedelta(hours=3)
    other.save()
    page = browser.get("/home").content.decode()
    assert "Questions still open" in page
    assert "Two people are hoping to hear from you today." in page
    assert page.index("Needed by three") < page.index("Payroll drive not opening")
    assert '<span class="tone-ember">needed by 14:50</span>' in page


def test_new_ones_are_with_the_holder_until_somebody_takes_them(
    browser, kofis_browser, ines, mailbox, friday
):
    ticket = make_ticket(mailbox=mailbox, subject="Printer")
    page = browser.get("/home").content.decode()
    assert "Kofi is holding these until someone takes them" in page
    assert "Nobody is waiting for you. Kofi holds 1 new one if you have time." in page
    own = kofis_browser.get("/home").content.decode()
    assert "You are holding these today. Colleagues can take them from you." in own
    browser.post(f"/c/{ticket.pk}/take")
    ticket.refresh_from_db()
    assert ticket.owner == ines


def test_an_offer_shows_the_colleagues_own_words(
    browser, kofis_browser, ticket, ines, kofi, friday
):
    offer_handoff(
        ticket=ticket, giver=ines, receiver=kofi, words="She travels.", introduction="Hi", at=friday
    )
    page = kofis_browser.get("/home").content.decode()
    assert "Ines asks if you would take this: “She travels.”" in page
    assert "Take it from Ines" in page
    assert "Offered to you" not in browser.get("/home").content.decode()


def test_what_is_out_of_sight_is_counted_below(browser, ticket, mailbox, ines, friday):
    set_aside(ticket=ticket, agent=ines, until=friday + timedelta(days=1), at=friday)
    solved = take_ticket(ticket=make_ticket(mailbox=mailbox), agent=ines, at=friday)
    ask_if_solved(ticket=solved, agent=ines, text="Done.", fix="", at=friday)
    page = browser.get("/home").content.decode()
    assert "Set aside until later, 1" in page
    assert "Asked if solved, 1" in page
    assert "Waiting for someone else" not in page


def test_a_kind_word_is_for_the_owner_alone(browser, kofis_browser, ticket, friday):
    add_kind_word(ticket=ticket, words="You listened.", audience=Audience.OWNER, at=friday)
    assert "You listened." in browser.get("/home").content.decode()
    assert "You listened." not in kofis_browser.get("/home").content.decode()


def test_promises_kept_and_slipped_are_counted_for_their_own_agent(
    browser, kofis_browser, ticket, ines, friday
):
    promise(ticket, ines, friday, minutes=-10)
    add_person_message(
        ticket=ticket, person=ticket.person, text="?", channel=Channel.MAIL, at=friday
    )
    promise(ticket, ines, friday + timedelta(minutes=40), minutes=60)
    page = browser.get("/home").content.decode()
    assert "<b>0 of 1</b> in the last 12 weeks" in page
    assert "in the last 12 weeks" not in kofis_browser.get("/home").content.decode()


def test_a_stranger_is_asked_to_sign_in():
    answer = Client().get("/home")
    assert answer.status_code == 302
    assert "/sign-in/login/" in answer["Location"]


def test_one_and_three_people_cost_the_same(
    browser, mailbox, ines, friday, django_assert_max_num_queries
):
    browser.get("/home")
    take_ticket(ticket=make_ticket(mailbox=mailbox), agent=ines, at=friday)
    with django_assert_max_num_queries(8) as one:
        assert "is hoping to hear" in browser.get("/home").content.decode()
    for _ in range(2):
        take_ticket(ticket=make_ticket(mailbox=mailbox), agent=ines, at=friday)
    with django_assert_max_num_queries(8) as three:
        assert "Three people are" in browser.get("/home").content.decode()
    assert len(one) == len(three)


def test_a_desk_where_nobody_waits_says_so(kofis_browser, ticket):
    for_you, for_desk = "Nobody is waiting for you.", "Nobody is waiting for this desk."
    page = kofis_browser.get("/home").content.decode()
    assert (for_you in page, for_desk in page) == (True, False)
    Ticket.objects.update(state=State.WAITING)
    page = kofis_browser.get("/home").content.decode()
    assert (for_you in page, for_desk in page) == (False, True)
