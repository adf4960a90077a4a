"""Hand over: who could help best, and the first words of the introduction, made of facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef
from django.utils import timezone

from warmdesk.accounts.models import User
from warmdesk.core.desk import desk_calendar
from warmdesk.core.moments import clock_time, day_and_time
from warmdesk.core.wording import gettext as _
from warmdesk.core.wording import ngettext
from warmdesk.desk.pages.counting import CappedCount
from warmdesk.tickets.choices import State
from warmdesk.tickets.models import Ticket

MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A colleague, and one line that says why."""

    agent: User
    solved: int
    is_here: bool
    open_ones: int
    line: str
    introduction: str


@dataclass(frozen=True, slots=True)
class Offering:
    """What the form holds."""

    chosen: User | None
    words: str
    introduction: str


def candidates(ticket: Ticket, giver: User, now: datetime) -> list[Candidate]:
    """Colleagues by what they solved that was like this, whether they are here, and how much they hold."""
    open_ones = CappedCount(Ticket.objects.filter(owner=OuterRef("pk"), state=State.OPEN))
    colleagues = User.objects.working().exclude(pk=giver.pk).annotate(open_ones=open_ones)
    solved = _solved(ticket)
    found = [
        _candidate(ticket, giver, each, solved[each.pk], each.open_ones, now) for each in colleagues
    ]
    found.sort(key=lambda each: (-each.solved, not each.is_here, each.open_ones, each.agent.name))
    return found[:MOST_SHOWN]


def _solved(ticket: Ticket) -> Counter[int]:
    numbers = [case["number"] for case in ticket.similar]
    owners: Sequence[int] = (
        list(Ticket.objects.filter(pk__in=numbers).values_list("owner_id", flat=True))
        if numbers
        else []
    )
    return Counter(owners)


def _candidate(
    ticket: Ticket, giver: User, agent: User, solved: int, open_ones: int, now: datetime
) -> Candidate:
    is_here = agent.away_until is None or agent.away_until <= now
    parts = []
    if solved:
        parts.append(_("Solved {n} like this.").format(n=solved))
    parts.append(_here(agent, is_here, now))
    parts.append(ngettext("{n} open.", "{n} open.", open_ones).format(n=open_ones))
    line = " ".join(filter(None, parts))
    words = first_words(ticket, giver, agent, knows=bool(solved))
    return Candidate(agent, solved, is_here, open_ones, line, words)


def _here(agent: User, is_here: bool, now: datetime) -> str:
    zone = timezone.get_current_timezone_name()
    if not is_here and agent.away_until:
        return _("Back at {time}.").format(time=day_and_time(agent.away_until, now, zone))
    calendar = desk_calendar()
    if not calendar.is_open(now):
        return ""
    end = calendar.end_of_day(calendar.local(now).date())
    return _("Working until {time}.").format(time=clock_time(end, zone))


def first_words(ticket: Ticket, giver: User, receiver: User | None, *, knows: bool = False) -> str:
    """A starting point for the introduction; every word of it is a fact we know."""
    if receiver is None:
        return ""
    template = (
        _(
            "Hi {name}, {full} has solved something like this before and has agreed to take this on."
            " {first} can see everything above, so you won’t need to explain again. {giver}"
        )
        if knows
        else _(
            "Hi {name}, {full} has agreed to take this on."
            " {first} can see everything above, so you won’t need to explain again. {giver}"
        )
    )
    return template.format(
        name=ticket.person.first_name,
        full=receiver.name,
        first=receiver.first_name,
        giver=giver.first_name,
    )
