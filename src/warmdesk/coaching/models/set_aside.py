"""A thought that an agent set aside for one reply."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from warmdesk.tickets.models import Ticket


class SetAside(models.Model):
    """Only the agent reads these rows; every query filters by agent."""

    agent = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="+")
    rule = models.CharField(max_length=40)
    at = models.DateTimeField()
    is_over = models.BooleanField(default=False, help_text="The reply it was for has been sent.")

    class Meta:
        indexes = [models.Index("agent", "ticket", name="set_aside_own")]

    def __str__(self) -> str:
        return self.rule
