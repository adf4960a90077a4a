"""Background entry points of tickets: find what is due, call an action, count."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from warmdesk.core import live
from warmdesk.core.duties import claim, duty
from warmdesk.tickets.actions import solving
from warmdesk.tickets.choices import State
from warmdesk.tickets.models import Draft, Ticket
from warmdesk.tickets.queries import search


@duty(every_seconds=10)
def write_search_index(at: datetime) -> int:
    due = Ticket.objects.filter(indexed_at=None).select_related("person", "owner").order_by("pk")
    tickets = claim(due, at, lease=timedelta(minutes=1))
    for ticket in tickets:
        search.index(ticket, at)
        Ticket.objects.filter(pk=ticket.pk).update(claimed_until=None)
    return len(tickets)


@duty(every_seconds=30)
def end_what_has_ended(at: datetime) -> int:
    """Bring back what was set aside until now, and close what was asked about and not answered."""
    due = (
        Ticket.objects.filter(state__in=[State.SET_ASIDE, State.ASKED], state_until__lte=at)
        .select_related("person", "owner", "mailbox")
        .order_by("state_until")
    )
    tickets = claim(due, at)
    for ticket in tickets:
        if ticket.state == State.ASKED:
            solving.close_quietly(ticket=ticket, at=at)
        else:
            solving.bring_back(ticket=ticket, at=at)
        Ticket.objects.filter(pk=ticket.pk).update(claimed_until=None)
    return len(tickets)


@live.source
def changed_tickets(since: datetime) -> list[tuple[str, str]]:
    """Topics `ticket-<number>`, `agent-<id>` of the owner and `held` for new ones, by their time of change."""
    changed = Ticket.objects.filter(changed_at__gte=since).values_list(
        "pk", "owner_id", "is_held", "changed_at"
    )
    topics = []
    for number, owner, is_held, at in changed[:500]:
        stamp = at.isoformat()
        topics += [(f"ticket-{number}", stamp), (f"agent-{owner}", f"{number} {stamp}")]
        if is_held:
            topics.append(("held", f"{number} {stamp}"))
    return topics


@live.source
def changed_drafts(since: datetime) -> list[tuple[str, str]]:
    """Topic `writing-<number>`: somebody is writing in that ticket, or began to read it."""
    drafts = Draft.objects.filter(Q(changed_at__gte=since) | Q(looked_at__gte=since))
    rows = drafts.values_list("ticket_id", "changed_at", "looked_at")[:500]
    return [
        (f"writing-{number}", max(wrote, looked or wrote).isoformat())
        for number, wrote, looked in rows
    ]
