"""Finding people by name or address: prefix of a word, paged by key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from warmdesk.core.prepared import prepared
from warmdesk.people.models import Person

PAGE = 30
MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Some people, and the key from which the next page goes on (None at the end)."""

    people: Sequence[Person]
    after: str | None


def find_people(text: str, *, after: str = "") -> PeoplePage:
    """People in whose name or address every word occurs, by name. Nothing asked finds nobody.

    `after` is the last page's key; one that was not made here is read as the beginning.
    """
    words = text.split()[:MOST_WORDS]
    if not words:
        return PeoplePage((), None)
    people = Person.objects.all()
    for word in words:
        people = people.filter(Q(name__icontains=word) | Q(email__icontains=word))
    number, _, name = after.partition("-")
    if number.isdigit() and name:
        people = people.filter(Q(name__gt=name) | Q(name=name, pk__gt=int(number)))
    found = list(people.order_by("name", "pk")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return PeoplePage(found[:PAGE], f"{last.pk}-{last.name}" if last else None)


def person_at(address: str) -> Person | None:
    """Whose address this is, whatever its capitals."""
    return next(iter(_at(address.strip().lower())), None)


@prepared
def _at(address: str) -> QuerySet[Person]:
    return Person.objects.at(address)
