"""A colleague stops working here: everything they look after gets a named new owner first."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from warmdesk.accounts.actions.agents import stop_working
from warmdesk.accounts.models import User
from warmdesk.tickets import signals
from warmdesk.tickets.actions.news import record, store
from warmdesk.tickets.choices import Act, State
from warmdesk.tickets.errors import TicketsLeft
from warmdesk.tickets.models import Handoff, Holder, Ticket


@transaction.atomic
def leave_desk(*, agent: User, successor: User | None, at: datetime) -> int:
    """Hand every ticket of the agent to the successor, end their places and offers, and close the account.

    People see the new name on their request; closed tickets go along, so that a late reply reaches somebody.
    Returns how many open tickets moved. Raises TicketsLeft if there are tickets and no working successor, LastAdmin.
    """
    can_take = successor is not None and successor.is_active and successor.pk != agent.pk
    owned = Ticket.objects.filter(owner=agent)
    if not can_take and owned.exists():
        raise TicketsLeft(owned.unclosed().count())
    stop_working(agent=agent)
    Holder.objects.filter(agent=agent).delete()
    _end_offers(agent, at)
    if successor is None:
        return 0
    moved = 0
    for ticket in owned.unclosed().select_for_update(of=("self",)).order_by("pk"):
        _move(ticket, agent, successor, at)
        moved += 1
    owned.filter(state=State.CLOSED).update(owner=successor)
    return moved


def _move(ticket: Ticket, agent: User, successor: User, at: datetime) -> None:
    # A held ticket stays held: colleagues may still take it, now from the successor.
    ticket.owner, ticket.owned_since = successor, at
    store(ticket, at, "owner_id", "owned_since")
    record(ticket, Act.TAKEN, at=at, agent=successor, is_for_person=True, holder=agent.name)
    signals.owner_changed.send(sender=Ticket, ticket=ticket, at=at)


def _end_offers(agent: User, at: datetime) -> None:
    """What they offered is taken back; what was offered to them goes back to its giver with a line."""
    Handoff.objects.waiting().filter(giver=agent).update(withdrawn_at=at)
    for offer in Handoff.objects.waiting().filter(receiver=agent).select_related("ticket"):
        offer.declined_at = at
        offer.decline_words = f"{agent.first_name} no longer works at this desk."[:250]
        offer.save(update_fields=["declined_at", "decline_words"])
        record(offer.ticket, Act.DECLINED, at=at, agent=agent, words=offer.decline_words)
        store(offer.ticket, at)
