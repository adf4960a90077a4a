"""Handing a ticket over: offered, accepted or declined; the giver owns it until the yes."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from warmdesk.accounts.models import User
from warmdesk.tickets import signals
from warmdesk.tickets.actions.news import record, store
from warmdesk.tickets.actions.outbox import new_message_id, post
from warmdesk.tickets.choices import Act, Channel, Kind
from warmdesk.tickets.errors import HandoffSettled, HandoffWaiting, NothingWritten, NotYours
from warmdesk.tickets.models import Handoff, Message, Ticket


def offer_handoff(
    *,
    ticket: Ticket,
    giver: User,
    receiver: User,
    words: str,
    introduction: str,
    at: datetime,
) -> Handoff:
    """Ask a colleague to take a ticket over. Nothing changes for the person until the colleague says yes.

    Raises NotYours unless the giver owns it, NothingWritten without an introduction, HandoffWaiting if an offer is
    out already.
    """
    if ticket.owner_id != giver.pk:
        raise NotYours(ticket.owner.name)
    if not introduction.strip():
        raise NothingWritten
    try:
        with transaction.atomic():
            handoff = Handoff.objects.create(
                ticket=ticket,
                giver=giver,
                receiver=receiver,
                words=words.strip(),
                introduction=introduction.strip(),
                offered_at=at,
            )
            record(ticket, Act.OFFERED, at=at, agent=giver, receiver=receiver.name)
            store(ticket, at)
    except IntegrityError as error:
        raise HandoffWaiting from error
    return handoff


@transaction.atomic
def accept_handoff(*, handoff_id: int, receiver: User, at: datetime) -> Handoff:
    """Make the receiver the ticket's owner and send the introduction in the thread.

    The introduction is written in the transaction that changes the owner, so nobody is ever told of an owner they
    do not have. Raises HandoffSettled if the offer is gone.
    """
    handoff = _locked(handoff_id)
    if not handoff.is_waiting or handoff.receiver_id != receiver.pk:
        raise HandoffSettled
    handoff.accepted_at = at
    handoff.save(update_fields=["accepted_at"])
    ticket = handoff.ticket
    ticket.owner, ticket.owned_since, ticket.is_held = receiver, at, False
    ticket.last_message_at = at
    store(ticket, at, "owner_id", "owned_since", "is_held", "last_message_at")
    introduction = Message.objects.create(
        ticket=ticket,
        kind=Kind.REPLY,
        channel=Channel.DESK,
        agent=handoff.giver,
        at=at,
        text=handoff.introduction,
        message_id=new_message_id(ticket),
        listened_at=at,
    )
    cc = list(ticket.participants.values_list("person__email", flat=True))
    post(introduction, due_at=at, cc=cc)
    record(
        ticket,
        Act.HANDED_OVER,
        at=at,
        agent=handoff.giver,
        is_for_person=True,
        giver=handoff.giver.name,
        receiver=receiver.name,
    )
    signals.owner_changed.send(sender=Ticket, ticket=ticket, at=at)
    return handoff


@transaction.atomic
def decline_handoff(*, handoff_id: int, receiver: User, words: str, at: datetime) -> Handoff:
    """Say "I can't just now", with a line that the giver sees. The giver still owns the ticket.

    Raises HandoffSettled if the offer is gone, NothingWritten without the line.
    """
    if not words.strip():
        raise NothingWritten
    handoff = _locked(handoff_id)
    if not handoff.is_waiting or handoff.receiver_id != receiver.pk:
        raise HandoffSettled
    handoff.declined_at = at
    handoff.decline_words = words.strip()[:250]
    handoff.save(update_fields=["declined_at", "decline_words"])
    record(handoff.ticket, Act.DECLINED, at=at, agent=receiver, words=handoff.decline_words)
    store(handoff.ticket, at)
    return handoff


@transaction.atomic
def withdraw_handoff(*, handoff_id: int, giver: User, at: datetime) -> Handoff:
    """Take an offer back before it is answered. Raises HandoffSettled if it was answered."""
    handoff = _locked(handoff_id)
    if not handoff.is_waiting or handoff.giver_id != giver.pk:
        raise HandoffSettled
    handoff.withdrawn_at = at
    handoff.save(update_fields=["withdrawn_at"])
    record(handoff.ticket, Act.WITHDRAWN, at=at, agent=giver, receiver=handoff.receiver.name)
    store(handoff.ticket, at)
    return handoff


def _locked(handoff_id: int) -> Handoff:
    return (
        Handoff.objects.select_for_update(of=("self",))
        .select_related("ticket__person", "ticket__mailbox", "giver", "receiver")
        .get(pk=handoff_id)
    )
