import base64
import io
import json

import pytest

from tests.mail.reading.letters import message
from warmdesk.mail.reading.cli import main

CONTEXT = {
    "tickets": [
        {
            "id": 7,
            "requester": "zoe@client.example",
            "cc": [],
            "message_ids": ["<wd.7@desk.example>"],
        }
    ]
}


def _run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    given: bytes,
    *arguments: str,
) -> list[dict[str, object]]:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert main(["read", *arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_one_message_on_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAIL_CONTEXT", json.dumps(CONTEXT))

    [said] = _run(monkeypatch, capsys, message(In_Reply_To="<wd.7@desk.example>"))

    assert said["from"] == "zoe@client.example"
    assert (said["action"], said["ticket"], said["ack"]) == ("reply", 7, False)
    assert said["text"] == "Any news?"


def test_many_messages_in_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        {"id": "a", "eml_b64": base64.b64encode(message()).decode(), "context": None},
        {"id": "b"},
        {
            "id": "c",
            "eml_b64": base64.b64encode(message(In_Reply_To="<wd.7@desk.example>")).decode(),
            "context": CONTEXT,
        },
    ]
    given = b"".join(json.dumps(line).encode() + b"\n" for line in lines)

    said = _run(monkeypatch, capsys, given, "--jsonl")

    assert [(line["id"], line.get("action")) for line in said] == [
        ("a", "new"),
        ("b", None),
        ("c", "reply"),
    ]
    assert "error" in said[1]
