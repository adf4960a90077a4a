"""Pages for when something is not as it should be: what happened, what is safe, what to do."""

from __future__ import annotations

import uuid
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

log = structlog.get_logger(__name__)


def _page(request: HttpRequest, status: int, title: str, words: str, **more: Any) -> HttpResponse:
    return render(
        request, "web/error.html", {"title": title, "words": words, **more}, status=status
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request,
        400,
        _("We could not read that request"),
        _("Nothing was changed. Go back and try once more."),
    )


def no_access(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request,
        403,
        _("This page is for others"),
        str(exception) or _("Nothing was changed. An admin of the desk can let you in."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(
        request,
        404,
        _("Not found"),
        _("There is nothing at this address. It may have been joined or deleted."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    number = uuid.uuid4().hex[:8]
    log.error("A page failed.", path=request.path, recorded_as=number)
    title = _("Something went wrong on our side")
    words = _("It was recorded as {id}. Your last draft is saved.").format(id=number)
    try:
        return _page(request, 500, title, words)
    except Exception:
        # Whatever broke the page (no database, say) may break this one as well; plain words always work.
        log.exception("The page for errors failed too.", recorded_as=number)
        return HttpResponse(f"{title}. {words}", status=500, content_type="text/plain")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is missing or old, mostly because cookies were cleared."""
    return _page(
        request,
        403,
        _("This page was open too long"),
        _("Nothing was sent. Go back, load the page again and send it once more."),
    )
