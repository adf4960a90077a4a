"""What the person said after it was solved."""

from __future__ import annotations

from django.db import models

from warmdesk.tickets.choices import Audience, Heard
from warmdesk.tickets.models.ticket import Ticket


class Feedback(models.Model):
    """Whether somebody felt listened to, once per ticket, and perhaps a word for those they chose."""

    ticket = models.OneToOneField(Ticket, models.CASCADE, related_name="feedback")
    heard = models.CharField(max_length=10, choices=Heard, blank=True)
    words = models.TextField(blank=True)
    audience = models.CharField(max_length=6, choices=Audience, default=Audience.OWNER)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index("at", name="feedback_newest")]

    def __str__(self) -> str:
        return f"{self.heard} {self.ticket_id}"
