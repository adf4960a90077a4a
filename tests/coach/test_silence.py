"""Silence on good plain replies, and an ear for cold ones in many voices."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.coach.asking import ask, slugs

HERE = Path(__file__).parent


def rows(name: str, columns: int) -> list[list[str]]:
    """Lines of "asked | draft" or "rule | asked | draft", without the blanks."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("|", columns - 1) for line in lines if line]


def test_good_plain_replies_get_no_finding():
    alarms = {draft: slugs(ask(draft, asked)) for asked, draft in rows("good_replies.txt", 2)}

    assert {draft: found for draft, found in alarms.items() if found} == {}


def test_cold_replies_are_mostly_noticed():
    drafts = rows("cold_replies.txt", 3)
    wanted = Counter(rule for rule, _, _ in drafts)
    found = Counter(rule for rule, asked, draft in drafts if rule in slugs(ask(draft, asked)))

    assert found.total() >= 0.92 * wanted.total()
    assert [rule for rule in wanted if found[rule] < 0.75 * wanted[rule]] == []
