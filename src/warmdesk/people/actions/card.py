"""A person writes their own card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import available_timezones

from django.db import transaction

from warmdesk.people.models import Person

# How somebody may like to be helped; the words for them are made where they are shown.
PREFERENCES = ("mail", "phone", "brief", "steps", "chat", "private")
LONGEST_WORDS = 1000


@dataclass(frozen=True, slots=True)
class Card:
    """What a person says of themselves. Everything but the name may be empty."""

    name: str
    work: str = ""
    place: str = ""
    timezone: str = ""
    own_words: str = ""
    prefers: Sequence[str] = ()


@transaction.atomic
def write_card(*, person: Person, card: Card, at: datetime) -> Person:
    """Store the card as the person wrote it. An empty name leaves the one that is there."""
    words = card.own_words.strip()[:LONGEST_WORDS]
    if words != person.own_words:
        person.own_words_at = at if words else None
    person.own_words = words
    person.name = " ".join(card.name.split())[:120] or person.name
    person.work = card.work.strip()[:120]
    person.place = card.place.strip()[:80]
    person.timezone = card.timezone if card.timezone in available_timezones() else ""
    # What was set elsewhere, such as "hurry", is not the form's to lose.
    others = [each for each in person.prefers if each not in PREFERENCES]
    person.prefers = [each for each in PREFERENCES if each in card.prefers] + others
    person.save(
        update_fields=[
            "name",
            "work",
            "place",
            "timezone",
            "own_words",
            "own_words_at",
            "prefers",
        ]
    )
    return person


@transaction.atomic
def clear_card(*, person: Person) -> Person:
    """Take everything from the card but the name and the address, without which nobody can be answered."""
    person.work = person.place = person.timezone = person.own_words = ""
    person.own_words_at = None
    person.prefers = []
    person.welcomes = []
    person.save(
        update_fields=[
            "work",
            "place",
            "timezone",
            "own_words",
            "own_words_at",
            "prefers",
            "welcomes",
        ]
    )
    return person


def note_asked_if_heard(*, person: Person, at: datetime) -> None:
    """From now on they are left in peace with that question for two weeks, whether they answer or not."""
    person.asked_if_heard_at = at
    person.save(update_fields=["asked_if_heard_at"])
