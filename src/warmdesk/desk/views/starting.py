"""Starting points beside a reply: found by their words, and put into it without touching what is written."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from warmdesk.core import clock
from warmdesk.core.numbers import whole_number
from warmdesk.desk.views.forms import keep_draft, number_in, ticket_to_change
from warmdesk.knowledge.actions.starting_points import use_starting_point
from warmdesk.knowledge.models import StartingPoint
from warmdesk.knowledge.queries.starting_points import (
    offered_starting_points,
    visible_starting_point,
)
from warmdesk.tickets.actions.drafts import save_draft
from warmdesk.tickets.actions.replies import GAP
from warmdesk.tickets.choices import Kind
from warmdesk.tickets.models import Ticket
from warmdesk.tickets.queries.visible import visible_ticket
from warmdesk.web.guards import AgentRequest, for_agents

MOST_ON_A_PAGE = 100


@for_agents
@require_safe
def starting_points(request: AgentRequest) -> HttpResponse:
    """The page, for one conversation if it is named; with X-Part only the options for the composer's list."""
    words = request.GET.get("q", "").strip()[:120]
    if request.headers.get("X-Part"):
        points = offered_starting_points(words)
        return render(request, "desk/starting/_options.html", {"points": points})
    context = {
        "points": offered_starting_points(words, MOST_ON_A_PAGE),
        "words": words,
        "ticket": _ticket(request),
    }
    return render(request, "desk/starting/page.html", context)


@for_agents
@require_POST
def ticket_starting(request: AgentRequest, number: int) -> HttpResponse:
    """Keep the draft; then put the named starting point below it, or go and choose one."""
    with transaction.atomic():
        ticket = ticket_to_change(request, number)
        keep_draft(request, ticket)
        if "point" in request.POST:
            _append(request, ticket, _point(request, number_in(request, "point") or 0))
            return redirect(reverse("desk:ticket", args=[number]) + "#composer-text")
    return redirect(f"{reverse('desk:starting-points')}?ticket={number}")


@for_agents
@require_POST
def starting_point_used(request: AgentRequest, number: int) -> HttpResponse:
    """The composer's list put it into a reply."""
    use_starting_point(point=_point(request, number), at=clock.now())
    return HttpResponse(status=204)


def _append(request: AgentRequest, ticket: Ticket, point: StartingPoint) -> None:
    draft = ticket.drafts.filter(agent=request.user).first()
    written = draft.text.rstrip() if draft else ""
    text = f"{written}\n\n{point.text}" if written else point.text
    gap = GAP.search(text, len(text) - len(point.text))
    save_draft(
        ticket=ticket,
        agent=request.user,
        text=text,
        kind=Kind(draft.kind) if draft else Kind.REPLY,
        version=draft.version if draft else 0,
        at=clock.now(),
        caret=gap.start() if gap else len(text),
    )
    use_starting_point(point=point, at=clock.now())


def _ticket(request: AgentRequest) -> Ticket | None:
    number = whole_number(request.GET.get("ticket"))
    if number is None:
        return None
    try:
        return visible_ticket(request.user, number)
    except Ticket.DoesNotExist as error:
        raise Http404 from error


def _point(request: AgentRequest, number: int) -> StartingPoint:
    try:
        return visible_starting_point(request.user, number)
    except StartingPoint.DoesNotExist as error:
        raise Http404 from error
