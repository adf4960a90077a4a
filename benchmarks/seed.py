"""Fills a database with any number of tickets, quickly and always alike.

Every ticket has four messages (person, reply, note, person), two or three things asked, a kept promise, its history
and its row in the search index, as the real actions would have left them. Rows go in as plain SQL, in chunks.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

from benchmarks.words import Said, Words
from warmdesk.accounts.models import User
from warmdesk.core.models import Desk
from warmdesk.people.models import Person
from warmdesk.promises.models import Promise
from warmdesk.tickets.models import (
    Asked,
    Delivery,
    Event,
    Feedback,
    Holder,
    Mailbox,
    Message,
    Ticket,
)

AGENTS = 30
MAILBOXES = 4
CHUNK = 5000
MEASURED_EMAIL = "measured@desk.example"
# Beside the measured agent's own, so many in a thousand are open, waiting, set aside or asked about.
OPEN, WAITING, ASIDE, ASKED = 20, 10, 5, 5

Rows = dict[type[models.Model], list[dict[str, Any]]]


def open_of_measured(size: int) -> int:
    """How many open tickets the measured agent owns: 500 on a desk of ten thousand or more."""
    return min(500, max(12, size * 6 // 100))


@dataclass
class Table:
    """Writes rows of one model as plain SQL; what a row does not say has the field's default."""

    model: type[models.Model]
    fields: list[models.Field[Any, Any]] = field(init=False)
    defaults: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.fields = list(self.model._meta.concrete_fields)
        self.defaults = {each.attname: each.get_default() for each in self.fields}

    def write(self, rows: Iterable[dict[str, Any]]) -> None:
        values = [
            [
                _plain(each, row.get(each.attname, self.defaults[each.attname]))
                for each in self.fields
            ]
            for row in rows
        ]
        name = connection.ops.quote_name(self.model._meta.db_table)
        columns = [connection.ops.quote_name(each.column) for each in self.fields]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {name} ({', '.join(columns)}) FROM STDIN") as copy:
                    for row in values:
                        copy.write_row(row)
            else:
                marks = ", ".join(["%s"] * len(columns))
                cursor.executemany(
                    f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})", values
                )


def _plain(column: models.Field[Any, Any], value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ") + (
            "+00" if connection.vendor == "postgresql" else ""
        )
    return (
        json.dumps(value) if isinstance(column, models.JSONField) and value is not None else value
    )


def fill(size: int, now: datetime | None = None) -> User:
    """Seed an empty, migrated database; returns the measured agent."""
    words = Words()
    now = (now or datetime.now(tz=UTC)).replace(microsecond=0)
    with transaction.atomic():
        Desk.objects.get_or_create(pk=1, defaults={"is_set_up": True})
        agents = _agents(words)
        boxes = _mailboxes(agents)
        people = _people(words, size, now)
    names = {agent.pk: agent.name for agent in agents}
    tables = {
        each: Table(each) for each in (Ticket, Message, Asked, Event, Promise, Delivery, Feedback)
    }
    made = iter(_Maker(words, size, now, agents, boxes, len(people)))
    while numbers := list(islice(made, CHUNK)):
        with transaction.atomic():
            for model, table in tables.items():
                table.write(row for rows in numbers for row in rows[model])
            _index((rows, people, names) for rows in numbers)
    _settle()
    return agents[0]


def _agents(words: Words) -> list[User]:
    User.objects.bulk_create(
        [
            User(
                email=MEASURED_EMAIL if n == 0 else f"agent{n}@desk.example",
                name="Ines Measured" if n == 0 else words.name(),
                role="admin" if n == 0 else "agent",
                password="!",
            )
            for n in range(AGENTS)
        ]
    )
    return list(User.objects.order_by("pk"))


def _mailboxes(agents: Sequence[User]) -> list[Mailbox]:
    Mailbox.objects.bulk_create(
        [
            Mailbox(address=f"help{n}@desk.example", name=f"Help {n}", is_default=n == 0)
            for n in range(MAILBOXES)
        ]
    )
    boxes = list(Mailbox.objects.order_by("pk"))
    # The measured agent is on no rota, so that new requests do not change the list that is measured.
    Holder.objects.bulk_create(
        [Holder(mailbox=box, agent=agents[n + 1], position=0) for n, box in enumerate(boxes)]
    )
    return boxes


def _people(words: Words, size: int, now: datetime) -> list[tuple[str, str]]:
    """Names and addresses, in the order of their keys, which begin at 1."""
    count = min(5000, max(10, size // 10))
    people = [(words.name(), f"person{n}@people.example") for n in range(count)]
    Table(Person).write(
        {"id": n, "name": name, "email": email, "work": "Payroll", "first_seen_at": now}
        for n, (name, email) in enumerate(people, 1)
    )
    return people


@dataclass
class _Maker:
    """Makes the rows of one ticket after the other, oldest first."""

    words: Words
    size: int
    now: datetime
    agents: Sequence[User]
    boxes: Sequence[Mailbox]
    people: int

    def __iter__(self) -> Iterator[Rows]:
        of_measured = open_of_measured(self.size)
        step = timedelta(days=700) / max(self.size, 1)
        for number in range(1, self.size + 1):
            newest_first = self.size - number
            # Every other one of the newest tickets is the measured agent's, so that they lie among others.
            is_measured = newest_first % 2 == 0 and newest_first // 2 < of_measured
            opened = self.now - step * newest_first - timedelta(hours=6)
            yield self._ticket(number, opened, is_measured)

    def _ticket(self, number: int, opened: datetime, is_measured: bool) -> Rows:
        random = self.words.random
        state = "open" if is_measured else self._state()
        # The measured agent has a history like the others, but no further open ones.
        others = self.agents[1:] if state == "open" else self.agents
        owner = self.agents[0] if is_measured else random.choice(others)
        person = random.randint(1, self.people)
        texts = [
            self.words.message(questions=2),
            self.words.message(),
            self.words.message(),
            self.words.message(questions=1),
        ]
        times = [opened + timedelta(minutes=n) for n in (0, 18, 40, 75)]
        return {
            Ticket: [self._row(number, opened, owner, state, person, texts[3], times[3])],
            Message: list(_messages(number, owner, person, texts, times)),
            Asked: list(_asked(number, texts, is_open=state == "open")),
            Event: [
                _event(2 * number - 1, number, opened, "opened", None, owner),
                _event(2 * number, number, times[1], "taken", owner, owner),
            ],
            Promise: list(_promises(number, owner, times, is_open=state == "open")),
            Delivery: [_delivery(number, person, times[1])],
            Feedback: list(_feedback(number, times[3])) if state == "closed" else [],
        }

    def _state(self) -> str:
        throw = self.words.random.randrange(1000)
        for share, state in (
            (OPEN, "open"),
            (WAITING, "waiting"),
            (ASIDE, "aside"),
            (ASKED, "asked"),
        ):
            if throw < share:
                return state
            throw -= share
        return "closed"

    def _row(
        self,
        number: int,
        opened: datetime,
        owner: User,
        state: str,
        person: int,
        last: Said,
        at: datetime,
    ) -> dict[str, Any]:
        is_open = state == "open"
        due = at + timedelta(hours=5) if is_open else None
        # One in ten names a time of their own, and it comes before what was promised.
        deadline = at + timedelta(hours=3) if is_open and number % 10 == 0 else None
        return {
            "id": number,
            "subject": self.words.subject(),
            "person_id": person,
            "owner_id": owner.pk,
            "owned_since": opened,
            "is_held": False,
            "mailbox_id": self.words.random.choice(self.boxes).pk,
            "state": state,
            "reply_key": f"{number:026d}",
            "opened_at": opened,
            "changed_at": at,
            "attention_at": deadline or due or at,
            "last_message_at": at,
            "waits_since": at if is_open else None,
            "state_until": self.now + timedelta(days=30) if state in {"aside", "asked"} else None,
            "closed_at": at if state == "closed" else None,
            "next_due_at": due,
            "deadline_at": deadline,
            "deadline_text": "by the end of the morning" if deadline else "",
            "next_words": "I will write again this afternoon." if is_open else "",
            "open_asked": 1 if is_open else 0,
            "first_question": last.text[slice(*last.asked[0])] if is_open else "",
            "excerpt": " ".join(last.text.split())[:200],
            "fix": "A new cable." if state == "closed" and number % 3 == 0 else "",
            "indexed_at": at,
        }


def _messages(
    number: int, owner: User, person: int, texts: Sequence[Said], times: Sequence[datetime]
) -> Iterator[dict[str, Any]]:
    for n, kind in enumerate(("person", "reply", "note", "person")):
        yield {
            "id": 4 * (number - 1) + n + 1,
            "ticket_id": number,
            "kind": kind,
            "channel": "mail",
            "person_id": person if kind == "person" else None,
            "agent_id": owner.pk if kind != "person" else None,
            "at": times[n],
            "text": texts[n].text,
            "message_id": None if kind == "note" else f"{number}.{n}@desk.example",
            "listened_at": times[n],
        }


def _asked(number: int, texts: Sequence[Said], *, is_open: bool) -> Iterator[dict[str, Any]]:
    key = 3 * (number - 1)
    for n in (0, 3):
        for start, end in texts[n].asked:
            key += 1
            is_answered = n == 0 or not is_open
            yield {
                "id": key,
                "ticket_id": number,
                "message_id": 4 * (number - 1) + n + 1,
                "start": start,
                "end": end,
                "text": texts[n].text[start:end],
                "about": "time",
                "answered": "yes" if is_answered else "no",
                "answered_by_id": 4 * (number - 1) + 2 if is_answered else None,
            }


def _event(
    key: int, number: int, at: datetime, act: str, agent: User | None, owner: User
) -> dict[str, Any]:
    return {
        "id": key,
        "ticket_id": number,
        "at": at,
        "act": act,
        "agent_id": agent.pk if agent else None,
        "facts": {"owner": owner.name},
        "is_for_person": True,
    }


def _promises(
    number: int, owner: User, times: Sequence[datetime], *, is_open: bool
) -> Iterator[dict[str, Any]]:
    first = 4 * (number - 1) + 1
    yield {
        "id": 2 * number - 1,
        "ticket_id": number,
        "agent_id": owner.pk,
        "origin": "policy",
        "made_at": times[0],
        "due_at": times[0] + timedelta(minutes=45),
        "fate": "kept",
        "settled_at": times[1],
        "settled_by_id": first + 1,
    }
    if is_open:
        yield {
            "id": 2 * number,
            "ticket_id": number,
            "agent_id": owner.pk,
            "words": "I will write again this afternoon.",
            "origin": "words",
            "made_at": times[1],
            "made_by_id": first + 1,
            "due_at": times[3] + timedelta(hours=5),
            "fate": "open",
        }


def _delivery(number: int, person: int, at: datetime) -> dict[str, Any]:
    return {
        "id": number,
        "message_id": 4 * (number - 1) + 2,
        "to": [f"person{person - 1}@people.example"],
        "due_at": at,
        "outcome": "sent",
        "tries": 1,
        "sent_at": at,
    }


def _feedback(number: int, at: datetime) -> Iterator[dict[str, Any]]:
    """Every fifth closed ticket's person said how listened to they felt, a quarter of those with a word."""
    if number % 5 == 0:
        words = "You told me each time before I had to ask." if number % 20 == 0 else ""
        yield {"id": number, "ticket_id": number, "heard": "yes", "words": words, "at": at}


def _index(made: Iterable[tuple[Rows, Sequence[tuple[str, str]], dict[int, str]]]) -> None:
    """The words of each ticket, as `tickets.queries.search.index` writes them."""
    values = []
    for rows, people, names in made:
        (ticket,) = rows[Ticket]
        body = [row["text"] for row in reversed(rows[Message])]
        who = sorted(
            {*people[ticket["person_id"] - 1], names[ticket["owner_id"]], str(ticket["id"])}
        )
        values.append((ticket["id"], "\n".join([ticket["subject"], *who, *body])))
    sql = (
        "INSERT INTO tickets_words (ticket_id, words) VALUES (%s, to_tsvector('simple', unaccent(%s)))"
        if connection.vendor == "postgresql"
        else "INSERT INTO tickets_words (rowid, words) VALUES (%s, %s)"
    )
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)


def _settle() -> None:
    """What a database that has grown over years has done long ago: counted keys, and statistics."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for model in (Ticket, Message, Asked, Event, Promise, Delivery, Feedback, Person):
                table = model._meta.db_table
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), coalesce(max(id), 1)) FROM {table}"
                )
            # Tests seed inside a transaction, where nothing can be vacuumed.
            cursor.execute("ANALYZE" if connection.in_atomic_block else "VACUUM ANALYZE")
        else:
            cursor.execute("PRAGMA optimize=0x10002")
            if not connection.in_atomic_block:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
