"""Who may see which request: its person after signing in, or whoever came by a link that we sent for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from warmdesk.people.models import Person
from warmdesk.portal.pages import page
from warmdesk.tickets.models import Ticket
from warmdesk.tickets.queries.visible import own_ticket
from warmdesk.web.guards import PERSON, PersonRequest, signed_in_person
from warmdesk.web.signed_out import kept_form

FOLLOW = "follow"
# A browser keeps no longer list; the oldest link can be opened again from its mail.
MOST_FOLLOWED = 50


def for_people(view: Callable[..., HttpResponseBase]) -> Any:
    """For a person who signed in by mail; `request.person` is who they are."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponseBase:
        person = signed_in_person(request)
        if person is None:
            return _signed_out(request)
        request.person = person  # type: ignore[attr-defined]  # declared by PersonRequest
        return view(request)

    guarded.audience = "people"  # type: ignore[attr-defined]  # read by the test of all addresses
    return guarded


def for_followers(view: Callable[..., HttpResponseBase]) -> Any:
    """For the person of one request, signed in or come by its link; `request.person` is who they are."""

    @wraps(view)
    def guarded(request: HttpRequest, number: int, **kwargs: Any) -> HttpResponseBase:
        person = _follower(request, number)
        if person is None:
            return _signed_out(request)
        request.person = person  # type: ignore[attr-defined]  # declared by PersonRequest
        return view(request, number, **kwargs)

    guarded.audience = "people"  # type: ignore[attr-defined]
    return guarded


def _signed_out(request: HttpRequest) -> HttpResponse:
    """Signing in takes a mail, so what they wrote stays on the page until they are back."""
    kept = kept_form(request)
    if not kept["written"]:
        return redirect("portal:sign-in")
    return page(request, "portal/signed_out.html", kept, status=403)


def let_follow(request: HttpRequest, number: int, person: Person) -> None:
    """From now on this browser may see that one request, as this person."""
    followed = {**request.session.get(FOLLOW, {}), str(number): person.pk}
    request.session[FOLLOW] = dict(list(followed.items())[-MOST_FOLLOWED:])


def sign_in(request: HttpRequest, person: Person) -> None:
    request.session.cycle_key()
    request.session[PERSON] = person.pk


def sign_out(request: HttpRequest) -> None:
    """Forget the person and what was followed; an agent in the same browser stays signed in."""
    request.session.pop(PERSON, None)
    request.session.pop(FOLLOW, None)


def their_ticket(request: PersonRequest, number: int, *, lock: bool = False) -> Ticket:
    """The request if it is theirs; a page that is not there otherwise, whoever it belongs to."""
    try:
        return own_ticket(request.person, number, lock=lock)
    except Ticket.DoesNotExist as error:
        raise Http404 from error


def _follower(request: HttpRequest, number: int) -> Person | None:
    by_link = request.session.get(FOLLOW, {}).get(str(number))
    return (Person.objects.filter(pk=by_link).first() if by_link else None) or signed_in_person(
        request
    )
