"""Signing in by a link in a mail, and out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from warmdesk.core import clock
from warmdesk.people.actions.links import ask_for_link
from warmdesk.people.queries.finding import person_at
from warmdesk.portal import access
from warmdesk.portal.forms import SignInForm
from warmdesk.portal.pages import page
from warmdesk.tickets.links import SIGN_IN
from warmdesk.web.guards import for_anyone, signed_in_person


@for_anyone
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The answer is the same whether we know the address or not."""
    if request.method != "POST":
        if signed_in_person(request):
            return redirect("portal:requests")
        return page(request, "portal/sign_in.html", {"form": SignInForm()})
    form = SignInForm(request.POST)
    if not form.is_valid():
        return page(request, "portal/sign_in.html", {"form": form}, status=422)
    address = form.cleaned_data["email"]
    person = person_at(address)
    if person:
        ask_for_link(person=person, purpose=SIGN_IN, at=clock.now())
    return page(request, "portal/sign_in_sent.html", {"address": address})


@for_anyone
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    access.sign_out(request)
    return redirect("portal:welcome")
