"""A new ticket, whatever the door it came through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from warmdesk.accounts.models import Role, User
from warmdesk.core import duties, live
from warmdesk.core.desk import first_answer_due
from warmdesk.core.directions import unturned
from warmdesk.core.prepared import prepared
from warmdesk.people.models import Person
from warmdesk.tickets import letters, signals
from warmdesk.tickets.actions import limits
from warmdesk.tickets.actions.news import excerpt, next_attention, record
from warmdesk.tickets.actions.outbox import automatic, post, record_not_mailed
from warmdesk.tickets.choices import Act, Channel, Kind
from warmdesk.tickets.errors import NobodyHolds, NothingWritten
from warmdesk.tickets.models import Holder, Mailbox, Message, Participant, Ticket

LONGEST_SUBJECT = 250


@transaction.atomic
def open_ticket(
    *,
    person: Person,
    subject: str,
    text: str,
    channel: Channel,
    mailbox: Mailbox,
    at: datetime,
    copies: tuple[Person, ...] = (),
    quoted: str = "",
    html: str = "",
    message_id: str | None = None,
    deadline_text: str = "",
    acknowledge: bool = True,
    mailed_lately: Sequence[datetime] | None = None,
    owner: User | None = None,
    has_attachments: bool = False,
    form_key: str | None = None,
) -> Ticket:
    """Store a person's first message and the ticket around it, owned from its first second.

    The owner is the holder of the mailbox unless one is given. The first answer is promised by the desk's
    own rule, and unless told otherwise an acknowledgement with that time is put in the outbox, if it is the turn
    of their address. `mailed_lately`: when automatic mail went there within a day, from those who know it.
    Raises NothingWritten without words or files, NobodyHolds if no agent works here.
    """
    if not (text.strip() or subject.strip() or has_attachments):
        raise NothingWritten
    due = first_answer_due(at)
    ticket = Ticket(
        subject=(unturned(subject).strip() or letters.subject_from(text))[:LONGEST_SUBJECT],
        person=person,
        owner=owner or holder_of(mailbox, at),
        owned_since=at,
        is_held=owner is None,
        mailbox=mailbox,
        channel=channel,
        opened_at=at,
        changed_at=at,
        last_message_at=at,
        waits_since=at,
        next_due_at=due,
        is_policy_due=True,
        deadline_text=deadline_text.strip()[:200],
        excerpt=excerpt(text),
        attention_at=at,
    )
    ticket.attention_at = next_attention(ticket)
    ticket.save()
    message = Message(
        ticket=ticket,
        kind=Kind.PERSON,
        channel=channel,
        person=person,
        at=at,
        text=text,
        quoted=quoted,
        html=html,
        message_id=message_id,
        has_attachments=has_attachments,
        form_key=form_key,
    )
    receipt = _receipt(ticket, at, mailed_lately) if acknowledge else None
    Message.objects.bulk_create([message, *filter(None, [receipt])])
    if receipt:
        post(receipt, due_at=at, in_reply_to=message_id or "")
    if copies:
        Participant.objects.bulk_create(
            [Participant(ticket=ticket, person=each) for each in copies if each != person]
        )
    record(ticket, Act.OPENED, at=at, is_for_person=True, owner=ticket.owner.name)
    if acknowledge and receipt is None:
        record_not_mailed(ticket, [person], at=at)
    signals.ticket_opened.send(sender=Ticket, ticket=ticket, message=message, at=at)
    live.changed()
    duties.nudge()
    return ticket


def _receipt(ticket: Ticket, at: datetime, lately: Sequence[datetime] | None) -> Message | None:
    address = ticket.person.email
    if ticket.channel == Channel.DESK:
        # An agent did it, and no machine.
        may = limits.has_room_today(address, at)
    else:
        may = limits.takes_its_turn(address, at, lately)
    return automatic(ticket, letters.received(ticket, at), at=at) if may else None


def holder_of(mailbox: Mailbox, at: datetime) -> User:
    """Who holds what is new in a mailbox: the first on its rota who is here, else the first who is on it.

    With an empty rota any lead holds it, and then anybody, so that nothing is ever without an owner.
    """
    rota = [place.agent for place in _rota(mailbox.pk)]
    here = [agent for agent in rota if agent.away_until is None or agent.away_until <= at]
    for agent in [*here, *rota]:
        return agent
    working = User.objects.working().order_by("pk")
    fallback = working.exclude(role=Role.AGENT).first() or working.first()
    if fallback is None:
        raise NobodyHolds
    return fallback


@prepared
def _rota(mailbox: int) -> QuerySet[Holder]:
    return Holder.objects.filter(mailbox=mailbox, agent__is_active=True).select_related("agent")
