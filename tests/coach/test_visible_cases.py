"""The acceptance cases, where they lie beside the project: modest floors, so that no change breaks much."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warmdesk.coach import Question, read
from warmdesk.coach.rules import all_rules

CASES = Path(__file__).parents[3] / "shared" / "data" / "coach" / "cases"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the acceptance cases are not here")


def cases(area: str) -> list[dict]:
    return [json.loads(line) for line in (CASES / f"{area}.jsonl").read_text("utf-8").splitlines()]


def test_good_replies_are_left_alone():
    alarms = [case["id"] for case in cases("good") if read(Question.from_json(case)).findings]

    assert len(alarms) <= 1


def test_rules_that_exist_are_mostly_found_and_near_misses_are_left_alone():
    known = {rule.slug for rule in all_rules()}
    found, wrong, wanted, unwanted = 0, 0, 0, 0
    for case in cases("findings") + cases("fixtures"):
        slugs = {finding.rule for finding in read(Question.from_json(case)).findings}
        for must in case["expect"].get("must", []):
            names = set(must.split("/")) & known
            wanted += bool(names)
            found += bool(names & slugs)
        unwanted += len(case["expect"].get("must_not", []))
        wrong += len(slugs & set(case["expect"].get("must_not", [])))

    assert found >= 0.85 * wanted > 0
    assert wrong <= 0.03 * unwanted


def test_promises_are_mostly_found():
    wanted = [(case, row) for case in cases("promises") for row in case["expect"]["promises"]]
    found = sum(
        any(
            promise.text in row["text"] or row["text"] in promise.text
            for promise in read(Question.from_json(case)).promises
        )
        for case, row in wanted
    )

    assert found >= 0.9 * len(wanted)
