"""People who ask for help: found by name or address, never listed all."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from warmdesk.desk.pages.ticket import prefers_words
from warmdesk.desk.views.settings.page import agent_page
from warmdesk.people.models import Person
from warmdesk.people.queries.finding import find_people
from warmdesk.tickets.choices import State
from warmdesk.tickets.models import Ticket
from warmdesk.tickets.queries.lists import of_person
from warmdesk.web.guards import AgentRequest, for_agents

LONGEST_QUERY = 200


@for_agents
@require_safe
def people(request: AgentRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    found = find_people(words, after=request.GET.get("after", ""))
    older = "?" + urlencode({"q": words, "after": found.after}) if found.after else None
    return agent_page(
        request, "desk/people/people.html", {"found": found, "words": words, "older": older}
    )


@for_agents
@require_safe
def person(request: AgentRequest, number: int) -> HttpResponse:
    """The card as its person wrote it, and what they asked for."""
    known = Person.objects.filter(pk=number).first()
    if known is None:
        raise Http404
    theirs = Ticket.objects.filter(person=known)
    context = {
        "known": known,
        "prefers": prefers_words(known),
        "requests": of_person(known),
        "open_count": theirs.unclosed().count(),
        "closed_count": theirs.filter(state=State.CLOSED).count(),
    }
    return agent_page(request, "desk/people/person.html", context)
