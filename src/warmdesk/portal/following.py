"""What the person of a request may know of it: who looks after it, when they will hear, what has happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from warmdesk.accounts.models import User
from warmdesk.core.desk import desk_calendar, first_answer_due
from warmdesk.core.moments import clock_time, day_and_time, short_date, weekday_and_date
from warmdesk.people.models import Person
from warmdesk.portal.happened import Line, Reader, lines_of
from warmdesk.tickets import letters
from warmdesk.tickets.choices import State
from warmdesk.tickets.models import Message, Ticket

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a request stands as far as its person knows."""

    state: str
    owner: User
    next_due_at: datetime | None
    state_until: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class NextWord:
    """The box that tells when the person will hear."""

    text: str
    then: str = ""
    tone: str = "honey"
    icon: str = "clock"


@dataclass(frozen=True, slots=True)
class FollowPage:
    standing: Standing
    asked_words: str
    owner_words: str
    next_word: NextWord
    lines: Sequence[Line]
    # Somebody in copy reads and writes as themselves; only the person says whether it is solved.
    is_own: bool

    @property
    def is_closed(self) -> bool:
        return self.standing.state == State.CLOSED

    @property
    def is_asked(self) -> bool:
        return self.standing.state == State.ASKED


def follow_page(
    ticket: Ticket, person: Person, at: datetime, read: int | None = None
) -> FollowPage:
    """The page of a request; `read` is the message that is shown in full.

    A reply that can still be taken back is as if it were not written: neither its words nor what it changed.
    """
    messages = list(
        ticket.messages.for_person(person)
        .select_related("person", "agent")
        .defer("html", "quoted")
        .order_by("-at", "-pk")[:MOST_SHOWN]
    )
    shown = [message for message in messages if message.undo is None]
    standing = standing_of(ticket, messages)
    opened = [each for each in shown if each.pk == read and each.has_attachments]
    if opened:
        prefetch_related_objects(opened, "attachments")
    told = ticket.events.filter(is_for_person=True).exclude(hidden_from=person)
    events = list(told.select_related("agent")[:MOST_SHOWN])
    return FollowPage(
        standing=standing,
        asked_words=asked_words(ticket, _asked_at(ticket, messages), at),
        owner_words=_("looked after this.")
        if standing.state == State.CLOSED
        else _("is looking after this until it is solved."),
        next_word=next_word(standing, at),
        lines=lines_of(ticket, shown, events, Reader(person, standing.owner, read)),
        is_own=ticket.person_id == person.pk,
    )


def standing_of(ticket: Ticket, messages: Sequence[Message]) -> Standing:
    """The ticket as it was before a reply that can still be taken back."""
    held = min((each for each in messages if each.undo), key=lambda each: each.pk, default=None)
    if held is None:
        return Standing(
            ticket.state, ticket.owner, ticket.next_due_at, ticket.state_until, ticket.closed_at
        )
    before = held.undo["ticket"]
    owner = ticket.owner
    if before["owner_id"] != owner.pk:
        owner = User.objects.get(pk=before["owner_id"])
    due = before["next_due_at"]
    # A reply to a closed ticket opens it; when it had been closed is not among what is kept.
    state = State.OPEN if before["state"] == State.CLOSED else before["state"]
    return Standing(state, owner, parse_datetime(due) if due else None, None, None)


def _asked_at(ticket: Ticket, messages: Sequence[Message]) -> datetime:
    """When the reader's own request began: of two that were joined, each reads the beginning of theirs."""
    return messages[-1].at if 0 < len(messages) < MOST_SHOWN else ticket.opened_at


def asked_words(ticket: Ticket, asked_at: datetime, at: datetime) -> str:
    zone = timezone.get_current_timezone_name()
    days = (timezone.localdate(at) - timezone.localdate(asked_at)).days
    facts = {"time": clock_time(asked_at, zone), "number": ticket.pk}
    if days == 0:
        return _("Asked today at {time}. Number {number}").format(**facts)
    if days == 1:
        return _("Asked yesterday at {time}. Number {number}").format(**facts)
    return _("Asked on {date} at {time}. Number {number}").format(
        date=weekday_and_date(asked_at, zone), **facts
    )


def next_word(standing: Standing, at: datetime) -> NextWord:
    """One name and one time, whatever the state."""
    zone = timezone.get_current_timezone_name()
    name = standing.owner.first_name
    if standing.state == State.CLOSED:
        closed = short_date(standing.closed_at, zone) if standing.closed_at else ""
        text = _("Closed on {date}. Write here and it opens again with {name}.")
        return NextWord(text.format(date=closed, name=name), _if_you_write(name, at), "plain")
    if standing.state == State.ASKED:
        text = _("{name} asks if it is solved.").format(name=name)
        return NextWord(text, _closes_on(standing, name, at), "honey", "question")
    if standing.next_due_at and standing.next_due_at <= at:
        return _late(standing, at)
    if standing.next_due_at:
        time = day_and_time(standing.next_due_at, at, zone)
        text = _("You will hear from {name} by {time}.").format(name=name, time=time)
        return NextWord(text, _even_if_not_fixed(at))
    if standing.state == State.SET_ASIDE and standing.state_until:
        time = day_and_time(standing.state_until, at, zone)
        text = _("{name} comes back to this by {time}.").format(name=name, time=time)
        return NextWord(text, _even_if_not_fixed(at))
    if standing.state == State.WAITING:
        text = _("{name} has written and waits to hear from you.").format(name=name)
        return NextWord(text, _if_you_write(name, at), "honey", "wait")
    return NextWord(_("This is with {name}.").format(name=name), _if_you_write(name, at))


def _late(standing: Standing, at: datetime) -> NextWord:
    name = standing.owner.first_name
    time = day_and_time(standing.next_due_at, at, timezone.get_current_timezone_name())
    text = _("{name} had hoped to write by {time}.").format(name=name, time=time)
    then = _("We have let them know.")
    if not desk_calendar().is_open(at):
        then = f"{then} {letters.out_of_hours(at)}"
    return NextWord(text, then, "ember")


def _even_if_not_fixed(at: datetime) -> str:
    if desk_calendar().is_open(at):
        return _("Even if it is not fixed yet.")
    return letters.out_of_hours(at)


def _if_you_write(name: str, at: datetime) -> str:
    time = day_and_time(first_answer_due(at), at, timezone.get_current_timezone_name())
    return _("If you write now, you will hear from {name} by {time}.").format(name=name, time=time)


def _closes_on(standing: Standing, name: str, at: datetime) -> str:
    if standing.state_until is None:
        return _if_you_write(name, at)
    date = weekday_and_date(standing.state_until, timezone.get_current_timezone_name())
    return _(
        "We will close this on {date} if we hear nothing. Any reply opens it again with {name}."
    ).format(date=date, name=name)
