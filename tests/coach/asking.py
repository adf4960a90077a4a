"""Questions for the coach, made in one line."""

from __future__ import annotations

from datetime import UTC, datetime

from warmdesk.coach import Answer, Desk, PersonCard, Question, Turn, read

NOW = datetime(2026, 11, 18, 10, 20, tzinfo=UTC)
HOURS = tuple((day, (("08:00", "18:00"),)) for day in ("mon", "tue", "wed", "thu", "fri"))
DESK = Desk(timezone="Europe/London", hours=HOURS)


def ask(draft: str, asked: str = "", **changes: object) -> Answer:
    """What the coach says to a draft, written to Dana who asked something."""
    thread = (Turn(asked, name="Dana Okafor"),) if asked else ()
    given: dict[str, object] = {
        "draft": draft,
        "thread": thread,
        "now": NOW,
        "person": PersonCard(name="Dana Okafor"),
        "agent": "Ines Moreau",
        "desk": DESK,
    }
    return read(Question(**{**given, **changes}))  # type: ignore[arg-type]


def slugs(answer: Answer) -> list[str]:
    return [finding.rule for finding in answer.findings]
