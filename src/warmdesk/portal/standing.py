"""A person's requests in a list: each with its name and its time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from warmdesk.people.models import Person
from warmdesk.portal.following import asked_words, next_word, standing_of
from warmdesk.tickets.models import Message
from warmdesk.tickets.queries.lists import requests_of

MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class StandingRow:
    number: int
    subject: str
    asked: str
    owner: str
    next_word: str


def standings_of(person: Person, at: datetime) -> Sequence[StandingRow]:
    """Their newest requests, also those that were joined with another's, in two queries."""
    tickets = list(requests_of(person).select_related("owner").order_by("-pk")[:MOST_LISTED])
    held: dict[int, list[Message]] = {}
    for message in Message.objects.filter(ticket__in=tickets, undo__isnull=False):
        held.setdefault(message.ticket_id, []).append(message)
    rows = []
    for ticket in tickets:
        standing = standing_of(ticket, held.get(ticket.pk, ()))
        rows.append(
            StandingRow(
                number=ticket.pk,
                subject=ticket.subject,
                asked=asked_words(ticket, ticket.opened_at, at),
                owner=standing.owner.name,
                next_word=next_word(standing, at).text,
            )
        )
    return rows
