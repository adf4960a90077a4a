"""Python, the command line and HTTP: the same question, the same answer."""

from __future__ import annotations

import io
import json

import pytest
from django.urls import reverse

from tests.factories.accounts import AgentFactory
from warmdesk import coach
from warmdesk.accounts.actions.keys import make_key
from warmdesk.coach.cli import main
from warmdesk.coach.rules import all_rules

pytestmark = pytest.mark.django_db

AT = "2026-11-18T10:20:00+00:00"
THREAD = [{"from": "person", "name": "Dana Okafor", "text": "When will it be back?", "at": AT}]
ODD = (
    {"draft": ""},
    {"draft": "It's back by 3 pm tomorrow, I'll write then.", "thread": THREAD, "now": AT},
    {"draft": "Das ist nicht meine Abteilung, bitte fragen Sie dort.", "thread": THREAD},
    {"draft": "\U0001f600 soon \u2028 d\u00e9j\u00e0 \ud800", "thread": THREAD},
    {"draft": "This idiot again.", "kind": "note"},
    {"draft": "See below.", "kind": "forward"},
    {"draft": "No.", "desk": {"kind": "provider", "timezone": "Asia/Tokyo"}, "now": AT},
    {"draft": "No.", "unknown": [1]},
    {"draft": 5},
    {"thread": THREAD},
    {"draft": "No.", "now": "yesterday"},
    {"draft": "No.", "thread": {"from": "person"}},
)


def questions() -> list[dict]:
    cold = [{"draft": rule.cold[0].draft, "now": AT} for rule in all_rules() if rule.cold]
    for given, rule in zip(cold, (rule for rule in all_rules() if rule.cold), strict=True):
        if rule.cold[0].asked:
            given["thread"] = [{**THREAD[0], "text": rule.cold[0].asked}]
    chosen = [*ODD, *cold][:30]
    return [{"id": number, **each} for number, each in enumerate(chosen)]


def test_thirty_questions_get_one_answer_at_every_door(client, friday, monkeypatch, capsys):
    asked = questions()
    assert len(asked) == 30
    key = make_key(agent=AgentFactory(), name="Other desk", at=friday)
    lines = "".join(json.dumps(each) + "\n" for each in asked)
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))

    in_python = [in_process(each) for each in asked]
    main(["read"])
    at_the_command = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    over_http = [over_the_wire(client, key, each) for each in asked]

    assert at_the_command == in_python
    assert over_http == in_python
    assert sum("error" in each for each in in_python) == 4
    assert sum(bool(each.get("findings")) for each in in_python) >= 15


def in_process(given: dict) -> dict:
    try:
        return coach.read(coach.Question.from_json(given)).to_json()
    except coach.BadQuestion as problem:
        return {"id": given["id"], "error": str(problem)}


def over_the_wire(client, key: str, given: dict) -> dict:
    headers = {"Authorization": f"Bearer {key}"}
    return client.post(
        reverse("api-1:coach-read"),
        json.dumps(given),
        content_type="application/json",
        headers=headers,
    ).json()
