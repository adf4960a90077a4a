"""Numbers beside the views of the inbox. They stop early, so they cost the same on a small desk and on a large one.

Plain SQL, alike on both databases: putting such queries together through the ORM takes many times longer than
answering them, and every page of an agent asks them.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from warmdesk.accounts.models import User
from warmdesk.tickets.queries.lists import MOST_COUNTED

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
