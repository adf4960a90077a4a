"""A secret with which another program speaks as an agent."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class ApiKey(models.Model):
    """Only a digest of the secret is stored; the secret is shown once."""

    agent = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True, help_text="To the minute.")
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
