"""A person's request, with the one agent who looks after it."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import FilteredRelation, Q

from warmdesk.people.models import Person
from warmdesk.tickets.choices import Channel, State
from warmdesk.tickets.models.label import SEPARATOR, Label
from warmdesk.tickets.models.mailbox import Mailbox


def new_reply_key() -> str:
    """An unguessable part of a reply address, in letters that survive every mail server: 26 characters, 130 bits."""
    return "".join(secrets.choice("abcdefghijklmnopqrstuvwxyz234567") for _ in range(26))


class TicketQuerySet(models.QuerySet["Ticket"]):
    def unclosed(self) -> TicketQuerySet:
        return self.exclude(state=State.CLOSED)

    def taken_by(self, agent_id: int) -> TicketQuerySet:
        """With us, and this agent's own; not what they hold until a colleague takes it."""
        return self.filter(state=State.OPEN, owner_id=agent_id, is_held=False)

    def promised(self, until: datetime) -> TicketQuerySet:
        """A word is promised, and is due by then, or the person needs it by then."""
        return self.filter(is_policy_due=False, next_due_at__isnull=False, attention_at__lte=until)

    def unpromised(self) -> TicketQuerySet:
        """No word is promised but by the desk's own rule."""
        return self.filter(Q(is_policy_due=True) | Q(next_due_at=None))

    def with_offer(self) -> TicketQuerySet:
        """Each with its waiting hand-off as `offer`, or None, in the same query."""
        waiting = Q(
            handoffs__accepted_at=None, handoffs__declined_at=None, handoffs__withdrawn_at=None
        )
        offered = self.annotate(offer=FilteredRelation("handoffs", condition=waiting))
        # django-stubs does not know that a filtered relation may be selected.
        return offered.select_related("offer__receiver", "offer__giver")  # type: ignore[misc]


class Ticket(models.Model):
    """Its primary key is the short number people see.

    What a list row shows is kept here by the action that changes it, so that lists need one query.
    """

    subject = models.CharField(max_length=250)
    person = models.ForeignKey(Person, models.PROTECT, related_name="tickets")
    # Never empty: there is no ticket without an owner, and no agent can be deleted while owning one.
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tickets")
    owned_since = models.DateTimeField()
    is_held = models.BooleanField(default=True, help_text="With the holder until someone takes it.")
    mailbox = models.ForeignKey(Mailbox, models.PROTECT, related_name="tickets")
    channel = models.CharField(max_length=6, choices=Channel, default=Channel.MAIL)
    state = models.CharField(max_length=7, choices=State, default=State.OPEN)
    reply_key = models.CharField(max_length=26, unique=True, default=new_reply_key)

    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)
    # Lists sort by this: when the ticket next needs its owner, else when something last happened.
    attention_at = models.DateTimeField()
    last_message_at = models.DateTimeField()
    waits_since = models.DateTimeField(
        null=True, help_text="First unanswered message of the person."
    )
    state_until = models.DateTimeField(
        null=True, help_text="End of being set aside, or of asking if solved."
    )
    closed_at = models.DateTimeField(null=True)

    next_due_at = models.DateTimeField(null=True, help_text="The earliest open promise.")
    next_words = models.CharField(max_length=250, blank=True)
    is_policy_due = models.BooleanField(
        default=False, help_text="The next time comes from the desk."
    )
    deadline_at = models.DateTimeField(null=True)
    deadline_text = models.CharField(max_length=200, blank=True)
    is_hurried = models.BooleanField(default=False)
    open_asked = models.PositiveSmallIntegerField(default=0)
    first_question = models.CharField(max_length=250, blank=True)
    excerpt = models.CharField(max_length=200, blank=True)
    labels = models.ManyToManyField(Label, related_name="tickets", blank=True)
    label_words = models.CharField(max_length=500, blank=True, help_text="Their names, for rows.")

    fix = models.CharField(max_length=250, blank=True, help_text="What fixed it, in one line.")
    # Solved cases alike, as `knowledge` last found them: number, title, fix, minutes, helper.
    similar: models.JSONField[Any, Any] = models.JSONField(default=list)
    indexed_at = models.DateTimeField(null=True)
    claimed_until = models.DateTimeField(null=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="closed_tickets_have_a_time",
                condition=Q(state=State.CLOSED, closed_at__isnull=False)
                | (~Q(state=State.CLOSED) & Q(closed_at=None)),
            ),
            models.CheckConstraint(
                name="set_aside_has_an_end",
                condition=~Q(state=State.SET_ASIDE) | Q(state_until__isnull=False),
            ),
        ]
        indexes = [
            models.Index("owner", "state", "attention_at", "id", name="ticket_owner_list"),
            models.Index("state", "attention_at", "id", name="ticket_state_list"),
            models.Index("mailbox", "state", "attention_at", "id", name="ticket_mailbox_list"),
            models.Index("state", "last_message_at", "id", name="ticket_newest"),
            models.Index("person", "id", name="ticket_person_list"),
            models.Index(
                "opened_at", name="ticket_held", condition=Q(is_held=True, state=State.OPEN)
            ),
            models.Index("id", name="ticket_unindexed", condition=Q(indexed_at=None)),
            models.Index(
                "state_until",
                name="ticket_state_ends",
                condition=Q(state__in=[State.SET_ASIDE, State.ASKED]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} [{self.pk}]"

    @property
    def number(self) -> int:
        return self.pk

    @property
    def is_closed(self) -> bool:
        return self.state == State.CLOSED

    @property
    def label_names(self) -> list[str]:
        return self.label_words.split(SEPARATOR) if self.label_words else []

    @property
    def reply_address(self) -> str:
        """The mailbox's address with the secret key: only who got a mail of ours knows it."""
        local, _, domain = self.mailbox.address.partition("@")
        return f"{local}+{self.reply_key}@{domain}"
