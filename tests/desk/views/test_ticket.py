"""The conversation page as it is read."""

from __future__ import annotations

import itertools
import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from tests.desk.conftest import written
from warmdesk.coaching.actions.listening import listen_to
from warmdesk.core import clock
from warmdesk.tickets.actions.drafts import save_draft
from warmdesk.tickets.actions.messages import add_note, add_person_message
from warmdesk.tickets.choices import Act, Channel, Kind
from warmdesk.tickets.models import Message, Ticket

pytestmark = pytest.mark.django_db


def test_it_tells_who_what_and_by_when(browser, ticket):
    page = browser.get(f"/c/{ticket.pk}").content.decode()
    assert "<title>Payroll drive not opening, Dana Okafor, Warmdesk</title>" in page
    assert "Yours since 11:00" in page
    assert "Should have heard by 11:35" in page
    assert "1 of 1 that need you" in page
    assert "You took this." in page
    assert "was told it is you" not in page, "no mail has gone out yet"


def test_no_level_of_headings_is_skipped(browser, ticket):
    page = browser.get(f"/c/{ticket.pk}").content.decode()
    levels = [int(each) for each in re.findall(r"<h([1-6])", page)]
    assert "<h2" in page.split('id="thread"')[1].split("</header>")[0]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_time_to_come_is_when_they_hear(browser, ticket, friday):
    ticket.next_due_at = friday + timedelta(hours=1)
    ticket.save()
    assert "Hears by 12:50" in browser.get(f"/c/{ticket.pk}").content.decode()


def test_a_new_time_after_the_desks_own_does_not_claim_that_the_agent_said_it(browser, ticket):
    page = browser.get(f"/c/{ticket.pk}?later=1").content.decode()
    assert "Hi Dana, you were to hear from us by 11:35." in page


def test_it_says_that_the_person_was_told_once_they_were(browser, ticket):
    taking = ticket.events.get(act=Act.TAKEN)
    taking.facts["told"] = True
    taking.save()
    page = browser.get(f"/c/{ticket.pk}").content.decode()
    assert (
        "You took this. Dana was told it is you, and that you would write by 11:35 today." in page
    )


def test_what_was_asked_is_underlined_and_numbered_and_listed(browser, ticket, friday):
    listen_to(ticket, at=friday)
    page = browser.get(f"/c/{ticket.pk}").content.decode()
    assert '<span class="asked" data-span="1">When will it be back?</span>' in page
    assert 'href="#asked-2"' in page
    assert 'id="asked-2"' in page
    assert page.count("Not in your draft yet") == 2


def test_words_of_others_are_never_markup(browser, ticket, friday):
    add_person_message(
        ticket=ticket,
        person=ticket.person,
        text="<img src=x onerror=alert(1)> https://example.org/a?b=1&c=2",
        channel=Channel.MAIL,
        at=friday,
    )
    page = browser.get(f"/c/{ticket.pk}").content.decode()
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert 'href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow"' in page


def test_a_note_says_that_only_the_team_reads_it(browser, ticket, kofi, friday):
    add_note(ticket=ticket, agent=kofi, text="A disk failed.", at=friday)
    page = browser.get(f"/c/{ticket.pk}").content.decode()
    note = page.split("message note", 1)[1].split("</article>")[0]
    assert "Note, team only" in note
    assert "A disk failed." in note


def test_automatic_mail_says_so(browser, ticket):
    page = browser.get(f"/c/{ticket.pk}").content.decode()
    assert "Automatic" in page.split("message automatic", 1)[1].split("</article>")[0]


def test_a_colleague_who_writes_is_named(browser, ticket, kofi, friday):
    save_draft(ticket=ticket, agent=kofi, text="Hi Dana", kind=Kind.REPLY, version=0, at=friday)
    page = browser.get(f"/c/{ticket.pk}").content.decode()
    assert "Kofi is writing" in page
    assert "Kofi has a draft here." in page


def test_a_long_thread_goes_back_page_by_page(browser, ticket, friday, monkeypatch):
    monkeypatch.setattr("warmdesk.tickets.queries.thread.MOST_MESSAGES", 2)
    for n in range(3):
        add_person_message(
            ticket=ticket,
            person=ticket.person,
            text=f"Line {n}",
            channel=Channel.MAIL,
            at=friday + timedelta(seconds=n),
        )
    page = browser.get(f"/c/{ticket.pk}").content.decode()
    assert "Line 2" in page
    assert "Line 0" not in page
    oldest = Message.objects.get(text="Line 1").pk
    assert f"?before={oldest}" in page
    assert "Line 0" in browser.get(f"/c/{ticket.pk}?before={oldest}").content.decode()


def test_a_new_time_starts_from_an_empty_frame(browser, ticket):
    Ticket.objects.update(is_policy_due=False)
    page = browser.get(f"/c/{ticket.pk}?later=1").content.decode()
    assert "Hi Dana, I said 11:35 and I won’t have it by then, because [reason]." in page


def test_a_case_alike_is_a_starting_point_with_gaps(browser, ticket):
    ticket.similar = [
        {
            "number": 7,
            "title": "Drive offline",
            "fix": "Disk replaced",
            "minutes": 230,
            "helper": "Kofi",
        }
    ]
    ticket.save()
    page = browser.get(f"/c/{ticket.pk}?start=7").content.decode()
    assert "Took 3 h 50 min. Helped: Kofi" in page
    assert "What fixed it then: Disk replaced.\n\n[Whether it is the same here.]" in page
    assert "What fixed it then" not in browser.get(f"/c/{ticket.pk}?start=8").content.decode()


def test_the_title_can_be_made_better(browser, ticket):
    browser.post(f"/c/{ticket.pk}/title", {"subject": "Payroll drive is back"})
    ticket.refresh_from_db()
    assert ticket.subject == "Payroll drive is back"


@pytest.mark.parametrize("query", ["", "?later=1", "?sent=3&of=4", "?removed=1", "?before=9"])
def test_reading_changes_nothing(browser, ticket, query):
    before = Ticket.objects.filter(pk=ticket.pk).values().get(), written(ticket)
    browser.get(f"/c/{ticket.pk}{query}")
    assert (Ticket.objects.filter(pk=ticket.pk).values().get(), written(ticket)) == before


@pytest.mark.parametrize(
    "act",
    "send draft note undo take asked thought coach file title back".split(),
)
def test_acts_refuse_to_be_fetched(browser, ticket, act):
    assert browser.get(f"/c/{ticket.pk}/{act}").status_code == 405


@pytest.mark.parametrize("address", ["", "/handoff", "/solve", "/aside"])
def test_what_does_not_exist_is_not_found(browser, address):
    assert browser.get(f"/c/999999{address}").status_code == 404


def test_a_stranger_sees_nothing(ticket):
    answer = Client().get(f"/c/{ticket.pk}")
    assert answer.status_code == 302
    assert Client().get(f"/c/{ticket.pk}", headers={"X-Part": "page"}).status_code == 401


def look(browser, ticket, message):
    return browser.post(f"/c/{ticket.pk}/look", {"seen": str(message)})


def test_it_opens_at_what_came_since_the_agent_was_here(browser, ticket, kofi, friday):
    first = ticket.messages.order_by("-pk")[0].pk
    assert "New since you were last here" not in page_of(browser, ticket)
    look(browser, ticket, first)
    assert "New since you were last here" not in page_of(browser, ticket)
    note = add_note(ticket=ticket, agent=kofi, text="The disk is here.", at=friday)
    page = page_of(browser, ticket)
    assert page.index("New since you were last here") < page.index(f'id="m{note.pk}"')
    assert page.index("New since you were last here") > page.index(f'id="m{first}"')
    look(browser, ticket, note.pk)
    look(browser, ticket, first)
    assert "New since you were last here" not in page_of(browser, ticket)


def test_ones_own_words_are_never_new(browser, ticket, ines, friday):
    look(browser, ticket, ticket.messages.order_by("-pk")[0].pk)
    add_note(ticket=ticket, agent=ines, text="The disk is here.", at=friday)
    assert "New since you were last here" not in page_of(browser, ticket)


def test_who_reads_is_named_while_they_read(browser, kofis_browser, ticket, friday):
    look(kofis_browser, ticket, 1)
    assert "Kofi is reading" in page_of(browser, ticket)
    with time_machine.travel(friday + timedelta(seconds=100), tick=False):
        assert "Kofi is reading" not in page_of(browser, ticket)


def test_looking_at_what_is_not_there(browser):
    assert browser.post("/c/999999/look", {"seen": "1"}).status_code == 404


def page_of(browser, ticket) -> str:
    return browser.get(f"/c/{ticket.pk}").content.decode()


def test_the_owner_puts_labels_on_and_takes_them_off_under_details(browser, kofis_browser, ticket):
    address = f"/c/{ticket.pk}/label"
    page = browser.post(address, {"add": "vpn"}, follow=True).content.decode()
    assert '<span class="label">vpn</span>' in page
    assert "You added the label “vpn”." in page
    theirs = kofis_browser.get(f"/c/{ticket.pk}").content.decode()
    assert '<span class="label">vpn</span>' in theirs
    assert address not in theirs
    page = browser.post(address, {"remove": "vpn"}, follow=True).content.decode()
    assert '<span class="label">' not in page
    assert "You took the label “vpn” off." in page
    assert "Nothing is written yet." in browser.post(address, {}, follow=True).content.decode()


def test_a_very_long_message_is_folded_and_nothing_of_it_is_lost(browser, ticket, dana):
    add_person_message(
        ticket=ticket,
        person=dana,
        text="x" * 19_990 + " here it folds " + "y" * 900_000 + " the end",
        channel=Channel.MAIL,
        at=clock.now(),
    )
    page = browser.get(f"/c/{ticket.pk}").content.decode()
    before, _, folded = page.partition("<span>Show all of it</span>")
    assert "x here it" in before
    assert "the end" not in before
    assert folded.count("y") >= 900_000
    assert "the end</p>" in folded
