"""What holds for any message at all."""

import re
import sys
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmdesk.mail.reading import decide, read_mail, split_quoted
from warmdesk.mail.reading.deciding import DeskKnowledge
from warmdesk.mail.reading.markup import html_to_text

PIECES = st.sampled_from(
    [
        b"From: a@b.example\n",
        b"Subject: =?utf-8?q?=C3?=\n",
        b"Content-Type: multipart/mixed; boundary=b\n",
        b'Content-Type: multipart/alternative; boundary="c"\n',
        b"Content-Type: text/html; charset=utf-7\n",
        b"Content-Type: message/delivery-status\n",
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Disposition: attachment; filename*0*=x''%\n",
        b"--b\n",
        b"--c\n",
        b"--b--\n",
        b"\n",
        b" \r\n",
        b"<p style='display:none'>",
        b"begin 644 a\n",
        b"\xff\xfe\x00",
        b"Date: 1 Jan 0000\n",
    ]
)
LINES = st.sampled_from(
    [
        "Hello there",
        "",
        "> old",
        ">> older",
        "On Tue, Mar 12, 2024 at 9:14 AM Desk <help@desk.example> wrote:",
        "wrote:",
        "-- ",
        "________________________________",
        "From: Desk <help@desk.example>",
        "Sent: today",
        "Subject: x",
        "-----Original Message-----",
        "Sent from my iPhone",
        "2024 <",
        "----",
    ]
)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_letter(raw: bytes) -> None:
    letter = read_mail(raw)

    assert letter.kind in ("new", "reply")
    assert not any("shown as it came" in fault for fault in letter.faults)


@given(st.lists(PIECES | st.binary(max_size=12), max_size=25))
def test_any_mixture_of_mail_pieces_is_a_letter(pieces: list[bytes]) -> None:
    letter = read_mail(b"".join(pieces))

    assert not any("shown as it came" in fault for fault in letter.faults)
    assert decide(letter, DeskKnowledge()).action in ("new", "bounce", "quarantine")


@given(st.lists(LINES | st.text(max_size=20), max_size=25), st.booleans())
def test_no_word_is_lost_between_new_and_quoted(lines: list[str], is_reply: bool) -> None:
    text = "\n".join(lines)

    new, quoted = split_quoted(text, is_reply=is_reply)

    assert Counter(new.split()) + Counter(quoted.split()) == Counter(text.split())


@given(st.lists(LINES, max_size=25))
def test_whoever_wrote_words_has_words(lines: list[str]) -> None:
    text = "\n".join(lines)

    assert bool(split_quoted(text)[0].strip()) == bool(text.strip())


@settings(max_examples=50)
@given(st.text(alphabet=st.sampled_from("<>/=\"'&; abp!-\n")))
def test_any_markup_has_a_text(source: str) -> None:
    assert "\0" not in html_to_text(source)


def _steps(work: Callable[[], object]) -> int:
    """How many lines of Python a piece of work takes."""
    steps = 0

    def count(*_: object) -> Callable[..., object]:
        nonlocal steps
        steps += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize(
    "piece",
    [
        b"On Tue, Mar 12, 2024 at 9:14 AM Desk <help@desk.example> wrote:\n",
        b"> > >\n",
        b"hello\n-- \n",
        b"hello\nSent from my iPhone\n",
        b"From: x\nSent: y\n",
        b"----- \n",
        b"begin 644 a\n",
    ],
)
def test_twice_the_lines_take_twice_the_steps(piece: bytes) -> None:
    read_mail(b"Subject: warm up the word lists\nIn-Reply-To: <a@b.example>\n\nwrote 2024:\n")
    head = b"Subject: x\nIn-Reply-To: <a@b.example>\n\nHi\n"

    once = _steps(lambda: read_mail(head + piece * 150))
    twice = _steps(lambda: read_mail(head + piece * 300))

    assert twice < once * 2.3


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        '<a b="',
        "<!--",
        "<div>",
        "<div style=display:none>x",
        "<script>",
        "</p>",
        "<blockquote type=cite>x",
    ],
)
def test_twice_the_markup_takes_twice_the_steps(piece: str) -> None:
    html_to_text("warm up")

    once = _steps(lambda: html_to_text(piece * 300))
    twice = _steps(lambda: html_to_text(piece * 600))

    assert twice < once * 2.3


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (b"Content-Type: multipart/mixed; boundary=b\n\n", b"--b\n\nx\n"),
        (b"Subject: x\n", b" folded\n"),
        (b"Subject: ", b"=?utf-8?q?a?= "),
        (b"From: ", b"a@b.example, "),
        (b"References: ", b"<a@b.example> "),
        (b"Content-Type: a/b", b"; a=b"),
    ],
)
def test_twice_the_headers_take_twice_the_steps(head: bytes, piece: bytes) -> None:
    read_mail(b"Subject: warm up the word lists\n\nx")

    once = _steps(lambda: read_mail(head + piece * 200))
    twice = _steps(lambda: read_mail(head + piece * 400))

    assert twice < once * 2.3


def test_long_words_without_an_at_sign_are_searched_once() -> None:
    # Patterns that begin anywhere in a word would need hours for these.
    for head in (b"From: ", b'From: "', b"To: (", b"Subject: x\n\n", b"Authentication-Results: "):
        letter = read_mail(head + b"\\a" * 300_000 + b"\n\nx")
        assert re.fullmatch(r"new|reply", letter.kind)
