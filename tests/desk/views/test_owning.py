"""Taking, offering, and answering an offer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import make_ticket
from warmdesk.tickets.models import Handoff, Ticket

pytestmark = pytest.mark.django_db


def offer(browser, ticket, receiver, **more):
    given = {
        "receiver": receiver.pk,
        "words": "She travels on Thursday.",
        "introduction": f"Hi Dana, {receiver.name} has agreed to take this on.",
        **more,
    }
    return browser.post(f"/c/{ticket.pk}/handoff", given)


def owner_of(ticket) -> str:
    return Ticket.objects.select_related("owner").get(pk=ticket.pk).owner.first_name


def test_taking_it_twice_tells_who_was_quicker(browser, kofis_browser, mailbox, friday):
    ticket = make_ticket(mailbox=mailbox)
    browser.post(f"/c/{ticket.pk}/take")
    page = kofis_browser.post(f"/c/{ticket.pk}/take", follow=True).content.decode()
    assert "Ines Moreau has this now." in page
    assert owner_of(ticket) == "Ines"


def test_the_page_says_why_each_colleague_could_help(browser, ticket, kofi, friday):
    away = AgentFactory(name="Tomasz Novak", away_until=friday.replace(hour=17))
    page = browser.get(f"/c/{ticket.pk}/handoff").content.decode()
    assert "Working until 18:00. 0 open." in page
    assert "Back at 17:50 today." in page
    assert page.index("Kofi Asare") < page.index(away.name)
    assert "Hi Dana, Kofi Asare has agreed to take this on." in page


def test_whoever_solved_the_like_comes_first(browser, ticket, kofi, mailbox, friday):
    tomasz = AgentFactory(name="Tomasz Novak")
    solved = make_ticket(mailbox=mailbox, owner=tomasz)
    ticket.similar = [
        {"number": solved.pk, "title": "x", "fix": "y", "minutes": 5, "helper": "Tomasz Novak"}
    ]
    ticket.save()
    page = browser.get(f"/c/{ticket.pk}/handoff").content.decode()
    assert page.index("Tomasz Novak") < page.index("Kofi Asare")
    assert "Solved 1 like this." in page


def test_until_the_yes_the_giver_owns_it_and_the_person_is_told_nothing(
    browser, kofis_browser, ticket, kofi
):
    offer(browser, ticket, kofi)
    assert owner_of(ticket) == "Ines"
    page = browser.get(f"/c/{ticket.pk}").content.decode()
    assert "Waiting for Kofi since 11:50. You still own this." in page
    assert ticket.messages.filter(kind="reply").count() == 0
    kofis_browser.post(f"/handoffs/{Handoff.objects.get().pk}", {"answer": "yes"})
    assert owner_of(ticket) == "Kofi"
    assert ticket.messages.get(kind="reply").text.startswith("Hi Dana, Kofi Asare has agreed")


def test_after_half_an_hour_without_an_answer_the_giver_is_asked(browser, ticket, kofi, friday):
    offer(browser, ticket, kofi)
    question = "Ask someone else, or keep it?"
    assert question not in browser.get(f"/c/{ticket.pk}").content.decode()
    Handoff.objects.update(offered_at=friday - timedelta(minutes=31))
    assert question in browser.get(f"/c/{ticket.pk}").content.decode()


def test_no_needs_a_line_that_the_giver_sees(browser, kofis_browser, ticket, kofi):
    offer(browser, ticket, kofi)
    address = f"/handoffs/{Handoff.objects.get().pk}"
    page = kofis_browser.post(address, {"answer": "no", "words": " "}, follow=True)
    assert "What shall we tell Ines?" in page.content.decode()
    assert Handoff.objects.get().is_waiting
    kofis_browser.post(address, {"answer": "no", "words": "On site until 3."})
    assert (
        "Kofi can’t just now: “On site until 3.”" in browser.get(f"/c/{ticket.pk}").content.decode()
    )
    assert owner_of(ticket) == "Ines"


def test_an_offer_can_be_taken_back_and_is_then_settled(browser, kofis_browser, ticket, kofi):
    offer(browser, ticket, kofi)
    address = f"/handoffs/{Handoff.objects.get().pk}"
    browser.post(address, {"answer": "back"})
    page = kofis_browser.post(address, {"answer": "yes"}, follow=True).content.decode()
    assert "That offer was answered or taken back already." in page
    assert owner_of(ticket) == "Ines"


def test_an_introduction_of_somebody_else_is_shown_once_more(browser, ticket, kofi):
    tomasz = AgentFactory(name="Tomasz Novak")
    answer = offer(browser, ticket, tomasz, introduction="Hi Dana, Kofi Asare takes this on.")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "What Dana will read names Kofi. Read it once more." in page
    assert "Hi Dana, Tomasz Novak takes this on." in page
    assert Handoff.objects.count() == 0


def test_what_is_missing_is_said(browser, ticket, kofi):
    assert offer(browser, ticket, kofi, introduction=" ").status_code == 409
    nobody = browser.post(f"/c/{ticket.pk}/handoff", {"receiver": "x", "introduction": "Hi"})
    assert nobody.status_code == 400
    assert "Choose a colleague first." in nobody.content.decode()
    assert Handoff.objects.count() == 0


def test_only_the_owner_offers_and_only_those_concerned_answer(
    browser, kofis_browser, ticket, kofi, ines
):
    refused = offer(kofis_browser, ticket, ines)
    assert "Ines Moreau owns this" in refused.content.decode()
    offer(browser, ticket, kofi)
    stranger = AgentFactory()
    from tests.desk.conftest import browser_of

    address = f"/handoffs/{Handoff.objects.get().pk}"
    assert browser_of(stranger).post(address, {"answer": "yes"}).status_code == 404
    assert owner_of(ticket) == "Ines"
