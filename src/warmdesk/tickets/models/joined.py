"""The number of a ticket that was joined with another."""

from __future__ import annotations

from django.db import models

from warmdesk.tickets.models.ticket import Ticket


class Joined(models.Model):
    """What is addressed to the number, or to its reply address, goes to the ticket that was kept."""

    number = models.PositiveBigIntegerField(primary_key=True)
    reply_key = models.CharField(max_length=26, unique=True)
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="joined")

    def __str__(self) -> str:
        return f"{self.number} in {self.ticket_id}"
