"""A word that colleagues put on tickets of one kind."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower

SEPARATOR = ", "
LONGEST = 40


class LabelQuerySet(models.QuerySet["Label"]):
    def called(self, name: str) -> LabelQuerySet:
        """The one with this name, in small letters or capitals."""
        return self.alias(small=Lower("name")).filter(small=name.lower())


class Label(models.Model):
    """It is there from its first ticket on. A name holds no comma, for rows keep the names of a ticket in one line."""

    name = models.CharField(max_length=LONGEST)

    objects = LabelQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="one_label_per_name")]

    def __str__(self) -> str:
        return self.name
