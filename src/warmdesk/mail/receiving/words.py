"""The words of a letter as a message keeps them: storable everywhere, and never nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from warmdesk.mail.reading import Letter
from warmdesk.mail.receiving.knowledge import without_brackets

# Beyond this nobody reads on a page; all of it is in the mail as it came.
LONGEST_TEXT = 300_000
LONGEST_HTML = 1_000_000
LONGEST_ID = 250


@dataclass(frozen=True, slots=True)
class Words:
    """What goes into a message. `message_id` has no brackets; None if the letter has none."""

    subject: str
    text: str
    quoted: str
    html: str
    message_id: str | None


def words_in(letter: Letter) -> Words:
    """The words of a letter; one that cannot be read says so."""
    text, quoted = letter.text, letter.quoted
    if not text.strip():
        # Nothing new was found: rather show all of it than nothing.
        text, quoted = letter.body, ""
    if not text.strip() and not letter.attachments:
        text = _unreadable(letter)
    html = letter.html if len(letter.html) <= LONGEST_HTML else ""
    message_id = without_brackets(letter.message_id)
    return Words(
        subject=" ".join(_storable(letter.subject).split())[:250],
        text=_storable(text)[:LONGEST_TEXT],
        quoted=_storable(quoted)[:LONGEST_TEXT],
        html=_storable(html),
        message_id=_storable(message_id) if 0 < len(message_id) <= LONGEST_ID else None,
    )


def _unreadable(letter: Letter) -> str:
    if letter.faults:
        return _("This mail could not be read: {why}. It is kept exactly as it came.").format(
            why="; ".join(letter.faults)
        )
    return _("This mail has no words in it. It is kept exactly as it came.")


def _storable(text: str) -> str:
    """PostgreSQL keeps no NUL, and neither database keeps half a character."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
