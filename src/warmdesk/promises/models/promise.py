"""Something we said that we would do by a time."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from warmdesk.promises.choices import Fate, Origin
from warmdesk.tickets.models import Message, Ticket


class PromiseQuerySet(models.QuerySet["Promise"]):
    def open(self) -> PromiseQuerySet:
        return self.filter(fate=Fate.OPEN)


class Promise(models.Model):
    """Open until it is kept (in time or late), moved or withdrawn. `LATE` means kept after its time."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="promises")
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.CharField(max_length=250, blank=True)
    origin = models.CharField(max_length=6, choices=Origin, default=Origin.WORDS)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Message, models.CASCADE, null=True, related_name="promises")
    due_at = models.DateTimeField()
    fate = models.CharField(max_length=9, choices=Fate, default=Fate.OPEN)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Message, models.SET_NULL, null=True, related_name="settled")

    objects = PromiseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="settled_promises_have_a_time",
                condition=Q(fate=Fate.OPEN, settled_at=None)
                | (~Q(fate=Fate.OPEN) & Q(settled_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index("agent", "due_at", name="promise_due", condition=Q(fate=Fate.OPEN)),
            models.Index("ticket", name="promise_of_ticket", condition=Q(fate=Fate.OPEN)),
            models.Index(
                "agent",
                "settled_at",
                name="promise_tally",
                # Not by fate: SQLite would not see that a query for some fates fits into the index.
                condition=Q(origin=Origin.WORDS, settled_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.words or f"by {self.due_at:%c}"
