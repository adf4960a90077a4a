"""Reading mail: from raw bytes to a letter, and from a letter to what the desk does with it. No Django."""

from warmdesk.mail.reading.deciding import Decision, DeskKnowledge, decide
from warmdesk.mail.reading.letter import Attachment, Bounce, Letter
from warmdesk.mail.reading.quotes import split_quoted
from warmdesk.mail.reading.reader import read_mail

__all__ = [
    "Attachment",
    "Bounce",
    "Decision",
    "DeskKnowledge",
    "Letter",
    "decide",
    "read_mail",
    "split_quoted",
]
