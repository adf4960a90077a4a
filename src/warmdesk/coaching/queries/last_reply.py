"""What the newest reply of a thread answered."""

from __future__ import annotations

from dataclasses import replace

from warmdesk import coach
from warmdesk.coaching.queries.question import Heard, read
from warmdesk.tickets.choices import Answered, Kind
from warmdesk.tickets.models import Message

STATES = {"yes": Answered.YES, "partly": Answered.PARTLY, "no": Answered.NO}

# A message, and the span in it that asks.
Place = tuple[int, int, int]


def read_last_reply(heard: Heard) -> coach.Answer:
    """The thread before the newest reply, read with that reply as the draft."""
    reply = last_reply(heard)
    if reply is None:
        return read(heard)
    place = heard.messages.index(reply)
    question = replace(
        heard.question, thread=heard.question.thread[:place], draft=reply.text, now=reply.at
    )
    return read(Heard(question, heard.messages[:place]))


def answered_by_last(
    last: coach.Answer, heard: Heard
) -> dict[Place, tuple[Answered, Message | None]]:
    """How each thing that was asked stood after the newest reply, by its place; `last` is its reading."""
    reply = last_reply(heard)
    if reply is None:
        return {}
    return {
        (heard.messages[each.message].pk, *each.span): (
            STATES[each.answered],
            reply if each.answered != "no" else None,
        )
        for each in last.asked
    }


def last_reply(heard: Heard) -> Message | None:
    return next((each for each in reversed(heard.messages) if each.kind == Kind.REPLY), None)
