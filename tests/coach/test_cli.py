"""The command line: lines in, lines out, and pages for people."""

from __future__ import annotations

import io
import json

import pytest

from warmdesk.coach.cli import main


def answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lines: list[str]
) -> list[dict]:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    assert main(["read"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_line_is_answered_in_its_place(monkeypatch, capsys):
    found = answers(
        monkeypatch,
        capsys,
        [
            json.dumps({"id": "a", "draft": "That's not my department."}),
            "{broken",
            json.dumps({"id": "c", "draft": 5}),
            json.dumps({"id": 4, "draft": "It's done, and you can log in again."}),
            "[" * 100_000,
        ],
    )

    assert [each["id"] for each in found] == ["a", None, "c", 4, None]
    assert [each["rule"] for each in found[0]["findings"]] == ["deflection"]
    assert [sorted(each) for each in found[1:3]] == [["error", "id"], ["error", "id"]]
    assert found[3]["findings"] == []


def test_explain_shows_the_page_of_a_rule(capsys):
    assert main(["explain", "bare-no"]) == 0
    assert "What it notices" in capsys.readouterr().out


def test_explain_names_the_rules_it_knows(capsys):
    assert main(["explain", "bare-yes"]) == 1
    assert "bare-no" in capsys.readouterr().err


def test_check_reads_a_file(tmp_path, capsys):
    draft = tmp_path / "draft.txt"
    draft.write_text("Hi Dana,\n\nThat's not my department.\n", encoding="utf-8")

    assert main(["check", str(draft)]) == 0
    assert capsys.readouterr().out.startswith("3: ")


def test_check_is_quiet_about_a_good_reply(tmp_path, capsys):
    draft = tmp_path / "draft.txt"
    draft.write_text("Hi Dana, it's reset, and the PIN is on your phone.", encoding="utf-8")

    assert main(["check", str(draft)]) == 0
    assert capsys.readouterr().out == "Nothing to suggest.\n"


def test_check_says_kindly_that_a_file_is_missing(tmp_path, capsys):
    assert main(["check", str(tmp_path / "none.txt")]) == 1
    assert "could not be read" in capsys.readouterr().err
