"""Finding people by parts of their name or address."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.people import PersonFactory
from warmdesk.people.models import Person
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


def test_words_begin_anywhere_in_the_name_and_the_address_but_not_inside_a_word():
    person = PersonFactory(name="José-María O'Neill", email="j.neill_2@mail-room.example")
    for text in ("j", "jose", "JOSÉ", "mar", "neill", "room mail", "2", "j.neill_2@mail-room"):
        assert list(find_people(text).people) == [person], text
    for text in ("ose", "aria", "oom", "jose nobody", "*", '"', "' OR 1"):
        assert list(find_people(text).people) == [], text


def test_who_was_renamed_is_found_by_the_new_name_alone():
    person = PersonFactory(name="Dana Okafor", email="d@x.org")
    Person.objects.filter(pk=person.pk).update(name="Dana Lind")
    assert list(find_people("okafor").people) == []
    assert list(find_people("lind").people) == [person]


def test_who_is_gone_is_not_found_and_leaves_no_words():
    PersonFactory(name="Dana Okafor").delete()
    assert list(find_people("okafor").people) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_words")
        assert cursor.fetchone() == (0,)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plan")
def test_nobody_is_read_who_is_not_found():
    with CaptureQueriesContext(connection) as captured:
        find_people("dana oka")
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + captured[0]["sql"])
        plan = [row[3] for row in cursor.fetchall()]
    assert [step for step in plan if "people_person" in step] == [
        "SEARCH people_person USING INTEGER PRIMARY KEY (rowid=?)"
    ]
    # "M" is the index's own: it was asked for a match.
    assert any(re.match(r"SCAN people_words VIRTUAL TABLE INDEX \d+:.*M", step) for step in plan)


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
    assert seen == made[::-1], "who came last is first"


def test_a_strange_key_is_the_beginning():
    dana = PersonFactory(name="Dana")
    assert list(find_people("dana", after="nonsense").people) == [dana]
    assert list(find_people("dana", after="9" * 40).people) == [dana]


def test_capitals_do_not_hide_an_address():
    dana = PersonFactory(email="dana@x.org")
    assert person_at(" Dana@X.org ") == dana
    assert person_at("other@x.org") is None
