"""Starting points: leads write them, agents fit them to the person, and no word already written is lost."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.accounts import AgentFactory
from tests.factories.tickets import make_ticket
from warmdesk.accounts.models import Role, User
from warmdesk.knowledge.actions.starting_points import retire_starting_point, save_starting_point
from warmdesk.knowledge.models import StartingPoint
from warmdesk.tickets.choices import Kind

pytestmark = pytest.mark.django_db

FACTS = "The VPN needs the new certificate.\nInstall it from [where to get it], then start again."
FEELING = "I understand your frustration and we apologise for any inconvenience."
LIST = "/settings/starting-points"
OPTION = re.compile(r'role="option" id="starting-(\d+)"')


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


def test_the_composer_gets_options_that_fit_the_words(agent, leah, friday):
    vpn = made(leah, friday)
    made(leah, friday, title="Printer")
    retire_starting_point(point=made(leah, friday, title="VPN of old"))
    options = agent.get("/knowledge/starting-points?q=vpn", headers={"X-Part": "options"})
    words = options.content.decode()
    assert OPTION.findall(words) == [str(vpn.pk)]
    assert 'role="listbox"' in words
    assert "<html" not in words


def test_using_one_in_the_composer_is_noted(agent, leah, friday):
    point = made(leah, friday)
    assert agent.post(f"/knowledge/starting-points/{point.pk}/used").status_code == 204
    point.refresh_from_db()
    assert point.last_used_at == friday
    assert agent.post("/knowledge/starting-points/999/used").status_code == 404


def test_without_script_the_draft_is_kept_on_the_way_to_the_page(agent, kofi, leah, friday):
    made(leah, friday)
    ticket = make_ticket(at=friday)
    typed = {"text": "Dear Dana,", "mode": "reply", "version": "0"}
    page = agent.post(f"/c/{ticket.number}/starting", typed, follow=True)
    assert page.redirect_chain[-1][0] == f"/knowledge/starting-points?ticket={ticket.number}"
    assert "Use “VPN certificate” in my reply" in page.content.decode()
    assert ticket.drafts.get(agent=kofi).text == "Dear Dana,"


def test_using_one_on_the_page_keeps_what_was_written(agent, kofi, leah, friday):
    point = made(leah, friday)
    ticket = make_ticket(at=friday)
    note = {"text": "Look at port 4.\n", "mode": "note", "version": "0"}
    agent.post(f"/c/{ticket.number}/draft", note)
    answer = agent.post(f"/c/{ticket.number}/starting", {"point": point.pk})
    assert answer.headers["Location"] == f"/c/{ticket.number}#composer-text"
    draft = ticket.drafts.get(agent=kofi)
    assert (draft.text, draft.kind) == (f"Look at port 4.\n\n{FACTS}", Kind.NOTE)
    assert draft.text[draft.caret :].startswith("[where to get it]")
    point.refresh_from_db()
    assert point.last_used_at == friday


def test_one_begins_an_empty_reply(agent, kofi, leah, friday):
    point = made(leah, friday, text="It is done.")
    ticket = make_ticket(at=friday)
    agent.post(f"/c/{ticket.number}/starting", {"point": point.pk})
    draft = ticket.drafts.get(agent=kofi)
    assert (draft.text, draft.kind, draft.caret) == ("It is done.", Kind.REPLY, 11)


def test_the_page_of_a_ticket_that_is_not_there_is_not_found(agent):
    assert agent.get("/knowledge/starting-points?ticket=999").status_code == 404


def test_the_page_without_a_conversation_offers_no_use(agent, leah, friday):
    made(leah, friday)
    page = agent.get("/knowledge/starting-points").content.decode()
    assert "VPN certificate" in page
    assert "in my reply" not in page
