"""My page: what somebody who works here sets for themselves."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from warmdesk.accounts.actions.agents import OwnPage, set_own_page
from warmdesk.accounts.models import Theme, User
from warmdesk.desk.forms.agents import OwnPageForm
from warmdesk.desk.views.settings.page import agent_page, saved
from warmdesk.web.guards import AgentRequest, for_agents


@for_agents
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: AgentRequest) -> HttpResponse:
    before = _own(request.user)
    if request.method != "POST":
        return agent_page(request, "desk/me/me.html", {"form": OwnPageForm(initial=asdict(before))})
    form = OwnPageForm(request.POST, initial=asdict(before))
    if not form.is_valid():
        return agent_page(request, "desk/me/me.html", {"form": form}, status=422)
    values = {**form.cleaned_data, "theme": Theme(form.cleaned_data["theme"])}
    set_own_page(agent=request.user, page=OwnPage(**values))
    return saved(request, "own", asdict(before), request.path)


def _own(agent: User) -> OwnPage:
    return OwnPage(
        name=agent.name,
        timezone=agent.timezone,
        theme=Theme(agent.theme),
        is_compact=agent.is_compact,
        has_shortcuts=agent.has_shortcuts,
        wants_less_said=agent.wants_less_said,
    )
