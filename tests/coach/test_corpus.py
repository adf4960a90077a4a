"""The coach's own corpus keeps to its format, repeats nothing, and shows enough of what is no fault."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

REPLIES = Path(__file__).parents[2] / "training" / "corpus" / "replies"
FILES = sorted(REPLIES.glob("*.txt"))

WARNINGS = {
    "bare_no",
    "terse",
    "deflect",
    "refer_away",
    "blame",
    "talk_down",
    "canned",
    "defensive",
    "unanswered",
    "chummy",
}
LABELS = WARNINGS | {"empathy", "asks_info", "promise", "helps"}


def rows(path: Path) -> list[tuple[list[str], str, str]]:
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        labels, ask, reply = line.split("|")
        found.append((labels.split(",") if labels else [], ask, reply))
    return found


def test_there_is_a_corpus():
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_has_known_labels_an_ask_and_a_reply(path):
    for labels, ask, reply in rows(path):
        assert set(labels) <= LABELS, (labels, reply)
        assert len(labels) == len(set(labels)), (labels, reply)
        assert ask == ask.strip() != "", reply
        assert reply == reply.strip() != "", ask


def test_no_line_is_there_twice():
    seen = Counter(
        (ask.casefold(), reply.casefold()) for path in FILES for _, ask, reply in rows(path)
    )
    assert [pair for pair, times in seen.items() if times > 1] == []


def test_a_third_of_the_lines_is_no_fault():
    labels = [set(row[0]) for path in FILES for row in rows(path)]
    faultless = sum(1 for found in labels if not found & WARNINGS)
    assert faultless * 3 >= len(labels)
