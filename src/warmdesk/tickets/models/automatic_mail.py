"""Automatic mails lately sent to an address, so that two machines never talk to each other for ever."""

from __future__ import annotations

from django.db import models


class AutomaticMail(models.Model):
    address = models.EmailField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index("address", "at", name="automatic_mail_turns")]

    def __str__(self) -> str:
        return self.address
