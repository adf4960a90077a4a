"""`python -m warmdesk.mail.reading read`: reads a message and says what a good reader would."""

import argparse
import base64
import json
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from warmdesk.mail.reading.deciding import DeskKnowledge, decide
from warmdesk.mail.reading.letter import Letter
from warmdesk.mail.reading.reader import read_mail

NOT_JSON = "this is not JSON"


def main(argv: Sequence[str]) -> int:
    """Read one message from standard input, or with --jsonl one in every line."""
    parser = argparse.ArgumentParser(prog="warmdesk mail", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    read = commands.add_parser("read", help="read a message and print what it says as JSON")
    read.add_argument(
        "--jsonl", action="store_true", help='lines of {"id", "eml_b64", "context"} instead'
    )
    options = parser.parse_args(argv)
    return _read_lines() if options.jsonl else _read_one()


def _read_one() -> int:
    try:
        context = _loaded(os.environ.get("MAIL_CONTEXT") or "null")
        _print(answer(sys.stdin.buffer.read(), context))
    except ValueError as problem:
        print(f"MAIL_CONTEXT: {problem}", file=sys.stderr)
        return 1
    return 0


def _read_lines() -> int:
    for line in sys.stdin.buffer:
        if line.strip():
            _print(_answer_line(line))
    return 0


def _answer_line(line: bytes) -> dict[str, Any]:
    """One line in, one line out; a bad one is answered with an error, and the next ones are still read."""
    try:
        case = _loaded(line)
    except ValueError:
        return {"id": None, "error": NOT_JSON}
    if not isinstance(case, dict):
        return {"id": None, "error": "this line is not an object with named fields"}
    name = case.get("id")
    found: dict[str, Any] = {"id": name if isinstance(name, str | int) else None}
    try:
        raw = _message(case.get("eml_b64"))
        return found | answer(raw, case.get("context"))
    except ValueError as problem:
        return found | {"error": str(problem)}


def _loaded(text: str | bytes) -> object:
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise ValueError(NOT_JSON) from None


def _refuse(name: str) -> NoReturn:
    """Python would read and write NaN and Infinity; JSON knows neither."""
    raise ValueError(name)


def _message(encoded: object) -> bytes:
    if not isinstance(encoded, str):
        raise ValueError("this line has no message in eml_b64")
    try:
        # Some programs wrap their base64; anything else outside its alphabet means that it is none.
        return base64.b64decode("".join(encoded.split()), validate=True)
    except ValueError:
        raise ValueError("eml_b64 is not base64") from None


def _print(found: dict[str, Any]) -> None:
    print(json.dumps(found, allow_nan=False), flush=True)


def answer(raw: bytes, context: object) -> dict[str, Any]:
    """Everything about one message, in the words of the exchange format; raises BadContext."""
    desk = DeskKnowledge.from_json(context)
    letter = read_mail(raw)
    decision = decide(letter, desk)
    return _letter(letter) | {
        "action": decision.action,
        "ticket": decision.ticket,
        "ack": decision.ack,
        "as_agent": decision.as_agent,
        "add_participants": list(decision.add_participants),
        "reason": decision.reason,
    }


def _letter(letter: Letter) -> dict[str, Any]:
    return {
        "from": letter.from_address,
        "subject": letter.subject,
        "body": letter.body,
        "text": letter.text,
        "quoted": letter.quoted,
        "kind": letter.kind,
        "parent": letter.parent,
        "auto": letter.auto,
        "charset": letter.charset,
        "attachments": [
            {
                "name": a.name,
                "content_type": a.content_type,
                "size": len(a.content),
                "inline": a.inline,
            }
            for a in letter.attachments
        ],
        "faults": list(letter.faults),
    }
