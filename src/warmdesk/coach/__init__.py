"""The reply coach: reads a draft and says what it noticed. It asks, never orders, never blocks."""

from warmdesk.coach.reader import read, read_promises, warm_up
from warmdesk.coach.types import (
    Answer,
    Asked,
    BadQuestion,
    Case,
    Desk,
    Finding,
    Needs,
    PersonCard,
    Policy,
    Promise,
    Question,
    Span,
    Turn,
)

__all__ = [
    "Answer",
    "Asked",
    "BadQuestion",
    "Case",
    "Desk",
    "Finding",
    "Needs",
    "PersonCard",
    "Policy",
    "Promise",
    "Question",
    "Span",
    "Turn",
    "read",
    "read_promises",
    "warm_up",
]
