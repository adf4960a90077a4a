"""Keys with which other programs speak as an agent: seen, made and ended."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from warmdesk.accounts.actions.keys import end_key, make_key
from warmdesk.accounts.queries.keys import visible_keys
from warmdesk.core import clock
from warmdesk.desk.views.settings.page import agent_page, saved_for_good
from warmdesk.web.fields import Line
from warmdesk.web.guards import AgentRequest, for_agents


class KeyForm(forms.Form):
    name = Line(
        max_length=80,
        label=_("What is the key for?"),
        error_messages={"required": _("Say which program will use it.")},
    )


@for_agents
@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: AgentRequest) -> HttpResponse:
    """The keys; a post makes one more, with which a program speaks as who made it."""
    if request.method != "POST":
        return _list(request, KeyForm())
    form = KeyForm(request.POST)
    if not form.is_valid():
        return _list(request, form, status=422)
    name = form.cleaned_data["name"]
    # Shown now and never again: only its digest is stored.
    key = make_key(agent=request.user, name=name, at=clock.now())
    response = agent_page(request, "desk/me/key_made.html", {"key": key, "name": name})
    response.headers["Cache-Control"] = "no-store"
    return response


@for_agents
@require_POST
def key_end(request: AgentRequest, number: int) -> HttpResponse:
    key = visible_keys(request.user).filter(pk=number).first()
    if key is None:
        raise Http404
    end_key(key=key, at=clock.now())
    return saved_for_good(request, "desk:keys", done="key-ended")


def _list(request: AgentRequest, form: KeyForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "keys": visible_keys(request.user)}
    return agent_page(request, "desk/me/keys.html", context, status=status)
