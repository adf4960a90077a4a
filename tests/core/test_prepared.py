"""Prepared queries give what the unprepared ones give."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import make_ticket
from warmdesk.core.prepared import prepared
from warmdesk.tickets.models import Message, Ticket

pytestmark = pytest.mark.django_db


@prepared
def opened_since(owner, at):
    return (
        Ticket.objects.filter(owner=owner, opened_at__gte=at, state="open")
        .select_related("person", "mailbox")
        .with_offer()
        .order_by("pk")
    )


@prepared
def subjects_of(owner):
    return Ticket.objects.filter(owner=owner).order_by("-pk").values_list("subject", "opened_at")


def test_instances_come_with_their_relations_for_each_new_value(django_assert_num_queries, friday):
    ines, kofi = AgentFactory(), AgentFactory()
    early = make_ticket(owner=ines, at=friday - timedelta(days=2))
    late = make_ticket(owner=ines, at=friday)
    other = make_ticket(owner=kofi, at=friday)

    with django_assert_num_queries(3):
        both = opened_since(ines.pk, friday - timedelta(days=3))
        assert [each.person.name for each in both] == [early.person.name, late.person.name]
        assert [each.mailbox for each in both] == [early.mailbox, late.mailbox]
        assert opened_since(ines.pk, friday) == [late]
        assert opened_since(kofi.pk, friday) == [other]


@prepared
def with_words(owner, words):
    return Ticket.objects.filter(owner=owner, subject=words)


def test_words_are_a_value_like_any_other(friday):
    first = make_ticket(subject="It's 100 % broken", at=friday)
    make_ticket(subject="Another", owner=first.owner, at=friday)

    assert with_words(first.owner_id, "Nobody wrote this") == []
    assert with_words(first.owner_id, first.subject) == [first]


def test_what_was_written_meanwhile_is_read(friday):
    ines = AgentFactory()
    assert subjects_of(ines.pk) == []

    make_ticket(owner=ines, subject="First", at=friday)
    make_ticket(owner=ines, subject="Second", at=friday)

    assert subjects_of(ines.pk) == [("Second", friday), ("First", friday)]


@pytest.mark.django_db(transaction=True, available_apps=list(settings.INSTALLED_APPS))
def test_each_thread_asks_through_its_own_connection():
    owner = make_ticket(subject="Seen by both").owner
    seen: list[object] = [subjects_of(owner.pk)]

    def ask():
        seen.append(subjects_of(owner.pk))
        connection.close()

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()

    assert len(seen) == 2
    assert seen[0] == seen[1]


def test_an_argument_that_is_not_in_the_sql_is_refused():
    @prepared
    def first_ones(ticket, many):
        return Message.objects.filter(ticket=ticket)[: min(many, 5)]

    with pytest.raises(ValueError, match="first_ones"):
        first_ones(1, 2)


@pytest.mark.parametrize("value", [None, True, b"open", [1]])
def test_only_numbers_words_and_moments_are_taken(value):
    with pytest.raises(TypeError):
        subjects_of(value)


def test_a_number_too_large_for_a_key_finds_nothing():
    assert subjects_of(10**30) == []
