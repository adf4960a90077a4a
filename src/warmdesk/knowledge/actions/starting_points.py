"""Writing, using and retiring starting points."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from warmdesk import coach
from warmdesk.accounts.models import User
from warmdesk.knowledge.errors import NothingToSave, OnlyFeeling, TitleTaken
from warmdesk.knowledge.models import StartingPoint

MOST_BARE_WORDS = 4


def save_starting_point(
    *,
    title: str,
    text: str,
    agent: User,
    at: datetime,
    point: StartingPoint | None = None,
    anyway: bool = False,
) -> StartingPoint:
    """Store a new starting point, or change one.

    Raises NothingToSave, TitleTaken, and, unless `anyway`, OnlyFeeling for a text made of set phrases of empathy.
    """
    if not (title.strip() and text.strip()):
        raise NothingToSave
    if not anyway and is_only_feeling(text):
        raise OnlyFeeling
    point = point or StartingPoint()
    point.title, point.text = title.strip()[:120], text.strip()
    point.changed_by, point.changed_at = agent, at
    try:
        with transaction.atomic():
            point.save()
    except IntegrityError as error:
        raise TitleTaken from error
    return point


def is_only_feeling(text: str) -> bool:
    """Whether nothing is left of a text once its set phrases of empathy are taken out, by the coach's own rule."""
    answer = coach.read(coach.Question(draft=text))
    spans = [each.span for each in answer.findings if each.rule == "canned-empathy"]
    if not spans:
        return False
    rest = "".join(
        character
        for place, character in enumerate(text)
        if not any(start <= place < end for start, end in spans)
    )
    return len(rest.split()) <= MOST_BARE_WORDS


def use_starting_point(*, point: StartingPoint, at: datetime) -> StartingPoint:
    """Note that it was put into a draft."""
    point.last_used_at = at
    point.save(update_fields=["last_used_at"])
    return point


def retire_starting_point(*, point: StartingPoint, retired: bool = True) -> StartingPoint:
    """Offer it no more, or offer it again."""
    point.is_retired = retired
    point.save(update_fields=["is_retired"])
    return point
