"""It has happened before: solved tickets that are truly alike, with what fixed them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from django.db import connection

from warmdesk.tickets.choices import State
from warmdesk.tickets.models import Ticket

MOST = 3
# At least this share of the new ticket's telling words must stand in the old one.
ALIKE = 0.5
CANDIDATES = 200
WORD = re.compile(r"[^\W\d_]{3,}|\w*\d\w*")
COMMON = frozenset(
    "the and for you your our are was were has have had not but with this that from they them there here can could"
    " would should will shall may might when what where which who why how about please hello thanks thank dear"
    " regards best kind just any some all been being does did done get got its it's i'm i've am is a an of to in on"
    " at by my me we us he she it or as if so no yes do be up out now today tomorrow morning again still need help"
    " asap hi hey new want like know also one two same see".split()
)


def similar_to(ticket: Ticket) -> list[dict[str, Any]]:
    """At most three solved tickets alike: number, title, fix, minutes from asked to closed, and who helped.

    Alike means sharing most of the telling words of the subject; none alike gives an empty list.
    """
    words = telling_words(f"{ticket.subject} {ticket.excerpt}")
    subject = telling_words(ticket.subject) or words
    if not subject:
        return []
    found = (
        Ticket.objects.filter(pk__in=_candidates(sorted(subject)[:8]), state=State.CLOSED)
        .exclude(pk=ticket.pk)
        .exclude(fix="")
        .select_related("owner")
        .only("subject", "excerpt", "fix", "opened_at", "closed_at", "owner__name")
    )
    scored: Counter[Ticket] = Counter()
    for each in found:
        theirs = telling_words(f"{each.subject} {each.excerpt}")
        scored[each] = round(100 * len(subject & theirs) / len(subject))
    return [
        {
            "number": each.pk,
            "title": each.subject,
            "fix": each.fix,
            "minutes": int((each.closed_at - each.opened_at).total_seconds() // 60)
            if each.closed_at
            else 0,
            "helper": each.owner.name,
        }
        for each, score in scored.most_common(MOST)
        if score >= 100 * ALIKE
        and len(subject & telling_words(f"{each.subject} {each.excerpt}")) >= 2
    ]


def telling_words(text: str) -> frozenset[str]:
    """The words that tell what a text is about: no small words, plurals as singulars."""
    found = {word.lower() for word in WORD.findall(text)} - COMMON
    return frozenset(w[:-1] if len(w) > 4 and w.endswith("s") else w for w in found)


def _candidates(words: list[str]) -> list[int]:
    """The newest tickets that hold any of the words, by the search index."""
    if connection.vendor == "postgresql":
        sql = (
            "SELECT ticket_id FROM tickets_words WHERE words @@ to_tsquery('simple', unaccent(%s))"
            " ORDER BY ticket_id DESC LIMIT %s"
        )
        match = " | ".join(f"{word}:*" for word in words)
    else:
        sql = "SELECT rowid FROM tickets_words WHERE tickets_words MATCH %s ORDER BY rowid DESC LIMIT %s"
        match = " OR ".join(f'"{word}"*' for word in words)
    with connection.cursor() as cursor:
        cursor.execute(sql, [match, CANDIDATES])
        return [row[0] for row in cursor.fetchall()]
