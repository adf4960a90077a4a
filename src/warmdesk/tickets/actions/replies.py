"""Answering the person: held for ten seconds, in which it can be taken back, then sent by the outbox."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime

from warmdesk.accounts.models import User
from warmdesk.core import duties
from warmdesk.core.prepared import prepared
from warmdesk.tickets import signals
from warmdesk.tickets.actions.drafts import empty_draft, put_back
from warmdesk.tickets.actions.news import excerpt, next_attention, store
from warmdesk.tickets.actions.outbox import new_message_id, post
from warmdesk.tickets.actions.solving import question_after, withdraw_question
from warmdesk.tickets.choices import Channel, Kind, Outcome, State
from warmdesk.tickets.errors import (
    GapLeft,
    NothingWritten,
    NotTheirs,
    SomeoneWrote,
    TooLate,
)
from warmdesk.tickets.models import Attachment, Message, Participant, Ticket

HOLD = timedelta(seconds=10)
# A gap of a starting point: words in square brackets that are not a link of Markdown.
GAP = re.compile(r"\[[^\[\]\n]{2,80}\](?!\()")

# What a reply changes on its ticket. What belongs together comes back together when the reply is taken back.
WHOSE = ("owner_id", "owned_since", "is_held")
TURN = ("state", "state_until", "closed_at", "waits_since")
NEXT = ("next_due_at", "next_words", "is_policy_due")
LAST = ("last_message_at", "excerpt")
CHANGED = (*WHOSE, *TURN, *NEXT, *LAST, "attention_at")


@dataclass(frozen=True, slots=True)
class NextTime:
    """The next time the person will hear, as said in the reply. `words` quote the reply."""

    due_at: datetime
    words: str


@transaction.atomic
def send_reply(
    *,
    ticket: Ticket,
    agent: User,
    text: str,
    at: datetime,
    cc: Sequence[str] = (),
    seen_message_id: int | None = None,
    next_time: NextTime | None = None,
    anyway: bool = False,
    has_attachments: bool = False,
    form_key: str | None = None,
    version: int | None = None,
) -> Message:
    """Store a reply and put it in the outbox, to leave after ten seconds.

    `ticket` is locked by the caller's getter and carries its person and mailbox. `seen_message_id` is the newest
    message the agent had on the page; `anyway` sends although something newer is there or a gap is left.
    `version` is that of the draft the words grew from.
    If nothing is promised, the next word is the person's. Whoever answers a held ticket takes it.
    Raises NothingWritten, NotTheirs for a copy to somebody outside, DraftMoved, SomeoneWrote, GapLeft.
    """
    if not text.strip():
        raise NothingWritten
    newest, copies = _thread_facts(ticket)
    if strangers := set(cc) - copies:
        raise NotTheirs(", ".join(sorted(strangers)))
    if not anyway:
        _stop_gently(newest, agent, text, seen_message_id, at)
    empty_draft(ticket=ticket, agent=agent, text=text, at=at, version=version)
    before = _values(ticket)
    if ticket.is_held:
        ticket.owner, ticket.owned_since, ticket.is_held = agent, at, False
    ticket.next_due_at = next_time.due_at if next_time else None
    ticket.next_words = next_time.words[:250] if next_time else ""
    ticket.is_policy_due = False
    ticket.state = State.OPEN if next_time else State.WAITING
    ticket.state_until = ticket.closed_at = None
    ticket.waits_since = None
    ticket.last_message_at = at
    ticket.attention_at = next_attention(ticket)
    ticket.excerpt = excerpt(text)
    ticket.indexed_at = None
    message = Message.objects.create(
        ticket=ticket,
        kind=Kind.REPLY,
        channel=Channel.DESK,
        agent=agent,
        at=at,
        text=text.strip(),
        message_id=new_message_id(ticket),
        undo={"ticket": before, "left": _values(ticket), "cc": list(cc)},
        has_attachments=has_attachments,
        form_key=form_key,
    )
    post(message, due_at=at + HOLD, cc=cc, in_reply_to=_answers(newest))
    store(ticket, at, *CHANGED, "indexed_at")
    return message


@transaction.atomic
def undo_reply(*, message_id: int, agent: User, at: datetime) -> Ticket:
    """Take a reply back within its ten seconds: the words return to the draft, the ticket to what it was.

    Words written since stay below them. Asking whether it is solved, if that was to leave with it, is taken back too.
    What somebody changed since stays: who wrote meanwhile waits for an answer, and has a next time.
    Raises TooLate if it has left, or was somebody else's.
    """
    ticket = Ticket.objects.select_for_update().filter(messages=message_id).first()
    message = (
        Message.objects.select_for_update(of=("self",))
        .select_related("delivery")
        .filter(pk=message_id, agent=agent, kind=Kind.REPLY)
        .filter(undo__isnull=False)
        .first()
    )
    if (
        ticket is None
        or message is None
        or message.delivery.outcome != Outcome.WAITING
        or message.delivery.tries
    ):
        raise TooLate
    words = [message.text]
    question = question_after(message, at)
    if question:
        words.append(withdraw_question(ticket, question))
    draft = put_back(ticket=ticket, agent=agent, text="\n\n".join(words), at=at)
    Attachment.objects.filter(message=message).update(message=None, draft=draft)
    later = _later_reply(message)
    if later:
        # It found what this one left, so whoever takes it back as well comes back to before both.
        later.undo = later.undo and {**later.undo, "ticket": message.undo["ticket"]}
        later.save(update_fields=["undo"])
    else:
        _bring_back(ticket, message, is_asked=question is not None and ticket.state == State.ASKED)
    signals.reply_undone.send(sender=Ticket, ticket=ticket, message=message, later=later)
    if not later and _values(ticket) != message.undo["ticket"]:
        ticket.attention_at = next_attention(ticket)
    message.delete()
    ticket.indexed_at = None
    store(ticket, at, *CHANGED, "open_asked", "first_question", "indexed_at")
    return ticket


def _later_reply(message: Message) -> Message | None:
    replies = Message.objects.filter(ticket=message.ticket_id, kind=Kind.REPLY)
    return replies.filter(pk__gt=message.pk).order_by("pk").first()


def _bring_back(ticket: Ticket, message: Message, *, is_asked: bool) -> None:
    """What the reply changed and nobody since is as it was before; and what asking did, if nothing came of it."""
    before, left, now = message.undo["ticket"], message.undo["left"], _values(ticket)
    for together in (WHOSE, TURN, NEXT, LAST, ("attention_at",)):
        is_same = all(now[name] == left[name] for name in together)
        if is_same or (is_asked and together != WHOSE):
            for name in together:
                is_moment = name.endswith(("_at", "_since", "_until"))
                setattr(ticket, name, _moment(before[name]) if is_moment else before[name])
    if ticket.state in {State.OPEN, State.WAITING, State.SET_ASIDE}:
        # Who waited before waits on; who wrote since waits from then.
        waits = [each for each in (_moment(before["waits_since"]), ticket.waits_since) if each]
        ticket.waits_since = min(waits, default=None)


def _thread_facts(ticket: Ticket) -> tuple[Message | None, set[str]]:
    """The newest message that is not automatic, and the addresses that take part."""
    newest = next(iter(_newest_spoken(ticket.pk)), None)
    return newest, set(_addresses_in_copy(ticket.pk))


@prepared
def _newest_spoken(ticket: int) -> QuerySet[Message]:
    spoken = Message.objects.filter(ticket=ticket).exclude(kind=Kind.AUTOMATIC)
    return spoken.select_related("person", "agent").defer("html").order_by("-at", "-pk")[:1]


@prepared
def _addresses_in_copy(ticket: int) -> QuerySet[Participant, str]:
    return Participant.objects.filter(ticket=ticket).values_list("person__email", flat=True)


def _stop_gently(
    newest: Message | None, agent: User, text: str, seen: int | None, at: datetime
) -> None:
    # One's own note beside is no news; one's own reply from another window is, for the person would get two.
    is_own_note = newest is not None and newest.is_note and newest.agent_id == agent.pk
    if newest and seen is not None and newest.pk > seen and not is_own_note:
        name = "" if newest.agent_id == agent.pk else newest.author_name
        raise SomeoneWrote(name, int((at - newest.at).total_seconds()), newest.pk)
    if gap := GAP.search(text):
        raise GapLeft(gap.group())


def _answers(newest: Message | None) -> str:
    return (newest.message_id or "") if newest else ""


def _values(ticket: Ticket) -> dict[str, Any]:
    values = {name: getattr(ticket, name) for name in CHANGED}
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in values.items()}


def _moment(value: str | None) -> datetime | None:
    return parse_datetime(value) if value else None


def leave(message: Message) -> None:
    """The ten seconds are over: the reply can no longer be taken back, and the coach may read the thread anew."""
    Message.objects.filter(pk=message.pk).update(undo=None)
    message.undo = None
    duties.nudge()
