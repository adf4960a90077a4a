"""Builds the coach's question from what the desk knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from warmdesk import coach
from warmdesk.accounts.models import User
from warmdesk.accounts.queries.colleagues import colleague_names
from warmdesk.coaching.queries.policy import desk_policy
from warmdesk.core.desk import current_desk, holiday_dates
from warmdesk.tickets.choices import Kind
from warmdesk.tickets.models import Message, Ticket

MOST_TURNS = 20
LONGEST_TURN = 20_000


@dataclass(frozen=True, slots=True)
class Heard:
    """A question to the coach, and the messages its thread was made of, in the same order."""

    question: coach.Question
    messages: Sequence[Message]


def question_about(
    ticket: Ticket,
    messages: Sequence[Message],
    *,
    agent: User | None,
    draft: str,
    kind: str,
    at: datetime,
    asked_for: bool = False,
) -> Heard:
    """What the coach may know: the newest turns between person and desk, never notes or automatic mail."""
    spoken = [m for m in messages if m.kind in {Kind.PERSON, Kind.REPLY}][-MOST_TURNS:]
    person = ticket.person
    question = coach.Question(
        draft=draft,
        thread=tuple(_turn(message, ticket) for message in spoken),
        kind="note" if kind == Kind.NOTE else "reply",
        now=at,
        person=coach.PersonCard(
            name=person.name,
            prefers=tuple(person.prefers),
            own_words=person.own_words,
            technical=person.is_technical,
            welcomes=tuple(person.welcomes),
        ),
        agent=agent.name if agent else "",
        colleagues=tuple(name for name in colleague_names() if not agent or name != agent.name),
        cases=tuple(
            coach.Case(case["number"], case["title"], case["fix"]) for case in ticket.similar
        ),
        desk=coach_desk(),
        asked_for=asked_for,
    )
    return Heard(question, spoken)


def coach_desk() -> coach.Desk:
    """The desk as the coach knows it."""
    desk = current_desk()
    return coach.Desk(
        kind="provider" if desk.kind == "provider" else "internal",
        timezone=desk.timezone,
        hours=tuple(
            (day, tuple((start, end) for start, end in spans)) for day, spans in desk.hours.items()
        ),
        holidays=holiday_dates(desk),
        jargon_ok=desk.jargon_ok,
    )


def read(heard: Heard) -> coach.Answer:
    """Ask the coach under the desk's policy."""
    return coach.read(heard.question, desk_policy())


def _turn(message: Message, ticket: Ticket) -> coach.Turn:
    is_person = message.kind == Kind.PERSON
    return coach.Turn(
        text=message.text[:LONGEST_TURN],
        author="person" if is_person else "agent",
        name=message.author_name or ticket.person.name,
        at=message.at,
    )
