"""The coach's third door: who may use it, and that it answers as the others do."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import AgentFactory
from warmdesk import coach
from warmdesk.accounts.actions.keys import end_key, make_key
from warmdesk.accounts.models import ApiKey

pytestmark = pytest.mark.django_db

QUESTION = {
    "id": "x",
    "thread": [{"from": "person", "name": "Dana Okafor", "text": "When will the drive be back?"}],
    "draft": "No.",
}


def ask(client, body, key=None):
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return client.post(
        reverse("api-1:coach-read"), body, content_type="application/json", headers=headers
    )


@pytest.mark.parametrize("key", [None, "wd_wrong"])
def test_without_a_key_nobody_is_answered_but_told_about_the_key(key):
    # The test client passes over the check of form secrets unless it is told not to.
    answer = ask(Client(enforce_csrf_checks=True), json.dumps(QUESTION), key)

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert "key" in answer.json()["error"]


def test_a_page_without_the_secret_of_its_form_is_refused():
    client = Client(enforce_csrf_checks=True)
    client.force_login(AgentFactory())

    assert ask(client, json.dumps(QUESTION)).status_code == 403


def test_a_key_opens_the_door_until_it_is_ended(client, friday):
    key = make_key(agent=AgentFactory(), name="Other desk", at=friday)
    answer = ask(client, json.dumps(QUESTION), key)
    assert answer.json() == coach.read(coach.Question.from_json(QUESTION)).to_json()
    end_key(key=ApiKey.objects.get(), at=friday)
    assert ask(client, json.dumps(QUESTION), key).status_code == 401


@pytest.mark.parametrize(
    "body",
    ["{", "[" * 100_000, "[]", '{"id": "x"}', '{"draft": 7}', '{"draft": "a", "thread": 1}'],
)
def test_a_bad_question_gets_one_kind_sentence(client, friday, body):
    key = make_key(agent=AgentFactory(), name="Other desk", at=friday)
    answer = ask(client, body, key)
    assert answer.status_code == 400
    assert set(answer.json()) == {"id", "error"}
    assert answer.json()["error"].endswith(".")


def test_too_long_a_draft_is_refused(client, friday):
    key = make_key(agent=AgentFactory(), name="Other desk", at=friday)
    assert ask(client, json.dumps({"draft": "a" * 600_000}), key).status_code == 413


def test_the_command_makes_a_key_for_an_agent_only():
    agent = AgentFactory()
    out = io.StringIO()
    call_command("apikey", agent.email, "Other desk", stdout=out)
    assert out.getvalue().startswith("wd_")
    with pytest.raises(CommandError, match=r"nobody@desk\.example"):
        call_command("apikey", "nobody@desk.example", "Other desk")
