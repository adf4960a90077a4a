"""One conversation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from warmdesk.core import clock
from warmdesk.core.numbers import whole_number
from warmdesk.core.wording import gettext as _
from warmdesk.desk.pages.coach_words import WORDS
from warmdesk.desk.pages.later import local_value, times_to_give
from warmdesk.desk.pages.stops import Stop
from warmdesk.desk.pages.thread import moment
from warmdesk.desk.pages.ticket import (
    Conversation,
    Typed,
    conversation_of,
    prefers_words,
    with_case,
    with_later_time,
)
from warmdesk.desk.pages.words import said
from warmdesk.tickets.actions.labels import add_label, remove_label
from warmdesk.tickets.actions.ownership import rename_ticket
from warmdesk.tickets.errors import NothingWritten, TooLate, TooManyLabels
from warmdesk.tickets.models import Ticket
from warmdesk.tickets.queries.labels import label_names
from warmdesk.tickets.queries.visible import locked_ticket, visible_ticket
from warmdesk.web.guards import AgentRequest, for_agents


@for_agents
@require_safe
def ticket(request: AgentRequest, number: int) -> HttpResponse:
    """The page; `before` goes back in a long thread, `draft` shows what a colleague has written so far."""
    try:
        found = visible_ticket(request.user, number)
    except Ticket.DoesNotExist as error:
        raise Http404 from error
    if found.pk != number:
        return redirect("desk:ticket", found.pk)
    now = clock.now()
    page = conversation_of(request.user, found, now, before=whole_number(request.GET.get("before")))
    if "later" in request.GET and not page.composer.text:
        page = with_later_time(page, now)
    if "start" in request.GET:
        page = with_case(page, request.GET["start"])
    return show(request, page)


def show(
    request: AgentRequest,
    page: Conversation,
    *,
    status: int = 200,
    template: str = "desk/ticket/page.html",
    **more: Any,
) -> HttpResponse:
    """Render the page, or a part of it by the name of its template."""
    context = {
        "page": page,
        "ticket": page.ticket,
        "person": page.ticket.person,
        "now": clock.now(),
        "inbox_count": page.place.count,
        "prefers": prefers_words(page.ticket.person),
        "local_value": local_value,
        "times_to_give": times_to_give,
        "moment": moment,
        "says": Stop(said(TooLate())) if "late" in request.GET else None,
        "often": request.GET.get("often", ""),
        "details": "details" in request.GET,
        "labels": label_names(),
        "sent": _sent(request, page),
        "undo_asked": _undo_asked(request),
        **WORDS,
        **more,
    }
    return render(request, template, context, status=status)


def _sent(request: AgentRequest, page: Conversation) -> dict[str, Any] | None:
    """What was just sent, here or in the conversation before, while it can be taken back."""
    message, number = whole_number(request.GET.get("sent")), whole_number(request.GET.get("of"))
    if message is not None and number is not None:
        say = _("Sent in 10 seconds. Press U to undo.")
        return {"number": number, "message": message, "say": say}
    if page.unsent is None:
        return None
    name = page.ticket.person.first_name
    say = _("Sent to {name} in 10 seconds. Press U to undo.").format(name=name)
    return {"number": page.ticket.pk, "message": page.unsent, "say": say}


def _undo_asked(request: AgentRequest) -> dict[str, str] | None:
    """The way back from a correction of what was asked."""
    for name, words, do in (
        ("removed", _("Taken off the list."), "restore"),
        ("marked", _("Put on the list."), "remove"),
    ):
        which = whole_number(request.GET.get(name))
        if which is not None:
            return {"words": words, "do": f"{do} {which}"}
    return None


def again(
    request: AgentRequest, number: int, typed: Typed, *, status: int = 409, **more: Any
) -> HttpResponse:
    """The page once more with what was typed, because something gently stops the act."""
    now = clock.now()
    page = conversation_of(request.user, visible_ticket(request.user, number), now, typed=typed)
    if request.headers.get("X-Part"):
        return show(request, page, status=status, template="desk/ticket/_says.html", **more)
    return show(request, page, status=status, **more)


@for_agents
@require_POST
@transaction.atomic
def rename(request: AgentRequest, number: int) -> HttpResponse:
    """A better title, in the person's own words."""
    try:
        found = locked_ticket(request.user, number)
    except Ticket.DoesNotExist as error:
        raise Http404 from error
    rename_ticket(
        ticket=found, agent=request.user, subject=request.POST.get("subject", ""), at=clock.now()
    )
    return redirect("desk:ticket", number)


@for_agents
@require_POST
@transaction.atomic
def label(request: AgentRequest, number: int) -> HttpResponse:
    """Put a label on, or take one off, under "Details"."""
    try:
        found = locked_ticket(request.user, number)
    except Ticket.DoesNotExist as error:
        raise Http404 from error
    given, now = request.POST, clock.now()
    try:
        if "remove" in given:
            remove_label(ticket=found, agent=request.user, name=given["remove"], at=now)
        else:
            add_label(ticket=found, agent=request.user, name=given.get("add", ""), at=now)
    except (NothingWritten, TooManyLabels) as error:
        messages.info(request, said(error))
    return redirect(reverse("desk:ticket", args=[number]) + "?details=1#details")
