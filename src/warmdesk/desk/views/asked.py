"""What they asked: marking words, unmarking them, and saying "not now" to one."""

from __future__ import annotations

import re

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from warmdesk.core import clock
from warmdesk.core.numbers import whole_number
from warmdesk.desk.pages.stops import Stop
from warmdesk.desk.pages.words import said
from warmdesk.desk.views.forms import keep_draft, ticket_to_change, typed_in
from warmdesk.desk.views.ticket import again
from warmdesk.tickets.actions.asked import mark_asked, put_asked_aside, unmark_asked
from warmdesk.tickets.choices import Kind
from warmdesk.tickets.errors import NotASpan
from warmdesk.tickets.models import Asked, Message, Ticket
from warmdesk.tickets.queries.visible import visible_asked
from warmdesk.web.guards import AgentRequest, for_agents

MOST_WORDS = 100


@for_agents
@require_POST
def ticket_asked(request: AgentRequest, number: int) -> HttpResponse:
    """`do` is mark, remove, restore, aside or back; the draft is kept meanwhile."""
    do = request.POST.get("do", "").partition(" ")[0]
    with transaction.atomic():
        ticket = ticket_to_change(request, number)
        keep_draft(request, ticket)
        try:
            item = _mark(request, ticket) if do == "mark" else _change(request, ticket, do)
        except NotASpan as error:
            return again(request, number, typed_in(request), says=Stop(said(error)))
    undo = f"?removed={item.pk}" if do == "remove" else f"?marked={item.pk}" if do == "mark" else ""
    return redirect(f"{reverse('desk:ticket', args=[number])}{undo}#asked")


def _mark(request: AgentRequest, ticket: Ticket) -> Asked:
    """By the words themselves, as somebody copied or selected them."""
    message, start, end = _place_of(ticket, request.POST.get("words", ""))
    return mark_asked(
        ticket=ticket, message=message, start=start, end=end, agent=request.user, at=clock.now()
    )


def _place_of(ticket: Ticket, words: str) -> tuple[Message, int, int]:
    pattern = r"\s+".join(re.escape(word) for word in words.split()[:MOST_WORDS])
    for message in ticket.messages.filter(kind=Kind.PERSON).order_by("-pk")[:50] if pattern else ():
        if found := re.search(pattern, message.text):
            return message, found.start(), found.end()
    raise NotASpan


def _change(request: AgentRequest, ticket: Ticket, do: str) -> Asked:
    if do not in {"remove", "restore", "aside", "back"}:
        raise BadRequest
    item, now = _item(request, ticket), clock.now()
    if do in {"remove", "restore"}:
        return unmark_asked(item=item, at=now, removed=do == "remove")
    reason = request.POST.get(f"reason-{item.pk}", "") if do == "aside" else ""
    return put_asked_aside(item=item, reason=reason, at=now)


def _item(request: AgentRequest, ticket: Ticket) -> Asked:
    """`do` carries its number, or message:start:end for one that is read but not stored yet."""
    which = request.POST.get("do", "").partition(" ")[2] or request.POST.get("item", "")
    number = whole_number(which)
    if number is not None:
        try:
            return visible_asked(request.user, ticket.pk, number)
        except Asked.DoesNotExist as error:
            raise Http404 from error
    parts = [number for number in map(whole_number, which.split(":")) if number is not None]
    if len(parts) != 3 or which.count(":") != 2:
        raise BadRequest
    message_id, start, end = parts
    message = ticket.messages.filter(pk=message_id).first()
    if message is None:
        raise NotASpan
    return mark_asked(
        ticket=ticket, message=message, start=start, end=end, agent=request.user, at=clock.now()
    )
