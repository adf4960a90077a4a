"""The outbox: a mail of ours on its way, written in the transaction of the message it carries."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from warmdesk.tickets.choices import Outcome
from warmdesk.tickets.models.message import Message


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self, at: Any) -> DeliveryQuerySet:
        return self.filter(outcome=Outcome.WAITING, due_at__lte=at).order_by("due_at", "pk")


class Delivery(models.Model):
    """Repeated until the server takes it or refuses it for good; always with the message's one Message-ID."""

    message = models.OneToOneField(Message, models.CASCADE, related_name="delivery")
    to: models.JSONField[Any, Any] = models.JSONField(help_text="Addresses.")
    cc: models.JSONField[Any, Any] = models.JSONField(default=list)
    in_reply_to = models.CharField(max_length=250, blank=True)
    due_at = models.DateTimeField()
    outcome = models.CharField(max_length=7, choices=Outcome, default=Outcome.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    server_words = models.TextField(blank=True, help_text="The server's own words when it refused.")
    claimed_until = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("due_at", name="delivery_due", condition=Q(outcome=Outcome.WAITING)),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} to {', '.join(self.to)}"
