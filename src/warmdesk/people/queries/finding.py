"""Finding people by name or address, from an index of the beginnings of their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from warmdesk.core.numbers import whole_number
from warmdesk.core.prepared import prepared
from warmdesk.people.models import Person

PAGE = 30
MOST_WORDS = 5
# What divides words in the index divides them here.
_WORD = re.compile(r"[^\W_]+")
_LARGEST_KEY = 2**62


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Some people, and the key from which the next page goes on (None at the end)."""

    people: Sequence[Person]
    after: str | None


def find_people(text: str, *, after: str = "") -> PeoplePage:
    """People with a word in name or address that begins so, for every word asked; who came last is first.

    Nothing asked finds nobody. `after` is the last page's key; one that was not made here is read as the beginning.
    """
    words = _WORD.findall(text.lower())[:MOST_WORDS]
    if not words:
        return PeoplePage((), None)
    asked = whole_number(after)
    before = _LARGEST_KEY if asked is None else asked
    found = list(_beginning_with(words, before, PAGE + 1))
    return PeoplePage(found[:PAGE], str(found[PAGE - 1].pk) if len(found) > PAGE else None)


def _beginning_with(words: Sequence[str], before: int, limit: int) -> QuerySet[Person]:
    if connection.vendor == "postgresql":
        sql = (
            "SELECT person_id FROM people_words WHERE words @@ to_tsquery('simple', unaccent(%s))"
            " AND person_id < %s ORDER BY person_id DESC LIMIT %s"
        )
        match = " & ".join(f"{word}:*" for word in words)
    else:
        sql = (
            "SELECT rowid FROM people_words WHERE people_words MATCH %s"
            " AND rowid < %s ORDER BY rowid DESC LIMIT %s"
        )
        match = " ".join(f'"{word}"*' for word in words)
    numbers = RawSQL(sql, (match, before, limit))  # noqa: S611  # our own SQL, the words are parameters
    return Person.objects.filter(pk__in=numbers).order_by("-pk")


def person_at(address: str) -> Person | None:
    """Whose address this is, whatever its capitals."""
    return next(iter(_at(address.strip().lower())), None)


@prepared
def _at(address: str) -> QuerySet[Person]:
    return Person.objects.at(address)
