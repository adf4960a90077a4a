"""From "is it solved?" to closed, and what the person says of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from warmdesk.accounts.models import User
from warmdesk.core.desk import current_desk, desk_calendar
from warmdesk.tickets import letters, signals
from warmdesk.tickets.actions.asked import count_asked
from warmdesk.tickets.actions.messages import add_person_message
from warmdesk.tickets.actions.news import record, store
from warmdesk.tickets.actions.outbox import new_message_id, post, write_automatic
from warmdesk.tickets.choices import Act, Audience, Channel, Heard, Kind, State
from warmdesk.tickets.errors import AlreadyClosed, NothingWritten
from warmdesk.tickets.models import Delivery, Feedback, Message, Ticket


@transaction.atomic
def ask_if_solved(
    *,
    ticket: Ticket,
    agent: User,
    text: str,
    fix: str,
    at: datetime,
    closes: bool = True,
    form_key: str | None = None,
) -> Message:
    """Ask the person whether it is solved, in the agent's own words, with yes, partly and no as links in the mail.

    If `closes`, it closes after the desk's number of working days without a word, and the mail says so.
    After a reply that can still be taken back it leaves with it, and is taken back with it.
    Raises NothingWritten without words, AlreadyClosed if it is closed.
    """
    if ticket.is_closed:
        raise AlreadyClosed
    if not text.strip():
        raise NothingWritten
    ticket.state = State.ASKED
    ticket.state_until = (
        desk_calendar().add_days(at, current_desk().close_after_days) if closes else None
    )
    words = text.strip()
    if closes:
        words += "\n\n" + letters.closes_on(ticket, at)
    message = Message.objects.create(
        ticket=ticket,
        kind=Kind.REPLY,
        channel=Channel.DESK,
        agent=agent,
        at=at,
        text=words,
        message_id=new_message_id(ticket),
        form_key=form_key,
    )
    cc = list(ticket.participants.values_list("person__email", flat=True))
    post(message, due_at=_after_replies(ticket, at), cc=cc)
    ticket.fix = fix.strip()[:250] or ticket.fix
    _rest(ticket, at)
    ticket.last_message_at = at
    ticket.indexed_at = None
    store(ticket, at, "state", "state_until", "fix", "last_message_at", "indexed_at", *RESTED)
    record(ticket, Act.ASKED_IF_SOLVED, at=at, agent=agent, is_for_person=True)
    signals.asked_if_solved.send(sender=Ticket, ticket=ticket, message=message, at=at)
    return message


def _after_replies(ticket: Ticket, at: datetime) -> datetime:
    """Of mails due at one moment the outbox sends the one written first, so the question comes after the answer."""
    held = Delivery.objects.filter(message__ticket=ticket, message__undo__isnull=False)
    return max(held.aggregate(last=Max("due_at"))["last"] or at, at)


def question_after(reply: Message, at: datetime) -> Message | None:
    """The question whether it is solved that waits to leave with this reply."""
    later = Message.objects.filter(ticket=reply.ticket_id, kind=Kind.REPLY, pk__gt=reply.pk)
    first = later.select_related("delivery").order_by("pk").first()
    waits = first is not None and first.undo is None and first.delivery.due_at > at
    return first if waits and first and not first.delivery.tries else None


def withdraw_question(ticket: Ticket, question: Message) -> str:
    """It was never asked. Sets what rows show of what is open again; the caller stores it. Returns its words."""
    words = question.text.removesuffix(letters.closes_on(ticket, question.at)).strip()
    ticket.events.filter(act=Act.ASKED_IF_SOLVED, at=question.at).delete()
    question.delete()
    count_asked(ticket)
    return words


RESTED = (
    "waits_since",
    "next_due_at",
    "next_words",
    "is_policy_due",
    "attention_at",
    "open_asked",
    "first_question",
)


def _rest(ticket: Ticket, at: datetime) -> None:
    """Nothing is awaited from us any more."""
    ticket.waits_since = ticket.next_due_at = None
    ticket.next_words = ""
    ticket.is_policy_due = False
    ticket.attention_at = at
    ticket.open_asked = 0
    ticket.first_question = ""


@transaction.atomic
def say_solved(*, ticket: Ticket, at: datetime) -> Ticket:
    """The person said yes: it is closed. Saying it twice changes nothing.

    After their second request they are told, once, of the card on which they may say how they like to be helped.
    """
    if not ticket.is_closed:
        _close(ticket, at)
        record(ticket, Act.SOLVED, at=at, is_for_person=True, name=ticket.person.first_name)
        _tell_of_card(ticket, at)
    return ticket


def _tell_of_card(ticket: Ticket, at: datetime) -> None:
    person = ticket.person
    is_first = not Ticket.objects.filter(person=person, pk__lt=ticket.pk).exists()
    if is_first or person.told_of_card_at or person.own_words:
        return
    if write_automatic(ticket, letters.card_is_yours(ticket), at=at):
        person.told_of_card_at = at
        person.save(update_fields=["told_of_card_at"])


@transaction.atomic
def say_not_solved(
    *, ticket: Ticket, words: str, is_partly: bool, at: datetime, form_key: str | None = None
) -> Message:
    """The person said partly or no: their words go to the owner and it is open again.

    Raises NothingWritten without words.
    """
    message = add_person_message(
        ticket=ticket,
        person=ticket.person,
        text=words,
        channel=Channel.PORTAL,
        at=at,
        form_key=form_key,
    )
    record(
        ticket,
        Act.PARTLY_SOLVED if is_partly else Act.NOT_SOLVED,
        at=at,
        is_for_person=True,
        name=ticket.person.first_name,
    )
    return message


@transaction.atomic
def close_quietly(*, ticket: Ticket, at: datetime) -> Ticket:
    """Close a ticket whose question whether it is solved was not answered in time, and tell the person.

    Where too much automatic mail went to them already, the history says that they were not told.
    """
    asked_at = ticket.last_message_at
    _close(ticket, at)
    record(ticket, Act.CLOSED_QUIETLY, at=at, is_for_person=True)
    write_automatic(ticket, letters.closed_quietly(ticket, asked_at), at=at)
    return ticket


def _close(ticket: Ticket, at: datetime) -> None:
    ticket.state = State.CLOSED
    ticket.closed_at = at
    ticket.state_until = None
    _rest(ticket, at)
    store(ticket, at, "state", "closed_at", "state_until", *RESTED)
    signals.ticket_closed.send(sender=Ticket, ticket=ticket, at=at)


@transaction.atomic
def say_heard(*, ticket: Ticket, heard: Heard, at: datetime) -> Feedback:
    """Store whether the person felt listened to. A second answer replaces the first."""
    feedback, _ = Feedback.objects.update_or_create(
        ticket=ticket, defaults={"heard": heard, "at": at}
    )
    ticket.person.asked_if_heard_at = at
    ticket.person.save(update_fields=["asked_if_heard_at"])
    return feedback


@transaction.atomic
def add_kind_word(*, ticket: Ticket, words: str, audience: Audience, at: datetime) -> Feedback:
    """Store what the person would like to say, for those they chose. Raises NothingWritten without words."""
    if not words.strip():
        raise NothingWritten
    feedback, _ = Feedback.objects.update_or_create(
        ticket=ticket, defaults={"words": words.strip(), "audience": audience, "at": at}
    )
    return feedback


@transaction.atomic
def set_aside(*, ticket: Ticket, agent: User, until: datetime, at: datetime) -> Ticket:
    """Put a ticket out of sight until a time; it comes back by itself, or when somebody writes.

    Raises AlreadyClosed if it is closed.
    """
    if ticket.is_closed:
        raise AlreadyClosed
    ticket.state, ticket.state_until = State.SET_ASIDE, until
    store(ticket, at, "state", "state_until")
    record(ticket, Act.SET_ASIDE, at=at, agent=agent, until=until.isoformat())
    return ticket


@transaction.atomic
def bring_back(*, ticket: Ticket, at: datetime, agent: User | None = None) -> Ticket:
    """End being set aside."""
    if ticket.state == State.SET_ASIDE:
        ticket.state, ticket.state_until = State.OPEN, None
        ticket.attention_at = at
        store(ticket, at, "state", "state_until", "attention_at")
        record(ticket, Act.BROUGHT_BACK, at=at, agent=agent)
    return ticket
