"""Facts to begin a reply with."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower


class StartingPoint(models.Model):
    """A text with [gaps] that an agent fits to the person before it is sent. Facts, never feeling (R28)."""

    title = models.CharField(max_length=120)
    text = models.TextField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    is_retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(Lower("title"), name="one_starting_point_per_title"),
        ]

    def __str__(self) -> str:
        return self.title
