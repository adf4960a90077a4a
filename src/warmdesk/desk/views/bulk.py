"""Several conversations at once: hand over, set aside, add a label, ask if solved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from warmdesk.accounts.models import User
from warmdesk.core import clock
from warmdesk.core.numbers import whole_number
from warmdesk.desk.pages.later import later_times, read_moment
from warmdesk.desk.pages.words import said
from warmdesk.tickets.actions.handoffs import offer_handoff
from warmdesk.tickets.actions.labels import add_label
from warmdesk.tickets.actions.solving import ask_if_solved, set_aside
from warmdesk.tickets.errors import TicketError
from warmdesk.tickets.models import Ticket
from warmdesk.tickets.queries.labels import label_names
from warmdesk.tickets.queries.visible import locked_ticket
from warmdesk.web.guards import AgentRequest, for_agents

MOST_PICKED = 50
Act = Callable[[Ticket], object]


@for_agents
@require_POST
def inbox_bulk(request: AgentRequest) -> HttpResponse:
    """First post: which ones and what; the page asks for the one thing that is missing. Second post: do it."""
    numbers = map(whole_number, request.POST.getlist("picked"))
    picked = [each for each in numbers if each is not None][:MOST_PICKED]
    do = request.POST.get("do", "")
    if picked and do == "join":
        query = urlencode({"with": picked}, doseq=True)
        return redirect(f"{reverse('desk:ticket-join', args=[min(picked)])}?{query}")
    if not picked or do not in {"handover", "aside", "label", "solve"}:
        messages.info(request, _("Pick at least one conversation first."))
        return redirect("desk:inbox")
    now = clock.now()
    act = _act(request, do, now)
    if act is None:
        return _ask(request, do, picked, now)
    done, failures = _each(request.user, picked, act)
    if done:
        messages.success(request, _done_words(do, done))
    for words in failures:
        messages.info(request, words)
    return redirect("desk:inbox")


def _act(request: AgentRequest, do: str, now: datetime) -> Act | None:
    """What to do with each, or None while something is still to be asked."""
    given, agent = request.POST, request.user
    words = given.get("words", "").strip()
    if do == "aside":
        until = read_moment(given.get("until", ""))
        if until is None or until <= now:
            return None
        return lambda ticket: set_aside(ticket=ticket, agent=agent, until=until, at=now)
    if not words:
        return None
    if do == "label":
        return lambda ticket: add_label(ticket=ticket, agent=agent, name=words, at=now)
    if do == "solve":
        return lambda ticket: ask_if_solved(ticket=ticket, agent=agent, text=words, fix="", at=now)
    receiver = User.objects.working().filter(pk=given.get("receiver") or 0).first()
    if receiver is None:
        return None
    return lambda ticket: offer_handoff(
        ticket=ticket,
        giver=agent,
        receiver=receiver,
        words=given.get("note", ""),
        introduction=words,
        at=now,
    )


def _ask(request: AgentRequest, do: str, picked: Sequence[int], now: datetime) -> HttpResponse:
    people = Ticket.objects.filter(pk__in=picked).values_list("pk", "person__name", "subject")
    colleagues = User.objects.working().exclude(pk=request.user.pk).order_by("name")
    context = {
        "do": do,
        "picked": list(people),
        "times": later_times(now),
        "labels": label_names(),
        "colleagues": [(each.pk, each.name) for each in colleagues] if do == "handover" else [],
    }
    return render(request, "desk/inbox/bulk.html", context)


def _each(agent: User, picked: Sequence[int], act: Act) -> tuple[int, list[str]]:
    done, failures = 0, []
    for number in picked:
        try:
            with transaction.atomic():
                act(locked_ticket(agent, number))
        except (TicketError, Ticket.DoesNotExist) as error:
            failures.append(_("{number}: {words}").format(number=number, words=said(error)))
        else:
            done += 1
    return done, failures


def _done_words(do: str, count: int) -> str:
    if do == "aside":
        return ngettext("{n} set aside.", "{n} set aside.", count).format(n=count)
    if do == "label":
        return ngettext("{n} labelled.", "{n} labelled.", count).format(n=count)
    if do == "solve":
        return ngettext("{n} person asked.", "{n} people asked.", count).format(n=count)
    return ngettext(
        "{n} offered. You stay the owner until someone says yes.",
        "{n} offered. You stay the owner until someone says yes.",
        count,
    ).format(n=count)
