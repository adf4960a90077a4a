"""`python -m benchmarks.page_rounds`: a process that measures our pages and the floor's on one seeded database.

It says what it is ready to measure, then does one round for each line it reads; so several of these processes, one
for each size, can take turns, and what else the machine does hits all of them alike.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from uuid import uuid4

import django

django.setup()

# Django must be set up before these are loaded.
from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection  # noqa: E402
from django.urls import NoReverseMatch, reverse  # noqa: E402

from benchmarks.floor import wsgi as floor  # noqa: E402
from benchmarks.measuring import Request, Statements, timed  # noqa: E402
from benchmarks.seed import MEASURED_EMAIL  # noqa: E402
from benchmarks.words import Words  # noqa: E402
from warmdesk.accounts.models import User  # noqa: E402
from warmdesk.conf.wsgi import application  # noqa: E402
from warmdesk.tickets.choices import State  # noqa: E402
from warmdesk.tickets.models import Message, Ticket  # noqa: E402
from warmdesk.tickets.queries import search  # noqa: E402

TOKEN = "t" * 32
WARM_UP = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """One page of ours with its floor (None where there is none). Each call of a maker gives the next request."""

    name: str
    ours: Callable[[], Request]
    floor: Callable[[], Request] | None
    is_for_agents: bool = True


@dataclass(frozen=True, slots=True)
class Visitor:
    """The cookies of one browser, for our pages and for the floor's."""

    ours: str
    floor: str


STRANGER = Visitor(f"csrftoken={TOKEN}", f"csrftoken={TOKEN}")


def sign_in(agent: User, backend: str) -> str:
    """The cookies of a signed-in browser."""
    session = SessionStore()
    session[SESSION_KEY] = str(agent.pk)
    session[BACKEND_SESSION_KEY] = backend
    session[HASH_SESSION_KEY] = agent.get_session_auth_hash()
    session.save()
    return f"sessionid={session.session_key}; csrftoken={TOKEN}"


def pairs(agent: User) -> list[Pair]:
    """What can be measured of the desk as it is."""
    words = Words()
    mine = Ticket.objects.filter(owner=agent, state=State.OPEN).order_by("attention_at")
    # Always another conversation, so that nothing remembered of the last one helps.
    ours, under = cycle(mine.values_list("pk", flat=True)), cycle(mine.values_list("pk", flat=True))
    inbox = reverse("desk:inbox")
    return [
        Pair("home", lambda: Request(reverse("desk:home")), None),
        Pair("inbox", lambda: Request(inbox), lambda: Request("/inbox")),
        Pair("closed tab", lambda: Request(f"{inbox}?view=closed"), lambda: Request("/closed")),
        Pair(
            "conversation",
            lambda: Request(reverse("desk:ticket", args=[next(ours)])),
            lambda: Request(f"/c/{next(under)}"),
        ),
        _search("search, one word", "printer"),
        _search("search, two words", "printer laptop"),
        Pair(
            "create", _asks(words, reverse("portal:ask")), _asks(words, "/ask"), is_for_agents=False
        ),
        Pair(
            "create, same rows",
            _asks(words, reverse("portal:ask")),
            _asks(words, "/ask/rows"),
            is_for_agents=False,
        ),
        Pair("reply", _replies(words, 0), _floor_replies(words)),
        Pair("reply, same rows", _replies(words, 1), _floor_rows(words, 2)),
    ]


def _found(text: str) -> list[int]:
    return [row.number for row in search.find(search.parse(text)).rows]


def _search(name: str, text: str) -> Pair:
    numbers = ",".join(map(str, _found(text)))
    address = f"{reverse('desk:inbox')}?q={text.replace(' ', '+')}"
    return Pair(name, lambda: Request(address), lambda: Request(f"/found?numbers={numbers}"))


def _asks(words: Words, path: str) -> Callable[[], Request]:
    def ask() -> Request:
        return Request(
            path,
            {
                "csrfmiddlewaretoken": TOKEN,
                "name": words.name(),
                "email": f"new-{uuid4().hex}@people.example",
                "text": words.message(questions=1).text,
            },
        )

    return ask


def _unanswered(share: int) -> Iterator[int]:
    """Each reply goes to another ticket, so that all of them have four messages; a third for each who replies."""
    closed = Ticket.objects.filter(state=State.CLOSED).order_by("-pk").values_list("pk", flat=True)
    return iter(list(closed[:3000])[share::3])


def _replies(words: Words, share: int) -> Callable[[], Request]:
    tickets = _unanswered(share)

    def reply() -> Request:
        ticket = next(tickets)
        newest = Message.objects.filter(ticket=ticket).order_by("-pk").values_list("pk", flat=True)
        return Request(
            reverse("desk:ticket-send", args=[ticket]),
            {
                "csrfmiddlewaretoken": TOKEN,
                "text": words.message().text,
                "seen": str(newest[0]),
            },
        )

    return reply


def _floor_replies(words: Words) -> Callable[[], Request]:
    def reply() -> Request:
        text = words.message().text
        return Request("/c/1/reply", {"csrfmiddlewaretoken": TOKEN, "text": text})

    return reply


def _floor_rows(words: Words, share: int) -> Callable[[], Request]:
    tickets = _unanswered(share)

    def reply() -> Request:
        text = words.message().text
        return Request(
            f"/c/{next(tickets)}/reply/rows", {"csrfmiddlewaretoken": TOKEN, "text": text}
        )

    return reply


def statements(each: Pair, visitor: Visitor) -> int:
    """How many SQL statements one of our pages takes."""
    seen = Statements()
    with connection.execute_wrapper(seen):
        timed(application, each.ours(), visitor.ours)
    return seen.number


def main() -> None:
    agent = User.objects.get(email=MEASURED_EMAIL)
    signed_in = Visitor(*(sign_in(agent, each) for each in settings.AUTHENTICATION_BACKENDS))
    bare = floor.application()
    measured = [(each, signed_in if each.is_for_agents else STRANGER) for each in pairs(agent)]
    ready = {}
    for each, visitor in measured:
        for _ in range(WARM_UP):
            _round(each, bare, visitor)
        ready[each.name] = {
            "statements": statements(each, visitor),
            "bytes": len(timed(application, each.ours(), visitor.ours).body),
        }
    print(json.dumps(ready), flush=True)
    for _line in sys.stdin:
        found = {each.name: _round(each, bare, visitor) for each, visitor in measured}
        print(json.dumps(found), flush=True)


def _round(each: Pair, bare: floor.WSGIHandler, visitor: Visitor) -> dict[str, float]:
    ours = timed(application, each.ours(), visitor.ours)
    found = {"cpu": ours.cpu_ms, "wall": ours.wall_ms}
    if each.floor:
        under = timed(bare, each.floor(), visitor.floor)
        found |= {"floor_cpu": under.cpu_ms, "floor_wall": under.wall_ms}
    return found


if __name__ == "__main__":
    try:
        main()
    except NoReverseMatch as missing:
        sys.exit(f"A page is not there: {missing}")
