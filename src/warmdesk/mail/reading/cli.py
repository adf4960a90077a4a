"""`python -m warmdesk.mail.reading read`: reads a message and says what a good reader would."""

import argparse
import base64
import binascii
import json
import os
import sys
from collections.abc import Sequence
from typing import Any

from warmdesk.mail.reading.deciding import DeskKnowledge, decide
from warmdesk.mail.reading.letter import Letter
from warmdesk.mail.reading.reader import read_mail


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
    context = _loaded(os.environ.get("MAIL_CONTEXT") or "null")
    _print(answer(sys.stdin.buffer.read(), context))
    return 0


def _read_lines() -> int:
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        case = _loaded(line)
        try:
            raw = base64.b64decode(case["eml_b64"])
        except (KeyError, TypeError, ValueError, binascii.Error):
            _print({"id": case.get("id"), "error": "this line has no message in eml_b64"})
            continue
        _print({"id": case.get("id")} | answer(raw, case.get("context")))
    return 0


def _loaded(text: str | bytes) -> dict[str, Any]:
    # Any: JSON from outside; DeskKnowledge.from_json takes it apart.
    try:
        loaded = json.loads(text)
    except ValueError:
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _print(found: dict[str, Any]) -> None:
    print(json.dumps(found), flush=True)


def answer(raw: bytes, context: dict[str, Any] | None) -> dict[str, Any]:
    """Everything about one message, in the words of the exchange format."""
    letter = read_mail(raw)
    decision = decide(letter, DeskKnowledge.from_json(context))
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
