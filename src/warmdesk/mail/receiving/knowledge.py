"""Asks the database only what bears on one letter, in a handful of indexed queries."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Q, Value

from warmdesk.accounts.models import User
from warmdesk.core.desk import current_desk
from warmdesk.mail.reading import DeskKnowledge, Letter
from warmdesk.mail.reading.deciding import keys
from warmdesk.tickets.models import Joined, Mailbox, Message, Participant, Ticket

# A thread names its messages again and again; its newest and its first are enough to find it.
MOST_IDS = 40
LOOP_WINDOW = timedelta(hours=1)
_REPLY_KEY = re.compile(r"\+([a-z2-7]{26})@")
_NUMBER = re.compile(r"\[#?(\d{1,9})\]")


def without_brackets(message_id: str) -> str:
    """As it is stored: `<a@b>` becomes `a@b`."""
    return message_id.strip().removeprefix("<").removesuffix(">")


def known_about(letter: Letter, at: datetime) -> DeskKnowledge:
    """What the desk knows that could concern this letter."""
    named = keys(letter)
    reply_keys = {
        match[1]: address
        for address in named.reply_addresses
        if (match := _REPLY_KEY.search(address))
    }
    numbers = {
        int(match[1]): tag for tag in named.tags if (match := _NUMBER.fullmatch(tag)) is not None
    }
    by_id = _tickets_by_message_id(letter, named.message_ids)
    tickets = _tickets({*by_id.values(), *numbers}, set(reply_keys))
    agents, mailboxes = _our_addresses(letter)
    return DeskKnowledge(
        ticket_by_message_id=by_id,
        ticket_by_reply_address={
            reply_keys[each.reply_key]: each.ticket
            for each in tickets
            if each.reply_key in reply_keys
        },
        ticket_by_tag={
            numbers[each.number]: each.ticket for each in tickets if each.number in numbers
        },
        participants=_participants(tickets),
        agents=agents,
        own_addresses=mailboxes,
        trusted_authserv_id=current_desk().trusted_authserv.lower(),
        recent_automatic=_recent_automatic(letter, at),
    )


def _tickets_by_message_id(letter: Letter, answered: tuple[str, ...]) -> dict[str, int]:
    given = [letter.message_id, *answered[:MOST_IDS], *answered[-1:]]
    ids = {without_brackets(each): each for each in given if each}
    if not ids:
        return {}
    found = Message.objects.filter(message_id__in=list(ids)).values_list("message_id", "ticket_id")
    return {ids[message_id]: ticket for message_id, ticket in found if message_id}


class _Named(NamedTuple):
    """A ticket by a number and a reply address of its own, or of one that was joined with it."""

    number: int
    reply_key: str
    ticket: int
    email: str


def _tickets(numbers: set[int], reply_keys: set[str]) -> list[_Named]:
    if not (numbers or reply_keys):
        return []
    fields = ("pk", "reply_key", "pk", "person__email")
    named = Q(pk__in=numbers) | Q(reply_key__in=reply_keys)
    found = [_Named._make(row) for row in Ticket.objects.filter(named).values_list(*fields)]
    if numbers <= {each.number for each in found} and reply_keys <= {
        each.reply_key for each in found
    }:
        return found
    fields = ("pk", "reply_key", "ticket_id", "ticket__person__email")
    joined = Joined.objects.filter(named).values_list(*fields)
    return [*found, *(_Named._make(row) for row in joined)]


def _participants(tickets: list[_Named]) -> dict[int, set[str]]:
    if not tickets:
        return {}
    taking_part = {each.ticket: {each.email.lower()} for each in tickets}
    copies = Participant.objects.filter(ticket__in=list(taking_part))
    for pk, email in copies.values_list("ticket_id", "person__email"):
        taking_part[pk].add(email.lower())
    return taking_part


def _our_addresses(letter: Letter) -> tuple[set[str], set[str]]:
    """Which of the people named are agents, and the addresses of all our mailboxes."""
    people = {letter.from_address, *(address for _, address in letter.cc)}
    agents = User.objects.filter(is_active=True, email__in=people)
    rows = (
        agents.annotate(whose=Value("agent"))
        .values_list("whose", "email")
        .union(Mailbox.objects.annotate(whose=Value("mailbox")).values_list("whose", "address"))
    )
    found: dict[str, set[str]] = {"agent": set(), "mailbox": set()}
    for whose, address in rows:
        found[whose].add(address.lower())
    return found["agent"], found["mailbox"]


def _recent_automatic(letter: Letter, at: datetime) -> dict[str, int]:
    """How much an address that sends automatic mail lately put on tickets."""
    if not letter.auto or not letter.from_address:
        return {}
    lately = Message.objects.filter(person__email=letter.from_address, at__gte=at - LOOP_WINDOW)
    return {letter.from_address: len(lately.values_list("pk")[:50])}
