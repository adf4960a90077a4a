"""What an agent is writing in a ticket, and how far they have read it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from warmdesk.tickets.choices import Kind
from warmdesk.tickets.models.ticket import Ticket


class Draft(models.Model):
    """One per agent and ticket, on the server, so that it survives reloads, sign-out and restarts."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="drafts")
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.REPLY)
    text = models.TextField(blank=True)
    caret = models.PositiveIntegerField(default=0)
    cc: models.JSONField[Any, Any] = models.JSONField(null=True)
    # Rules of the coach set aside for this reply. Only the writer is ever shown it.
    set_aside: models.JSONField[Any, Any] = models.JSONField(default=list)
    # Grows with every save; a save based on an older one is told so instead of overwriting.
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(db_index=True)
    # The newest message they have had on their screen, and when they last had the ticket open.
    seen = models.BigIntegerField(default=0)
    looked_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "agent"], name="one_draft_each"),
        ]

    def __str__(self) -> str:
        return f"{self.agent} in {self.ticket}"
