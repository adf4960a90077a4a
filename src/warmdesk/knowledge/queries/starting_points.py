"""Finding a starting point by its words."""

from __future__ import annotations

from django.db.models import F

from warmdesk.accounts.models import User
from warmdesk.knowledge.models import StartingPoint

MOST_OFFERED = 8


def offered_starting_points(words: str = "", most: int = MOST_OFFERED) -> list[StartingPoint]:
    """Those in use whose title holds the words, lately used first."""
    points = StartingPoint.objects.filter(is_retired=False)
    for word in words.split()[:5]:
        points = points.filter(title__icontains=word)
    return list(points.order_by(F("last_used_at").desc(nulls_last=True), "title")[:most])


def every_starting_point() -> list[StartingPoint]:
    """With who changed it last; those that are retired stand last."""
    points = StartingPoint.objects.select_related("changed_by")
    return list(points.order_by("is_retired", "title"))


def visible_starting_point(agent: User, number: int) -> StartingPoint:
    """Raises StartingPoint.DoesNotExist."""
    return StartingPoint.objects.get(pk=number)
