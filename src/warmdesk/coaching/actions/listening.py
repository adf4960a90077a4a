"""Stores what the coach heard in a thread: what was asked, what was answered, by when it is needed."""

from __future__ import annotations

from datetime import datetime

import structlog
from django.db import transaction

from warmdesk import coach
from warmdesk.coaching.queries.last_reply import answered_by_last, read_last_reply
from warmdesk.coaching.queries.question import Heard, question_about, read
from warmdesk.knowledge.queries.similar import similar_to
from warmdesk.tickets.actions.asked import Needs, Reading, store_reading
from warmdesk.tickets.choices import Kind
from warmdesk.tickets.models import Ticket

log = structlog.get_logger(__name__)


@transaction.atomic
def listen_to(ticket: Ticket, *, at: datetime) -> None:
    """Read the whole thread anew and store what is asked and answered. Corrections by agents stay.

    A failing coach stores nothing and is logged; the messages count as read, so that nothing is tried for ever.
    """
    ticket = (
        Ticket.objects.select_for_update(of=("self",))
        .select_related("person", "owner")
        .get(pk=ticket.pk)
    )
    messages = list(
        ticket.messages.filter(undo__isnull=True)
        .select_related("person", "agent")
        .defer("html", "quoted")
        .order_by("-at", "-pk")[:100]
    )[::-1]
    try:
        heard = question_about(ticket, messages, agent=None, draft="", kind=Kind.REPLY, at=at)
        now = read(heard)
        last = read_last_reply(heard)
    except Exception:
        log.exception("The coach failed.", ticket=ticket.pk)
        return
    ticket.similar = similar_to(ticket)
    ticket.save(update_fields=["similar"])
    store_reading(
        ticket=ticket,
        readings=[_reading(each, heard) for each in {*last.asked, *now.asked}],
        answered=answered_by_last(last, heard),
        needs=Needs(now.needs.deadline, now.needs.deadline_text or "", now.needs.hurry),
        at=at,
    )


def _reading(asked: coach.Asked, heard: Heard) -> Reading:
    return Reading(
        message_id=heard.messages[asked.message].pk,
        start=asked.span[0],
        end=asked.span[1],
        text=asked.text,
        kind=asked.kind,
        about=asked.about,
    )
