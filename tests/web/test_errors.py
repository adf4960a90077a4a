"""Pages for when something is not as it should be."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from tests.factories.accounts import AgentFactory
from warmdesk.web import context, errors

pytestmark = pytest.mark.django_db


def test_an_unknown_address_says_so_and_offers_a_way_on(client):
    client.force_login(AgentFactory())
    answer = client.get("/c/999999")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()


def test_a_broken_page_is_recorded_with_a_number_that_is_shown():
    answer = errors.server_error(RequestFactory().get("/home"))
    assert answer.status_code == 500
    assert "It was recorded as" in answer.content.decode()


def test_without_a_database_there_are_still_plain_words(monkeypatch):
    def fail():
        raise RuntimeError("no database")

    monkeypatch.setattr(context, "current_desk", fail)
    answer = errors.server_error(RequestFactory().get("/home"))
    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == "text/plain"
    assert "Your last draft is saved." in answer.content.decode()


def test_a_post_without_its_token_changes_nothing_and_says_what_to_do():
    answer = Client(enforce_csrf_checks=True).post("/help/ask", {"text": "Hello"})
    assert answer.status_code == 403
    assert "Nothing was sent" in answer.content.decode()
