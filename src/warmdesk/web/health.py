"""For whatever watches the desk: is it alive, and can it work."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from warmdesk.web.guards import for_anyone


@for_anyone
def alive(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


@for_anyone
def ready(request: HttpRequest) -> JsonResponse:
    """200 if the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok"})
