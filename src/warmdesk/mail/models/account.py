"""How the mail of one mailbox is fetched and sent."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from warmdesk.mail.secrets import SecretField
from warmdesk.tickets.models import Mailbox


class Security(models.TextChoices):
    TLS = "tls", _("TLS")
    STARTTLS = "starttls", _("STARTTLS")
    NONE = "none", _("None (only on this machine)")


class Account(models.Model):
    """IMAP in, SMTP out. Where we are in the folder is kept by UID, never by flags of the server."""

    mailbox = models.OneToOneField(Mailbox, models.CASCADE, related_name="account")
    is_active = models.BooleanField(default=True)
    imap_host = models.CharField(max_length=200, blank=True)
    imap_port = models.PositiveIntegerField(default=993)
    imap_security = models.CharField(max_length=8, choices=Security, default=Security.TLS)
    imap_user = models.CharField(max_length=200, blank=True)
    imap_password = SecretField(blank=True)
    imap_folder = models.CharField(max_length=200, default="INBOX")
    smtp_host = models.CharField(max_length=200, blank=True)
    smtp_port = models.PositiveIntegerField(default=587)
    smtp_security = models.CharField(max_length=8, choices=Security, default=Security.STARTTLS)
    smtp_user = models.CharField(max_length=200, blank=True)
    smtp_password = SecretField(blank=True)

    uid_validity = models.BigIntegerField(null=True)
    last_uid = models.BigIntegerField(default=0)
    # Until the first look, mail that was there before is left alone.
    has_started = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True)
    last_read_at = models.DateTimeField(null=True)
    fault = models.TextField(blank=True, help_text="What the server said when it last failed.")
    failing_since = models.DateTimeField(null=True)
    next_fetch_at = models.DateTimeField(null=True)
    claimed_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.mailbox)
