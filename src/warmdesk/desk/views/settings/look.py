"""The desk's name and kind."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from warmdesk.core.actions.desk import change_desk
from warmdesk.core.desk import current_desk
from warmdesk.desk.forms.agents import LookForm
from warmdesk.desk.views.settings.page import agent_page, saved
from warmdesk.web.guards import AgentRequest, for_admins


@for_admins
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: AgentRequest) -> HttpResponse:
    if request.method != "POST":
        desk = current_desk()
        form = LookForm(initial={"name": desk.name, "kind": desk.kind})
        return agent_page(request, "desk/settings/look.html", {"form": form})
    form = LookForm(request.POST)
    if not form.is_valid():
        return agent_page(request, "desk/settings/look.html", {"form": form}, status=422)
    before = change_desk({**form.cleaned_data, "is_set_up": True})
    return saved(request, "desk", before, request.path)
