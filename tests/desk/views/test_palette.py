"""The palette: people, conversations, places and actions that fit a few words."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.desk.conftest import browser_of
from tests.factories.accounts import AgentFactory
from tests.factories.people import PersonFactory
from tests.factories.tickets import make_ticket
from warmdesk.accounts.models import Role
from warmdesk.core import clock
from warmdesk.tickets.queries.search import index


@pytest.fixture
def known(ticket, mailbox):
    """Dana's conversation, and one of Zoë's in which Dana is named."""
    other = make_ticket(
        at=clock.now() - timedelta(minutes=5),
        mailbox=mailbox,
        person=PersonFactory(name="Zoë Lind", email="z.lind@people.example"),
        subject="Same drive as Dana",
    )
    for each in (ticket, other):
        index(each, clock.now())
    return ticket, other


def offered(browser, words: str) -> dict[str, str]:
    page = browser.get("/search/palette", {"q": words}).content.decode()
    links = re.findall(r'<a role="option"[^>]* href="([^"]*)"><b>([^<]*)</b>', page)
    return {text: href for href, text in links}


def test_it_offers_the_person_who_is_meant_and_conversations_newest_first(browser, known, dana):
    ticket, other = known
    found = offered(browser, "dana")
    assert list(found.items())[:3] == [
        ("Dana Okafor", f"/people/{dana.pk}"),
        ("Same drive as Dana", f"/c/{other.pk}"),
        ("Payroll drive not opening", f"/c/{ticket.pk}"),
    ]
    assert found["Search people for “dana”"] == "/people?q=dana"


def test_a_number_leads_to_its_conversation_and_accents_do_not_matter(browser, known):
    ticket, other = known
    assert offered(browser, str(ticket.pk))["Payroll drive not opening"] == f"/c/{ticket.pk}"
    assert offered(browser, "zoe")["Zoë Lind"] == f"/people/{other.person_id}"


def test_nothing_typed_offers_every_place_and_action(browser, known):
    assert offered(browser, "") == {
        "Home": "/home",
        "Inbox": "/inbox",
        "Knowledge": "/knowledge",
        "Starting points": "/knowledge/starting-points",
        "People": "/people",
        "My page": "/me",
        "New conversation": "/c/new",
    }


def test_only_admins_are_offered_settings(browser, db):
    admin = browser_of(AgentFactory(role=Role.ADMIN))
    assert offered(admin, "sett")["Settings"] == "/settings"
    assert "Settings" not in offered(browser, "sett")


@pytest.mark.parametrize("words", ["'; DROP", '"', "*", "a" * 5000, "\0", "<b>", "🖨️"])
def test_odd_words_find_nothing_and_break_nothing(browser, known, words):
    answer = browser.get("/search/palette", {"q": words})
    assert answer.status_code == 200
    assert "<b><b>" not in answer.content.decode()


def test_its_opener_is_a_link_for_those_without_script(browser, ticket):
    page = browser.get("/home").content.decode()
    assert re.search(r'<a class="rail-link" href="/search"[^>]* data-search>', page)
    assert 'id="palette"' in page
