import pytest

from tests.mail.reading.letters import message
from warmdesk.mail.reading import read_mail


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Auto-Submitted", "auto-replied (vacation)"),
        ("AUTO-SUBMITTED", "Auto-Generated; owner=x"),
        ("Return-Path", "<>"),
        ("Precedence", "auto_reply"),
        ("X-Autoreply", "yes"),
        ("X-Autorespond", "Dock"),
        ("X-MS-Exchange-Inbox-Rules-Loop", "zoe@client.example"),
        ("X-Failed-Recipients", "kim@client.example"),
        ("Subject", "Automatic reply: Dock"),
        ("Subject", "Automatische Antwort: Dock"),
        ("Subject", "Réponse automatique : Dock"),
        ("Subject", "自動返信: Dock"),
    ],
)
def test_a_program_wrote_it(name: str, value: str) -> None:
    letter = read_mail(message(**{name: value}))

    assert letter.auto
    assert letter.auto_reason
    assert letter.no_ack_reason == letter.auto_reason


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Precedence", "bulk"),
        ("List-Id", "Staff <staff.client.example>"),
        ("List-Unsubscribe", "<mailto:u@shop.example>"),
        ("X-Auto-Response-Suppress", "DR, OOF, AutoReply"),
        ("From", "no-reply@shop.example"),
        ("From", "Nobody"),
    ],
)
def test_a_person_may_have_written_it_but_no_program_may_answer(name: str, value: str) -> None:
    letter = read_mail(message(**{name: value}))

    assert not letter.auto
    assert letter.no_ack_reason


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Auto-Submitted", "no"),
        ("Return-Path", "<zoe@client.example>"),
        ("Subject", "Re: Automatic reply: Dock"),
        ("Subject", "Automatic replies stopped working"),
        ("Subject", "My mail was returned to sender"),
        ("Subject", "Undeliverable: what does it mean?"),
        ("X-Auto-Response-Suppress", "None"),
    ],
)
def test_a_person_wrote_it(name: str, value: str) -> None:
    letter = read_mail(message(**{name: value}))

    assert (letter.auto, letter.no_ack_reason, letter.bounce) == (False, "", None)
