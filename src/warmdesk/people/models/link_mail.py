"""A mail with a signed link that a person asked for, on its way."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from warmdesk.people.models.person import Person


class LinkMail(models.Model):
    """The link itself is made when the mail is sent, so that nothing stored here opens anything."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=10)
    ticket = models.PositiveBigIntegerField(null=True, help_text="The number of a request.")
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index("person", "asked_at", name="linkmail_lately"),
            models.Index("due_at", name="linkmail_due", condition=Q(sent_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} for {self.person_id}"
