"""Pages for when something is not as it should be."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory

from tests.factories.accounts import AgentFactory
from tests.factories.people import PersonFactory
from warmdesk.accounts.models import Role
from warmdesk.conf.logs import configure
from warmdesk.web import errors
from warmdesk.web.guards import PERSON

pytestmark = pytest.mark.django_db


@pytest.fixture
def person_browser() -> Client:
    """Where a person who asks for help is signed in."""
    browser = Client()
    session = browser.session
    session[PERSON] = PersonFactory().pk
    session.save()
    return browser


def test_an_agent_may_search_for_what_an_unknown_address_does_not_hold(client):
    client.force_login(AgentFactory())
    answer = client.get("/c/999999")
    assert answer.status_code == 404
    words = answer.content.decode()
    assert "There is nothing at this address" in words
    assert 'role="search" action="/search"' in words


def test_whoever_asks_for_help_gets_back_to_their_own_pages(client, person_browser):
    for browser, way in ((client, "/help"), (person_browser, "/help/requests")):
        answer = browser.get("/nowhere")
        assert answer.status_code == 404
        words = answer.content.decode()
        assert f'href="{way}"' in words
        assert "/search" not in words


def test_a_person_on_a_page_of_agents_is_told_whose_it_is_and_where_theirs_is(person_browser):
    answer = person_browser.get("/inbox?view=all")
    assert answer.status_code == 403
    words = answer.content.decode()
    assert "This page is for the desk" in words
    assert 'href="/help/requests"' in words
    assert 'href="/sign-in/login/?next=%2Finbox%3Fview%3Dall"' in words


def test_an_agent_is_told_who_can_give_access(client):
    AgentFactory(name="Gone", role=Role.ADMIN, is_active=False)
    AgentFactory(name="Marta Lind", email="marta@desk.example", role=Role.ADMIN)
    client.force_login(AgentFactory())
    answer = client.get("/settings/look")
    assert answer.status_code == 403
    words = answer.content.decode()
    assert "Marta Lind can give you access." in words
    assert 'href="mailto:marta@desk.example"' in words


def test_too_much_text_is_told_with_the_limits(client):
    client.force_login(AgentFactory())
    answer = client.post("/c/1/draft", {"text": "x" * (2 * 1024 * 1024 + 1)})
    assert answer.status_code == 413
    words = answer.content.decode()
    assert "The limit is 2 MB of text, and 25 MB for each file. Nothing was sent." in words


def test_too_many_tries_at_the_sign_in_are_asked_to_wait(client):
    cache.clear()
    given = {"login": "dana@desk.example", "password": "not this one"}
    answers = [client.post("/sign-in/login/", given) for _ in range(31)]
    cache.clear()
    assert answers[-1].status_code == 429
    assert "Wait five minutes and try once more." in answers[-1].content.decode()


def test_a_broken_page_says_sorry_with_a_number_and_asks_nothing_of_the_database():
    def fail(*args):
        raise AssertionError("The database was asked.")

    with connection.execute_wrapper(fail):
        answer = errors.server_error(RequestFactory().get("/home"))
    assert answer.status_code == 500
    words = answer.content.decode()
    assert "Sorry. It was recorded as" in words
    assert "Your last draft is saved." in words
    assert "<h1>Something went wrong on our side</h1>" in words


def test_without_templates_there_are_still_plain_words(monkeypatch):
    def fail(*args):
        raise RuntimeError("no templates")

    monkeypatch.setattr(errors, "render_to_string", fail)
    answer = errors.server_error(RequestFactory().get("/home"))
    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == "text/plain"
    assert "Your last draft is saved." in answer.content.decode()


def test_a_post_without_its_token_changes_nothing_and_says_what_to_do():
    answer = Client(enforce_csrf_checks=True).post("/help/ask", {"text": "Hello"})
    assert answer.status_code == 403
    words = answer.content.decode()
    assert "Nothing was sent." in words
    assert "load the page again" in words


def test_opening_the_address_of_a_button_leads_to_its_page(client, person_browser):
    client.force_login(AgentFactory())
    for browser, path, ways in (
        (client, "/c/12/send", ["/c/12", "/home"]),
        (client, "/inbox/bulk", ["/home"]),
        (person_browser, "/help/sign-out", ["/help/requests"]),
        (Client(), "/help/sign-out", ["/help"]),
    ):
        answer = browser.get(path)
        assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
        words = answer.content.decode()
        assert "This address belongs to a button. Nothing was changed" in words
        assert re.findall(r'class="button \w+" href="([^"]+)"', words) == ways
    assert client.head("/c/12/send").status_code == 405


def test_what_is_too_big_leaves_no_traceback_in_the_log(client, capsys):
    configure({"level": "INFO"})
    client.force_login(AgentFactory())
    client.post("/c/1/draft", {"text": "x" * (2 * 1024 * 1024 + 1)})
    said = capsys.readouterr().err
    assert "Request body exceeded" in said
    assert "Traceback" not in said
