"""What every answer carries: a strict content policy and the reader's own time zone."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from warmdesk.core.desk import current_desk
from warmdesk.web import errors

Answer = Callable[[HttpRequest], HttpResponse]

# No inline script or style, nothing from elsewhere; mail bodies sit in frames with a stricter policy of their own.
CONTENT_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "manifest-src 'self'",
    ]
)


def safe_headers(get_response: Answer) -> Answer:
    """Add the content policy unless a view set its own; keep pages out of shared caches."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return answer


def kind_refusals(get_response: Answer) -> Answer:
    """Whoever opens an address that only takes forms gets a page instead of an empty answer."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        page = errors.nothing_to_open(request)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return answer


def own_time_zone(get_response: Answer) -> Answer:
    """Times are shown in the agent's zone if they set one, else in the desk's."""

    def answer(request: HttpRequest) -> HttpResponse:
        zone = getattr(request.user, "timezone", "") or current_desk().timezone
        with timezone.override(ZoneInfo(zone)):
            return get_response(request)

    return answer
