"""One thing said in a ticket: by the person, by an agent to them, among the team, or by the desk itself."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from warmdesk.people.models import Person
from warmdesk.tickets.choices import Channel, Kind
from warmdesk.tickets.models.ticket import Ticket


class MessageQuerySet(models.QuerySet["Message"]):
    def for_person(self, person: Person) -> MessageQuerySet:
        """What somebody who takes part may read: never notes, never what was said before they did."""
        return self.exclude(kind=Kind.NOTE).exclude(hidden_from=person)

    def for_all(self) -> MessageQuerySet:
        """What everybody who takes part may read."""
        return self.exclude(kind=Kind.NOTE).filter(hidden_from=None)


class Message(models.Model):
    """`text` is what was newly written, `quoted` the history below it, kept but folded."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=9, choices=Kind)
    channel = models.CharField(max_length=6, choices=Channel)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    text = models.TextField()
    quoted = models.TextField(blank=True)
    html = models.TextField(blank=True, help_text="Cleaned; shown only in a sandboxed frame.")
    # The Message-ID without its angle brackets; one for ever, however often the mail is sent.
    message_id = models.CharField(max_length=250, null=True, unique=True)
    # Of the form it was made with; the same form sent again makes no second message.
    form_key = models.CharField(max_length=64, null=True, unique=True)
    has_attachments = models.BooleanField(default=False)
    # What sending changed on the ticket; while it is here, the reply can be taken back.
    undo: models.JSONField[Any, Any] = models.JSONField(null=True)
    # Who takes part since their ticket was joined with this one, and could not read this before.
    hidden_from = models.ManyToManyField(Person, related_name="+", blank=True)
    # When the coach's reading of what is asked was stored; null means that it is due.
    listened_at = models.DateTimeField(null=True)
    claimed_until = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_message_has_one_author",
                condition=Q(kind=Kind.PERSON, person__isnull=False, agent=None)
                | Q(kind__in=[Kind.REPLY, Kind.NOTE], agent__isnull=False, person=None)
                | Q(kind=Kind.AUTOMATIC, person=None, agent=None),
            ),
        ]
        indexes = [
            models.Index("ticket", "at", "id", name="message_thread"),
            models.Index("id", name="message_unlistened", condition=Q(listened_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} in {self.ticket_id}"

    @property
    def is_note(self) -> bool:
        return self.kind == Kind.NOTE

    @property
    def is_from_person(self) -> bool:
        return self.kind == Kind.PERSON

    @property
    def author_name(self) -> str:
        author = self.person or self.agent
        return author.name if author else ""
