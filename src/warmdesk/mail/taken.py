"""Tells a person who looks after their request, if nobody has written to them soon after it was taken."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from warmdesk.core.duties import claim
from warmdesk.tickets import letters
from warmdesk.tickets.actions.outbox import tell_by_mail
from warmdesk.tickets.choices import Act, Kind, State
from warmdesk.tickets.models import Event, Message, Ticket

AFTER = timedelta(minutes=15)
# After a standstill nobody is told of what happened long ago.
AT_MOST = timedelta(hours=12)
# Kept with the taking, so that it is settled once.
TOLD = "told"


def tell_who_has_it(at: datetime) -> int:
    """Write the "taken" mail where it is due, once for each taking. Returns how many takings were settled."""
    tickets = claim(_due(at), at, limit=20)
    for ticket in tickets:
        _tell(ticket, at)
    return len(tickets)


def _due(at: datetime) -> QuerySet[Ticket]:
    """Taken a quarter of an hour ago, still with whoever took it, and no word to the person since."""
    taking = Event.objects.filter(
        ~Q(facts__has_key=TOLD), ticket=OuterRef("pk"), act=Act.TAKEN, at=OuterRef("owned_since")
    )
    word = Message.objects.filter(
        ticket=OuterRef("pk"), kind=Kind.REPLY, at__gte=OuterRef("owned_since")
    )
    return (
        Ticket.objects.filter(
            Exists(taking),
            ~Exists(word),
            is_held=False,
            state=State.OPEN,
            next_due_at__gt=at,
            changed_at__gte=at - AT_MOST,
            owned_since__lte=at - AFTER,
            owned_since__gte=at - AT_MOST,
        )
        .select_related("person", "owner", "mailbox")
        .order_by("owned_since", "pk")
    )


def _tell(ticket: Ticket, at: datetime) -> None:
    with transaction.atomic():
        # The row is locked so that a reply being sent this moment is seen.
        Ticket.objects.select_for_update().get(pk=ticket.pk)
        if _due(at).filter(pk=ticket.pk).exists():
            _settle(ticket, at)
        Ticket.objects.filter(pk=ticket.pk).update(claimed_until=None)


def _settle(ticket: Ticket, at: datetime) -> None:
    taking = Event.objects.get(ticket=ticket, act=Act.TAKEN, at=ticket.owned_since)
    holder = taking.facts.get("holder", "")
    # Who held it already was named in the acknowledgement.
    is_news = holder != ticket.owner.name
    told = tell_by_mail(ticket, letters.taken(ticket, holder, at), at=at) if is_news else None
    taking.facts[TOLD] = told is not None
    taking.save(update_fields=["facts"])
