import base64
from datetime import UTC, datetime

import pytest

from tests.mail.reading.letters import message
from warmdesk.mail.reading import Attachment, read_mail
from warmdesk.mail.reading.parts import MOST_BYTES


def _parts(kind: str, *parts: str) -> bytes:
    body = "".join(f"--b\r\n{part}\r\n" for part in parts) + "--b--\r\n"
    return message(body, Content_Type=f"multipart/{kind}; boundary=b")


TEXT = "Content-Type: text/plain\r\n\r\nHello"
HTML = "Content-Type: text/html\r\n\r\n<p>Hello <b>you</b></p>"
FILE = 'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="a.pdf"\r\n\r\n%PDF-1'
PICTURE = "Content-Type: image/png\r\nContent-ID: <pic@x>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="


def test_a_plain_letter_with_everything() -> None:
    letter = read_mail(
        message(
            "It is fixed, thanks.\r\n\r\nOn 12/03/2024 09:14, Desk wrote:\r\n> Is it?\r\n",
            Cc="Kim <kim@client.example>",
            Reply_To="zoe@home.example",
            Date="Tue, 12 Mar 2024 10:20:30 +0000",
            Subject="=?utf-8?q?Re=3A_Gr=C3=BC=C3=9Fe?=",
            In_Reply_To="<b@desk.example>",
            References="<a@desk.example> <b@desk.example>",
        )
    )

    assert letter.from_address == "zoe@client.example"
    assert letter.from_name == "Zoë"
    assert letter.to == (("", "help@desk.example"),)
    assert letter.cc == (("Kim", "kim@client.example"),)
    assert letter.reply_to == (("", "zoe@home.example"),)
    assert letter.subject == "Re: Grüße"
    assert letter.date == datetime(2024, 3, 12, 10, 20, 30, tzinfo=UTC)
    assert letter.message_id == "<new@client.example>"
    assert letter.references == ("<a@desk.example>", "<b@desk.example>")
    assert (letter.kind, letter.parent) == ("reply", "<b@desk.example>")
    assert letter.text == "It is fixed, thanks."
    assert letter.quoted == "On 12/03/2024 09:14, Desk wrote:\n> Is it?"
    assert letter.charset == "utf-8"
    assert letter.faults == ()


def test_the_last_reference_is_the_parent_when_nothing_else_tells() -> None:
    assert read_mail(message(References="<a@x.example> <b@x.example>")).parent == "<b@x.example>"


def test_plain_text_is_nearest_to_what_was_typed() -> None:
    letter = read_mail(_parts("alternative", TEXT, HTML))

    assert letter.body == "Hello"
    assert letter.html == "<p>Hello <b>you</b></p>"
    assert letter.attachments == ()


def test_html_is_read_when_the_plain_text_is_empty() -> None:
    assert (
        read_mail(_parts("alternative", "Content-Type: text/plain\r\n\r\n", HTML)).body
        == "Hello you"
    )


def test_text_after_a_file_is_not_lost() -> None:
    letter = read_mail(_parts("mixed", TEXT, FILE, "Content-Type: text/plain\r\n\r\nand more"))

    assert letter.body == "Hello\n\nand more"
    assert letter.attachments == (
        Attachment("a.pdf", "application/pdf", b"%PDF-1", "", inline=False),
    )


def test_a_picture_in_the_text_is_an_inline_attachment() -> None:
    letter = read_mail(_parts("related", HTML, PICTURE))

    assert letter.body == "Hello you"
    assert [(a.name, a.content_id, a.inline, a.content_type) for a in letter.attachments] == [
        ("", "pic@x", True, "image/png")
    ]
    assert letter.attachments[0].shown_name == "image.png"


def test_a_message_inside_is_an_attachment() -> None:
    inner = 'Content-Type: message/rfc822; name="old.eml";\r\n\r\nSubject: inner\r\n\r\nold words'

    letter = read_mail(_parts("mixed", TEXT, inner))

    assert letter.body == "Hello"
    assert [(a.name, a.content) for a in letter.attachments] == [
        ("old.eml", b"Subject: inner\r\n\r\nold words")
    ]


def test_a_message_that_is_only_a_file() -> None:
    letter = read_mail(
        message(
            base64.b64encode(b"hello").decode(),
            Content_Type="application/x-gzip; NAME=a.gz",
            Content_Disposition="attachment; filename=a.gz",
            Content_Transfer_Encoding="base64",
        )
    )

    assert letter.body == ""
    assert [(a.name, a.content) for a in letter.attachments] == [("a.gz", b"hello")]


def test_flowed_lines_are_put_together() -> None:
    letter = read_mail(
        message("one \r\ntwo\r\n> old \r\n> older\r\n", Content_Type="text/plain; format=flowed")
    )

    assert letter.body == "one two\n> old older"


@pytest.mark.parametrize(
    "raw", [b"", b"\n", b"\r\r", b"\x00", b":", b"From", b"Content-Type: multipart/mixed\n\n"]
)
def test_next_to_nothing_is_still_a_letter(raw: bytes) -> None:
    letter = read_mail(raw)

    assert (letter.kind, letter.from_address, letter.attachments) == ("new", "", ())


def test_words_without_any_header_are_the_body() -> None:
    letter = read_mail(b"My screen is black, please help.")

    assert letter.body == "My screen is black, please help."
    assert letter.faults == ("it has no headers",)


def test_old_line_ends_are_understood() -> None:
    assert read_mail(b"Subject: x\r\rHello\rthere").body == "Hello\nthere"


def test_the_first_of_two_authors_counts() -> None:
    letter = read_mail(b"From: a@b.example\nFrom: agent@desk.example\n\nx")

    assert letter.from_address == "a@b.example"
    assert "it names several authors; the first one counts" in letter.faults


def test_bytes_in_a_subject_are_read_like_the_body() -> None:
    raw = "Subject: Принтер\nContent-Type: text/plain; charset=koi8-r\n\nПринтер".encode("koi8-r")

    assert read_mail(raw).subject == "Принтер"


def test_the_end_of_an_enormous_message_is_not_read() -> None:
    letter = read_mail(b"Subject: x\n\n" + b"a" * MOST_BYTES)

    assert letter.subject == "x"
    assert letter.faults == ("larger than 25 MiB; the end was not read",)


def test_a_fault_of_ours_does_not_lose_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(raw: bytes) -> None:
        raise RuntimeError

    monkeypatch.setattr("warmdesk.mail.reading.reader.take_apart", broken)

    letter = read_mail(b"Subject: x\n\nMy words")

    assert "My words" in letter.body
    assert letter.faults == ("the message could not be read; it is shown as it came",)
