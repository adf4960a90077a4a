"""What solved cases teach: true stories, newest first."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from warmdesk.core import clock
from warmdesk.tickets.choices import State
from warmdesk.tickets.models import Ticket
from warmdesk.web.guards import AgentRequest, for_agents

MOST_SHOWN = 50


@for_agents
@require_safe
def knowledge(request: AgentRequest) -> HttpResponse:
    """Solved conversations whose fix somebody wrote down."""
    solved = Ticket.objects.filter(state=State.CLOSED).exclude(fix="").select_related("owner")
    words = request.GET.get("q", "").strip()[:200]
    if words:
        solved = solved.filter(fix__icontains=words) | solved.filter(subject__icontains=words)
    cases = list(solved.order_by("-closed_at")[:MOST_SHOWN])
    return render(
        request, "desk/knowledge.html", {"cases": cases, "words": words, "now": clock.now()}
    )
