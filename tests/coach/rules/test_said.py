"""What people write, in many voices: what a rule notices, and what is near and left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.coach.asking import ask, slugs
from warmdesk.coach import PersonCard, Turn
from warmdesk.coach.rules import all_rules

SAID = Path(__file__).parent / "said"
FILES = sorted(SAID.glob("*.txt"))
DANA = PersonCard(name="Dana Okafor", technical=False)
KINDS = {rule.slug: rule.kind for rule in all_rules()}


def sentences(path: Path, mark: str) -> list[str]:
    """Lines of "+ asked | draft" or "- asked | draft"; ">>" begins the next message."""
    lines = path.read_text("utf-8").splitlines()
    return [line[2:] for line in lines if line.startswith(mark + " ")]


def is_noticed(slug: str, line: str) -> bool:
    before, _, draft = line.rpartition(" | ")
    messages = before.split(" >> ") if before else []
    thread = tuple(
        Turn(text, author="agent" if place % 2 else "person", name="" if place % 2 else DANA.name)
        for place, text in enumerate(messages)
    )
    return slug in slugs(ask(draft, thread=thread, kind=KINDS[slug], person=DANA))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_meant_is_noticed(path: Path):
    lines = sentences(path, "+")

    assert len(lines) >= 25
    assert [line for line in lines if not is_noticed(path.stem, line)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_near_is_left_alone(path: Path):
    lines = sentences(path, "-")

    assert len(lines) >= 25
    assert [line for line in lines if is_noticed(path.stem, line)] == []
