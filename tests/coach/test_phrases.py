"""The notation of the phrase files."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from warmdesk.coach.phrases import DATA, Phrases, phrases
from warmdesk.coach.text import Sentence

FILES = sorted(path.stem for path in DATA.glob("*.txt"))


def fits(pattern: str, text: str) -> bool:
    return Phrases((pattern,)).fits(Sentence(text, 0, ""))


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("not (my|our) job", "that is not our job.", True),
        ("not (my|our) job", "that is not a job.", False),
        ("not (really)? mine", "not mine", True),
        ("not (really)? mine", "not really mine", True),
        ("i am (very )?sorry", "i am very sorry", True),
        ("don't know", "i dont know", True),
        ("you .. deleted", "you have just deleted it", True),
        ("you .. deleted", "you have of course just now deleted it", False),
        ("^no$", "no.", True),
        ("^no$", "no, but i can try", False),
        ("art", "we start", False),
    ],
)
def test_a_pattern(pattern, text, expected):
    assert fits(pattern, text) is expected


@pytest.mark.parametrize("name", FILES)
def test_a_file_compiles_without_a_warning(name):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert isinstance(phrases(name), Phrases)


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.txt")), ids=lambda path: path.stem)
def test_a_file_says_what_it_holds_and_holds_nothing_twice(path: Path):
    lines = path.read_text(encoding="utf-8").splitlines()

    assert lines[0].startswith("# ")
    assert sorted(lines) == sorted(set(lines))
