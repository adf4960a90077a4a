"""The inbox: one page of rows, the views above it, and who is where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from warmdesk.accounts.models import User
from warmdesk.core.moments import ago, day_and_time, local, time_or_day, when, when_exactly
from warmdesk.core.names import first_name
from warmdesk.core.numbers import whole_number
from warmdesk.core.wording import gettext as _
from warmdesk.core.wording import ngettext
from warmdesk.desk.pages.counting import count_words
from warmdesk.desk.pages.presence import present
from warmdesk.tickets.choices import State
from warmdesk.tickets.queries.counting import waiting
from warmdesk.tickets.queries.labels import label_names
from warmdesk.tickets.queries.lists import Page, Row, first_of_mine, in_view, page_of
from warmdesk.tickets.queries.search import find, parse

MOST_MAILBOXES = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the page asks for, already checked."""

    view: str
    mailbox: int | None
    is_mine: bool
    words: str
    sort: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Tab:
    text: str
    href: str
    count: str | None
    current: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table, in words."""

    row: Row
    state: str
    is_near: bool
    second: str
    owner: str
    last: str
    present: str


@dataclass(frozen=True, slots=True)
class Inbox:
    asked: Asked
    tabs: Sequence[Tab]
    lines: Sequence[Line]
    older: str | None
    count: int
    sorts: Sequence[tuple[str, str, str]]
    labels: Sequence[str]


def inbox_of(agent: User, asked: Asked, at: datetime) -> Inbox:
    """Four queries; five when words are searched for."""
    tabs, count = _tabs(agent, asked, at)
    page = _page(agent, asked)
    here = present(agent, at)
    zone = timezone.get_current_timezone_name()
    return Inbox(
        asked=asked,
        tabs=tabs,
        lines=[_line(row, agent, at, zone, here.get(row.number, "")) for row in page.rows],
        older=_address(asked, after=page.older) if page.older else None,
        count=count,
        sorts=[(key, words, _address(asked, sort=key)) for key, words in sort_words().items()],
        labels=label_names(),
    )


def sort_words() -> dict[str, str]:
    return {
        "needs": _("Needs me first"),
        "newest": _("Newest"),
        "oldest": _("Oldest"),
        "person": _("Person"),
    }


def _page(agent: User, asked: Asked) -> Page:
    if asked.words:
        query = parse(asked.words)
        if query.filters.get("owner") == "me":
            query.filters["owner"] = agent.name
        return find(query, before=whole_number(asked.after))
    if asked == Asked("mine", None, False, "", "needs", None):
        return first_of_mine(agent)
    tickets = in_view(agent, asked.view, asked.mailbox)
    if asked.is_mine:
        tickets = tickets.filter(owner=agent)
    return page_of(tickets, sort=asked.sort, after=asked.after)


def _tabs(agent: User, asked: Asked, at: datetime) -> tuple[list[Tab], int]:
    """The views, with how many are in mine and the first mailboxes, and how many need the agent: one query."""
    boxes = waiting(agent, MOST_MAILBOXES, at)
    mine, count = (boxes[0].mine, boxes[0].needing) if boxes else (0, 0)
    plain = [("all", _("All")), ("waiting", _("Waiting")), ("aside", _("Set aside"))]
    plain += [("asked", _("Asked if solved")), ("closed", _("Closed"))]
    found = [_tab(asked, "mine", _("Mine"), mine)]
    if len(boxes) > 1:
        found += [_box_tab(asked, each.mailbox_id, each.name, each.here) for each in boxes]
    return found + [_tab(asked, view, words, None) for view, words in plain], count


def _tab(asked: Asked, view: str, words: str, count: int | None) -> Tab:
    current = not asked.words and asked.mailbox is None and asked.view == view
    shown = None if count is None else count_words(count)
    return Tab(words, f"{reverse('desk:inbox')}?{urlencode({'view': view})}", shown, current)


def _box_tab(asked: Asked, pk: int, name: str, count: int) -> Tab:
    current = not asked.words and asked.mailbox == pk
    address = f"{reverse('desk:inbox')}?{urlencode({'mailbox': pk})}"
    return Tab(name, address, count_words(count), current)


def _address(asked: Asked, *, sort: str | None = None, after: str | None = None) -> str:
    parts = {
        "view": asked.view if asked.mailbox is None else None,
        "mailbox": asked.mailbox,
        "mine": 1 if asked.is_mine else None,
        "q": asked.words,
        "sort": sort or asked.sort,
        "after": after,
    }
    return f"{reverse('desk:inbox')}?{urlencode({k: v for k, v in parts.items() if v})}"


def _line(row: Row, agent: User, at: datetime, zone: str, present: str) -> Line:
    state, is_near = _state(row, agent, at, zone)
    owner = _("You") if row.owner_id == agent.pk else first_name(row.owner_name)
    last = when(row.last_message_at, at, zone)
    return Line(row, state, is_near, _second(row, at, zone), owner, last, present)


def _state(row: Row, agent: User, at: datetime, zone: str) -> tuple[str, bool]:
    """Where it stands, in a few words, and whether that is soon or late."""
    if row.state == State.SET_ASIDE:
        return _("until {time}").format(time=day_and_time(row.state_until, at, zone)), False
    if row.state == State.ASKED:
        return _("asked if solved"), False
    if row.state == State.CLOSED:
        return _("closed {date}").format(date=when(row.closed_at or at, at, zone)), False
    if row.state == State.WAITING:
        return _("waits for {name}").format(name=first_name(row.person_name)), False
    if row.next_due_at is None or (row.is_policy_due and row.waits_since is None):
        return _("with us"), False
    near, is_late = row.next_due_at - at <= timedelta(minutes=15), row.next_due_at < at
    time = _short(row.next_due_at, at, zone)
    if row.is_policy_due and is_late:
        return _("should have heard by {time}").format(time=time), near
    if row.is_policy_due:
        return _("hears by {time}").format(time=time), near
    if is_late and row.owner_id == agent.pk:
        return _("you had hoped to write by {time}").format(time=time), near
    if is_late:
        name = first_name(row.owner_name)
        return _("{name} had hoped to write by {time}").format(name=name, time=time), near
    if row.owner_id == agent.pk:
        return _("you said {time}").format(time=time), near
    return _("{name} said {time}").format(name=first_name(row.owner_name), time=time), near


def _second(row: Row, at: datetime, zone: str) -> str:
    """The second line: what is open, and by when it is needed."""
    parts = []
    if row.open_asked:
        parts.append(
            ngettext("{n} question open", "{n} questions open", row.open_asked).format(
                n=row.open_asked
            )
        )
    if row.deadline_at and row.state != State.CLOSED:
        parts.append(_("needed by {time}").format(time=_short(row.deadline_at, at, zone)))
    if not parts and row.waits_since:
        parts.append(_("wrote {ago}").format(ago=ago(row.waits_since, at)))
    if row.is_held:
        parts.append(_("nobody has taken it yet"))
    return " · ".join(parts)


def _short(due: datetime, at: datetime, zone: str) -> str:
    """For a column: 15:10, 12:00 on Thursday, 1 Dec; what is past Fri 16:10."""
    days = (local(due, zone).date() - local(at, zone).date()).days
    return time_or_day(due, at, zone) if 0 <= days < 7 else when_exactly(due, at, zone)
