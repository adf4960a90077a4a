"""My coach: what it said to me, and how loud it may be. Nobody else sees this page."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from warmdesk.coach.rules import all_rules
from warmdesk.coaching.actions.thoughts import choose_quiet, forget_thoughts
from warmdesk.coaching.queries.own_record import own_rules
from warmdesk.core import clock
from warmdesk.desk.views.settings.page import agent_page, saved, saved_for_good
from warmdesk.web.guards import AgentRequest, for_agents


@for_agents
@require_http_methods(["GET", "HEAD", "POST"])
def own_coach(request: AgentRequest) -> HttpResponse:
    """Read the record, or choose which rules speak only when asked."""
    if request.method == "POST":
        before = list(request.user.quiet_rules)
        known = {rule.slug for rule in all_rules()}
        choose_quiet(agent=request.user, rules=known & set(request.POST.getlist("less")))
        return saved(request, "own-coach", before, reverse("desk:own-coach"))
    context = {"rules": own_rules(request.user, clock.now())}
    return agent_page(request, "desk/me/coach.html", context)


@for_agents
@require_POST
def own_coach_forget(request: AgentRequest) -> HttpResponse:
    """Delete the history. Which rules are quiet stays as it is."""
    forget_thoughts(agent=request.user)
    return saved_for_good(request, "desk:own-coach", done="forgotten")
