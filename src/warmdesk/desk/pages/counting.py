"""Counts as they are shown: in words, or stopped early so that a number costs the same on a small and a large desk."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import IntegerField, QuerySet, Subquery

from warmdesk.core.wording import gettext as _
from warmdesk.tickets.queries.lists import MOST_COUNTED

NUMBERS: Final = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


class CappedCount(Subquery):
    """How many rows a query gives, counting no further than `MOST_COUNTED`; for use in annotations."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) capped)"
    output_field = IntegerField()

    def __init__(self, rows: QuerySet[Any]) -> None:
        super().__init__(rows.order_by().values("pk")[:MOST_COUNTED])


def count_words(count: int) -> str:
    """A count as it is shown: "99+" where counting stopped."""
    return f"{MOST_COUNTED - 1}+" if count >= MOST_COUNTED else str(count)


def in_words(count: int) -> str:
    """A count that begins a sentence: a word up to ten."""
    return _(NUMBERS[count - 1]) if 1 <= count <= len(NUMBERS) else str(count)
