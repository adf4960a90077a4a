"""Finding people, reading their card, and one's own page."""

from __future__ import annotations

import pytest

from tests.factories.accounts import AgentFactory
from tests.factories.people import PersonFactory
from tests.factories.tickets import make_ticket
from warmdesk.accounts.models import Theme, User
from warmdesk.tickets.actions.solving import say_solved

pytestmark = pytest.mark.django_db

PAGE = {"name": "Ines Moreau", "timezone": "Europe/Paris", "theme": "dark", "is_compact": "on"}


@pytest.fixture
def ines():
    return AgentFactory(name="Ines")


@pytest.fixture
def browser(client, ines):
    client.force_login(ines)
    return client


def test_people_are_not_listed_until_asked_for(browser):
    PersonFactory(name="Dana Okafor")
    assert "Dana Okafor" not in browser.get("/people").content.decode()
    assert "Dana Okafor" in browser.get("/people?q=oka").content.decode()
    assert "Nobody matches “zz”." in browser.get("/people?q=zz").content.decode()


def test_a_card_is_as_the_person_wrote_it_with_their_requests(browser, friday):
    dana = PersonFactory(
        name="Dana Okafor",
        own_words="Short answers, please. <b>",
        own_words_at=friday,
        prefers=["phone"],
    )
    ticket = make_ticket(person=dana, subject="Payroll drive")
    closed = make_ticket(person=dana, subject="Old matter")
    say_solved(ticket=closed, at=friday)
    make_ticket(subject="Not hers")
    page = browser.get(f"/people/{dana.pk}").content.decode()
    assert "Short answers, please. &lt;b&gt;" in page
    assert "Ring first." in page
    assert "Dana wrote this, 20 Nov" in page
    assert "Requests: 1 open, 1 closed" in page
    assert f'href="/c/{ticket.pk}"' in page
    assert "Not hers" not in page


def test_an_empty_card_says_so(browser):
    page = browser.get(f"/people/{PersonFactory(name='Dana').pk}").content.decode()
    assert "Dana has not written anything here." in page


def test_nobody_is_not_found(browser):
    assert browser.get("/people/999").status_code == 404


def test_one_and_three_found_cost_the_same(browser, django_assert_max_num_queries):
    PersonFactory()
    browser.get("/people?q=person")
    with django_assert_max_num_queries(8) as one:
        browser.get("/people?q=person")
    PersonFactory(), PersonFactory()
    with django_assert_max_num_queries(8) as three:
        browser.get("/people?q=person")
    assert len(three) == len(one)


def test_one_and_three_requests_on_a_card_cost_the_same(
    browser, friday, django_assert_max_num_queries
):
    ticket = make_ticket()
    address = f"/people/{ticket.person_id}"
    browser.get(address)
    with django_assert_max_num_queries(10) as one:
        browser.get(address)
    for _ in range(2):
        make_ticket(person=ticket.person, mailbox=ticket.mailbox)
    with django_assert_max_num_queries(10) as three:
        browser.get(address)
    assert len(three) == len(one)


def test_my_page_is_saved_and_undone(browser, ines):
    page = browser.post("/me", PAGE, follow=True).content.decode()
    own = User.objects.get(pk=ines.pk)
    assert (own.name, own.timezone, own.theme) == ("Ines Moreau", "Europe/Paris", Theme.DARK)
    assert (own.is_compact, own.has_shortcuts, own.wants_less_said) == (True, False, False)
    assert 'data-theme="dark"' in page
    assert "Saved." in page
    browser.post("/settings/undo")
    back = User.objects.get(pk=ines.pk)
    assert (back.name, back.timezone, back.theme, back.has_shortcuts) == (
        "Ines",
        "",
        Theme.DEVICE,
        True,
    )


def test_what_is_not_offered_is_refused(browser, ines):
    assert browser.post("/me", {**PAGE, "theme": "pink"}).status_code == 422
    assert browser.post("/me", {**PAGE, "timezone": "Mars/Base"}).status_code == 422
    assert User.objects.get(pk=ines.pk).name == "Ines"
