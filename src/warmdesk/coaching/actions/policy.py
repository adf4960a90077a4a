"""What the desk decides about the coach, and what it may know of how that goes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Q

from warmdesk.coaching.models import RuleLevel, RuleUse, Thought
from warmdesk.coaching.models.rule_level import Level
from warmdesk.coaching.queries.policy import forget_policy

KEPT = timedelta(weeks=12)
FEWEST_AGENTS = 5


@transaction.atomic
def set_levels(levels: Mapping[str, str]) -> dict[str, str]:
    """Exactly these rules are quiet or off, all others as the coach has them. Returns what was before."""
    before = dict(RuleLevel.objects.values_list("rule", "level"))
    RuleLevel.objects.all().delete()
    RuleLevel.objects.bulk_create(
        RuleLevel(rule=rule, level=Level(level)) for rule, level in sorted(levels.items())
    )
    forget_policy()
    return before


@transaction.atomic
def count_uses(at: datetime) -> int:
    """Forget thoughts that are older than the time they are kept, and count the rest by rule.

    A rule that spoke to fewer than five agents is not counted, so that no number tells of one of them.
    """
    Thought.objects.filter(shown_at__lt=at - KEPT).delete()
    counted = Thought.objects.values("rule").annotate(
        shown=Count("pk"),
        aside=Count("pk", filter=Q(is_set_aside=True)),
        agents=Count("agent", distinct=True),
    )
    uses = [
        RuleUse(rule=each["rule"], shown=each["shown"], set_aside=each["aside"])
        for each in counted.order_by("rule")
        if each["agents"] >= FEWEST_AGENTS
    ]
    RuleUse.objects.all().delete()
    RuleUse.objects.bulk_create(uses)
    return len(uses)
