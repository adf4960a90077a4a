"""The interface for other programs, `/api/v1/`."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError

from warmdesk.api.auth import KeyOfAgent, SignedIn
from warmdesk.api.coach import router as coach_router

api = NinjaAPI(title="Warmdesk", version="1", docs_url=None, auth=[KeyOfAgent(), SignedIn()])
api.add_router("/coach", coach_router)


@api.exception_handler(AuthenticationError)
def without_key(
    request: HttpRequest, error: AuthenticationError | type[AuthenticationError]
) -> HttpResponse:
    """Say what is missing; the same words for a key that is wrong, ended or not there."""
    words = "This needs the key of an agent, sent as “Authorization: Bearer wd_…”; an admin can make one."
    return JsonResponse({"error": words}, status=401, headers={"WWW-Authenticate": "Bearer"})
