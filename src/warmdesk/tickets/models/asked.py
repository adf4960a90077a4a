"""One thing that the person asked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from warmdesk.tickets.choices import Answered
from warmdesk.tickets.models.message import Message
from warmdesk.tickets.models.ticket import Ticket


class Asked(models.Model):
    """A reading of the coach, or a mark that an agent made; corrections are never overwritten by a new reading."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="asked")
    message = models.ForeignKey(Message, models.CASCADE, related_name="asked")
    start = models.PositiveIntegerField(help_text="First character in the message's text.")
    end = models.PositiveIntegerField(help_text="One past the last character.")
    text = models.CharField(max_length=500)
    kind = models.CharField(max_length=8, default="question")
    about = models.CharField(max_length=8, default="other")
    answered = models.CharField(max_length=6, choices=Answered, default=Answered.NO)
    answered_by = models.ForeignKey(
        Message, models.SET_NULL, null=True, blank=True, related_name="answers"
    )
    aside_reason = models.CharField(max_length=250, blank=True)
    is_by_agent = models.BooleanField(default=False)
    is_removed = models.BooleanField(
        default=False, help_text="An agent said: this is not a question."
    )

    class Meta:
        ordering = ["message_id", "start"]
        constraints = [
            models.UniqueConstraint(fields=["message", "start", "end"], name="asked_once"),
            models.CheckConstraint(name="asked_is_a_span", condition=Q(end__gt=models.F("start"))),
        ]

    def __str__(self) -> str:
        return self.text
