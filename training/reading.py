"""Reads what is trained on: labelled public data from a folder that is given, and the corpus in this repository."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Reply:
    """What was asked, what was answered, and what a reader said of the answer."""

    ask: str
    text: str
    labels: frozenset[str]


@dataclass(frozen=True)
class Turn:
    """One sentence and its one label."""

    text: str
    label: str


class Data:
    """The public sets: one folder a set, `NAME/PART.jsonl.gz`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def rows(self, name: str, part: str = "train") -> list[dict[str, object]]:
        path = self._folder / name / f"{part}.jsonl.gz"
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in lines if line.strip()]

    def turns(self, name: str, part: str = "train") -> list[Turn]:
        return [Turn(str(row["text"]), str(row["label"])) for row in self.rows(name, part)]


def corpus_replies(folder: Path = CORPUS) -> list[Reply]:
    """Every line of `replies/*.txt`: labels|ask|reply."""
    return [
        Reply(ask, text, frozenset(filter(None, (each.strip() for each in labels.split(",")))))
        for labels, ask, text in _lines(folder / "replies", 2)
    ]


def corpus_turns(name: str, folder: Path = CORPUS) -> list[Turn]:
    """Every line of `turns/NAME*.txt`: label|text."""
    return [Turn(text, label) for label, text in _lines(folder / "turns", 1, f"{name}*.txt")]


def _lines(folder: Path, bars: int, pattern: str = "*.txt") -> Iterator[list[str]]:
    for path in sorted(folder.glob(pattern)):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.count("|") == bars and not line.startswith("#"):
                yield [each.replace("\\n", "\n").strip() for each in line.split("|")]
