"""Reads the composer's form, the same for every act that can be done from the page."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404

from warmdesk.core import clock
from warmdesk.core.numbers import whole_number
from warmdesk.core.wording import gettext as _
from warmdesk.desk.pages.decisions import read_decisions
from warmdesk.desk.pages.ticket import Typed
from warmdesk.tickets.actions.drafts import save_draft
from warmdesk.tickets.choices import Kind
from warmdesk.tickets.errors import DraftMoved
from warmdesk.tickets.models import Draft, Ticket
from warmdesk.tickets.queries.visible import locked_ticket
from warmdesk.web.guards import AgentRequest


def too_long() -> str:
    return _("This is longer than 100,000 characters. Attach the long part as a file?")


def typed_in(request: AgentRequest) -> Typed:
    """What the agent has written, to whom, and what they decided of promises."""
    given = request.POST
    return Typed(
        text=given.get("text", "").replace("\r\n", "\n"),
        mode="note" if given.get("mode") == "note" else "reply",
        version=whole_number(given.get("version")) or 0,
        cc=given.getlist("cc"),
        is_hurried=given.get("hurry") == "on",
        asked_for="asked_for" in given,
        decisions=read_decisions(given.dict()),
    )


def number_in(request: AgentRequest, name: str) -> int | None:
    return whole_number(request.POST.get(name))


def keep_draft(request: AgentRequest, ticket: Ticket) -> Draft | None:
    """Save what is in the composer when another button of the page was pressed, so that no words are lost."""
    if "text" not in request.POST:
        return None
    typed = typed_in(request)
    caret = number_in(request, "caret") or 0
    try:
        with transaction.atomic():
            return save_draft(
                ticket=ticket,
                agent=request.user,
                text=typed.text,
                kind=Kind.NOTE if typed.mode == "note" else Kind.REPLY,
                version=typed.version,
                at=clock.now(),
                caret=min(caret, len(typed.text)),
                cc=typed.cc,
            )
    except DraftMoved:
        # Another window has newer words; those stay.
        return None


def ticket_to_change(request: AgentRequest, number: int) -> Ticket:
    """The locked ticket, or a page that says that it does not exist. Call it inside a transaction."""
    try:
        return locked_ticket(request.user, number)
    except Ticket.DoesNotExist as error:
        raise Http404 from error
