"""Numbers beside the views of the inbox. They stop early, so they cost the same on a small desk and on a large one.

Plain SQL, alike on both databases: putting such queries together through the ORM takes many times longer than
answering them, and every page of an agent asks them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from typing import Any

from django.db import connection

from warmdesk.accounts.models import User
from warmdesk.tickets.queries.lists import MOST_COUNTED, SOON

KIND_WORDS_OF = timedelta(days=30)

# Who waits for an agent now: all they have taken but those to whom a word is promised for later (so the lists of home,
# `promised` and `unpromised`), and what colleagues offer them. This alone is the number beside Inbox.
TAKEN_SQL = """
SELECT id, attention_at AS at, 0 AS is_offered FROM tickets_ticket
WHERE owner_id = %(agent)s AND state = 'open' AND NOT is_held
    AND (is_policy_due OR next_due_at IS NULL OR attention_at <= %(until)s)
"""
OFFERED_SQL = """
SELECT ticket_id AS id, offered_at AS at, 1 AS is_offered FROM tickets_handoff
WHERE receiver_id = %(agent)s AND accepted_at IS NULL AND declined_at IS NULL AND withdrawn_at IS NULL
"""
COUNT_SQL = f"""
(SELECT COUNT(*) FROM (SELECT 1 FROM ({TAKEN_SQL} UNION ALL {OFFERED_SQL}) each LIMIT %(most)s) needing)
"""  # noqa: S608  # put together from the constants above
NUMBERS_SQL = f"""
SELECT * FROM ({TAKEN_SQL} ORDER BY attention_at, id LIMIT %(most)s) taken
UNION ALL SELECT * FROM ({OFFERED_SQL} LIMIT %(most)s) offered
"""  # noqa: S608  # put together from the constants above


def needing(agent: User, at: datetime) -> int:
    """How many wait for this agent now; never over `MOST_COUNTED`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + COUNT_SQL, _given(agent, at))
        count: int = cursor.fetchone()[0]
    return count


def numbers_needing(agent: User, at: datetime) -> list[int]:
    """Which wait for this agent now: their own by who needs them first, then what is offered to them."""
    with connection.cursor() as cursor:
        cursor.execute(NUMBERS_SQL, _given(agent, at))
        found = sorted(cursor.fetchall(), key=itemgetter(2, 1, 0))
    return [number for number, _, _ in found[:MOST_COUNTED]]


def _given(agent: User, at: datetime) -> dict[str, Any]:
    until = connection.ops.adapt_datetimefield_value(at + SOON)
    return {"agent": agent.pk, "until": until, "most": MOST_COUNTED}


WAITING_SQL = f"""
SELECT mailbox.id, mailbox.name,
    (SELECT COUNT(*) FROM (SELECT 1 FROM tickets_ticket
        WHERE mailbox_id = mailbox.id AND state = 'open' LIMIT %(most)s) here),
    (SELECT COUNT(*) FROM (SELECT 1 FROM tickets_ticket
        WHERE owner_id = %(agent)s AND state = 'open' LIMIT %(most)s) mine),
    {COUNT_SQL}
FROM tickets_mailbox mailbox ORDER BY mailbox.is_default DESC, mailbox.name LIMIT %(mailboxes)s
"""  # noqa: S608  # put together from the constants above


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mailbox with how many are open there, how many the agent owns anywhere, and how many of them need the agent
    now; never over `MOST_COUNTED`."""

    mailbox_id: int
    name: str
    here: int
    mine: int
    needing: int


def waiting(agent: User, mailboxes: int, at: datetime) -> list[Waiting]:
    """What waits in the first so many mailboxes and with the agent, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING_SQL, {**_given(agent, at), "mailboxes": mailboxes})
        return [Waiting(*row) for row in cursor.fetchall()]


# The owner is looked up word by word: given a join, SQLite would rather read all tickets first.
STANDING_SQL = f"""
SELECT {COUNT_SQL},
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
"""  # noqa: S608  # put together from the constants above


@dataclass(frozen=True, slots=True)
class Standing:
    """What an agent's home tells beside its rows: how many need them or rest, a kind word, who leads; "" for none."""

    needing: int
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
    since = connection.ops.adapt_datetimefield_value(at - KIND_WORDS_OF)
    with connection.cursor() as cursor:
        cursor.execute(STANDING_SQL, {**_given(agent, at), "since": since})
        needs, waits, aside, asked, words, said_at, *names = cursor.fetchone()
    # SQLite keeps moments in UTC, but does not say so.
    moment = said_at.replace(tzinfo=UTC) if said_at and said_at.tzinfo is None else said_at
    return Standing(
        needs, waits, aside, asked, words or "", moment, *(name or "" for name in names)
    )
