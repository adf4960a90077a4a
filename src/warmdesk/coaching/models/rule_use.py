"""How often a rule speaks on the whole desk: no agent is in it."""

from __future__ import annotations

from django.db import models


class RuleUse(models.Model):
    """Counted once a day over the time that thoughts are kept, and only where enough agents are in the number."""

    rule = models.CharField(max_length=40, unique=True)
    shown = models.PositiveIntegerField()
    set_aside = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.rule

    @property
    def set_aside_percent(self) -> int:
        return round(100 * self.set_aside / self.shown) if self.shown else 0
