"""Pages that belong to no surface."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from warmdesk.web.guards import for_anyone


@for_anyone
def front_door(request: HttpRequest) -> HttpResponse:
    """Agents go to what needs them, everybody else to the help page."""
    return redirect("desk:home" if request.user.is_authenticated else "portal:welcome")


@for_anyone
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for those who build pages."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "web/gallery.html")
