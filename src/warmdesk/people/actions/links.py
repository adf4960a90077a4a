"""Asking for a mail with a link."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from warmdesk.core import duties
from warmdesk.people.models import LinkMail, Person

# Enough for somebody whose mail is slow, too few to fill a stranger's inbox.
MOST_MAILS = 3
WITHIN = timedelta(minutes=15)
RENEWED_FOR = timedelta(hours=1)


@transaction.atomic
def ask_for_link(
    *, person: Person, purpose: str, at: datetime, ticket: int | None = None
) -> LinkMail | None:
    """Put a mail with a link for this person on its way; None if enough were sent lately."""
    # The row is locked so that many requests at once do not all count too few.
    Person.objects.select_for_update().get(pk=person.pk)
    lately = LinkMail.objects.filter(person=person, asked_at__gt=at - WITHIN)
    if lately.count() >= MOST_MAILS:
        return None
    waiting = lately.filter(purpose=purpose, ticket=ticket, sent_at=None).first()
    if waiting:
        return waiting
    mail = LinkMail.objects.create(
        person=person, purpose=purpose, ticket=ticket, asked_at=at, due_at=at
    )
    duties.nudge()
    return mail


@transaction.atomic
def renew_link(
    *, person: Person, purpose: str, at: datetime, works_for: timedelta, ticket: int | None = None
) -> LinkMail | None:
    """Put a mail with a new link on its way for one that has run out, at most once an hour.

    Programs that look through mail open links too, again and again. Within the hour the last mail counts, unless
    the link in it has run out as well.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    since = at - min(RENEWED_FOR, works_for)
    sent = LinkMail.objects.filter(
        person=person, purpose=purpose, ticket=ticket, asked_at__gt=since
    ).last()
    return sent or ask_for_link(person=person, purpose=purpose, ticket=ticket, at=at)
