"""Which rules the desk uses, remembered for a few seconds in each process."""

from __future__ import annotations

import time
from typing import cast

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from warmdesk import coach
from warmdesk.coach.types import Level
from warmdesk.coaching.models import RuleLevel

KEPT_SECONDS = 5.0


class _Kept:
    policy: coach.Policy | None = None
    until = 0.0


def desk_policy() -> coach.Policy:
    """The rules that the desk turned off or made quiet."""
    if _Kept.policy is None or time.monotonic() > _Kept.until:
        levels = dict(RuleLevel.objects.values_list("rule", "level"))
        _Kept.policy = coach.Policy(levels=cast("dict[str, Level]", levels))
        _Kept.until = time.monotonic() + KEPT_SECONDS
    return _Kept.policy


@receiver([post_save, post_delete], sender=RuleLevel)
def forget_policy(**_: object) -> None:
    """A changed rule holds at once in this process."""
    _Kept.policy = None
