"""A thought that an agent set aside for one reply; counted only to offer "Show it less"."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SetAside(models.Model):
    """Only the agent reads these rows; every query filters by agent."""

    agent = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    rule = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index("agent", "rule", name="set_aside_own")]

    def __str__(self) -> str:
        return self.rule
