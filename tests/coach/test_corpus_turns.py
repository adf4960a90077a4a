"""The turns of the coach's own corpus keep to their format, repeat nothing, and show each label about as often."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

TURNS = Path(__file__).parents[2] / "training" / "corpus" / "turns"

LABELS = {
    "acts": {"question", "directive", "inform", "commissive"},
    "standing": {"threat", "none"},
}


def rows(name: str) -> list[list[str]]:
    return [
        line.split("|") for line in (TURNS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize("name", LABELS)
def test_every_line_has_one_known_label_and_a_text_of_its_own(name):
    seen = Counter()
    for label, text in rows(name):
        assert label in LABELS[name], text
        assert text == text.strip() != ""
        seen[text.casefold()] += 1
    assert [text for text, times in seen.items() if times > 1] == []


@pytest.mark.parametrize("name", LABELS)
def test_no_label_is_rare(name):
    counts = Counter(label for label, _ in rows(name))
    assert min(counts[label] for label in LABELS[name]) * 4 >= max(counts.values()) * 3
