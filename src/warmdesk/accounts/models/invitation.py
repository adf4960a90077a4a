"""A one-time link that lets somebody make their own account."""

from __future__ import annotations

from django.db import models

from warmdesk.accounts.models.user import Role


class Invitation(models.Model):
    """Valid until it is used or has run out. Only a digest of the link's secret is stored."""

    digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=5, choices=Role, default=Role.AGENT)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.email or self.role
