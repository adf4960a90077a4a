"""Asking if it is solved, and setting a conversation aside until later."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmdesk.core import clock
from warmdesk.core.desk import current_desk, desk_calendar
from warmdesk.desk.pages.later import later_times, read_moment
from warmdesk.desk.pages.words import said
from warmdesk.desk.views.forms import ticket_to_change
from warmdesk.tickets.actions.solving import ask_if_solved, bring_back, set_aside
from warmdesk.tickets.errors import AlreadyClosed, NothingWritten
from warmdesk.tickets.models import Message, Ticket
from warmdesk.tickets.queries.visible import visible_ticket
from warmdesk.web.guards import AgentRequest, for_agents
from warmdesk.web.once import form_key, once


@for_agents
def ticket_solve(request: AgentRequest, number: int) -> HttpResponse:
    """What fixed it, words to the person, and whether it closes when nothing is heard."""
    given, problem = request.POST, ""
    if request.method == "POST":
        try:
            once(form_key(request), lambda: _ask(request, number), lambda first: first)
        except (NothingWritten, AlreadyClosed) as error:
            problem = said(error)
        else:
            return redirect("desk:ticket", number)
    ticket = _visible(request, number)
    now = clock.now()
    context = {
        "ticket": ticket,
        "person": ticket.person,
        "given": given,
        "problem": problem,
        "closes": not given or "closes" in given,
        "closes_at": desk_calendar().add_days(now, current_desk().close_after_days),
    }
    return render(request, "desk/ticket/solve.html", context, status=409 if problem else 200)


def _ask(request: AgentRequest, number: int) -> Message:
    return ask_if_solved(
        ticket=ticket_to_change(request, number),
        agent=request.user,
        text=request.POST.get("words", ""),
        fix=request.POST.get("fix", ""),
        closes="closes" in request.POST,
        at=clock.now(),
        form_key=form_key(request),
    )


@for_agents
def ticket_aside(request: AgentRequest, number: int) -> HttpResponse:
    """Out of sight until a time that the agent picks; it comes back by itself."""
    now, problem = clock.now(), ""
    if request.method == "POST":
        until = read_moment(request.POST.get("other", "") or request.POST.get("until", ""))
        problem = _put_aside(request, number, until, now)
        if not problem:
            return redirect("desk:home")
    ticket = _visible(request, number)
    context = {
        "ticket": ticket,
        "person": ticket.person,
        "times": later_times(now),
        "problem": problem,
    }
    return render(request, "desk/ticket/aside.html", context, status=409 if problem else 200)


def _put_aside(request: AgentRequest, number: int, until: datetime | None, now: datetime) -> str:
    """Do it, or say why not."""
    if until is None or until <= now:
        return _("Pick a time that is still to come.")
    try:
        with transaction.atomic():
            ticket = ticket_to_change(request, number)
            set_aside(ticket=ticket, agent=request.user, until=until, at=now)
    except AlreadyClosed as error:
        return said(error)
    messages.success(request, _("Set aside. It comes back by itself, or when somebody writes."))
    return ""


@for_agents
@require_POST
def ticket_back(request: AgentRequest, number: int) -> HttpResponse:
    """End being set aside now."""
    with transaction.atomic():
        ticket = ticket_to_change(request, number)
        bring_back(ticket=ticket, at=clock.now(), agent=request.user)
    return redirect("desk:ticket", number)


def _visible(request: AgentRequest, number: int) -> Ticket:
    try:
        return visible_ticket(request.user, number)
    except Ticket.DoesNotExist as error:
        raise Http404 from error
