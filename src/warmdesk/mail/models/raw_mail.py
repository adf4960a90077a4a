"""A mail exactly as it came, kept before anything is made of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmdesk.tickets.models import Mailbox, Message


class Handling(models.TextChoices):
    WAITING = "waiting", _("Waiting to be read")
    DONE = "done", _("In a ticket")
    DUPLICATE = "duplicate", _("Came twice")
    DROPPED = "dropped", _("Left out")
    SET_ASIDE = "aside", _("Set aside")


class RawMail(models.Model):
    """The bytes lie in the data folder. `source_key` names one delivery: a mail fetched twice is stored once."""

    mailbox = models.ForeignKey(Mailbox, models.PROTECT, related_name="raw_mails")
    source_key = models.CharField(max_length=200, unique=True)
    digest = models.CharField(max_length=64, db_index=True, help_text="SHA-256 of the bytes.")
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    received_at = models.DateTimeField()
    handling = models.CharField(max_length=9, choices=Handling, default=Handling.WAITING)
    reason = models.CharField(max_length=250, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    message = models.OneToOneField(
        Message, models.SET_NULL, null=True, blank=True, related_name="raw_mail"
    )
    claimed_until = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index("due_at", name="rawmail_due", condition=Q(handling=Handling.WAITING)),
            models.Index("id", name="rawmail_aside", condition=Q(handling=Handling.SET_ASIDE)),
        ]

    def __str__(self) -> str:
        return self.source_key
