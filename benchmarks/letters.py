"""Raw mails of our own for measuring: new requests, and answers to earlier ones, some with an HTML part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from benchmarks.words import Words

TO = "help0@desk.example"
SENT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def letters(count: int, run: str) -> Iterator[bytes]:
    """Every third answers the mail before it, every second has HTML beside its text, every tenth a file.

    `run` keeps the mails of two runs apart, which else would be taken for the same ones.
    """
    words = Words(seed=count)
    for number in range(count):
        letter = EmailMessage()
        letter["From"] = f"{words.name()} <sender{number - (number % 3 == 2)}@people.example>"
        letter["To"] = TO
        letter["Date"] = format_datetime(SENT)
        letter["Message-ID"] = f"<{run}.{number}@people.example>"
        text = words.message(questions=2).text
        if number % 3 == 2:
            earlier = f"<{run}.{number - 1}@people.example>"
            letter["Subject"] = "Re: the same again"
            letter["In-Reply-To"] = letter["References"] = earlier
            text += f"\n\nOn Friday, somebody wrote:\n> {words.message().text[:200]}\n"
        else:
            letter["Subject"] = words.subject()
        letter.set_content(text)
        if number % 2:
            paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
            letter.add_alternative(f"<html><body>{paragraphs}</body></html>", subtype="html")
        if number % 10 == 9:
            letter.add_attachment(
                bytes(range(256)) * 80, maintype="application", subtype="pdf", filename="form.pdf"
            )
        yield letter.as_bytes()
