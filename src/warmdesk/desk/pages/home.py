"""Home: what needs this agent, kindly ordered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from warmdesk.accounts.models import User
from warmdesk.core.moments import when
from warmdesk.core.names import first_name, initials
from warmdesk.core.prepared import prepared
from warmdesk.core.wording import gettext as _
from warmdesk.core.wording import ngettext
from warmdesk.desk.pages.counting import in_words
from warmdesk.desk.pages.person_lines import (
    Line,
    held_line,
    promise_line,
    question_line,
    time_words,
)
from warmdesk.promises.choices import Fate, Origin
from warmdesk.promises.models import Promise
from warmdesk.tickets.choices import State
from warmdesk.tickets.models import Handoff, Ticket
from warmdesk.tickets.queries.counting import standing
from warmdesk.tickets.queries.lists import ROW, SOON, Row, new_and_held, offered_to

MOST_ROWS = 20
MANY = 20
WEEKS = 12


@dataclass(frozen=True, slots=True)
class Offer:
    """A hand-off that waits for this agent's yes."""

    handoff: Handoff
    words: str
    initials: str
    giver: str


@dataclass(frozen=True, slots=True)
class KindWord:
    words: str
    whose: str


@dataclass(frozen=True, slots=True)
class Side:
    """What one query tells beside the rows: counts, a kind word, and who leads."""

    needing: int
    waiting: int
    aside: int
    asked: int
    kind_word: KindWord | None
    lead: str
    lead_email: str


@dataclass(frozen=True, slots=True)
class Home:
    greeting: str
    lead: str
    is_many: bool
    promises: Sequence[Line]
    offers: Sequence[Offer]
    questions: Sequence[Line]
    held: Sequence[Line]
    held_words: str
    side: Side
    tally: Sequence[tuple[int, int]]

    @property
    def has_rows(self) -> bool:
        return bool(self.promises or self.offers or self.questions or self.held)


def home_of(agent: User, at: datetime) -> Home:
    """Six queries, whatever the size of the desk; a seventh where nobody is on the page."""
    promised = _promised(agent, at)
    asked = _asked(agent)
    offers = offered_to(agent)
    held = new_and_held()
    side = _side(agent, at)
    people = _people(promised, asked, offers)
    return Home(
        greeting=_greeting(agent, at),
        lead=_lead(people, promised, held, at),
        is_many=len(people) > MANY,
        promises=[promise_line(row, at) for row in promised],
        offers=[_offer(each) for each in offers],
        questions=[question_line(row, at) for row in asked],
        held=[held_line(row, at) for row in held],
        held_words=_held_words(agent, held),
        side=side,
        tally=_tally(agent, at),
    )


def _zone() -> str:
    return timezone.get_current_timezone_name()


def _promised(agent: User, at: datetime) -> list[Row]:
    """What this agent said that they would do by a time that is near, or that is needed before."""
    return [Row._make(values) for values in _due(agent.pk, at + SOON)]


@prepared
def _due(owner: int, until: datetime) -> QuerySet[Ticket, tuple[Any, ...]]:
    due = Ticket.objects.taken_by(owner).promised(until)
    return due.order_by("attention_at", "id").values_list(*ROW)[:MOST_ROWS]


def _asked(agent: User) -> list[Row]:
    """Who waits for an answer without a word on when; a stated deadline goes first, then the oldest."""
    return [Row._make(values) for values in _unanswered(agent.pk)]


@prepared
def _unanswered(owner: int) -> QuerySet[Ticket, tuple[Any, ...]]:
    waiting = Ticket.objects.taken_by(owner).unpromised()
    first = F("deadline_at").asc(nulls_last=True)
    return waiting.order_by(first, "waits_since", "id").values_list(*ROW)[:MOST_ROWS]


def _side(agent: User, at: datetime) -> Side:
    told = standing(agent, at)
    word = None
    if told.kind_words and told.kind_at:
        word = KindWord(told.kind_words, f"{told.kind_name}, {_day(told.kind_at, at)}")
    return Side(
        told.needing,
        told.waiting,
        told.aside,
        told.asked,
        kind_word=word,
        lead=told.lead_name,
        lead_email=told.lead_email,
    )


def _day(said_at: datetime, at: datetime) -> str:
    days = (timezone.localdate(at) - timezone.localdate(said_at)).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    return when(said_at, at, _zone())


def _tally(agent: User, at: datetime) -> list[tuple[int, int]]:
    """Promises kept and slipped in each of the last weeks, oldest first."""
    monday = timezone.localdate(at) - timedelta(days=timezone.localdate(at).weekday())
    first = monday - timedelta(weeks=WEEKS - 1)
    weeks = [[0, 0] for _ in range(WEEKS)]
    begin = timezone.make_aware(datetime.combine(first, time.min))
    for settled_at, fate in _settled(agent.pk, begin):
        week = (timezone.localdate(settled_at) - first).days // 7
        # A clock that was set back may have settled one after today.
        weeks[min(week, WEEKS - 1)][fate == Fate.LATE] += 1
    return [(kept, late) for kept, late in weeks] if any(map(any, weeks)) else []


@prepared
def _settled(agent: int, since: datetime) -> QuerySet[Promise, tuple[Any, ...]]:
    settled = Promise.objects.filter(agent=agent, origin=Origin.WORDS, settled_at__gte=since)
    return settled.filter(fate__in=[Fate.KEPT, Fate.LATE]).values_list("settled_at", "fate")


def _greeting(agent: User, at: datetime) -> str:
    hour = timezone.localtime(at).hour
    if hour < 12:
        return _("Good morning, {name}").format(name=agent.first_name)
    if hour < 18:
        return _("Good afternoon, {name}").format(name=agent.first_name)
    return _("Good evening, {name}").format(name=agent.first_name)


def _people(
    promised: Sequence[Row], asked: Sequence[Row], offers: Sequence[Handoff]
) -> dict[int, str]:
    people = {row.person_id: row.person_name for row in [*promised, *asked]}
    people.update({each.ticket.person_id: each.ticket.person.name for each in offers})
    return people


def _lead(
    people: dict[int, str], promised: Sequence[Row], held: Sequence[Row], at: datetime
) -> str:
    """How many people hope to hear from this agent, and who comes first."""
    if len(people) > MANY:
        return _("More people than one day holds.")
    if not people:
        return _nobody(held)
    if len(people) == 1:
        return _("{name} is hoping to hear from you today.").format(
            name=first_name(next(iter(people.values())))
        )
    # Translators: counted people, two to twenty.
    many = ngettext(
        "{n} person is hoping to hear from you today.",
        "{n} people are hoping to hear from you today.",
        len(people),
    ).format(n=in_words(len(people)))
    first = promised[0] if promised else None
    if first is None or first.attention_at != first.next_due_at:
        return many
    return _("{many} {name} comes first: you said by {time}.").format(
        many=many, name=first_name(first.person_name), time=time_words(first.attention_at, at)
    )


def _nobody(held: Sequence[Row]) -> str:
    if held:
        return ngettext(
            "Nobody is waiting for you. {holder} holds {n} new one if you have time.",
            "Nobody is waiting for you. {holder} holds {n} new ones if you have time.",
            len(held),
        ).format(holder=first_name(held[0].owner_name), n=len(held))
    if Ticket.objects.filter(state__in=[State.OPEN, State.SET_ASIDE]).exists():
        return _("Nobody is waiting for you.")
    return _("Nobody is waiting for this desk.")


def _held_words(agent: User, held: Sequence[Row]) -> str:
    holders = list(dict.fromkeys(row.owner_id for row in held))
    if holders == [agent.pk]:
        return _("You are holding these today. Colleagues can take them from you.")
    if len(holders) == 1:
        return _("{name} is holding these until someone takes them").format(
            name=first_name(held[0].owner_name)
        )
    return _("Held until someone takes them")


def _offer(handoff: Handoff) -> Offer:
    giver = handoff.giver.first_name
    words = (
        _("{colleague} asks if you would take this: “{words}”")
        if handoff.words
        else _("{colleague} asks if you would take this.")
    )
    return Offer(
        handoff,
        words.format(colleague=giver, words=handoff.words),
        initials(handoff.giver.name),
        giver,
    )
