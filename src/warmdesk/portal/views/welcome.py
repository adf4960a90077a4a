"""The front of the portal."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from warmdesk.portal.pages import page
from warmdesk.web.guards import for_anyone


@for_anyone
@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    return page(request, "portal/welcome.html", {})
