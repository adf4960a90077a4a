"""The coach beside the draft: private to its writer, never in the way."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from html import unescape

import pytest

from tests.desk.conftest import browser_of, written
from tests.factories.accounts import AgentFactory
from warmdesk.accounts.models import Role
from warmdesk.coaching.models import Thought
from warmdesk.tickets.models import Draft, Ticket

pytestmark = pytest.mark.django_db

PART = {"X-Part": "coach"}


def read(browser, ticket, text, **more) -> str:
    given = {"text": text, "mode": "reply", "version": "0", **more}
    return browser.post(f"/c/{ticket.pk}/coach", given, headers=PART).content.decode()


def test_it_ticks_what_the_draft_answers_and_stores_nothing(browser, ticket, ines):
    page = read(browser, ticket, "It will be back by 4 pm today. Your changes are safe.")
    assert "<html" not in page
    assert "2 of 2 in your draft" in page
    assert "Not in your draft yet" not in page
    assert "Not in your draft yet" in read(browser, ticket, "Hello Dana, I am on it.")
    assert Draft.objects.filter(ticket=ticket, agent=ines).count() == 0
    assert len(written(ticket)) == 1


def test_after_sending_the_list_leads_to_the_message_that_answers(browser, ticket):
    given = {"text": "It will be back by 4 pm today.", "mode": "reply", "version": "0"}
    browser.post(f"/c/{ticket.pk}/send", given)
    reply = ticket.messages.get(text=given["text"])
    page = browser.get(f"/c/{ticket.pk}").content.decode()
    assert f'<a href="#m{reply.pk}">Answered in what you just sent</a>' in page


def test_the_marks_are_places_in_the_text(browser, ticket):
    text = "Hi Dana, I'll write again by 1:15 pm."
    page = read(browser, ticket, text)
    marks = json.loads(unescape(re.search(r'data-marks="([^"]*)"', page).group(1)))
    promised = next(mark for mark in marks if mark[2] == "promised")
    assert text[promised[0] : promised[1]] == "I'll write again by 1:15 pm"


def test_a_promise_shows_its_time_and_is_kept_unless_told_otherwise(browser, ticket):
    page = read(browser, ticket, "I'll write again by 1:15 pm.")
    assert "<p>“I&#39;ll write again by 1:15 pm”</p>" in page
    assert "<p>By <b>13:15 today</b>. Shall I keep it on your list?</p>" in page
    assert re.search(r'name="promise-1" value="keep" form="composer" checked', page)


def test_a_promise_to_do_something_else_is_never_called_writing(browser, ticket):
    text = "I'll replace the disk by 4 pm today."
    page = read(browser, ticket, text)
    assert "“I&#39;ll replace the disk by 4 pm today”" in page
    assert "Write to Dana by" not in page
    browser.post(f"/c/{ticket.pk}/send", {"text": text, "mode": "reply", "version": "0"})
    assert "You said: “I&#39;ll replace the disk by 4 pm today”" in home_of(browser)


def home_of(browser) -> str:
    return browser.get("/home").content.decode()


def test_a_vague_word_asks_which_and_offers_three_times(browser, ticket):
    page = read(browser, ticket, "It will be back soon.")
    assert "can mean an hour or a week. Which is it for Dana?" in page
    assert re.findall(r'data-time="([^"]*)" data-for="soon" data-at="16"', page) == [
        "by 12:50 today",
        "by 18:00 today",
        "by 10:00 on Monday",
    ]


def test_a_note_is_left_alone(browser, ticket):
    page = read(browser, ticket, "No.", mode="note")
    assert "data-card" not in page
    assert "Read my draft" not in page


def test_not_this_time_holds_for_this_reply_and_can_be_undone(browser, ticket, ines):
    assert 'id="thought-bare-no"' in read(browser, ticket, "No.")
    given = {"text": "No.", "mode": "reply", "version": "0", "aside": "bare-no"}
    page = browser.post(f"/c/{ticket.pk}/thought", given, headers=PART).content.decode()
    assert "Set aside for this reply." in page
    assert 'id="thought-bare-no"' not in page
    assert Draft.objects.get(ticket=ticket, agent=ines).text == "No."
    given = {"text": "No.", "mode": "reply", "version": "1", "back": "bare-no"}
    page = browser.post(f"/c/{ticket.pk}/thought", given, headers=PART).content.decode()
    assert 'id="thought-bare-no"' in page


def test_after_the_third_time_it_offers_to_show_it_less(browser, ticket, ines, friday):
    for _ in range(2):
        Thought.objects.create(
            agent=ines, rule="bare-no", shown_at=friday, sent_at=friday, is_set_aside=True
        )
    given = {"text": "No.", "mode": "reply", "version": "0", "aside": "bare-no"}
    page = browser.post(f"/c/{ticket.pk}/thought", given, headers=PART).content.decode()
    assert "Show it less" in page
    browser.post(f"/c/{ticket.pk}/thought", {"less": "bare-no"})
    ines.refresh_from_db()
    assert ines.quiet_rules == ["bare-no"]
    assert browser.post(f"/c/{ticket.pk}/thought", {}).status_code == 400


@pytest.mark.parametrize(("hours", "hidden"), [(3, True), (30, False), (-1, False)])
def test_a_deadline_within_a_day_is_a_hurry(browser, ticket, friday, hours, hidden):
    Ticket.objects.filter(pk=ticket.pk).update(deadline_at=friday + timedelta(hours=hours))
    page = read(browser, ticket, "You broke it yourself.")
    assert ('id="thought-blame-person"' not in page) == hidden
    assert ("Dana is short of time, so only what matters is shown." in page) == hidden


def test_a_card_that_says_so_is_a_hurry(browser, ticket, dana):
    dana.prefers = ["hurry"]
    dana.save()
    assert 'id="thought-blame-person"' not in read(browser, ticket, "You broke it yourself.")


def test_in_a_hurry_only_what_matters_is_shown(browser, ticket):
    text = "You obviously broke it. No."
    assert 'id="thought-blame-person"' in read(browser, ticket, text)
    hurried = read(browser, ticket, text, hurry="on")
    assert "Dana is short of time, so only what matters is shown." in hurried
    assert 'id="thought-blame-person"' not in hurried
    assert 'id="thought-question-unanswered"' in hurried


def test_a_person_who_says_they_are_pressed_leads_to_the_same_view(browser, ticket):
    ticket.messages.update(text="The drive is down. When is it back? I have a call in 20 minutes.")
    page = read(browser, ticket, "You obviously broke it. No.")
    assert "Dana is short of time, so only what matters is shown." in page
    assert 'id="thought-blame-person"' not in page
    assert 'id="thought-question-unanswered"' in page


def test_a_failing_coach_rests_and_the_reply_goes_out(browser, ticket, monkeypatch):
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("warmdesk.coaching.queries.margin.read", fail)
    monkeypatch.setattr("warmdesk.coach.read_promises", fail)
    page = read(browser, ticket, "It is back.")
    assert "The coach is not available. Your reply sends as usual." in page
    browser.post(f"/c/{ticket.pk}/send", {"text": "It is back.", "mode": "reply"})
    assert written(ticket)[-1] == ("reply", "It is back.")


@pytest.mark.parametrize("role", [Role.LEAD, Role.ADMIN])
def test_nobody_else_sees_it(browser, ticket, role):
    """A lead or an admin who opens the conversation is told of the draft, never of thoughts about it."""
    given = {"text": "No.", "mode": "reply", "version": "0"}
    browser.post(f"/c/{ticket.pk}/draft", given)
    own = browser.get(f"/c/{ticket.pk}").content.decode()
    assert 'id="thought-bare-no"' in own
    other = browser_of(AgentFactory(role=role)).get(f"/c/{ticket.pk}").content.decode()
    assert "thought-" not in other


def test_another_language_is_left_alone_in_words_and_sends_as_usual(browser, ticket):
    text = "Das ist leider nicht möglich, bitte warten Sie bis morgen."
    page = read(browser, ticket, text)
    assert "The coach reads English only, so it rests here. Your reply sends as usual." in page
    assert "Nothing to suggest." not in page
    assert "Read my draft" not in page

    browser.post(f"/c/{ticket.pk}/send", {"text": text, "mode": "reply", "version": "0"})

    assert ticket.messages.filter(text=text).count() == 1


def test_the_margin_says_that_it_rests_beside_a_draft_too_long_to_send(browser, ticket):
    words = "The coach reads up to 100,000 characters, so it rests here."
    address = f"/c/{ticket.pk}"
    given = {"text": "No. " * 25_000, "version": "0", "mode": "reply"}
    assert words not in browser.post(f"{address}/coach", {**given, "text": "No."}).content.decode()
    given["text"] += "!"
    assert words in browser.post(f"{address}/coach", given).content.decode()
    browser.post(f"{address}/draft", given)
    assert words in browser.get(address).content.decode()
