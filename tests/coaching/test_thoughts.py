"""What is remembered of the coach: for the agent alone, for 12 weeks, and never the words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import make_ticket
from warmdesk.accounts.models import User
from warmdesk.coaching.actions.policy import count_uses, set_levels
from warmdesk.coaching.actions.thoughts import (
    forget_thoughts,
    note_thoughts,
    reply_went_out,
    set_aside_thought,
    undo_set_aside,
)
from warmdesk.coaching.models import RuleUse, Thought
from warmdesk.coaching.queries.own_record import own_rules
from warmdesk.coaching.queries.policy import desk_policy
from warmdesk.tickets.actions.ownership import take_ticket
from warmdesk.tickets.models import Message, Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def ines() -> User:
    return AgentFactory(name="Ines Moreau")


@pytest.fixture
def ticket(ines, friday) -> Ticket:
    made = make_ticket(text="Could I have a second screen?")
    return take_ticket(ticket=made, agent=ines, at=friday)


def counts(agent, at) -> list[tuple[str, int, int, int]]:
    return [(each.rule, each.shown, each.taken, each.set_aside) for each in own_rules(agent, at)]


def sent(ticket, agent, at) -> None:
    reply_went_out(Message(ticket=ticket, agent=agent, at=at))


def test_a_thought_that_a_later_reading_lacks_was_taken_up(ticket, ines, friday):
    note_thoughts(ticket=ticket, agent=ines, rules={"bare-no", "no-time"}, at=friday)
    note_thoughts(ticket=ticket, agent=ines, rules={"no-time"}, at=friday)
    assert counts(ines, friday) == [("bare-no", 1, 1, 0), ("no-time", 1, 0, 0)]
    note_thoughts(ticket=ticket, agent=ines, rules={"no-time", "bare-no"}, at=friday)
    assert counts(ines, friday) == [("bare-no", 1, 0, 0), ("no-time", 1, 0, 0)]


def test_one_draft_counts_once_and_the_next_begins_anew(ticket, ines, friday):
    for minute in range(3):
        at = friday + timedelta(minutes=minute)
        note_thoughts(ticket=ticket, agent=ines, rules={"bare-no"}, at=at)
    assert counts(ines, friday) == [("bare-no", 1, 0, 0)]
    later = friday + timedelta(minutes=5)
    sent(ticket, ines, later)
    note_thoughts(ticket=ticket, agent=ines, rules={"bare-no"}, at=later + timedelta(minutes=1))
    assert counts(ines, friday) == [("bare-no", 2, 0, 0)]


def test_what_is_set_aside_was_not_taken_up(ticket, ines, friday):
    note_thoughts(ticket=ticket, agent=ines, rules={"bare-no"}, at=friday)
    set_aside_thought(ticket=ticket, agent=ines, rule="bare-no", at=friday)
    note_thoughts(ticket=ticket, agent=ines, rules=(), at=friday)
    assert counts(ines, friday) == [("bare-no", 1, 0, 1)]
    undo_set_aside(ticket=ticket, agent=ines, rule="bare-no")
    assert counts(ines, friday) == [("bare-no", 1, 0, 0)]


def test_reading_again_costs_one_statement(ticket, ines, friday):
    note_thoughts(ticket=ticket, agent=ines, rules={"bare-no", "no-time"}, at=friday)
    with CaptureQueriesContext(connection) as captured:
        note_thoughts(ticket=ticket, agent=ines, rules={"bare-no", "no-time"}, at=friday)
    assert len(captured) == 1


def test_others_are_not_in_ones_own_record(ticket, ines, friday):
    kofi = AgentFactory(name="Kofi Asare")
    note_thoughts(ticket=ticket, agent=ines, rules={"bare-no"}, at=friday)
    note_thoughts(ticket=ticket, agent=kofi, rules={"no-time"}, at=friday)
    assert counts(ines, friday) == [("bare-no", 1, 0, 0)]
    assert forget_thoughts(agent=ines) == 1
    assert counts(ines, friday) == []
    assert counts(kofi, friday) == [("no-time", 1, 0, 0)]


def test_old_thoughts_are_forgotten(ticket, ines, friday):
    note_thoughts(ticket=ticket, agent=ines, rules={"bare-no"}, at=friday - timedelta(weeks=13))
    assert counts(ines, friday) == []
    count_uses(friday)
    assert Thought.objects.count() == 0


def test_the_desk_is_told_of_a_rule_only_where_five_agents_are_in_the_number(ticket, friday):
    agents = [AgentFactory(name=f"Agent {n}") for n in range(5)]
    for agent in agents:
        note_thoughts(ticket=ticket, agent=agent, rules={"bare-no"}, at=friday)
    for agent in agents[:4]:
        note_thoughts(ticket=ticket, agent=agent, rules={"bare-no", "no-time"}, at=friday)
    set_aside_thought(ticket=ticket, agent=agents[0], rule="bare-no", at=friday)
    assert count_uses(friday) == 1
    use = RuleUse.objects.get()
    assert (use.rule, use.shown, use.set_aside, use.set_aside_percent) == ("bare-no", 5, 1, 20)


def test_a_level_holds_at_once_and_can_be_taken_back():
    assert set_levels({"bare-no": "off"}) == {}
    assert desk_policy().level("bare-no") == "off"
    assert set_levels({}) == {"bare-no": "off"}
    assert desk_policy().level("bare-no") == "on"
