"""The coach on the command line: `read` for programs, `check` and `explain` for people."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from warmdesk.coach.exchange import answer_to
from warmdesk.coach.reader import read
from warmdesk.coach.rules import all_rules
from warmdesk.coach.types import Question


def main(argv: Sequence[str]) -> int:
    """Run one command; the exit status is 0 if it could do its work."""
    wanted = _arguments().parse_args(argv)
    if wanted.command == "read":
        return _read_lines(sys.stdin, sys.stdout)
    if wanted.command == "explain":
        return _explain(wanted.rule)
    return _check(wanted.file)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="warmdesk coach", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("read", help="read questions, one JSON object a line, and answer each")
    explain = commands.add_parser("explain", help="tell what a rule notices and why")
    explain.add_argument("rule", metavar="RULE")
    check = commands.add_parser("check", help="read a draft from a text file")
    check.add_argument("file", metavar="FILE", help="a text file; - is standard input")
    return parser


def _read_lines(source: TextIO, sink: TextIO) -> int:
    for stream in (source, sink):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    for line in source:
        if line.strip():
            sink.write(json.dumps(answer_to(line), ensure_ascii=True, allow_nan=False) + "\n")
            # A caller may wait for this answer before it asks again.
            sink.flush()
    return 0


def _explain(slug: str) -> int:
    for rule in all_rules():
        if rule.slug == slug:
            print(f"{rule.slug}\n\n{rule.doc}\n\nWhat the coach says\n    {rule.says}")
            print(f"\nAn example\n    {rule.example}")
            return 0
    known = ", ".join(rule.slug for rule in all_rules())
    print(f"There is no rule of that name. These are known: {known}", file=sys.stderr)
    return 1


def _check(name: str) -> int:
    try:
        draft = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        print(f"The file {name} could not be read as text.", file=sys.stderr)
        return 1
    answer = read(Question(draft=draft))
    for finding in answer.findings:
        print(f"{_line_of(draft, finding.span.start)}: {finding.says} ({finding.rule})")
    if not answer.findings:
        print("Nothing to suggest.")
    return 0


def _line_of(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
