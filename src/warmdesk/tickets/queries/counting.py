"""Numbers beside the views of the inbox. They stop early, so they cost the same on a small desk and on a large one.

Plain SQL, alike on both databases: putting such queries together through the ORM takes many times longer than
answering them, and every page of an agent asks them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection

from warmdesk.accounts.models import User
from warmdesk.tickets.queries.lists import MOST_COUNTED

KIND_WORDS_OF = timedelta(days=30)

WAITING_SQL = """
SELECT mailbox.id, mailbox.name,
    (SELECT COUNT(*) FROM (SELECT 1 FROM tickets_ticket
        WHERE mailbox_id = mailbox.id AND state = 'open' LIMIT %s) here),
    (SELECT COUNT(*) FROM (SELECT 1 FROM tickets_ticket
        WHERE owner_id = %s AND state = 'open' LIMIT %s) mine)
FROM tickets_mailbox mailbox ORDER BY mailbox.is_default DESC, mailbox.name LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mailbox with how many are open there, and how many the agent owns anywhere; never over `MOST_COUNTED`."""

    mailbox_id: int
    name: str
    here: int
    mine: int


def waiting(agent: User, mailboxes: int) -> list[Waiting]:
    """What waits in the first so many mailboxes and with the agent, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING_SQL, [MOST_COUNTED, agent.pk, MOST_COUNTED, mailboxes])
        return [Waiting(*row) for row in cursor.fetchall()]


# The owner is looked up word by word: given a join, SQLite would rather read all tickets first.
STANDING_SQL = """
SELECT
    (SELECT COUNT(*) FROM (SELECT 1 FROM tickets_ticket
        WHERE owner_id = %(agent)s AND state = 'open' LIMIT %(most)s) mine),
    (SELECT COUNT(*) FROM (SELECT 1 FROM tickets_ticket
        WHERE owner_id = %(agent)s AND state = 'waiting' LIMIT %(most)s) waiting),
    (SELECT COUNT(*) FROM (SELECT 1 FROM tickets_ticket
        WHERE owner_id = %(agent)s AND state = 'aside' LIMIT %(most)s) aside),
    (SELECT COUNT(*) FROM (SELECT 1 FROM tickets_ticket
        WHERE owner_id = %(agent)s AND state = 'asked' LIMIT %(most)s) asked),
    word.words, word.at, word.name, lead.name, lead.email
FROM (SELECT 1) here
LEFT JOIN (
    SELECT words, at,
        (SELECT person.name FROM tickets_ticket ticket
            JOIN people_person person ON person.id = ticket.person_id
            WHERE ticket.id = feedback.ticket_id) AS name
    FROM tickets_feedback feedback
    WHERE at >= %(since)s AND audience = 'owner' AND words <> ''
        AND (SELECT owner_id FROM tickets_ticket WHERE id = feedback.ticket_id) = %(agent)s
    ORDER BY at DESC LIMIT 1) word ON 1 = 1
LEFT JOIN (
    SELECT name, email FROM accounts_user
    WHERE is_active AND role = 'lead' AND id <> %(agent)s ORDER BY id LIMIT 1) lead ON 1 = 1
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """What an agent's home tells beside its rows: how many of theirs, a kind word, and who leads; "" for none."""

    mine: int
    waiting: int
    aside: int
    asked: int
    kind_words: str
    kind_at: datetime | None
    kind_name: str
    lead_name: str
    lead_email: str


def standing(agent: User, at: datetime) -> Standing:
    """All of it in one query. The kind word is the newest of the last month, so that years of them are not read."""
    given: dict[str, int | datetime] = {
        "agent": agent.pk,
        "most": MOST_COUNTED,
        "since": at - KIND_WORDS_OF,
    }
    with connection.cursor() as cursor:
        cursor.execute(STANDING_SQL, given)
        mine, waits, aside, asked, words, said_at, *names = cursor.fetchone()
    # SQLite keeps moments in UTC, but does not say so.
    moment = said_at.replace(tzinfo=UTC) if said_at and said_at.tzinfo is None else said_at
    return Standing(mine, waits, aside, asked, words or "", moment, *(name or "" for name in names))
