"""The desk itself: its name, its hours and how it works. There is exactly one row."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeskKind(models.TextChoices):
    INTERNAL = "internal", _("Internal IT")
    PROVIDER = "provider", _("Customers of a service provider")


def weekdays() -> dict[str, list[list[str]]]:
    """Monday to Friday, 8:00 to 18:00."""
    return {day: [["08:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}


class Desk(models.Model):
    """Settings that hold for everybody. `Desk.current()` is cached for the process."""

    name = models.CharField(max_length=80, default="IT help")
    kind = models.CharField(max_length=10, choices=DeskKind, default=DeskKind.INTERNAL)
    timezone = models.CharField(max_length=64, default="Europe/London")
    hours: models.JSONField[Any, Any] = models.JSONField(default=weekdays)
    holiday_country = models.CharField(max_length=6, blank=True)
    extra_holidays: models.JSONField[Any, Any] = models.JSONField(default=list)
    urgent_phone = models.CharField(max_length=40, blank=True)
    first_answer_minutes = models.PositiveIntegerField(default=45)
    close_after_days = models.PositiveSmallIntegerField(default=5)
    trusted_authserv = models.CharField(max_length=200, blank=True)
    jargon_ok = models.BooleanField(default=False)
    is_sample = models.BooleanField(default=False)
    is_set_up = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.CheckConstraint(name="only_one_desk", condition=models.Q(pk=1))]

    def __str__(self) -> str:
        return self.name
