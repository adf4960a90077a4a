"""How well a collection of real and difficult messages is read, where it lies beside this project."""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from warmdesk.mail.reading.cli import answer

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "mail"
FLOORS = {
    "from": 0.99,
    "subject": 0.99,
    "kind": 0.99,
    "parent": 0.99,
    "attachments": 0.99,
    "body": 0.98,
    "auto": 0.98,
    "kept": 0.99,
    "clean": 0.95,
    "action": 1.0,
    "ticket": 1.0,
    "ack": 1.0,
}


def _words(text: str) -> Counter[str]:
    text = unicodedata.normalize("NFC", text).casefold()
    return Counter(re.findall(r"[\u2e80-\u9fff\uac00-\ud7af\u3040-\u30ff]|[^\W_]+", text))


def _share(whole: str, part: str) -> float:
    """How much of the words of `whole` are in `part`."""
    words = _words(whole)
    return (words & _words(part)).total() / words.total() if words else 1.0


def _flat(text: str) -> str:
    return " ".join(text.split())


def _judged(expected: dict[str, Any], said: dict[str, Any]) -> dict[str, bool]:
    right = {
        key: said[key] == expected[key]
        for key in ("from", "kind", "parent", "ticket")
        if key in expected
    }
    right |= {
        key: said[key] == expected[key] for key in ("auto", "ack") if expected.get(key) is not None
    }
    if "subject" in expected:
        right["subject"] = _flat(said["subject"]) == _flat(expected["subject"])
    if expected.get("attachments") is not None:
        names = sorted(a["name"] for a in said["attachments"] if a["name"])
        right["attachments"] = names == sorted(expected["attachments"])
    if "body" in expected:
        right["body"] = (
            min(_share(expected["body"], said["body"]), _share(said["body"], expected["body"]))
            >= 0.97
        )
    if expected.get("action"):
        right["action"] = said["action"] in expected["action"]
    if expected.get("text"):
        right["kept"] = any(_share(text, said["text"]) >= 0.98 for text in expected["text"])
        right["clean"] = any(_share(said["text"], text) >= 0.90 for text in expected["text"])
    return right


@pytest.mark.skipif(not FOLDER.exists(), reason="the collection of mail is not beside this project")
def test_the_collection_is_read_as_well_as_it_ever_was() -> None:
    results: defaultdict[str, list[bool]] = defaultdict(list)
    for name, expected in json.loads(
        (FOLDER / "expected.json").read_text(encoding="utf-8")
    ).items():
        said = answer((FOLDER / f"{name}.eml").read_bytes(), expected.get("context"))
        for key, is_right in _judged(expected, said).items():
            results[key].append(is_right)

    shares = {key: sum(found) / len(found) for key, found in results.items()}

    assert shares.keys() == FLOORS.keys()
    assert {key: share for key, share in shares.items() if share < FLOORS[key]} == {}
