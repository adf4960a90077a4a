"""What pages of settings share: the agent's frame, and "Saved. Undo"."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from warmdesk.core import clock
from warmdesk.tickets.queries.counting import needing
from warmdesk.web.guards import AgentRequest

UNDO = "settings_undo"


def agent_page(
    request: AgentRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page in the agent's frame."""
    undo = request.session.get(UNDO)
    now = clock.now()
    whole = {
        "now": now,
        "inbox_count": needing(request.user, now),
        "done": request.GET.get("done", ""),
        "can_undo": undo is not None and undo["page"] == request.path,
        **context,
    }
    return render(request, template, whole, status=status)


def saved(request: AgentRequest, what: str, before: Any, address: str) -> HttpResponse:
    """Go back to the page, which says "Saved. Undo". `before` is plain values only, and never a secret."""
    request.session[UNDO] = {"what": what, "before": before, "page": address}
    return redirect(f"{address}?done=saved")


def saved_for_good(
    request: AgentRequest, name: str, *args: Any, done: str = "done"
) -> HttpResponse:
    """Go to a page that says it is done; there is nothing to take back."""
    request.session.pop(UNDO, None)
    return redirect(f"{reverse(name, args=args)}?done={done}")
