"""What the coach noticed about an agent's words is shown to that agent alone (R60)."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import make_ticket
from warmdesk.accounts.actions.keys import make_key
from warmdesk.accounts.models import Role, User
from warmdesk.coaching.actions.policy import count_uses
from warmdesk.coaching.actions.thoughts import (
    forget_thoughts,
    note_thoughts,
    set_aside_thought,
    show_less,
)
from warmdesk.coaching.models import Thought
from warmdesk.core import live
from warmdesk.tickets.actions.drafts import save_draft
from warmdesk.tickets.actions.ownership import take_ticket
from warmdesk.tickets.choices import Kind
from warmdesk.tickets.models import Ticket

pytestmark = pytest.mark.django_db

SAYS = "That is a clear no."
DRAFT = "No."
POLICY = "/settings/coach"


@pytest.fixture
def ines() -> User:
    return AgentFactory(name="Ines Moreau")


@pytest.fixture
def ticket(ines, friday) -> Ticket:
    """A conversation in which Ines has a draft that the coach has something to say about, and one thing put away."""
    ticket = make_ticket(text="Could I have a second screen?")
    take_ticket(ticket=ticket, agent=ines, at=friday)
    save_draft(ticket=ticket, agent=ines, text=DRAFT, kind=Kind.REPLY, version=0, at=friday)
    set_aside_thought(ticket=ticket, agent=ines, rule="one-word", at=friday)
    note_thoughts(ticket=ticket, agent=ines, rules={"bare-no", "one-word"}, at=friday)
    show_less(agent=ines, rule="no-time")
    return ticket


def pages(ticket: Ticket, agent: User) -> list[str]:
    """Every address of agents' pages that can be filled in with this ticket or agent."""
    found = []
    for resolver in get_resolver().url_patterns:
        inner = resolver.url_patterns if isinstance(resolver, URLResolver) else [resolver]
        for each in inner:
            if isinstance(each, URLPattern) and each.name:
                found += filled_in(each, getattr(resolver, "namespace", None), ticket, agent)
    return found


def filled_in(pattern: URLPattern, space: str | None, ticket: Ticket, agent: User) -> list[str]:
    name = f"{space}:{pattern.name}" if space else pattern.name
    values = {
        "number": ticket.pk,
        "ticket": ticket.pk,
        "message": ticket.messages.last().pk,
        "person": ticket.person_id,
        "agent": agent.pk,
        "mailbox": ticket.mailbox_id,
    }
    wanted = pattern.pattern.converters
    try:
        return [reverse(name, kwargs={key: values[key] for key in wanted})]
    except (KeyError, NoReverseMatch):
        return []


def said(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode("utf-8", "replace")


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD, Role.ADMIN])
def test_no_page_shows_anybody_else_what_the_coach_noticed(role, ticket, ines, monkeypatch):
    monkeypatch.setattr(live, "MOST_STREAMS", 0)
    own = Client()
    own.force_login(ines)
    assert SAYS in said(own, reverse("desk:ticket", args=[ticket.pk]))
    other = Client()
    other.force_login(AgentFactory(role=role))
    addresses = pages(ticket, ines)
    assert reverse("desk:ticket", args=[ticket.pk]) in addresses
    assert len(addresses) > 30
    for address in addresses:
        body = said(other, address)
        assert SAYS not in body, address
        # Rules put away or quieted by Ines are nobody's business either.
        assert "quiet_rules" not in body, address
        assert "set_aside" not in body, address


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD, Role.ADMIN])
def test_scorn_in_a_note_is_told_to_its_author_alone(role, ticket, ines, friday, monkeypatch):
    monkeypatch.setattr(live, "MOST_STREAMS", 0)
    ticket = make_ticket(text="It jams again.")
    take_ticket(ticket=ticket, agent=ines, at=friday)
    note = "What an idiot."
    save_draft(ticket=ticket, agent=ines, text=note, kind=Kind.NOTE, version=0, at=friday)
    says = "recognise themselves in this line"
    own, other = Client(), Client()
    own.force_login(ines)
    other.force_login(AgentFactory(role=role))
    assert says in said(own, reverse("desk:ticket", args=[ticket.pk]))
    for address in pages(ticket, ines):
        assert says not in said(other, address), address


@pytest.mark.parametrize("role", [Role.LEAD, Role.ADMIN])
def test_the_policy_is_the_same_whatever_the_coach_noticed(role, ticket, ines, friday):
    other = Client()
    other.force_login(AgentFactory(role=role))
    assert Thought.objects.filter(agent=ines).count() == 2
    count_uses(friday)
    with_thoughts = shown(other, POLICY)
    forget_thoughts(agent=ines)
    show_less(agent=ines, rule="no-time", less=False)
    count_uses(friday)
    assert shown(other, POLICY) == with_thoughts


def test_nobody_else_has_an_address_for_ones_own_record(ticket, ines):
    own, other = Client(), Client()
    own.force_login(ines)
    other.force_login(AgentFactory(role=Role.ADMIN))
    assert "1 set aside" in said(own, reverse("desk:own-coach"))
    assert "1 set aside" not in said(other, reverse("desk:own-coach"))
    assert other.get(f"/me/coach/{ines.pk}").status_code == 404
    assert "1 set aside" not in said(other, f"{reverse('desk:own-coach')}?agent={ines.pk}")


def shown(client: Client, address: str) -> str:
    """A page without what is new at each request."""
    return re.sub(r'name="(csrfmiddlewaretoken|once)" value="[^"]*"', "", said(client, address))


def test_reading_the_same_ticket_with_ones_own_words_says_nothing_of_anothers(ticket, friday):
    other = AgentFactory(role=Role.ADMIN)
    client = Client()
    client.force_login(other)
    answer = client.post(
        reverse("desk:ticket-coach", args=[ticket.pk]), {"text": "", "kind": "reply"}
    )
    assert answer.status_code == 200
    assert SAYS not in answer.content.decode()


def test_a_key_reads_only_the_draft_it_brings(ticket, friday, client):
    key = make_key(agent=AgentFactory(role=Role.ADMIN), name="Other desk", at=friday)
    answer = client.post(
        reverse("api-1:coach-read"),
        json.dumps({"id": ticket.pk, "draft": "", "agent": {"name": "Ines Moreau"}}),
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )
    assert answer.json()["findings"] == []
