"""Lists of tickets: one query each, paged by key, never by offset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from warmdesk.accounts.models import User
from warmdesk.core.prepared import prepared
from warmdesk.people.models import Person
from warmdesk.tickets.choices import State
from warmdesk.tickets.models import Handoff, Message, Participant, Ticket
from warmdesk.tickets.models.label import SEPARATOR

PAGE = 50
MOST_COUNTED = 100
MOST_HELD = 10
MOST_OFFERS = 20
# A word promised for later than this does not need the agent yet.
SOON = timedelta(hours=24)

ROW = (
    "id",
    "subject",
    "state",
    "is_held",
    "channel",
    "attention_at",
    "last_message_at",
    "opened_at",
    "waits_since",
    "state_until",
    "closed_at",
    "next_due_at",
    "next_words",
    "is_policy_due",
    "deadline_at",
    "deadline_text",
    "open_asked",
    "first_question",
    "excerpt",
    "label_words",
    "owner_id",
    "owner__name",
    "person_id",
    "person__name",
)


class Row(NamedTuple):
    """What a list shows of one ticket; field by field as in `ROW`.

    A tuple, for a page makes fifty of them: ten times quicker than a frozen dataclass of so many fields.
    """

    number: int
    subject: str
    state: str
    is_held: bool
    channel: str
    attention_at: datetime
    last_message_at: datetime
    opened_at: datetime
    waits_since: datetime | None
    state_until: datetime | None
    closed_at: datetime | None
    next_due_at: datetime | None
    next_words: str
    is_policy_due: bool
    deadline_at: datetime | None
    deadline_text: str
    open_asked: int
    first_question: str
    excerpt: str
    label_words: str
    owner_id: int
    owner_name: str
    person_id: int
    person_name: str

    @property
    def labels(self) -> list[str]:
        return self.label_words.split(SEPARATOR) if self.label_words else []


class Sort(NamedTuple):
    """The column that a list goes by, as the database and as a row calls it; the number decides between equals."""

    field: str
    in_row: str
    is_backwards: bool = False


SORTS = {
    "needs": Sort("attention_at", "attention_at"),
    "newest": Sort("last_message_at", "last_message_at", is_backwards=True),
    "oldest": Sort("last_message_at", "last_message_at"),
    "person": Sort("person__name", "person_name"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and the key from which the next page goes on (None at the end)."""

    rows: Sequence[Row]
    older: str | None


def rows(tickets: QuerySet[Ticket], limit: int) -> list[Row]:
    return [Row._make(values) for values in tickets.values_list(*ROW)[:limit]]


def mine(agent: User) -> QuerySet[Ticket]:
    return Ticket.objects.filter(owner=agent, state=State.OPEN)


def in_view(agent: User, view: str, mailbox_id: int | None = None) -> QuerySet[Ticket]:
    """The tickets of an inbox view: mine, all, waiting, aside, asked, closed, or one mailbox."""
    tickets = Ticket.objects.all()
    if mailbox_id is not None:
        return tickets.filter(mailbox_id=mailbox_id, state=State.OPEN)
    if view == "mine":
        return mine(agent)
    state = {
        "all": State.OPEN,
        "waiting": State.WAITING,
        "aside": State.SET_ASIDE,
        "asked": State.ASKED,
        "closed": State.CLOSED,
    }[view]
    return tickets.filter(state=state)


def page_of(tickets: QuerySet[Ticket], *, sort: str = "needs", after: str | None = None) -> Page:
    """One page of a list, in one of `SORTS` (needs is who needs us first); `after` is the last page's `older`.

    A key that was not made here is read as the beginning.
    """
    order = SORTS[sort]
    field, sign = order.field, "-" if order.is_backwards else ""
    if key := _read_key(after, order):
        step = "lt" if order.is_backwards else "gt"
        at, number = key
        # The first bound repeats the second so that the database can start inside its index.
        tickets = tickets.filter(**{f"{field}__{step}e": at}).filter(
            Q(**{f"{field}__{step}": at}) | Q(**{field: at, f"id__{step}": number})
        )
    return _page(rows(tickets.order_by(f"{sign}{field}", f"{sign}id"), PAGE + 1), order)


def first_of_mine(agent: User) -> Page:
    """The first page of `mine` by who needs us first: what an inbox opens with."""
    return _page([Row._make(values) for values in _first_of(agent.pk)], SORTS["needs"])


@prepared
def _first_of(owner: int) -> QuerySet[Ticket, tuple[Any, ...]]:
    mine = Ticket.objects.filter(owner=owner, state=State.OPEN)
    return mine.order_by("attention_at", "id").values_list(*ROW)[: PAGE + 1]


def _page(found: Sequence[Row], order: Sort) -> Page:
    """What was found is one row more than a page if there are older ones."""
    last = found[PAGE - 1] if len(found) > PAGE else None
    return Page(found[:PAGE], _key(last, order) if last else None)


def _key(row: Row, order: Sort) -> str:
    value = getattr(row, order.in_row)
    words = f"{value.timestamp():.6f}" if isinstance(value, datetime) else value
    return f"{words}-{row.number}"


def _read_key(after: str | None, order: Sort) -> tuple[datetime | str, int] | None:
    words, _, number = (after or "").rpartition("-")
    try:
        if order.in_row == "person_name":
            # No name holds a NUL, and PostgreSQL refuses to look for one.
            return words.replace("\0", ""), int(number)
        return datetime.fromtimestamp(float(words), tz=UTC), int(number)
    except (ValueError, OverflowError, OSError):
        return None


def new_and_held() -> list[Row]:
    """The newest ten that the holder keeps until someone takes them."""
    return [Row._make(values) for values in _held()]


@prepared
def _held() -> QuerySet[Ticket, tuple[Any, ...]]:
    held = Ticket.objects.filter(is_held=True, state=State.OPEN)
    return held.order_by("-opened_at").values_list(*ROW)[:MOST_HELD]


def offered_to(agent: User) -> list[Handoff]:
    """Offers that wait for this agent's answer, oldest first, each with its ticket, person and giver."""
    return _offered(agent.pk)


@prepared
def _offered(receiver: int) -> QuerySet[Handoff]:
    return (
        Handoff.objects.waiting()
        .filter(receiver=receiver)
        .select_related("ticket__person", "giver")
        .order_by("offered_at")[:MOST_OFFERS]
    )


def of_person(person: Person, limit: int = 50) -> list[Row]:
    """A person's requests, newest first."""
    return rows(requests_of(person).order_by("-id"), limit)


def requests_of(person: Person) -> QuerySet[Ticket]:
    """What a person asked, also where it was joined with what another asked: there they wrote and are in copy."""
    in_copy = Participant.objects.filter(person=person).values("ticket")
    wrote = Message.objects.filter(person=person, ticket__in=in_copy).values("ticket")
    return Ticket.objects.filter(Q(person=person) | Q(pk__in=wrote))
