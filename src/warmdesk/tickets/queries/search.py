"""Finding tickets by words: SQLite FTS5 or PostgreSQL full text behind one function."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from warmdesk.tickets.models import Label, Message, Ticket
from warmdesk.tickets.queries.lists import PAGE, Page, rows

WORD = re.compile(r"\w+", re.UNICODE)
FILTER = re.compile(r'\b(owner|label|before|has|asked):("[^"]*"|\S+)', re.IGNORECASE)
MOST_WORDS = 12
MOST_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Query:
    """A search box's text taken apart: words, and `name:value` filters."""

    words: Sequence[str]
    filters: dict[str, str]

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.filters)


def parse(text: str) -> Query:
    """Read what somebody typed; anything odd is read as words."""
    filters = {m[1].lower(): value for m in FILTER.finditer(text) if (value := m[2].strip('"'))}
    words = WORD.findall(FILTER.sub(" ", text).lower())[:MOST_WORDS]
    return Query(words, filters)


def find(query: Query, *, before: int | None = None) -> Page:
    """Tickets in which every word occurs (as the beginning of a word, a single letter alone), newest number first.

    `before` is the number from which the last page went on. One query finds, one reads the rows.
    A text without a word, such as "*", is in no ticket.
    """
    if query.is_empty:
        return Page([], None)
    tickets = _filtered(Ticket.objects.all(), query)
    if query.words:
        numbers = _numbers(query.words, before, PAGE + 1 if not query.filters else 500)
        tickets = tickets.filter(pk__in=numbers)
    elif before is not None:
        tickets = tickets.filter(pk__lt=before)
    found = rows(tickets.order_by("-id"), PAGE + 1)
    older = str(found[PAGE - 1].number) if len(found) > PAGE else None
    return Page(found[:PAGE], older)


def _filtered(tickets: QuerySet[Ticket], query: Query) -> QuerySet[Ticket]:
    if name := query.filters.get("owner"):
        tickets = tickets.filter(owner__name__icontains=name)
    if label := query.filters.get("label"):
        tickets = tickets.filter(labels__in=Label.objects.called(label))
    if thing := query.filters.get("has"):
        if thing != "promise":
            return tickets.none()
        tickets = tickets.filter(next_due_at__isnull=False, is_policy_due=False)
    if about := query.filters.get("asked"):
        about = {"when": "time", "why": "reason"}.get(about, about)
        tickets = tickets.filter(asked__about=about, asked__is_removed=False).distinct()
    if day := query.filters.get("before"):
        try:
            moment = datetime.fromisoformat(day).astimezone()
        except ValueError:
            return tickets.none()
        tickets = tickets.filter(opened_at__lt=moment)
    return tickets


class Hit(NamedTuple):
    """A ticket that was found, and whose it is."""

    number: int
    subject: str
    person_id: int
    person_name: str
    person_email: str


def newest_hits(words: Sequence[str], limit: int) -> list[Hit]:
    """As `find` by words alone, in one query, with no more than names."""
    if not words:
        return []
    numbers = RawSQL(*_matching(words, None, limit))  # noqa: S611  # our own SQL, the words are parameters
    fields = ("pk", "subject", "person_id", "person__name", "person__email")
    found = Ticket.objects.filter(pk__in=numbers).order_by("-pk").values_list(*fields)
    return [Hit._make(values) for values in found]


def _numbers(words: Sequence[str], before: int | None, limit: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(*_matching(words, before, limit))
        return [row[0] for row in cursor.fetchall()]


def _matching(
    words: Sequence[str], before: int | None, limit: int
) -> tuple[str, tuple[str, int, int]]:
    """The SQL that finds the numbers of the newest tickets with these words, and its parameters."""
    if connection.vendor == "postgresql":
        sql = (
            "SELECT ticket_id FROM tickets_words WHERE words @@ to_tsquery('simple', unaccent(%s))"
            " AND ticket_id < %s ORDER BY ticket_id DESC LIMIT %s"
        )
        match = " & ".join(f"{word}:*" if len(word) > 1 else word for word in words)
    else:
        sql = (
            "SELECT rowid FROM tickets_words WHERE tickets_words MATCH %s"
            " AND rowid < %s ORDER BY rowid DESC LIMIT %s"
        )
        # The index keeps beginnings of two letters and more; for one it would read all words with that letter.
        match = " ".join(f'"{word}"*' if len(word) > 1 else f'"{word}"' for word in words)
    return sql, (match, before or 2**62, limit)


def index(ticket: Ticket, at: datetime) -> None:
    """Write the words of a ticket into the index: subject, people, and all that was said."""
    texts = Message.objects.filter(ticket=ticket).values_list(
        "text", "person__name", "person__email"
    )
    people = {ticket.person.name, ticket.person.email, ticket.owner.name, str(ticket.pk)}
    body = []
    for text, name, email in texts.order_by("-pk")[:500]:
        body.append(text)
        people.update(filter(None, (name, email)))
    words = "\n".join([ticket.subject, *sorted(people), *body])[:MOST_CHARACTERS].replace("\0", " ")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "INSERT INTO tickets_words (ticket_id, words)"
                " VALUES (%s, to_tsvector('simple', unaccent(%s)))"
                " ON CONFLICT (ticket_id) DO UPDATE SET words = EXCLUDED.words",
                [ticket.pk, words],
            )
        else:
            cursor.execute("DELETE FROM tickets_words WHERE rowid = %s", [ticket.pk])
            cursor.execute(
                "INSERT INTO tickets_words (rowid, words) VALUES (%s, %s)", [ticket.pk, words]
            )
    Ticket.objects.filter(pk=ticket.pk, changed_at=ticket.changed_at).update(indexed_at=at)


def forget(number: int) -> None:
    """Take the words of a ticket that is gone out of the index."""
    column = "ticket_id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM tickets_words WHERE {column} = %s", [number])  # noqa: S608
