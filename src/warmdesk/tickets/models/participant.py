"""Somebody besides the person who takes part in a ticket."""

from __future__ import annotations

from django.db import models

from warmdesk.people.models import Person
from warmdesk.tickets.models.ticket import Ticket


class Participant(models.Model):
    """In copy: gets replies and may add to the ticket. The person of the ticket is not listed here."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["ticket", "person"], name="once_in_copy"),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.ticket}"
