"""Home: what needs me."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from warmdesk.core import clock
from warmdesk.core.desk import current_desk
from warmdesk.desk.pages.home import home_of
from warmdesk.desk.pages.trying import things_to_try
from warmdesk.web.guards import AgentRequest, for_agents


@for_agents
def home(request: AgentRequest) -> HttpResponse:
    now = clock.now()
    page = home_of(request.user, now)
    trying = things_to_try(request.user, page) if current_desk().is_sample else ()
    return render(
        request,
        "desk/home.html",
        {"page": page, "now": now, "inbox_count": page.side.needing, "trying": trying},
    )
