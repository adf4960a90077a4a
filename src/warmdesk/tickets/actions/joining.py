"""Making one ticket of two that are about the same thing."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from warmdesk.accounts.models import User
from warmdesk.people.models import Person
from warmdesk.tickets import letters, signals
from warmdesk.tickets.actions import limits
from warmdesk.tickets.actions.asked import count_asked
from warmdesk.tickets.actions.news import next_attention, record, store
from warmdesk.tickets.actions.outbox import automatic, post, record_not_mailed
from warmdesk.tickets.choices import Act, State
from warmdesk.tickets.errors import AlreadyClosed, HeardAlready, NotYours, ReplyLeaving
from warmdesk.tickets.models import (
    Asked,
    Attachment,
    Draft,
    Event,
    Feedback,
    Joined,
    Label,
    Message,
    Participant,
    Ticket,
)
from warmdesk.tickets.models.label import SEPARATOR
from warmdesk.tickets.queries.search import forget


@transaction.atomic
def join_tickets(*, kept: Ticket, other: Ticket, agent: User, at: datetime) -> Ticket:
    """Move everything of `other` to `kept`, whose owner stays; everyone on both is told.

    Nobody gets to read what was said where they took no part: they see what they could see before, and what comes
    from now on. The other number, its reply address and its links lead to `kept` for ever. It cannot be taken back.
    Both are locked by the caller. Raises NotYours if a colleague would lose a ticket of theirs or
    the agent owns neither and is no lead, AlreadyClosed,
    ReplyLeaving while a reply can still be taken back, HeardAlready if the other has a story of its own.
    """
    _may_join(kept, other, agent)
    here, there = people_of(kept), people_of(other)
    _hide(kept, there - here)
    _hide(other, here - there)
    number = other.pk
    _move(kept, other)
    Participant.objects.bulk_create(
        Participant(ticket=kept, person_id=pk) for pk in sorted(there - here)
    )
    signals.tickets_joined.send(sender=Ticket, ticket=kept, other=other, at=at)
    fields = _gather(kept, other)
    forget(number)
    other.delete()
    Joined.objects.create(number=number, reply_key=other.reply_key, ticket=kept)
    count_asked(kept)
    kept.attention_at = next_attention(kept)
    kept.last_message_at = max(kept.last_message_at, other.last_message_at)
    kept.indexed_at = None
    store(kept, at, *fields)
    record(kept, Act.JOINED, at=at, agent=agent, is_for_person=True, number=number)
    _tell(kept, is_shared=here == there, at=at)
    return kept


def people_of(ticket: Ticket) -> set[int]:
    """The person of a ticket and everybody in copy."""
    return {ticket.person_id, *ticket.participants.values_list("person_id", flat=True)}


def _may_join(kept: Ticket, other: Ticket, agent: User) -> None:
    # It cannot be taken back, so whoever owns neither leaves it to those who do, or to a lead.
    is_theirs = agent.pk in {kept.owner_id, other.owner_id} or (kept.is_held and other.is_held)
    if not (is_theirs or agent.is_lead):
        raise NotYours(kept.owner.name)
    if not other.is_held and other.owner_id not in {agent.pk, kept.owner_id}:
        raise NotYours(other.owner.name)
    if kept.is_closed or other.is_closed:
        raise AlreadyClosed
    if Message.objects.filter(ticket__in=[kept, other], undo__isnull=False).exists():
        raise ReplyLeaving
    if Feedback.objects.filter(ticket=other).exists():
        raise HeardAlready(other.pk)


def _hide(ticket: Ticket, people: set[int]) -> None:
    """What was said and done until now is not for these people."""
    said = Message.objects.filter(ticket=ticket).values_list("pk", flat=True)
    done = Event.objects.filter(ticket=ticket).values_list("pk", flat=True)
    from_said, from_done = Message.hidden_from.through, Event.hidden_from.through
    from_said.objects.bulk_create(
        [from_said(message_id=row, person_id=each) for row in said for each in sorted(people)],
        ignore_conflicts=True,
    )
    from_done.objects.bulk_create(
        [from_done(event_id=row, person_id=each) for row in done for each in sorted(people)],
        ignore_conflicts=True,
    )


def _move(kept: Ticket, other: Ticket) -> None:
    for model in (Message, Event, Asked, Joined):
        model.objects.filter(ticket=other).update(ticket=kept)
    for draft in other.drafts.all():
        own = Draft.objects.filter(ticket=kept, agent=draft.agent_id).first()
        if own is None:
            draft.ticket = kept
            draft.save(update_fields=["ticket"])
            continue
        own.text = "\n\n".join(filter(None, (own.text, draft.text)))
        own.version += 1
        own.save(update_fields=["text", "version"])
        Attachment.objects.filter(draft=draft).update(draft=own)


def _gather(kept: Ticket, other: Ticket) -> tuple[str, ...]:
    """What rows show of the one ticket that both are now. Returns the fields to store."""
    kept.labels.add(*other.labels.all())
    names = Label.objects.filter(tickets=kept).values_list("name", flat=True)
    kept.label_words = SEPARATOR.join(names)[:500]
    if State.OPEN in {kept.state, other.state}:
        kept.state, kept.state_until = State.OPEN, None
    waits = [each for each in (kept.waits_since, other.waits_since) if each]
    kept.waits_since = min(waits, default=None)
    if other.deadline_at and (kept.deadline_at is None or other.deadline_at < kept.deadline_at):
        kept.deadline_at, kept.deadline_text = other.deadline_at, other.deadline_text
    if other.next_due_at and (kept.next_due_at is None or other.next_due_at < kept.next_due_at):
        kept.next_due_at, kept.next_words = other.next_due_at, other.next_words
        kept.is_policy_due = other.is_policy_due
    kept.is_hurried = kept.is_hurried or other.is_hurried
    if other.last_message_at > kept.last_message_at:
        kept.excerpt = other.excerpt
    return (
        "label_words",
        "state",
        "state_until",
        "waits_since",
        "deadline_at",
        "deadline_text",
        "next_due_at",
        "next_words",
        "is_policy_due",
        "is_hurried",
        "excerpt",
        "open_asked",
        "first_question",
        "attention_at",
        "last_message_at",
        "indexed_at",
    )


def _tell(kept: Ticket, *, is_shared: bool, at: datetime) -> None:
    others = Person.objects.filter(pk__in=people_of(kept) - {kept.person_id}).order_by("pk")
    everyone = [kept.person, *others]
    told = [each for each in everyone if limits.has_room_today(each.email, at)]
    if left_out := [each for each in everyone if each not in told]:
        record_not_mailed(kept, left_out, at=at)
    if told:
        first, *rest = [each.email for each in told]
        message = automatic(kept, letters.joined(kept, at, is_shared=is_shared), at=at)
        message.save()
        post(message, due_at=at, to=first, cc=rest)
