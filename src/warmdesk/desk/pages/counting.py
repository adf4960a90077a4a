"""Counts that stop early, so that a number beside a tab costs the same on a small desk and on a large one."""

from __future__ import annotations

from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery

from warmdesk.tickets.queries.lists import MOST_COUNTED


class CappedCount(Subquery):
    """How many rows a query gives, counting no further than `MOST_COUNTED`; for use in annotations."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) capped)"
    output_field = IntegerField()

    def __init__(self, rows: QuerySet[Any]) -> None:
        super().__init__(rows.order_by().values("pk")[:MOST_COUNTED])


def count_words(count: int) -> str:
    """A count as it is shown: "99+" where counting stopped."""
    return f"{MOST_COUNTED - 1}+" if count >= MOST_COUNTED else str(count)
