"""Making one conversation of several that are about the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmdesk.core import clock
from warmdesk.core.numbers import whole_number
from warmdesk.desk.pages.joining import Preview, preview_of
from warmdesk.desk.pages.words import said
from warmdesk.tickets.actions.joining import join_tickets
from warmdesk.tickets.errors import TicketError
from warmdesk.tickets.models import Ticket
from warmdesk.tickets.queries.visible import locked_ticket
from warmdesk.web.guards import AgentRequest, for_agents

MOST_JOINED = 10


@for_agents
def ticket_join(request: AgentRequest, number: int) -> HttpResponse:
    """Which ones, which is kept and who will be told; a post joins the others (`with`) to the one that is kept."""
    given = request.POST if request.method == "POST" else request.GET
    others = [each for each in map(whole_number, given.getlist("with")) if each is not None]
    numbers = sorted({number, *others[:MOST_JOINED]})
    kept = whole_number(given.get("keep"))
    preview = preview_of(request.user, numbers, number if kept is None else kept)
    if preview is None:
        raise Http404
    if len(preview.picked) < 2:
        messages.info(request, _("Pick at least two conversations to join them."))
        return redirect("desk:inbox")
    if request.method != "POST":
        return _page(request, preview, "", 200)
    try:
        _join(request, preview.kept.pk, [each.pk for each in preview.picked])
    except (TicketError, Ticket.DoesNotExist) as error:
        return _page(request, preview, said(error), 409)
    return redirect("desk:ticket", preview.kept.pk)


@transaction.atomic
def _join(request: AgentRequest, kept: int, numbers: Sequence[int]) -> None:
    # Always in the order of their numbers, so that two who join the same ones never wait for each other.
    locked = {each.pk: each for each in (locked_ticket(request.user, n) for n in sorted(numbers))}
    if kept not in locked:
        raise Ticket.DoesNotExist
    for number, other in locked.items():
        if number != kept:
            join_tickets(kept=locked[kept], other=other, agent=request.user, at=clock.now())


def _page(request: AgentRequest, preview: Preview, problem: str, status: int) -> HttpResponse:
    context = {"preview": preview, "problem": problem}
    return render(request, "desk/ticket/join.html", context, status=status)
