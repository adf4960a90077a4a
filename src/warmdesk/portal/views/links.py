"""Signed links of our mails: opening one shows a page; only a post on that page changes anything."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from warmdesk.core import clock
from warmdesk.people.actions.links import renew_link
from warmdesk.people.models import Person
from warmdesk.portal.access import let_follow, sign_in
from warmdesk.portal.pages import page
from warmdesk.tickets.links import (
    FOLLOW,
    HEARD,
    LIFETIMES,
    SIGN_IN,
    SOLVED,
    Link,
    LinkExpired,
    LinkWrong,
    read_token,
)
from warmdesk.tickets.models import Ticket
from warmdesk.tickets.queries.visible import own_ticket
from warmdesk.web.guards import for_anyone

PAGES = {FOLLOW: "portal:request", SOLVED: "portal:solved", HEARD: "portal:heard"}
ANSWERS = {"yes", "partly", "no"}


@for_anyone
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    try:
        found = read_token(token)
    except LinkWrong:
        return _wrong(request)
    except LinkExpired as error:
        return _expired(request, error.link)
    person = Person.objects.filter(pk=found.person).first()
    if person is None:
        return _wrong(request)
    if found.purpose == SIGN_IN:
        return _sign_in(request, person)
    return _to_request(request, found, person)


def _to_request(request: HttpRequest, found: Link, person: Person) -> HttpResponse:
    """The link's one request may be seen from now on; acting on it takes a post there."""
    try:
        ticket = own_ticket(person, found.ticket or 0)
    except Ticket.DoesNotExist as error:
        raise Http404 from error
    let_follow(request, ticket.pk, person)
    address = reverse(PAGES[found.purpose], args=[ticket.pk])
    answer = request.GET.get("answer", "")
    return redirect(f"{address}?answer={answer}" if answer in ANSWERS else address)


def _sign_in(request: HttpRequest, person: Person) -> HttpResponse:
    if request.method == "POST":
        sign_in(request, person)
        return redirect("portal:requests")
    return page(request, "portal/sign_in_link.html", {"signs_in": person})


def _wrong(request: HttpRequest) -> HttpResponse:
    return page(request, "portal/link_wrong.html", {}, status=404)


def _expired(request: HttpRequest, old: Link) -> HttpResponse:
    """A new one goes to the address that had the old one, and to no other."""
    person = Person.objects.filter(pk=old.person).first()
    if person is None:
        return _wrong(request)
    if request.method != "HEAD":
        renew_link(
            person=person,
            purpose=old.purpose,
            ticket=old.ticket,
            at=clock.now(),
            works_for=LIFETIMES[old.purpose],
        )
    words = _("This link has expired. We have sent a new one to {address}.")
    return page(
        request,
        "portal/link_expired.html",
        {"words": words.format(address=masked(person.email))},
        status=410,
    )


def masked(address: str) -> str:
    """Enough for its owner to know it: d***@northgate.example."""
    local, _at, domain = address.partition("@")
    return f"{local[:1]}***@{domain}"
