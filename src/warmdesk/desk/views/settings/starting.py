"""Starting points: agents may read them, leads and admins write and retire them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from warmdesk.core import clock
from warmdesk.desk.forms.starting import StartingPointForm
from warmdesk.desk.views.settings.page import agent_page, saved, saved_for_good
from warmdesk.knowledge.actions.starting_points import retire_starting_point, save_starting_point
from warmdesk.knowledge.errors import OnlyFeeling, TitleTaken
from warmdesk.knowledge.models import StartingPoint
from warmdesk.knowledge.queries.starting_points import (
    every_starting_point,
    visible_starting_point,
)
from warmdesk.web.guards import AgentRequest, for_agents, for_leads

LIST = "desk:settings-starting-points"


@for_agents
@require_safe
def starting_points(request: AgentRequest) -> HttpResponse:
    context = {"points": every_starting_point()}
    return agent_page(request, "desk/settings/starting_points.html", context)


@for_leads
@require_http_methods(["GET", "HEAD", "POST"])
def starting_point_new(request: AgentRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, StartingPointForm())
    return _save(request, None)


@for_leads
@require_http_methods(["GET", "HEAD", "POST"])
def starting_point(request: AgentRequest, number: int) -> HttpResponse:
    point = _get(request, number)
    if request.method != "POST":
        form = StartingPointForm(initial={"title": point.title, "text": point.text})
        return _form(request, form, point)
    return _save(request, point)


@for_leads
@require_POST
def starting_point_retire(request: AgentRequest, number: int) -> HttpResponse:
    """Offer it no more, or again with `again`."""
    point = _get(request, number)
    retire_starting_point(point=point, retired="again" not in request.POST)
    return saved_for_good(request, LIST)


def _save(request: AgentRequest, point: StartingPoint | None) -> HttpResponse:
    form = StartingPointForm(request.POST)
    if not form.is_valid():
        return _form(request, form, point, status=422)
    before = {"point": point.pk, "title": point.title, "text": point.text} if point else None
    try:
        save_starting_point(
            title=form.cleaned_data["title"],
            text=form.cleaned_data["text"].replace("\r\n", "\n"),
            agent=request.user,
            at=clock.now(),
            point=point,
            anyway="anyway" in request.POST,
        )
    except OnlyFeeling:
        return _form(request, form, point, status=422, is_held=True)
    except TitleTaken:
        form.add_error("title", _("There is a starting point with this title already."))
        return _form(request, form, point, status=422)
    if before is None:
        return saved_for_good(request, LIST)
    return saved(request, "starting-point", before, reverse(LIST))


def _form(
    request: AgentRequest,
    form: StartingPointForm,
    point: StartingPoint | None = None,
    *,
    status: int = 200,
    is_held: bool = False,
) -> HttpResponse:
    # The name of the page is what is stored, not what was just typed into the form.
    stored = StartingPoint.objects.get(pk=point.pk) if point else None
    context = {"form": form, "point": stored, "is_held": is_held}
    return agent_page(request, "desk/settings/starting_point.html", context, status=status)


def _get(request: AgentRequest, number: int) -> StartingPoint:
    try:
        return visible_starting_point(request.user, number)
    except StartingPoint.DoesNotExist as error:
        raise Http404 from error
