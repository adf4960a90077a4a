"""The inbox, and the search, which is the inbox with words."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from warmdesk.core import clock
from warmdesk.core.numbers import whole_number
from warmdesk.desk.pages.inbox import Asked, inbox_of
from warmdesk.desk.pages.palette import palette_of
from warmdesk.tickets.queries.lists import SORTS
from warmdesk.web.guards import AgentRequest, for_agents

VIEWS = ("mine", "all", "waiting", "aside", "asked", "closed")
LONGEST_QUERY = 120


@for_agents
def inbox(request: AgentRequest) -> HttpResponse:
    return _page(request, _asked(request, "mine"), "inbox")


@for_agents
def search(request: AgentRequest) -> HttpResponse:
    """The same table, over everything that was ever said."""
    return _page(request, _asked(request, "all"), "search")


@for_agents
@require_safe
def palette(request: AgentRequest) -> HttpResponse:
    """The few things that fit what is being typed into the palette; it lies on every page, so this is no page."""
    groups = palette_of(request.user, request.GET.get("q", "")[:LONGEST_QUERY])
    return render(request, "desk/palette.html", {"groups": groups})


def _asked(request: AgentRequest, view: str) -> Asked:
    given = request.GET
    return Asked(
        view=given["view"] if given.get("view") in VIEWS else view,
        mailbox=whole_number(given.get("mailbox")),
        is_mine="mine" in given,
        words=given.get("q", "").strip()[:500],
        sort=given["sort"] if given.get("sort") in SORTS else "needs",
        after=given.get("after"),
    )


def _page(request: AgentRequest, asked: Asked, place: str) -> HttpResponse:
    now = clock.now()
    page = inbox_of(request.user, asked, now)
    return render(
        request,
        "desk/inbox.html",
        {"page": page, "now": now, "inbox_count": page.count, "place": place},
    )
