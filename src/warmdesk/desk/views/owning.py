"""Who owns it: taking it, offering it to a colleague, and answering such an offer."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmdesk.accounts.models import User
from warmdesk.core import clock
from warmdesk.desk.pages.handoff import Candidate, Offering, candidates, first_words
from warmdesk.desk.pages.trying import TOOK_OVER, tick
from warmdesk.desk.pages.words import said
from warmdesk.desk.views.forms import keep_draft, ticket_to_change
from warmdesk.tickets.actions.handoffs import (
    accept_handoff,
    decline_handoff,
    offer_handoff,
    withdraw_handoff,
)
from warmdesk.tickets.actions.ownership import take_ticket
from warmdesk.tickets.errors import (
    AlreadyTaken,
    HandoffSettled,
    HandoffWaiting,
    NothingWritten,
    NotYours,
)
from warmdesk.tickets.models import Handoff, Ticket
from warmdesk.tickets.queries.visible import visible_handoff, visible_ticket
from warmdesk.web.guards import AgentRequest, for_agents


@for_agents
@require_POST
def ticket_take(request: AgentRequest, number: int) -> HttpResponse:
    """Take it from the holder, or from whoever has it and is away."""
    try:
        with transaction.atomic():
            ticket = ticket_to_change(request, number)
            keep_draft(request, ticket)
            take_ticket(ticket=ticket, agent=request.user, at=clock.now())
    except AlreadyTaken as error:
        messages.info(request, said(error))
    return redirect("desk:ticket", number)


@for_agents
def ticket_handoff(request: AgentRequest, number: int) -> HttpResponse:
    """Who could help best, what they should know, and what the person will read when they say yes."""
    try:
        ticket = visible_ticket(request.user, number)
    except Ticket.DoesNotExist as error:
        raise Http404 from error
    people = candidates(ticket, request.user, clock.now())
    if request.method == "POST":
        return _offer(request, ticket, people)
    chosen = people[0].agent if people else None
    offering = Offering(chosen, "", first_words(ticket, request.user, chosen))
    return _page(request, ticket, people, offering, "", 200)


def _offer(request: AgentRequest, ticket: Ticket, people: list[Candidate]) -> HttpResponse:
    given = request.POST
    wanted = given.get("receiver", "")
    chosen = next((each.agent for each in people if str(each.agent.pk) == wanted), None)
    offering = Offering(chosen, given.get("words", ""), given.get("introduction", ""))
    if chosen is None:
        return _page(request, ticket, people, offering, _("Choose a colleague first."), 400)
    if other := _names_another(offering, people):
        words = _("What {name} will read names {other}. Read it once more.").format(
            name=ticket.person.first_name, other=other.first_name
        )
        renewed = offering.introduction.replace(other.name, chosen.name)
        renewed = renewed.replace(other.first_name, chosen.first_name)
        return _page(request, ticket, people, Offering(chosen, offering.words, renewed), words, 409)
    try:
        with transaction.atomic():
            offer_handoff(
                ticket=ticket_to_change(request, ticket.pk),
                giver=request.user,
                receiver=chosen,
                words=offering.words,
                introduction=offering.introduction,
                at=clock.now(),
            )
    except (NotYours, NothingWritten, HandoffWaiting) as error:
        return _page(request, ticket, people, offering, said(error), 409)
    return redirect("desk:ticket", ticket.pk)


def _names_another(offering: Offering, people: list[Candidate]) -> User | None:
    """Whoever else among the candidates the introduction presents instead of the chosen one."""
    chosen, text = offering.chosen, offering.introduction
    if chosen is None or not text.strip() or chosen.first_name in text:
        return None
    return next((each.agent for each in people if each.agent.first_name in text), None)


def _page(
    request: AgentRequest,
    ticket: Ticket,
    people: list[Candidate],
    offering: Offering,
    problem: str,
    status: int,
) -> HttpResponse:
    context = {
        "ticket": ticket,
        "person": ticket.person,
        "people": people,
        "offering": offering,
        "problem": problem,
    }
    return render(request, "desk/ticket/handoff.html", context, status=status)


@for_agents
@require_POST
def handoff_answer(request: AgentRequest, handoff: int) -> HttpResponse:
    """Yes, "I can't just now" with a line for the colleague, or taking the offer back."""
    try:
        offer = visible_handoff(request.user, handoff)
    except Handoff.DoesNotExist as error:
        raise Http404 from error
    answer, now = request.POST.get("answer"), clock.now()
    ticket = redirect("desk:ticket", offer.ticket_id)
    try:
        if answer == "yes":
            accept_handoff(handoff_id=offer.pk, receiver=request.user, at=now)
            tick(request.user, TOOK_OVER)
            return ticket
        if answer == "back":
            withdraw_handoff(handoff_id=offer.pk, giver=request.user, at=now)
            return ticket
        decline_handoff(
            handoff_id=offer.pk,
            receiver=request.user,
            words=request.POST.get("words", ""),
            at=now,
        )
    except NothingWritten:
        words = _("What shall we tell {colleague}?").format(colleague=offer.giver.first_name)
        messages.info(request, words)
    except HandoffSettled as error:
        messages.info(request, said(error))
    return redirect(reverse("desk:home") + "#offers")
