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


def test_a_bad_line_is_answered_and_the_next_is_still_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = base64.b64encode(message()).decode()
    contexts = [7, "x", {"tickets": 7}, {"tickets": [7]}, {"agents": [7]}, {"agents": 7}]
    contexts += [{"recent_automatic": 7}, {"recent_automatic": {"a@x.example": "many"}}]
    contexts += [{"seen_message_ids": [[]]}, {"trusted_authserv_id": 7}]
    lines = [
        "{broken",
        "[" * 100_000,
        "[]",
        '{"id": NaN}',
        '{"id": 1e400}',
        '{"id": 3, "eml_b64": "!!!"}',
        '{"id": 3, "eml_b64": ["aGk="]}',
        *(json.dumps({"id": 3, "eml_b64": "aGk=", "context": context}) for context in contexts),
        json.dumps({"id": 4, "eml_b64": f"{whole[:60]}\r\n{whole[60:]}\r\n"}),
    ]

    said = _run(monkeypatch, capsys, "\n".join(lines).encode(), "--jsonl")

    assert [line["id"] for line in said] == [None] * 5 + [3] * (len(lines) - 6) + [4]
    assert [sorted(line) for line in said[:-1]] == [["error", "id"]] * (len(lines) - 1)
    assert said[-1]["text"] == "Any news?"


def test_a_context_that_is_not_json_is_said_to_be_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAIL_CONTEXT", "{broken")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(message())))

    assert main(["read"]) == 1
    assert capsys.readouterr().err == "MAIL_CONTEXT: this is not JSON\n"
