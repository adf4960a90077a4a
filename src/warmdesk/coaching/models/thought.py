"""A thought of the coach that stood beside an agent's draft, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from warmdesk.tickets.models import Ticket


class Thought(models.Model):
    """Only the agent reads these rows; every query filters by agent, or counts a rule over the whole desk.

    The draft's words are not kept, only which rule spoke. `sent_at` is None while the reply is still a draft.
    """

    agent = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="+", null=True)
    rule = models.CharField(max_length=40)
    shown_at = models.DateTimeField()
    # Another reading of the same draft no longer had a reason for it.
    is_taken = models.BooleanField(default=False)
    is_set_aside = models.BooleanField(default=False)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index("agent", "rule", name="thought_own"),
            models.Index("shown_at", name="thought_age"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["agent", "ticket", "rule"],
                condition=Q(sent_at=None),
                name="one_thought_a_draft",
            ),
        ]

    def __str__(self) -> str:
        return self.rule
