"""Somebody who asks for help."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.functions import Lower

from warmdesk.core.names import first_name, initials


class PersonQuerySet(models.QuerySet["Person"]):
    def at(self, address: str) -> PersonQuerySet:
        """Whoever has this address, in small letters or capitals; `iexact` would read all people instead."""
        return self.alias(small=Lower("email")).filter(small=address.strip().lower())


class Person(models.Model):
    """Whoever needs our skills: a colleague, a customer, the boss; one kind for all.

    What is on the card was written by the person, who can read and change it.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    work = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=80, blank=True)
    timezone = models.CharField(max_length=64, blank=True)
    own_words = models.TextField(blank=True)
    own_words_at = models.DateTimeField(null=True, blank=True)
    prefers: models.JSONField[Any, Any] = models.JSONField(default=list)
    is_technical = models.BooleanField(default=False)
    welcomes: models.JSONField[Any, Any] = models.JSONField(default=list)
    first_seen_at = models.DateTimeField(auto_now_add=True)
    told_of_card_at = models.DateTimeField(null=True, blank=True)
    asked_if_heard_at = models.DateTimeField(null=True, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_person_per_address"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return first_name(self.name)

    @property
    def initials(self) -> str:
        return initials(self.name)
