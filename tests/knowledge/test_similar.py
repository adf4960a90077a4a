"""Solved cases alike: true ones only, none if none is alike."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.tickets import make_ticket
from warmdesk.knowledge.queries.similar import similar_to
from warmdesk.tickets.actions.solving import ask_if_solved, say_solved
from warmdesk.tickets.models import Ticket
from warmdesk.tickets.queries.search import index

pytestmark = pytest.mark.django_db


def solved(at, **fields) -> Ticket:
    ticket = make_ticket(at=at, **fields)
    ask_if_solved(ticket=ticket, agent=ticket.owner, text="Done.", fix="Disk replaced", at=at)
    say_solved(ticket=ticket, at=at + timedelta(minutes=230))
    index(ticket, at)
    return ticket


def test_a_like_case_is_shown_with_what_fixed_it(friday):
    old = solved(friday - timedelta(days=200), subject="Payroll drive offline")
    new = make_ticket(subject="Payroll drive not opening")
    assert similar_to(new) == [
        {
            "number": old.pk,
            "title": "Payroll drive offline",
            "fix": "Disk replaced",
            "minutes": 230,
            "helper": old.owner.name,
        }
    ]


def test_none_alike_says_none(friday):
    old = solved(friday - timedelta(days=2), subject="Payroll drive offline")
    assert old.fix
    assert similar_to(make_ticket(subject="Badge for the lab", text="It stays red.")) == []


def test_an_open_case_is_never_shown(friday):
    other = make_ticket(subject="Payroll drive offline")
    index(other, friday)
    assert similar_to(make_ticket(subject="Payroll drive not opening")) == []
