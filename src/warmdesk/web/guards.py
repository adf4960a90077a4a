"""Who may open a page. Every view carries exactly one of these; a test fails for one that does not."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from warmdesk.accounts.models import User
from warmdesk.people.models import Person
from warmdesk.web.signed_out import GOES_ON, KEPT, agent_signed_out

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
PERSON = "person_id"


class AgentRequest(HttpRequest):
    """A request of a signed-in agent."""

    user: User


class ForTheDesk(PermissionDenied):
    """A person who asks for help came to a page of agents."""


class PersonRequest(HttpRequest):
    """A request of a person who came through a link of theirs."""

    person: Person


def _guard(audience: str, may: Callable[[User], bool]) -> Callable[[Any], Any]:
    def decorate(view: Any) -> Any:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            user = request.user
            if not user.is_authenticated:
                if request.headers.get("X-Part"):
                    # A fragment must not be replaced by a sign-in page.
                    return HttpResponse(status=401)
                if PERSON in request.session:
                    # To them a sign-in for colleagues would be a door that never opens.
                    raise ForTheDesk
                return agent_signed_out(request)
            if not may(user):
                raise PermissionDenied
            answer: HttpResponse = view(request, *args, **kwargs)
            if GOES_ON in request.POST:
                # The kept words have come to where they belong.
                request.session.pop(KEPT, None)
            return answer

        guarded.audience = audience  # type: ignore[attr-defined]  # read by the test of all addresses
        return guarded

    return decorate


for_agents = _guard("agents", lambda user: True)
for_leads = _guard("leads", lambda user: user.is_lead)
for_admins = _guard("admins", lambda user: user.is_admin)


def for_anyone(view: Any) -> Any:
    """Open to everybody, signed in or not."""
    view.audience = "anyone"
    return view


def signed_in_person(request: HttpRequest) -> Person | None:
    number = request.session.get(PERSON)
    return Person.objects.filter(pk=number).first() if number else None
