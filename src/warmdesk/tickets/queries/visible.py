"""Guarded getters: the only way in which a surface obtains a ticket or what belongs to it.

Every agent of the desk may see every ticket; a person sees their own and those they are in copy of.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.transaction import TransactionManagementError

from warmdesk.accounts.models import User
from warmdesk.core.prepared import prepared
from warmdesk.people.models import Person
from warmdesk.tickets.models import (
    Asked,
    Attachment,
    Handoff,
    Joined,
    Message,
    Participant,
    Ticket,
)


def visible_ticket(agent: User, number: int) -> Ticket:
    """The ticket with person, owner and mailbox, and its waiting hand-off as `offer`; by any number it ever had.

    Raises Ticket.DoesNotExist.
    """
    for ticket in _with_everything(number) or _with_everything(_kept(number)):
        return ticket
    raise Ticket.DoesNotExist


@prepared
def _with_everything(number: int) -> QuerySet[Ticket]:
    return (
        Ticket.objects.select_related("person", "owner", "mailbox").with_offer().filter(pk=number)
    )


def visible_tickets(agent: User, numbers: Sequence[int]) -> list[Ticket]:
    """Several by number, each with person, owner and those in copy, in two queries."""
    tickets = Ticket.objects.filter(pk__in=numbers).select_related("person", "owner")
    return list(tickets.prefetch_related("participants__person").order_by("pk"))


def locked_ticket(agent: User, number: int) -> Ticket:
    """With person, owner and mailbox, locked until the running transaction ends; for acting on it. By any number it
    ever had, so that what is written on a page that was open while it was joined is not lost.

    Raises Ticket.DoesNotExist, TransactionManagementError if none is running.
    """
    if not transaction.get_connection().in_atomic_block:
        raise TransactionManagementError("A ticket can only be locked inside a transaction.")
    for ticket in _locked(number) or _locked(_kept(number)):
        return ticket
    raise Ticket.DoesNotExist


@prepared
def _locked(number: int) -> QuerySet[Ticket]:
    return (
        Ticket.objects.select_for_update(of=("self",))
        .select_related("person", "owner", "mailbox")
        .filter(pk=number)
    )


def _kept(number: int) -> int:
    """The number of the ticket with which this one was joined, or 0."""
    return Joined.objects.filter(pk=number).values_list("ticket_id", flat=True).first() or 0


def visible_message(agent: User, message_id: int) -> Message:
    return Message.objects.select_related("ticket").get(pk=message_id)


def visible_asked(agent: User, number: int, asked_id: int) -> Asked:
    return Asked.objects.select_related("ticket").get(pk=asked_id, ticket_id=number)


def visible_attachment(agent: User, key: str) -> Attachment:
    """Raises Attachment.DoesNotExist. A file of a draft is seen by its writer only."""
    return Attachment.objects.filter(Q(draft=None) | Q(draft__agent=agent)).get(key=key)


def visible_handoff(agent: User, handoff_id: int) -> Handoff:
    """An offer that the agent made or got."""
    return Handoff.objects.select_related("ticket", "giver", "receiver").get(
        Q(giver=agent) | Q(receiver=agent), pk=handoff_id
    )


def own_ticket(person: Person, number: int, *, lock: bool = False) -> Ticket:
    """A ticket of this person, or one they are in copy of; by any number it ever had. Raises Ticket.DoesNotExist."""
    tickets = Ticket.objects.select_related("person", "owner", "mailbox")
    if lock:
        tickets = tickets.select_for_update(of=("self",))
    in_copy = Participant.objects.filter(ticket=OuterRef("pk"), person=person)
    kept = Joined.objects.filter(pk=number).values("ticket")
    theirs = tickets.filter(Q(person=person) | Exists(in_copy))
    return theirs.get(Q(pk=number) | Q(pk__in=kept))
