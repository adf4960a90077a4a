"""Correcting what they asked; every correction has a way back."""

from __future__ import annotations

import pytest

from warmdesk.coaching.actions.listening import listen_to
from warmdesk.tickets.models import Asked, Draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(ticket, friday) -> Asked:
    listen_to(ticket, at=friday)
    return Asked.objects.get(text="When will it be back?")


def do(browser, ticket, what, **more):
    return browser.post(f"/c/{ticket.pk}/asked", {"do": what, **more}, follow=True)


def test_this_is_not_a_question_and_its_undo(browser, ticket, asked):
    page = do(browser, ticket, f"remove {asked.pk}").content.decode()
    assert "Taken off the list." in page
    assert 'data-span="2"' not in page
    assert "When will it be back?</p>" not in page
    do(browser, ticket, f"restore {asked.pk}")
    assert "When will it be back?</p>" in browser.get(f"/c/{ticket.pk}").content.decode()


def test_one_that_is_read_but_not_stored_yet_can_be_taken_off(browser, ticket):
    message = ticket.messages.get(kind="person")
    start = message.text.index("When")
    end = start + len("When will it be back?")
    do(browser, ticket, f"remove {message.pk}:{start}:{end}")
    page = browser.get(f"/c/{ticket.pk}").content.decode()
    assert "When will it be back?</p>" not in page
    assert "Have I lost my changes?</p>" in page


def test_they_asked_this_by_the_words_themselves(browser, ticket, friday):
    listen_to(ticket, at=friday)
    page = do(browser, ticket, "mark", words="The drive \n is gone.").content.decode()
    item = Asked.objects.get(is_by_agent=True)
    assert item.text == "The drive is gone."
    assert "Put on the list." in page
    do(browser, ticket, f"remove {item.pk}")
    item.refresh_from_db()
    assert item.is_removed


def test_words_that_are_not_there_are_refused(browser, ticket, friday):
    listen_to(ticket, at=friday)
    answer = browser.post(f"/c/{ticket.pk}/asked", {"do": "mark", "words": "The printer (burns"})
    assert answer.status_code == 409
    assert "Those words are not in that message." in answer.content.decode()
    assert Asked.objects.filter(is_by_agent=True).count() == 0


def test_not_now_says_why(browser, ticket, asked):
    page = do(
        browser, ticket, f"aside {asked.pk}", **{f"reason-{asked.pk}": "when the disk is here"}
    ).content.decode()
    assert "You said: not now. when the disk is here" in page
    do(browser, ticket, f"back {asked.pk}")
    asked.refresh_from_db()
    assert (asked.answered, asked.aside_reason) == ("no", "")


def test_the_draft_is_kept_meanwhile(browser, ticket, ines, asked):
    do(browser, ticket, f"remove {asked.pk}", text="Half a word", mode="reply", version="0")
    assert Draft.objects.get(ticket=ticket, agent=ines).text == "Half a word"


@pytest.mark.parametrize("what", ["", "burn 1", "remove x", "remove 1:2", "remove a:b:c"])
def test_nonsense_is_refused(browser, ticket, what):
    assert browser.post(f"/c/{ticket.pk}/asked", {"do": what}).status_code == 400


def test_one_of_another_conversation_is_not_found(browser, ticket, asked, mailbox):
    from tests.factories.tickets import make_ticket

    other = make_ticket(mailbox=mailbox)
    answer = browser.post(f"/c/{other.pk}/asked", {"do": f"remove {asked.pk}"})
    assert answer.status_code == 404
    asked.refresh_from_db()
    assert not asked.is_removed
