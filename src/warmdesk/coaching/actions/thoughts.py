"""Thoughts beside a draft: noting that they were shown, setting one aside, seeing a rule less, forgetting it all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import models, transaction

from warmdesk.accounts.models import User
from warmdesk.coaching.models import Thought
from warmdesk.tickets.models import Draft, Message, Ticket

OFTEN = 3


def note_thoughts(*, ticket: Ticket, agent: User, rules: Collection[str], at: datetime) -> None:
    """Remember, for the agent alone, which rules spoke of this draft, and which no longer do.

    One statement where nothing changed since the last reading, at most three else.
    """
    known = {each.rule: each for each in _open(ticket, agent)}
    new = [rule for rule in rules if rule not in known]
    Thought.objects.bulk_create(
        [Thought(agent=agent, ticket=ticket, rule=rule, shown_at=at) for rule in new],
        # Two windows may read the same draft at once.
        ignore_conflicts=True,
    )
    changed = [each for each in known.values() if each.is_taken == (each.rule in rules)]
    for each in changed:
        each.is_taken = each.rule not in rules and not each.is_set_aside
    if changed:
        Thought.objects.bulk_update(changed, ["is_taken"])


def reply_went_out(reply: Message) -> None:
    """The thoughts about this reply are history now; the next draft begins anew."""
    if reply.agent_id is not None:
        open_ones = Thought.objects.filter(ticket=reply.ticket_id, agent=reply.agent_id)
        open_ones.filter(sent_at=None, shown_at__lte=reply.at).update(sent_at=reply.at)


@transaction.atomic
def set_aside_thought(*, ticket: Ticket, agent: User, rule: str, at: datetime) -> bool:
    """Leave a rule out until this reply is sent. Returns whether it is time to offer "Show it less"."""
    draft, _ = Draft.objects.select_for_update().get_or_create(
        ticket=ticket, agent=agent, defaults={"changed_at": at}
    )
    if rule not in draft.set_aside:
        draft.set_aside = [*draft.set_aside, rule]
        draft.save(update_fields=["set_aside"])
        if not _open(ticket, agent).filter(rule=rule).update(is_set_aside=True, is_taken=False):
            Thought.objects.create(
                ticket=ticket, agent=agent, rule=rule, shown_at=at, is_set_aside=True
            )
    aside = Thought.objects.filter(agent=agent, rule=rule, is_set_aside=True)
    return aside[:OFTEN].count() >= OFTEN


@transaction.atomic
def undo_set_aside(*, ticket: Ticket, agent: User, rule: str) -> None:
    """Show the thought again for this reply."""
    draft = Draft.objects.select_for_update().filter(ticket=ticket, agent=agent).first()
    if draft and rule in draft.set_aside:
        draft.set_aside = [each for each in draft.set_aside if each != rule]
        draft.save(update_fields=["set_aside"])
        _open(ticket, agent).filter(rule=rule).update(is_set_aside=False)


def _open(ticket: Ticket, agent: User) -> models.QuerySet[Thought]:
    return Thought.objects.filter(ticket=ticket, agent=agent, sent_at=None)


def show_less(*, agent: User, rule: str, less: bool = True) -> None:
    """From now on show a rule to this agent only when they ask; or as before."""
    rules = [each for each in agent.quiet_rules if each != rule]
    agent.quiet_rules = [*rules, rule] if less else rules
    agent.save(update_fields=["quiet_rules"])


def choose_quiet(*, agent: User, rules: Collection[str]) -> None:
    """Exactly these rules speak to this agent only when they ask."""
    agent.quiet_rules = sorted(rules)
    agent.save(update_fields=["quiet_rules"])


def forget_thoughts(*, agent: User) -> int:
    """Delete everything that is remembered of this agent and the coach. Returns how many thoughts that were."""
    return Thought.objects.filter(agent=agent).delete()[0]
