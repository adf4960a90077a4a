"""A file that came or went with a message."""

from __future__ import annotations

from django.db import models

from warmdesk.tickets.models.message import Message


class Attachment(models.Model):
    """The bytes lie outside the database under a random key; `name` is safe to show and to save."""

    message = models.ForeignKey(
        Message, models.CASCADE, null=True, blank=True, related_name="attachments"
    )
    # A file added to a draft belongs to it until the draft is sent.
    draft = models.ForeignKey(
        "tickets.Draft", models.CASCADE, null=True, blank=True, related_name="attachments"
    )
    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    content_id = models.CharField(max_length=250, blank=True)

    def __str__(self) -> str:
        return self.name
