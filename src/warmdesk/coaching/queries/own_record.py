"""An agent's own record with the coach. Nobody else has a page, an export or an address for it (R60)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from warmdesk.accounts.models import User
from warmdesk.coach.rule import Rule
from warmdesk.coach.rules import all_rules
from warmdesk.coaching.actions.policy import KEPT
from warmdesk.coaching.models import Thought


@dataclass(frozen=True, slots=True)
class OwnRule:
    """How one rule went with this agent over the time that is kept. Counts of thoughts."""

    rule: str
    title: str
    shown: int
    taken: int
    set_aside: int
    is_quiet: bool


def title_of(rule: Rule) -> str:
    """What the rule notices, in the first line of its own file."""
    return rule.doc.partition("\n")[0].strip().rstrip(".")


def own_rules(agent: User, at: datetime) -> Sequence[OwnRule]:
    """The rules that spoke to this agent or are quiet for them, in order of importance. One statement."""
    kept = Thought.objects.filter(agent=agent, shown_at__gte=at - KEPT).values("rule")
    counted = {
        each["rule"]: each
        for each in kept.annotate(
            shown=Count("pk"),
            taken=Count("pk", filter=Q(is_taken=True)),
            aside=Count("pk", filter=Q(is_set_aside=True)),
        )
    }
    nothing = {"shown": 0, "taken": 0, "aside": 0}
    lines = []
    for rule in all_rules():
        is_quiet = rule.slug in agent.quiet_rules
        if is_quiet or rule.slug in counted:
            count = counted.get(rule.slug, nothing)
            lines.append(
                OwnRule(
                    rule.slug,
                    title_of(rule),
                    count["shown"],
                    count["taken"],
                    count["aside"],
                    is_quiet,
                )
            )
    return lines
