"""An address that people write to, and the rota of those who hold what is new there."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Mailbox(models.Model):
    """One way in to the desk. How its mail is fetched and sent is `mail.Account`."""

    address = models.EmailField(unique=True)
    name = models.CharField(max_length=80)
    signature = models.TextField(blank=True)
    is_default = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_default_mailbox",
                fields=["is_default"],
                condition=models.Q(is_default=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Holder(models.Model):
    """A place on a mailbox's rota: the first who is there holds new tickets until someone takes them."""

    mailbox = models.ForeignKey(Mailbox, models.CASCADE, related_name="holders")
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "agent"], name="once_on_a_rota"),
        ]

    def __str__(self) -> str:
        return f"{self.agent} holds {self.mailbox}"
