"""What joining will do: which conversations, which is kept, who will be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warmdesk.accounts.models import User
from warmdesk.core.wording import gettext as _
from warmdesk.people.models import Person
from warmdesk.tickets.models import Ticket
from warmdesk.tickets.queries.visible import visible_tickets


@dataclass(frozen=True, slots=True)
class Preview:
    """`options` name each conversation beside its number."""

    kept: Ticket
    picked: Sequence[Ticket]
    options: Sequence[tuple[int, str]]
    told: Sequence[Person]
    is_shared: bool


def preview_of(agent: User, numbers: Sequence[int], kept: int) -> Preview | None:
    """None if the one that is kept is not among them."""
    picked = visible_tickets(agent, numbers)
    by_number = {each.pk: each for each in picked}
    if kept not in by_number:
        return None
    groups = [{each.person, *(copy.person for copy in each.participants.all())} for each in picked]
    told = sorted(set().union(*groups), key=lambda person: (person.name, person.pk))
    return Preview(
        kept=by_number[kept],
        picked=picked,
        options=[(each.pk, _words(each)) for each in picked],
        told=told,
        is_shared=all(each == groups[0] for each in groups),
    )


def _words(ticket: Ticket) -> str:
    return _("{number}: {subject}. {name} asked, {owner} has it").format(
        number=ticket.pk,
        subject=ticket.subject,
        name=ticket.person.name,
        owner=ticket.owner.first_name,
    )
