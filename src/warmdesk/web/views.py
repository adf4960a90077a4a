"""Pages that belong to no surface."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from warmdesk.web.gallery import sent_form
from warmdesk.web.guards import AgentRequest, for_agents, for_anyone
from warmdesk.web.signed_out import KEPT, read_kept


@for_anyone
def front_door(request: HttpRequest) -> HttpResponse:
    """Agents go to what needs them, everybody else to the help page."""
    return redirect("desk:home" if request.user.is_authenticated else "portal:welcome")


@for_agents
@require_safe
def go_on(request: AgentRequest) -> HttpResponse:
    """What was written before the session ended, on its way to where it belongs."""
    kept = read_kept(request.session.get(KEPT, ""), request.user.pk)
    if kept is None:
        request.session.pop(KEPT, None)
        return redirect("desk:home")
    return render(request, "web/go_on.html", kept)


@for_anyone
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for those who build pages."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "web/gallery.html", {"sent_form": sent_form()})
