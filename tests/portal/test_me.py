"""A person's own card."""

from __future__ import annotations

import pytest

from tests.factories.people import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("friday")]

CARD = {
    "name": "Dana Okafor",
    "work": "Payroll",
    "place": "Leeds",
    "timezone": "Europe/London",
    "own_words": "Short answers, please.",
    "prefers": ["brief", "mail"],
}


def test_it_is_written_and_read_back(signed_in, friday):
    dana = PersonFactory()
    client = signed_in(dana)
    response = client.post("/help/me", CARD, follow=True)
    dana.refresh_from_db()
    assert (dana.own_words, dana.own_words_at) == ("Short answers, please.", friday)
    assert dana.prefers == ["mail", "brief"]
    page = response.content.decode()
    assert "Short answers, please." in page
    assert "You wrote this on Friday 20 November." in page


def test_what_the_form_does_not_offer_is_not_lost(signed_in):
    dana = PersonFactory(prefers=["hurry", "phone"])
    signed_in(dana).post("/help/me", {**CARD, "prefers": ["brief"]})
    dana.refresh_from_db()
    assert dana.prefers == ["brief", "hurry"]


def test_clearing_leaves_name_and_address(signed_in):
    dana = PersonFactory(own_words="Ring me.", work="Payroll", prefers=["phone"])
    email, name = dana.email, dana.name
    signed_in(dana).post("/help/me", {"clear": "yes"})
    dana.refresh_from_db()
    assert (dana.own_words, dana.own_words_at, dana.work, dana.prefers) == ("", None, "", [])
    assert (dana.email, dana.name) == (email, name)


def test_a_name_is_needed(signed_in):
    dana = PersonFactory(name="Dana")
    response = signed_in(dana).post("/help/me", {**CARD, "name": " "})
    assert response.status_code == 422
    dana.refresh_from_db()
    assert dana.name == "Dana"


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get("/help/me").headers["Location"] == "/help/sign-in"
