"""The append-only record of who did what to a ticket."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from warmdesk.people.models import Person
from warmdesk.tickets.choices import Act
from warmdesk.tickets.models.ticket import Ticket


class Event(models.Model):
    """One line of a ticket's history. The words are made when it is shown; names are kept as they were."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="events")
    at = models.DateTimeField()
    act = models.CharField(max_length=20, choices=Act)
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    facts: models.JSONField[Any, Any] = models.JSONField(default=dict)
    is_for_person = models.BooleanField(default=False)
    # As with messages: who came later, when their ticket was joined with this one.
    hidden_from = models.ManyToManyField(Person, related_name="+", blank=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index("ticket", "at", "id", name="event_thread")]

    def __str__(self) -> str:
        return f"{self.act} {self.ticket_id}"
