"""Setting a thought aside, and seeing a rule less."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from warmdesk.accounts.models import User
from warmdesk.coaching.models import SetAside
from warmdesk.tickets.models import Draft, Ticket

OFTEN = 3


@transaction.atomic
def set_aside_thought(*, ticket: Ticket, agent: User, rule: str, at: datetime) -> bool:
    """Leave a rule out until this reply is sent. Returns whether it is time to offer "Show it less"."""
    draft, _ = Draft.objects.select_for_update().get_or_create(
        ticket=ticket, agent=agent, defaults={"changed_at": at}
    )
    if rule not in draft.set_aside:
        draft.set_aside = [*draft.set_aside, rule]
        draft.save(update_fields=["set_aside"])
        SetAside.objects.create(agent=agent, rule=rule, at=at)
    return SetAside.objects.filter(agent=agent, rule=rule)[:OFTEN].count() >= OFTEN


@transaction.atomic
def undo_set_aside(*, ticket: Ticket, agent: User, rule: str) -> None:
    """Show the thought again for this reply."""
    draft = Draft.objects.select_for_update().filter(ticket=ticket, agent=agent).first()
    if draft and rule in draft.set_aside:
        draft.set_aside = [each for each in draft.set_aside if each != rule]
        draft.save(update_fields=["set_aside"])
        newest = SetAside.objects.filter(agent=agent, rule=rule).order_by("-at").first()
        if newest:
            newest.delete()


def show_less(*, agent: User, rule: str, less: bool = True) -> None:
    """From now on show a rule to this agent only when they ask; or as before."""
    rules = [each for each in agent.quiet_rules if each != rule]
    agent.quiet_rules = [*rules, rule] if less else rules
    agent.save(update_fields=["quiet_rules"])
