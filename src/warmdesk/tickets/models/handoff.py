"""An offer to take over a ticket."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from warmdesk.tickets.models.ticket import Ticket


class HandoffQuerySet(models.QuerySet["Handoff"]):
    def waiting(self) -> HandoffQuerySet:
        return self.filter(accepted_at=None, declined_at=None, withdrawn_at=None)


class Handoff(models.Model):
    """Until it is accepted, the giver still owns the ticket."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="handoffs")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    receiver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.TextField(help_text=_("What the colleague should know."))
    introduction = models.TextField(
        help_text=_("The words that present the receiver to the person.")
    )
    offered_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    decline_words = models.CharField(max_length=250, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = HandoffQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_waiting_handoff_per_ticket",
                fields=["ticket"],
                condition=Q(accepted_at=None, declined_at=None, withdrawn_at=None),
            ),
            models.CheckConstraint(name="nobody_hands_to_self", condition=~Q(giver=F("receiver"))),
        ]
        indexes = [
            models.Index(
                "receiver",
                name="handoff_waiting",
                condition=Q(accepted_at=None, declined_at=None, withdrawn_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.giver} to {self.receiver}: {self.ticket}"

    @property
    def is_waiting(self) -> bool:
        return self.accepted_at is None and self.declined_at is None and self.withdrawn_at is None
