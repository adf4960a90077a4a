"""The coach beside the draft: its reading, and what the agent tells it."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from warmdesk.coaching.actions.thoughts import (
    note_thoughts,
    set_aside_thought,
    show_less,
    undo_set_aside,
)
from warmdesk.core import clock
from warmdesk.desk.pages.ticket import conversation_of
from warmdesk.desk.pages.trying import ASKED_COACH, tick
from warmdesk.desk.views.forms import keep_draft, ticket_to_change, typed_in
from warmdesk.desk.views.ticket import show
from warmdesk.tickets.models import Ticket
from warmdesk.tickets.queries.visible import visible_ticket
from warmdesk.web.guards import AgentRequest, for_agents

LONGEST_RULE = 40


@for_agents
@require_POST
def ticket_coach(request: AgentRequest, number: int) -> HttpResponse:
    """The margin for the text that was sent in. Nothing is stored of it."""
    return _margin(request, number)


def _margin(request: AgentRequest, number: int, often: str = "") -> HttpResponse:
    try:
        ticket = visible_ticket(request.user, number)
    except Ticket.DoesNotExist as error:
        raise Http404 from error
    typed = typed_in(request)
    page = conversation_of(request.user, ticket, clock.now(), typed=typed)
    thoughts = [*page.margin.shown, *page.margin.smaller]
    note_thoughts(
        ticket=ticket,
        agent=request.user,
        rules={*page.margin.set_aside, *(each.rule for each in thoughts)},
        at=clock.now(),
    )
    if any(each.rule in {"bare-no", "one-word"} for each in page.margin.shown):
        tick(request.user, ASKED_COACH)
    if not request.headers.get("X-Part"):
        return show(request, page, often=often)
    return show(request, page, template="desk/ticket/_coach.html", often=often)


@for_agents
@require_POST
def ticket_thought(request: AgentRequest, number: int) -> HttpResponse:
    """Not this time, its undo, or show it less. Private to the agent; the draft is kept meanwhile."""
    given, often = request.POST, ""
    with transaction.atomic():
        ticket = ticket_to_change(request, number)
        keep_draft(request, ticket)
        if rule := given.get("aside", "")[:LONGEST_RULE]:
            is_often = set_aside_thought(
                ticket=ticket, agent=request.user, rule=rule, at=clock.now()
            )
            often = rule if is_often else ""
        elif rule := given.get("back", "")[:LONGEST_RULE]:
            undo_set_aside(ticket=ticket, agent=request.user, rule=rule)
        elif rule := given.get("less", "")[:LONGEST_RULE]:
            show_less(agent=request.user, rule=rule)
        else:
            raise BadRequest
    if request.headers.get("X-Part"):
        return _margin(request, number, often)
    return redirect(f"{reverse('desk:ticket', args=[number])}?often={often}#thoughts")
