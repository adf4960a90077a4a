"""One kept mail has its one effect: a ticket, a place in one, or a line that says why not."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef, Value
from django.utils.translation import gettext as _

from warmdesk.accounts.models import User
from warmdesk.core import duties
from warmdesk.mail import files
from warmdesk.mail.kept import file_place, read_raw
from warmdesk.mail.models import RawMail
from warmdesk.mail.models.raw_mail import Handling
from warmdesk.mail.reading import Decision, Letter, decide, read_mail
from warmdesk.mail.receiving import people
from warmdesk.mail.receiving.knowledge import known_about, without_brackets
from warmdesk.mail.receiving.words import words_in
from warmdesk.mail.undelivered import came_back
from warmdesk.people.models import Person
from warmdesk.promises.actions.replies import write_reply
from warmdesk.tickets.actions import limits, replies
from warmdesk.tickets.actions.messages import add_person_message
from warmdesk.tickets.actions.opening import open_ticket
from warmdesk.tickets.choices import Channel, Kind, State
from warmdesk.tickets.errors import NobodyHolds
from warmdesk.tickets.models import AutomaticMail, Delivery, Message, Ticket

log = structlog.get_logger(__name__)

MOST_TRIES = 5
# Mails of one person this close together, without a word from us between them, are one request.
TOGETHER = timedelta(minutes=2)
# A mail that was long on its way does not tell when it was written in relation to others.
FRESH = timedelta(minutes=10)
_PAUSES = (1, 5, 15, 60)

_HANDLINGS = {
    "new": Handling.DONE,
    "reply": Handling.DONE,
    "note": Handling.DONE,
    "bounce": Handling.DONE,
    "duplicate": Handling.DUPLICATE,
    "drop": Handling.DROPPED,
    "quarantine": Handling.SET_ASIDE,
}


class Settled(Exception):
    """Another worker was quicker with this mail; what we did is rolled back."""


def receive(raw_mail: RawMail, at: datetime) -> None:
    """Read a kept mail and do what it asks, all or nothing. A fault is kept in words and tried again later."""
    try:
        _receive(raw_mail, at)
    except Settled:
        return
    except NobodyHolds:
        # There is no agent yet. The mail waits as long as it takes.
        _postpone(raw_mail, _("No agent works here yet."), at + timedelta(minutes=1))
    except Exception as error:
        # The outermost loop of a worker: one bad mail never stops the rest.
        log.exception("A mail could not be taken in.", raw_mail=raw_mail.pk)
        _give_back(raw_mail, f"{type(error).__name__}: {error}", at)


def try_again(*, raw_mail: RawMail, at: datetime) -> None:
    """Read a mail that was set aside once more."""
    RawMail.objects.filter(pk=raw_mail.pk).update(
        handling=Handling.WAITING, tries=0, due_at=at, claimed_until=None
    )
    duties.nudge()


def _receive(raw_mail: RawMail, at: datetime) -> None:
    letter = read_mail(read_raw(raw_mail.digest))
    kept: list[str] = []
    try:
        with transaction.atomic():
            decision = decide(letter, known_about(letter, at))
            message = _act(raw_mail, letter, decision, at)
            if message and letter.attachments:
                kept += [each.key for each in files.attach_parts(message, letter.attachments)]
            _settle(raw_mail, letter, decision, message)
    except BaseException:
        for key in kept:
            file_place(key).unlink(missing_ok=True)
        raise


def _act(raw_mail: RawMail, letter: Letter, decision: Decision, at: datetime) -> Message | None:
    if decision.action == "new":
        return _new(raw_mail, letter, decision, at)
    if decision.action == "reply" and decision.ticket is not None:
        ticket = _locked(decision.ticket)
        if decision.as_agent:
            return _agent_reply(ticket, letter, at)
        return _person_reply(ticket, people.author_of(letter)[0], letter, at)
    if decision.action == "note" and decision.ticket is not None:
        return _automatic_word(_locked(decision.ticket), letter, at)
    if decision.action == "bounce" and decision.ticket is not None and letter.bounce:
        original = without_brackets(letter.bounce.original_id)
        ours = Delivery.objects.filter(message__message_id=original).first() if original else None
        came_back(
            ticket=_locked(decision.ticket),
            delivery=ours,
            addresses=letter.bounce.failed,
            words=letter.bounce.diagnostic,
            at=at,
        )
    return None


def _settle(raw_mail: RawMail, letter: Letter, decision: Decision, message: Message | None) -> None:
    reasons = [each for each in (raw_mail.reason, decision.reason, *letter.faults) if each]
    settled = RawMail.objects.filter(pk=raw_mail.pk, handling=Handling.WAITING).update(
        handling=_HANDLINGS.get(decision.action, Handling.SET_ASIDE),
        reason="; ".join(reasons)[:250],
        message=message,
        claimed_until=None,
    )
    if not settled:
        raise Settled


def _new(raw_mail: RawMail, letter: Letter, decision: Decision, at: datetime) -> Message:
    person, is_stranger = people.author_of(letter)
    sent, earlier = ([], None) if is_stranger else _lately(raw_mail, person, at)
    if earlier is not None and _goes_with_earlier(letter, decision, at):
        return _person_reply(_locked(earlier), person, letter, at)
    words = words_in(letter)
    ticket = open_ticket(
        person=person,
        subject=words.subject,
        text=words.text,
        channel=Channel.MAIL,
        mailbox=raw_mail.mailbox,
        at=at,
        copies=people.copied(letter, decision.add_participants),
        quoted=words.quoted,
        html=words.html,
        message_id=words.message_id,
        acknowledge=decision.ack,
        mailed_lately=sent,
        has_attachments=bool(letter.attachments),
    )
    return _first_message(ticket)


def _first_message(ticket: Ticket) -> Message:
    return ticket.messages.filter(kind=Kind.PERSON).earliest("pk")


def _lately(raw_mail: RawMail, person: Person, at: datetime) -> tuple[list[datetime], int | None]:
    """When automatic mail went to this person, and their ticket of the last minutes that nobody answered yet."""
    answered = Message.objects.filter(ticket=OuterRef("pk"), kind=Kind.REPLY)
    ticket = Ticket.objects.filter(
        ~Exists(answered),
        person=person,
        mailbox=raw_mail.mailbox,
        state=State.OPEN,
        opened_at__gte=at - TOGETHER,
    )
    mails = AutomaticMail.objects.filter(address=person.email.lower(), at__gt=at - limits.DAY)
    rows = (
        mails.annotate(what=Value("mail"))
        .values_list("what", "pk", "at")
        .union(ticket.annotate(what=Value("ticket")).values_list("what", "pk", "opened_at"))
    )
    found = list(rows)
    tickets = [pk for what, pk, _moment in found if what == "ticket"]
    return [moment for what, _pk, moment in found if what == "mail"], max(tickets, default=None)


def _goes_with_earlier(letter: Letter, decision: Decision, at: datetime) -> bool:
    """A second thought of the same person, not an answer to something and not of doubtful origin."""
    is_fresh = letter.date is None or abs(at - letter.date) < FRESH
    return decision.ack and letter.parent is None and is_fresh


def _locked(number: int) -> Ticket:
    return (
        Ticket.objects.select_for_update(of=("self",))
        .select_related("person", "owner", "mailbox")
        .get(pk=number)
    )


def _person_reply(ticket: Ticket, person: Person, letter: Letter, at: datetime) -> Message:
    words = words_in(letter)
    return add_person_message(
        ticket=ticket,
        person=person,
        text=words.text,
        channel=Channel.MAIL,
        at=at,
        quoted=words.quoted,
        html=words.html,
        message_id=words.message_id,
        has_attachments=bool(letter.attachments),
    )


def _agent_reply(ticket: Ticket, letter: Letter, at: datetime) -> Message:
    """An agent answered from their own mail program: it has left their hands, so it is not held.

    It keeps the Message-ID it came with, so that whoever also got it directly sees it once.
    """
    agent = User.objects.get(email=letter.from_address, is_active=True)
    words = words_in(letter)
    message = write_reply(
        ticket=ticket,
        agent=agent,
        text=words.text,
        at=at,
        cc=list(ticket.participants.values_list("person__email", flat=True)),
        anyway=True,
    )
    message.channel = Channel.MAIL
    message.message_id = words.message_id or message.message_id
    message.quoted = words.quoted
    message.has_attachments = bool(letter.attachments)
    message.save(update_fields=["channel", "message_id", "quoted", "has_attachments"])
    Delivery.objects.filter(message=message).update(due_at=at)
    replies.leave(message)
    return message


def _automatic_word(ticket: Ticket, letter: Letter, at: datetime) -> Message:
    """An automatic answer of somebody who takes part, such as "I am away": seen, but it changes nothing."""
    words = words_in(letter)
    name = letter.from_name or letter.from_address
    return Message.objects.create(
        ticket=ticket,
        kind=Kind.AUTOMATIC,
        channel=Channel.MAIL,
        at=at,
        text=_("An automatic answer from {name}:").format(name=name) + f"\n\n{words.text}",
        quoted=words.quoted,
        message_id=words.message_id,
        has_attachments=bool(letter.attachments),
        listened_at=at,
    )


def _postpone(raw_mail: RawMail, reason: str, until: datetime) -> None:
    RawMail.objects.filter(pk=raw_mail.pk, handling=Handling.WAITING).update(
        due_at=until, reason=reason[:250], claimed_until=None
    )


def _give_back(raw_mail: RawMail, words: str, at: datetime) -> None:
    tries = raw_mail.tries + 1
    waiting = RawMail.objects.filter(pk=raw_mail.pk, handling=Handling.WAITING)
    if tries >= MOST_TRIES:
        waiting.update(
            tries=tries, handling=Handling.SET_ASIDE, reason=words[:250], claimed_until=None
        )
        return
    pause = timedelta(minutes=_PAUSES[min(tries, len(_PAUSES)) - 1])
    waiting.update(tries=tries, due_at=at + pause, reason=words[:250], claimed_until=None)
