"""The coach on the command line: `read` and `predict` for programs, `check` and `explain` for people."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TextIO

from warmdesk.coach.exchange import answer_to
from warmdesk.coach.predicting import TASKS, predict_line
from warmdesk.coach.reader import read
from warmdesk.coach.rules import all_rules
from warmdesk.coach.terminal import draft_page, line_and_column, nearest, rule_page
from warmdesk.coach.types import BadQuestion, Finding, Question, Turn


def main(argv: Sequence[str]) -> int:
    """Run one command; the exit status is 0 if it could do its work."""
    wanted = _arguments().parse_args(argv)
    if wanted.command == "read":
        return _answer_lines(answer_to, sys.stdin, sys.stdout)
    if wanted.command == "predict":
        return _answer_lines(partial(predict_line, wanted.task), sys.stdin, sys.stdout)
    if wanted.command == "explain":
        return _explain(wanted.rule)
    return _check(wanted)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="warmdesk coach", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("read", help="read questions, one JSON object a line, and answer each")
    predict = commands.add_parser("predict", help="label the rows of a public data set, one a line")
    predict.add_argument("--task", required=True, choices=TASKS, metavar="NAME")
    explain = commands.add_parser("explain", help="tell what a rule notices and why")
    explain.add_argument("rule", metavar="RULE")
    check = commands.add_parser("check", help="read a draft and show what to think about")
    check.add_argument("file", metavar="FILE", help="the draft, a text file; - is standard input")
    check.add_argument(
        "--thread",
        metavar="FILE",
        help="what was written before: the person's message as text, or a thread as JSON",
    )
    check.add_argument("--jsonl", action="store_true", help="one finding a line, for programs")
    return parser


def _answer_lines(answer: Callable[[str], dict[str, object]], source: TextIO, sink: TextIO) -> int:
    for stream in (source, sink):
        _speak_any_text(stream)
    for line in source:
        if line.strip():
            sink.write(json.dumps(answer(line), ensure_ascii=True, allow_nan=False) + "\n")
            # A caller may wait for this answer before it asks again.
            sink.flush()
    return 0


def _explain(slug: str) -> int:
    for rule in all_rules():
        if rule.slug == slug:
            print(rule_page(rule))
            return 0
    print(f"There is no rule of that name. Perhaps: {', '.join(nearest(slug))}", file=sys.stderr)
    return 1


def _check(wanted: argparse.Namespace) -> int:
    """Findings are no failure: the exit status tells only whether the files could be read."""
    _speak_any_text(sys.stdout)
    try:
        draft = _text_of(wanted.file)
        thread = _thread_of(_text_of(wanted.thread)) if wanted.thread else ()
    except (OSError, UnicodeDecodeError) as problem:
        name = getattr(problem, "filename", None) or wanted.file
        print(f"The file {name} could not be read as text.", file=sys.stderr)
        return 1
    except BadQuestion as problem:
        print(str(problem), file=sys.stderr)
        return 1
    answer = read(Question(draft=draft, thread=thread))
    if wanted.jsonl:
        for finding in answer.findings:
            print(json.dumps(_row(wanted.file, draft, finding)))
    else:
        print(draft_page(draft, answer, has_colour=_has_colour(sys.stdout)))
    return 0


def _text_of(name: str) -> str:
    if name == "-":
        return sys.stdin.read()
    # Line ends stay as they are, so that the columns are those of the file.
    return Path(name).read_bytes().decode("utf-8-sig")


def _thread_of(text: str) -> tuple[Turn, ...]:
    """A thread as in a question of the interface, or one message of the person."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        rows = None
    if isinstance(rows, list):
        return Question.from_json({"draft": "", "thread": rows}).thread
    return (Turn(text),)


def _row(name: str, draft: str, finding: Finding) -> dict[str, object]:
    line, column = line_and_column(draft, finding.span.start)
    said = {"rule": finding.rule, "says": finding.says}
    return {"file": name, "line": line, "column": column, **said}


def _has_colour(sink: TextIO) -> bool:
    return sink.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") != "dumb"


def _speak_any_text(stream: TextIO) -> None:
    """UTF-8 whatever the locale, and never a failure over one character."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="replace")
