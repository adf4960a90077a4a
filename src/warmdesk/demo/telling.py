"""How the sample is told: short ways to the real actions, in the order in which things happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import connection

from warmdesk.demo.day import Day
from warmdesk.demo.letters import keep_as_mail
from warmdesk.demo.people import Cast
from warmdesk.promises.actions.replies import NewPromise, write_reply
from warmdesk.tickets.actions.messages import add_person_message
from warmdesk.tickets.actions.opening import open_ticket
from warmdesk.tickets.actions.ownership import take_ticket
from warmdesk.tickets.actions.solving import ask_if_solved, say_solved
from warmdesk.tickets.choices import Channel, Kind
from warmdesk.tickets.models import Mailbox, Message, Ticket

TAKEN_AFTER: Final = timedelta(minutes=8)


@dataclass(frozen=True)
class Story:
    """Tells of tickets with this cast on this day."""

    cast: Cast
    day: Day

    def asks(
        self,
        who: str,
        subject: str,
        text: str,
        *,
        at: datetime,
        copies: tuple[str, ...] = (),
        mailbox: Mailbox | None = None,
        channel: Channel = Channel.MAIL,
    ) -> Ticket:
        people = self.cast.people
        ticket = open_ticket(
            person=people[who],
            subject=subject,
            text=text,
            channel=channel,
            mailbox=mailbox or self.cast.help,
            at=at,
            copies=tuple(people[each] for each in copies),
            message_id=_message_id(who, at),
        )
        if channel == Channel.MAIL:
            keep_as_mail(ticket, ticket.messages.get(kind=Kind.PERSON))
        return _fresh(ticket)

    def takes(self, who: str, ticket: Ticket, *, at: datetime | None = None) -> Ticket:
        at = at or min(ticket.opened_at + TAKEN_AFTER, self.day.now)
        return _fresh(take_ticket(ticket=ticket, agent=self.cast.agents[who], at=at))

    def answers(
        self,
        who: str,
        ticket: Ticket,
        text: str,
        *,
        at: datetime,
        promise: NewPromise | None = None,
    ) -> Message:
        return write_reply(
            ticket=_fresh(ticket),
            agent=self.cast.agents[who],
            text=text,
            at=at,
            promises=[promise] if promise else [],
        )

    def adds(self, who: str, ticket: Ticket, text: str, *, at: datetime) -> Message:
        ticket = _fresh(ticket)
        message = add_person_message(
            ticket=ticket,
            person=self.cast.people[who],
            text=text,
            channel=Channel.MAIL,
            at=at,
            message_id=_message_id(who, at),
        )
        keep_as_mail(ticket, message)
        return message

    def asks_if_solved(
        self, who: str, ticket: Ticket, text: str, fix: str, *, at: datetime
    ) -> None:
        ask_if_solved(ticket=_fresh(ticket), agent=self.cast.agents[who], text=text, fix=fix, at=at)

    def says_solved(self, ticket: Ticket, *, at: datetime) -> Ticket:
        return say_solved(ticket=_fresh(ticket), at=at)


def _message_id(who: str, at: datetime) -> str:
    return f"{at:%Y%m%d%H%M%S}.{who}@people.northgate.example"


def next_number(number: int) -> None:
    """The next ticket gets this number."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('tickets_ticket', 'id'), %s, false)", [number]
            )
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = 'tickets_ticket'")
            cursor.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES ('tickets_ticket', %s)",
                [number - 1],
            )


def _fresh(ticket: Ticket) -> Ticket:
    """The ticket as it is stored now: earlier steps told on other copies of it."""
    return Ticket.objects.select_related("person", "owner", "mailbox").get(pk=ticket.pk)
