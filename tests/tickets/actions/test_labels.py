"""Labels are shared words: one of each, whatever its letters, and as few as can be read."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import make_ticket
from warmdesk.core import clock
from warmdesk.tickets.actions.labels import MOST_LABELS, add_label, remove_label
from warmdesk.tickets.choices import Act
from warmdesk.tickets.errors import NothingWritten, TooManyLabels
from warmdesk.tickets.models import Event, Label
from warmdesk.tickets.queries.labels import label_names

pytestmark = pytest.mark.django_db


def put(ticket, name, agent=None):
    return add_label(
        ticket=ticket, agent=agent or AgentFactory(), name=name, at=clock.now()
    ).label_names


def history(ticket) -> list[tuple[str, str]]:
    acts = Event.objects.filter(ticket=ticket, act__in=[Act.LABELLED, Act.UNLABELLED])
    return [(each.act, each.facts["label"]) for each in acts]


def test_a_label_is_one_word_for_all_whatever_its_letters():
    one, two = make_ticket(), make_ticket()
    assert put(one, "VPN") == ["VPN"]
    assert put(two, " vpn ") == ["VPN"]
    assert put(two, "vpn") == ["VPN"]
    assert Label.objects.count() == 1
    assert history(two) == [("labelled", "VPN")]
    with pytest.raises(IntegrityError), transaction.atomic():
        Label.objects.create(name="vpn")


def test_names_stand_in_their_order_without_commas():
    ticket = make_ticket()
    put(ticket, "vpn")
    assert put(ticket, "new, starter") == ["new starter", "vpn"]


def test_taken_off_it_is_offered_no_more():
    ticket, agent = make_ticket(), AgentFactory()
    put(ticket, "vpn")
    assert label_names() == ("vpn",)
    remove_label(ticket=ticket, agent=agent, name="VPN", at=clock.now())
    remove_label(ticket=ticket, agent=agent, name="unheard", at=clock.now())
    ticket.refresh_from_db()
    assert ticket.label_names == []
    assert label_names() == ()
    assert history(ticket) == [("labelled", "vpn"), ("unlabelled", "vpn")]


def test_nothing_and_too_many_are_refused():
    ticket = make_ticket()
    with pytest.raises(NothingWritten):
        put(ticket, " , ")
    for n in range(MOST_LABELS):
        put(ticket, f"{n} " + "long " * 20)
    with pytest.raises(TooManyLabels):
        put(ticket, "one more")
    ticket.refresh_from_db()
    assert len(ticket.label_names) == MOST_LABELS
