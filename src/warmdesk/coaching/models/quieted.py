"""A rule that an agent wants to see less."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Quieted(models.Model):
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    rule = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agent", "rule"], name="quieted_once")]

    def __str__(self) -> str:
        return self.rule
