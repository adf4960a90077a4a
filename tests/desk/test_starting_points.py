"""Starting points: leads write them, agents fit them to the person, and no word already written is lost."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.accounts import AgentFactory
from warmdesk.accounts.models import Role, User
from warmdesk.knowledge.actions.starting_points import (
    save_starting_point,
)
from warmdesk.knowledge.models import StartingPoint

pytestmark = pytest.mark.django_db

FACTS = "The VPN needs the new certificate.\nInstall it from [where to get it], then start again."
FEELING = "I understand your frustration and we apologise for any inconvenience."
LIST = "/settings/starting-points"


@pytest.fixture
def leah() -> User:
    return AgentFactory(name="Leah Sand", role=Role.LEAD)


@pytest.fixture
def kofi() -> User:
    return AgentFactory(name="Kofi Asante", role=Role.AGENT)


@pytest.fixture
def lead(leah: User) -> Client:
    return signed_in(leah)


@pytest.fixture
def agent(kofi: User) -> Client:
    return signed_in(kofi)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def made(
    by: User, at: datetime, title: str = "VPN certificate", text: str = FACTS
) -> StartingPoint:
    return save_starting_point(title=title, text=text, agent=by, at=at)


def test_a_lead_adds_one(lead, leah, friday):
    page = lead.post(f"{LIST}/new", {"title": "VPN certificate", "text": FACTS}, follow=True)
    point = StartingPoint.objects.get()
    assert (point.title, point.text, point.changed_by) == ("VPN certificate", FACTS, leah)
    words = page.content.decode()
    assert "Saved." in words
    assert "Not used yet." in words
    assert "Changed by Leah Sand" in words


def test_a_lead_changes_one_and_takes_it_back(lead, leah, friday):
    point = made(leah, friday)
    lead.post(f"{LIST}/{point.pk}", {"title": "VPN", "text": "Now [when]."})
    point.refresh_from_db()
    assert (point.title, point.text) == ("VPN", "Now [when].")
    page = lead.post("/settings/undo", follow=True)
    assert "It is as it was before." in page.content.decode()
    point.refresh_from_db()
    assert (point.title, point.text) == ("VPN certificate", FACTS)


def test_a_text_of_feeling_alone_is_held_back_once(lead, friday):
    typed = {"title": "Sorry", "text": FEELING}
    held = lead.post(f"{LIST}/new", typed)
    assert held.status_code == 422
    assert StartingPoint.objects.count() == 0
    words = held.content.decode()
    assert "This text holds feeling and no facts." in words
    assert 'name="anyway"' in words
    assert FEELING in words
    lead.post(f"{LIST}/new", {**typed, "anyway": "yes"})
    assert StartingPoint.objects.get().text == FEELING


def test_a_title_in_use_is_told_beside_the_field(lead, leah, friday):
    made(leah, friday)
    page = lead.post(f"{LIST}/new", {"title": "vpn CERTIFICATE", "text": "Other [words]."})
    assert page.status_code == 422
    assert "There is a starting point with this title already." in page.content.decode()
    assert StartingPoint.objects.get().text == FACTS


def test_one_is_retired_and_offered_again(lead, leah, friday):
    point = made(leah, friday)
    page = lead.post(f"{LIST}/{point.pk}/retire", follow=True)
    assert "retired, not offered" in page.content.decode()
    lead.post(f"{LIST}/{point.pk}/retire", {"again": "yes"})
    point.refresh_from_db()
    assert not point.is_retired


def test_an_agent_reads_but_changes_nothing(agent, leah, friday):
    point = made(leah, friday)
    page = agent.get(LIST).content.decode()
    assert "VPN certificate" in page
    assert f"{LIST}/{point.pk}" not in page
    typed = {"title": "Mine", "text": "Mine [too]."}
    answers = [
        agent.post(f"{LIST}/new", typed),
        agent.post(f"{LIST}/{point.pk}", typed),
        agent.post(f"{LIST}/{point.pk}/retire"),
    ]
    assert [each.status_code for each in answers] == [403, 403, 403]
    point.refresh_from_db()
    assert (point.title, point.is_retired) == ("VPN certificate", False)
    assert StartingPoint.objects.count() == 1


def test_a_lead_who_became_an_agent_cannot_undo(lead, leah, friday):
    point = made(leah, friday)
    lead.post(f"{LIST}/{point.pk}", {"title": "VPN", "text": FACTS})
    leah.role = Role.AGENT
    leah.save()
    assert lead.post("/settings/undo").status_code == 403
    point.refresh_from_db()
    assert point.title == "VPN"


def test_the_list_asks_the_same_for_one_and_for_three(
    lead, leah, friday, django_assert_num_queries
):
    made(leah, friday)
    lead.get(LIST)
    with CaptureQueriesContext(connection) as one:
        lead.get(LIST)
    made(AgentFactory(), friday, title="Printer"), made(AgentFactory(), friday, title="Wi-Fi")
    with django_assert_num_queries(len(one)):
        lead.get(LIST)
