"""The few fixed sets of values that promises know."""

from __future__ import annotations

from django.db import models


class Origin(models.TextChoices):
    """Where a promise comes from."""

    WORDS = "words"
    POLICY = "policy"


class Fate(models.TextChoices):
    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
