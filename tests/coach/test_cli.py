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
    assert (
        capsys.readouterr().err == "There is no rule of that name. Perhaps: bare-no, blame-person\n"
    )


def test_check_reads_a_file(tmp_path, capsys):
    draft = tmp_path / "draft.txt"
    draft.write_text("Hi Dana,\n\nThat's not my department.\n", encoding="utf-8")

    assert main(["check", str(draft)]) == 0
    shown = capsys.readouterr().out
    assert shown.splitlines()[3].strip() == "~~~~~~~~~~~~~~~~~ 1"
    assert "\x1b" not in shown


def test_check_is_quiet_about_a_good_reply(tmp_path, capsys):
    draft = tmp_path / "draft.txt"
    draft.write_text("Hi Dana, it's reset, and the PIN is on your phone.", encoding="utf-8")

    assert main(["check", str(draft)]) == 0
    assert capsys.readouterr().out == "Nothing to suggest.\n"


def test_check_for_programs_gives_one_finding_a_line(tmp_path, capsys):
    draft = tmp_path / "draft.txt"
    draft.write_bytes(b"Hi Dana,\r\n\r\nThat's not my department.\r\nIt will be out soon.\r\n")

    assert main(["check", "--jsonl", str(draft)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [sorted(row) for row in rows] == [["column", "file", "line", "rule", "says"]] * len(rows)
    assert {k: rows[0][k] for k in ("file", "line", "column", "rule")} == {
        "file": str(draft),
        "line": 3,
        "column": 8,
        "rule": "deflection",
    }


@pytest.mark.parametrize(
    "thread",
    ["Is the drive back?", json.dumps([{"from": "person", "text": "Is the drive back?"}])],
)
def test_check_ticks_what_was_asked(tmp_path, capsys, monkeypatch, thread):
    before = tmp_path / "thread"
    before.write_text(thread, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("Hi Dana, yes, it's back since nine."))

    assert main(["check", "-", "--thread", str(before)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "  [x] Is the drive back?"


def test_check_says_what_is_wrong_with_a_thread(tmp_path, capsys, monkeypatch):
    before = tmp_path / "thread"
    before.write_text('[{"text": 5}]', encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("Hi"))

    assert main(["check", "-", "--thread", str(before)]) == 1
    assert '"text"' in capsys.readouterr().err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("setting", "value", "has_colour"),
    [("NO_COLOR", "", True), ("NO_COLOR", "1", False), ("TERM", "dumb", False)],
)
def test_colour_is_for_terminals_that_want_it(tmp_path, monkeypatch, setting, value, has_colour):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(setting, value)
    monkeypatch.setattr("sys.stdin", io.StringIO("That's not my department."))
    screen = Terminal()
    monkeypatch.setattr("sys.stdout", screen)

    assert main(["check", "-"]) == 0
    assert ("\x1b" in screen.getvalue()) == has_colour


def test_check_says_kindly_that_a_file_is_missing(tmp_path, capsys):
    assert main(["check", str(tmp_path / "none.txt")]) == 1
    assert "could not be read" in capsys.readouterr().err
