"""The inbox: views, filter, sorting, pages, and several at once."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.factories.people import PersonFactory
from tests.factories.tickets import MailboxFactory, make_ticket
from warmdesk.promises.actions.replies import NewPromise, write_reply
from warmdesk.tickets.actions.asked import Needs, store_reading
from warmdesk.tickets.actions.drafts import look, save_draft
from warmdesk.tickets.actions.ownership import take_ticket
from warmdesk.tickets.choices import Kind, State
from warmdesk.tickets.models import Draft, Handoff, Ticket
from warmdesk.tickets.queries.search import index

pytestmark = pytest.mark.django_db


def numbers(answer) -> list[int]:
    return [int(each) for each in re.findall(r'data-number="(\d+)"', answer.content.decode())]


def test_each_view_holds_its_own(browser, ticket, mailbox, friday):
    held = make_ticket(mailbox=mailbox)
    closed = make_ticket(mailbox=mailbox)
    Ticket.objects.filter(pk=closed.pk).update(state=State.CLOSED, closed_at=friday)
    other = make_ticket(mailbox=MailboxFactory(name="Networks"))
    assert numbers(browser.get("/inbox")) == [ticket.pk]
    assert set(numbers(browser.get("/inbox?view=all"))) == {ticket.pk, held.pk, other.pk}
    assert numbers(browser.get("/inbox?view=closed")) == [closed.pk]
    assert numbers(browser.get(f"/inbox?mailbox={other.mailbox_id}")) == [other.pk]
    page = browser.get("/inbox?view=nonsense&sort=nonsense&after=nonsense&mailbox=x")
    assert numbers(page) == [ticket.pk]


def test_titles_run_in_their_own_direction(browser, ticket):
    Ticket.objects.filter(pk=ticket.pk).update(subject="שלום")
    assert 'dir="auto">שלום</a>' in browser.get("/inbox").content.decode()
    assert re.search(
        r'<h1[^>]* dir="auto"[^>]*>שלום', browser.get(f"/c/{ticket.pk}").content.decode()
    )


@pytest.mark.parametrize("words", ["😀", "*", '"', "_", 'owner:""', "has:wings"])
def test_what_is_no_word_matches_nothing(browser, ticket, friday, words):
    index(ticket, friday)
    answer = browser.get("/inbox", {"q": words})
    assert numbers(answer) == []
    page = html.unescape(answer.content.decode())
    assert f"Nothing matches “{words}”." in page
    assert "Clear the filter" in page


def test_only_mine_of_what_waits(browser, ticket, mailbox, friday):
    theirs = make_ticket(mailbox=mailbox)
    Ticket.objects.update(state=State.WAITING)
    assert set(numbers(browser.get("/inbox?view=waiting"))) == {ticket.pk, theirs.pk}
    assert numbers(browser.get("/inbox?view=waiting&mine=1")) == [ticket.pk]


def test_the_sort_is_written_out_and_can_be_changed(browser, ticket, mailbox, ines, friday):
    later = take_ticket(ticket=make_ticket(mailbox=mailbox), agent=ines, at=friday)
    page = browser.get("/inbox?sort=newest")
    assert "<b>Newest</b>" in page.content.decode()
    assert numbers(page) == [later.pk, ticket.pk]
    assert numbers(browser.get("/inbox?sort=oldest")) == [ticket.pk, later.pk]


def test_pages_go_on_where_the_last_ended(browser, mailbox, ines, friday, monkeypatch):
    monkeypatch.setattr("warmdesk.tickets.queries.lists.PAGE", 2)
    made = [
        take_ticket(ticket=make_ticket(mailbox=mailbox), agent=ines, at=friday).pk for _ in range(3)
    ]
    first = browser.get("/inbox?sort=oldest")
    assert numbers(first) == made[:2]
    older = re.search(r'href="([^"]+)" rel="next"', first.content.decode()).group(1)
    second = browser.get(older.replace("&amp;", "&"))
    assert numbers(second) == made[2:]
    assert 'rel="next"' not in second.content.decode()


def test_by_person_pages_go_on_where_the_last_ended(browser, mailbox, ines, friday, monkeypatch):
    monkeypatch.setattr("warmdesk.tickets.queries.lists.PAGE", 2)
    made = {
        name: take_ticket(
            ticket=make_ticket(mailbox=mailbox, person=PersonFactory(name=name)),
            agent=ines,
            at=friday,
        ).pk
        for name in ("Zoe Long-Name", "Ada Abbot", "Mei-Lin Tan")
    }
    first = browser.get("/inbox?sort=person")
    assert "<b>Person</b>" in first.content.decode()
    assert numbers(first) == [made["Ada Abbot"], made["Mei-Lin Tan"]]
    older = re.search(r'href="([^"]+)" rel="next"', first.content.decode()).group(1)
    assert numbers(browser.get(older.replace("&amp;", "&"))) == [made["Zoe Long-Name"]]
    for odd in ("x", "-", "%00-1", "5-"):
        assert numbers(browser.get(f"/inbox?sort=person&after={odd}"))[0] == made["Ada Abbot"]


def test_words_and_filters_find(browser, ticket, mailbox, friday):
    other = make_ticket(mailbox=mailbox, subject="Printer", text="It prints pink.")
    for each in (ticket, other):
        index(each, friday)
    assert numbers(browser.get("/inbox?q=payroll")) == [ticket.pk]
    assert numbers(browser.get("/search?q=pink")) == [other.pk]
    assert numbers(browser.get("/inbox?q=owner:me")) == [ticket.pk]
    assert numbers(browser.get("/inbox?q=owner:kofi")) == [other.pk]
    found = html.unescape(browser.get("/search?q=unheard").content.decode())
    assert "Nothing found for “unheard”. You may lack access to some conversations;" in found
    nothing = browser.get("/inbox?q=unheard").content.decode()
    assert "Nothing matches “unheard”." in nothing
    assert "Clear the filter" in nothing


def test_what_is_typed_is_never_markup(browser, ticket):
    page = browser.get("/inbox?q=<script>alert(1)</script>").content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page


def test_who_is_writing_is_named_and_what_they_write_is_not(browser, ticket, kofi, friday):
    save_draft(
        ticket=ticket, agent=kofi, text="A secret plan", kind=Kind.REPLY, version=0, at=friday
    )
    page = browser.get("/inbox").content.decode()
    assert "Kofi is writing" in page
    assert "A secret plan" not in page


def test_who_is_reading_is_named_but_not_oneself(browser, ticket, ines, kofi, friday):
    look(ticket=ticket, agent=kofi, seen=0, at=friday)
    look(ticket=ticket, agent=ines, seen=0, at=friday)
    page = browser.get("/inbox").content.decode()
    assert "Kofi is reading" in page
    assert "Ines is" not in page
    Draft.objects.update(looked_at=friday - timedelta(minutes=2))
    assert "is reading" not in browser.get("/inbox").content.decode()


def test_the_number_beside_inbox_is_who_waits_now_on_every_page(
    browser, ticket, mailbox, ines, friday
):
    later = take_ticket(ticket=make_ticket(mailbox=mailbox), agent=ines, at=friday)
    week = friday + timedelta(days=7)
    Ticket.objects.filter(pk=later.pk).update(
        is_policy_due=False, next_due_at=week, attention_at=week
    )
    for address in ("/home", "/inbox", f"/c/{ticket.pk}", "/me"):
        page = browser.get(address).content.decode()
        assert '<span class="count">1<span class="unseen"> wait for you' in page, address
    assert '<span class="count">2</span>' in browser.get("/inbox").content.decode()


def test_a_time_the_person_named_before_the_promise_comes_first_and_is_said(
    browser, ticket, mailbox, ines, friday
):
    theo = take_ticket(ticket=make_ticket(mailbox=mailbox), agent=ines, at=friday)
    needs = Needs(friday + timedelta(minutes=40), "by half past twelve", is_hurried=True)
    for each, minutes in ((ticket, 70), (theo, 60)):
        write_reply(
            ticket=each,
            agent=ines,
            text="I’ll write soon.",
            at=friday,
            promises=[NewPromise("I’ll write soon.", friday + timedelta(minutes=minutes))],
        )
    assert numbers(browser.get("/inbox")) == [theo.pk, ticket.pk]
    ticket.refresh_from_db()
    store_reading(ticket=ticket, readings=[], answered={}, needs=needs, at=friday)
    assert numbers(browser.get("/inbox")) == [ticket.pk, theo.pk]
    assert "needed by 12:30" in browser.get("/inbox").content.decode()


def test_past_times_are_told_in_the_past(browser, kofis_browser, ticket, friday):
    ticket.next_due_at = friday - timedelta(days=3)
    ticket.save()
    page = browser.get("/inbox").content.decode()
    assert "should have heard by Tue 11:50" in page
    assert "hears by" not in page
    Ticket.objects.update(is_policy_due=False)
    assert "you had hoped to write by Tue 11:50" in browser.get("/inbox").content.decode()
    theirs = kofis_browser.get("/inbox?view=all").content.decode()
    assert "Ines had hoped to write by Tue 11:50" in theirs


def test_one_and_three_rows_cost_the_same(
    browser, mailbox, ines, friday, django_assert_max_num_queries
):
    browser.get("/inbox")
    take_ticket(ticket=make_ticket(mailbox=mailbox), agent=ines, at=friday)
    with django_assert_max_num_queries(6) as one:
        assert len(numbers(browser.get("/inbox"))) == 1
    for _ in range(2):
        take_ticket(ticket=make_ticket(mailbox=mailbox), agent=ines, at=friday)
    with django_assert_max_num_queries(6) as three:
        assert len(numbers(browser.get("/inbox"))) == 3
    assert len(one) == len(three)


def test_several_are_set_aside_with_one_time(browser, ticket, mailbox, ines, friday):
    other = take_ticket(ticket=make_ticket(mailbox=mailbox), agent=ines, at=friday)
    picked = {"picked": [ticket.pk, other.pk], "do": "aside"}
    asks = browser.post("/inbox/bulk", picked).content.decode()
    assert "Until when?" in asks
    assert Ticket.objects.filter(state=State.SET_ASIDE).count() == 0
    until = (friday + timedelta(days=1)).isoformat()
    page = browser.post("/inbox/bulk", {**picked, "until": until}, follow=True).content.decode()
    assert "2 set aside." in page
    assert Ticket.objects.filter(state=State.SET_ASIDE).count() == 2


def test_several_are_offered_with_one_reason_and_others_stay_as_they_are(
    browser, ticket, mailbox, ines, kofi, friday
):
    theirs = make_ticket(mailbox=mailbox)
    given = {"picked": [ticket.pk, theirs.pk], "do": "handover", "receiver": kofi.pk}
    assert "What each of them will read" in browser.post("/inbox/bulk", given).content.decode()
    given["words"] = "Kofi looks after drives this week."
    page = browser.post("/inbox/bulk", given, follow=True).content.decode()
    assert "1 offered." in page
    assert "Kofi Asare owns this" in page
    offer = Handoff.objects.get()
    assert (offer.ticket, offer.introduction) == (ticket, given["words"])


def test_several_get_a_label_and_are_found_by_it(browser, ticket, mailbox):
    theirs, other = make_ticket(mailbox=mailbox), make_ticket(mailbox=mailbox)
    picked = {"picked": [ticket.pk, theirs.pk], "do": "label"}
    assert "Which label?" in browser.post("/inbox/bulk", picked).content.decode()
    page = browser.post("/inbox/bulk", {**picked, "words": "VPN"}, follow=True).content.decode()
    assert "2 labelled." in page
    assert '<span class="label">VPN</span>' in page
    assert '<option value="label:VPN">' in page
    assert numbers(browser.get("/inbox?q=label:vpn")) == [theirs.pk, ticket.pk]
    assert other.pk in numbers(browser.get("/inbox?view=all"))
    assert numbers(browser.get("/inbox?q=label:unheard")) == []


def test_several_people_are_asked_if_it_is_solved(browser, ticket):
    given = {"picked": [ticket.pk], "do": "solve", "words": "The drive is back."}
    browser.post("/inbox/bulk", given)
    ticket.refresh_from_db()
    assert ticket.state == State.ASKED


def test_several_are_joined_after_a_look_at_who_will_be_told(browser, ticket, mailbox):
    jo = PersonFactory(name="Jo Lind", email="jo@people.example")
    other = make_ticket(mailbox=mailbox, person=jo, subject="Drive offline")
    picked = {"picked": [other.pk, ticket.pk], "do": "join"}
    page = browser.post("/inbox/bulk", picked, follow=True).content.decode()
    for words in ("Payroll drive not opening", "Drive offline", "jo@people.example"):
        assert words in page
    assert "Nobody sees what was said before where they took no part." in page
    address = f"/c/{ticket.pk}/join"
    given = {"with": [ticket.pk, other.pk], "keep": ticket.pk}
    shown = browser.post(address, given, follow=True).content.decode()
    assert f"Joined with {other.pk}." in shown
    assert browser.get(f"/c/{other.pk}").headers["Location"] == f"/c/{ticket.pk}"
    assert numbers(browser.get("/inbox?view=all")) == [ticket.pk]
    # Written on a page that had been open meanwhile.
    browser.post(f"/c/{other.pk}/note", {"text": "Same disk.", "mode": "note", "version": "0"})
    assert ticket.messages.filter(text="Same disk.").exists()


def test_one_alone_or_a_colleagues_own_is_not_joined(browser, ticket, mailbox, kofi, friday):
    alone = browser.post("/inbox/bulk", {"picked": [ticket.pk], "do": "join"}, follow=True)
    assert "Pick at least two conversations to join them." in alone.content.decode()
    theirs = take_ticket(ticket=make_ticket(mailbox=mailbox), agent=kofi, at=friday)
    given = {"with": [ticket.pk, theirs.pk], "keep": ticket.pk}
    refused = browser.post(f"/c/{ticket.pk}/join", given)
    assert refused.status_code == 409
    assert "Kofi Asare owns this" in refused.content.decode()
    assert Ticket.objects.count() == 2
    assert browser.get(f"/c/{ticket.pk}/join?with={theirs.pk}&keep=9").status_code == 404


def test_nothing_picked_changes_nothing(browser, ticket):
    page = browser.post("/inbox/bulk", {"do": "close"}, follow=True).content.decode()
    assert "Pick at least one conversation first." in page
    assert Client().post("/inbox/bulk", {"do": "aside"}).status_code == 302
