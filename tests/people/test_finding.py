"""Finding people by parts of their name or address."""

from __future__ import annotations

import pytest

from tests.factories.people import PersonFactory
from warmdesk.people.queries import finding
from warmdesk.people.queries.finding import find_people, person_at

pytestmark = pytest.mark.django_db


def test_every_word_must_occur():
    dana = PersonFactory(name="Dana Okafor", email="dana@x.org")
    PersonFactory(name="Dana Lind")
    assert list(find_people("dana oka").people) == [dana]
    assert list(find_people("X.ORG").people) == [dana]


def test_nothing_asked_finds_nobody():
    PersonFactory()
    assert list(find_people("  ").people) == []


def test_pages_go_on_where_the_last_one_ended(monkeypatch):
    monkeypatch.setattr(finding, "PAGE", 2)
    made = [PersonFactory(name=name) for name in ("Ann", "Ben", "Ben", "Cleo", "Dora")]
    seen, after = [], ""
    while True:
        page = find_people("example", after=after)
        seen += page.people
        if page.after is None:
            break
        after = page.after
    assert seen == made


def test_a_strange_key_is_the_beginning():
    dana = PersonFactory(name="Dana")
    assert list(find_people("dana", after="nonsense").people) == [dana]


def test_capitals_do_not_hide_an_address():
    dana = PersonFactory(email="dana@x.org")
    assert person_at(" Dana@X.org ") == dana
    assert person_at("other@x.org") is None
