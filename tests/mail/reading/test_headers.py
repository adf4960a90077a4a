from datetime import UTC, datetime

import pytest

from warmdesk.mail.reading.headers import (
    decode_words,
    message_ids,
    moment,
    read_headers,
    replied_to,
)


def test_folded_lines_belong_to_their_field() -> None:
    raw = b"Subject: one\r\n two\r\n\tthree\r\nTo: a@b.example\r\n\r\nbody"

    headers, start = read_headers(raw, 0, len(raw))

    assert headers.first("subject").split() == ["one", "two", "three"]
    assert raw[start:] == b"body"


def test_a_line_of_spaces_does_not_end_the_headers() -> None:
    raw = b"Subject: one\r\n \r\nTo: a@b.example\r\n\r\nbody"

    headers, start = read_headers(raw, 0, len(raw))

    assert headers.first("to") == "a@b.example"
    assert raw[start:] == b"body"


def test_words_are_kept_when_the_empty_line_is_missing() -> None:
    raw = b"Subject: one\nHello, my screen is black\n"

    _, start = read_headers(raw, 0, len(raw))

    assert raw[start:] == b"Hello, my screen is black\n"


def test_a_stray_line_between_headers_is_passed_over() -> None:
    raw = b"Subject: one\nbroken line\nFrom: a@b.example\n\nbody"

    headers, start = read_headers(raw, 0, len(raw))

    assert headers.first("from") == "a@b.example"
    assert raw[start:] == b"body"


def test_the_envelope_line_of_a_mailbox_is_no_header() -> None:
    raw = b"From a@b.example Tue Mar 12 2024\nSubject: one\n\nbody"

    headers, _ = read_headers(raw, 0, len(raw))

    assert [name for name, _ in headers.fields] == ["subject"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?UTF-8?Q?Gr=C3?= =?UTF-8?Q?=BC=C3=9Fe?=", "Grüße"),
        ("=?utf-8?b?R3LDvMOfZQ==?= and more", "Grüße and more"),
        ("=?utf-8?b?R3LDvMOfZQ?=", "Grüße"),
        ("=?iso-8859-1*de?Q?Gr=FC=DFe?=", "Grüße"),
        ("=?no-such?Q?plain?=", "plain"),
        ("Re:=?utf-8?q?_a?= b", "Re: a b"),
        ("=?utf-8?q?one=0D=0ABcc:_eve?=", "one Bcc: eve"),
        ("=?utf-8?q?cut off", "=?utf-8?q?cut off"),
        ("=?utf-8?q?=E2=80=AEevil=E2=80=AC?= \u2067twice", "evil twice"),
    ],
)
def test_encoded_words(written: str, meant: str) -> None:
    assert decode_words(written) == meant


def test_message_ids_are_found_among_other_words() -> None:
    assert message_ids("see <a@b.example>, <c@\n d.example>") == ("<a@b.example>", "<c@d.example>")


def test_a_message_id_without_brackets_still_counts() -> None:
    assert message_ids("123@b.example") == ("123@b.example",)


def test_the_id_after_a_phrase_is_the_one_answered() -> None:
    assert (
        replied_to("Message from A <a@b.example> of Tue <id@desk.example>") == "<id@desk.example>"
    )


def test_the_first_of_several_ids_is_the_one_answered() -> None:
    assert replied_to("<one@desk.example> <two@desk.example>") == "<one@desk.example>"


def test_a_date_without_a_zone_is_taken_as_utc() -> None:
    assert moment("Tue, 12 Mar 2024 10:20:30") == datetime(2024, 3, 12, 10, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "value", ["", "soon", "Tue, 99 Mar 2024 10:00:00 +0000", "Tue, 12 Mar 99999 00:00 +0000"]
)
def test_what_is_no_date_is_none(value: str) -> None:
    assert moment(value) is None
