"""Putting a label on a ticket and taking it off."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from warmdesk.accounts.models import User
from warmdesk.core.directions import unturned
from warmdesk.tickets.actions.news import record, store
from warmdesk.tickets.choices import Act
from warmdesk.tickets.errors import NothingWritten, TooManyLabels
from warmdesk.tickets.models import Label, Ticket
from warmdesk.tickets.models.label import LONGEST, SEPARATOR
from warmdesk.tickets.queries.labels import forget_labels

MOST_LABELS = 10


@transaction.atomic
def add_label(*, ticket: Ticket, agent: User, name: str, at: datetime) -> Ticket:
    """Put a label on it, a new one if there is none of that name. One that it has already changes nothing.

    Raises NothingWritten without a name, TooManyLabels if it has ten.
    """
    words = " ".join(unturned(name).replace(",", " ").replace("\0", " ").split())[:LONGEST].strip()
    if not words:
        raise NothingWritten
    label = _called(words)
    if ticket.labels.contains(label):
        return ticket
    if ticket.labels.count() >= MOST_LABELS:
        raise TooManyLabels(MOST_LABELS)
    ticket.labels.add(label)
    _tell(ticket, at)
    record(ticket, Act.LABELLED, at=at, agent=agent, label=label.name)
    return ticket


@transaction.atomic
def remove_label(*, ticket: Ticket, agent: User, name: str, at: datetime) -> Ticket:
    """Take a label off; one that it does not have changes nothing."""
    label = Label.objects.called(name.strip()).first()
    if label and ticket.labels.contains(label):
        ticket.labels.remove(label)
        _tell(ticket, at)
        record(ticket, Act.UNLABELLED, at=at, agent=agent, label=label.name)
    return ticket


def _called(name: str) -> Label:
    if label := Label.objects.called(name).first():
        return label
    try:
        with transaction.atomic():
            return Label.objects.create(name=name)
    except IntegrityError:
        # A colleague made it at the same moment.
        return Label.objects.called(name).get()


def _tell(ticket: Ticket, at: datetime) -> None:
    ticket.label_words = SEPARATOR.join(ticket.labels.values_list("name", flat=True))
    store(ticket, at, "label_words")
    forget_labels()
