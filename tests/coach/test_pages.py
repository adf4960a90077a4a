"""Every rule has its page, and the page says what the rule's file says."""

from __future__ import annotations

import importlib.util
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "rules"


def test_the_pages_of_the_rules_are_as_the_rules_are():
    spec = importlib.util.spec_from_file_location("make_rule_pages", FOLDER / "make.py")
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert written == make.pages()
