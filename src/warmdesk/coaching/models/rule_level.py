"""How the whole desk uses one rule of the coach."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    ON = "on", _("On")
    QUIET = "quiet", _("Only when asked")
    OFF = "off", _("Off")


class RuleLevel(models.Model):
    rule = models.CharField(max_length=40, unique=True)
    level = models.CharField(max_length=5, choices=Level, default=Level.ON)

    def __str__(self) -> str:
        return f"{self.rule}: {self.level}"
