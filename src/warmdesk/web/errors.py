"""Pages for when something is not as it should be: what happened, what is safe, what to do."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlencode

import structlog
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from warmdesk.accounts.queries.colleagues import first_admin
from warmdesk.core.desk import current_desk
from warmdesk.mail.files import LARGEST
from warmdesk.web.guards import ForTheDesk, signed_in_person

log = structlog.get_logger(__name__)

MEGABYTE = 1024 * 1024
# What a page says of a desk when it may not ask for it.
NO_DESK = {"name": "Warmdesk", "is_sample": False}


def _page(request: HttpRequest, status: int, title: str, words: str, **more: Any) -> HttpResponse:
    context = {"title": title, "words": words, **more}
    return render(request, "web/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_big(request)
    return _page(
        request,
        400,
        _("We could not read that request"),
        _("Nothing was changed. Go back and try once more."),
    )


def too_big(request: HttpRequest) -> HttpResponse:
    words = _(
        "The limit is {text} MB of text, and {file} MB for each file. Nothing was sent. Go back and"
        " shorten it, or share a link instead."
    ).format(text=(settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) // MEGABYTE, file=LARGEST // MEGABYTE)
    return _page(request, 413, _("That is more than we can take at once"), words)


def too_many(request: HttpRequest) -> HttpResponse:
    """Too many tries in a short time, mostly at the sign-in."""
    return _page(
        request,
        429,
        _("That was a lot in a short time"),
        _("Nothing was changed, and nothing is lost. Wait five minutes and try once more."),
    )


def no_access(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, ForTheDesk):
        return _for_the_desk(request)
    admin = first_admin()
    words = _("Nothing was changed.")
    if admin is None:
        return _page(request, 403, _("This page is for others"), words)
    words += " " + _("{name} can give you access.").format(name=admin.name)
    return _page(
        request,
        403,
        _("This page is for others"),
        words,
        actions=[(f"mailto:{admin.email}", _("Write to {address}").format(address=admin.email))],
    )


def _for_the_desk(request: HttpRequest) -> HttpResponse:
    """For a person who asks for help and came to a page of agents."""
    sign_in = f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}"
    way_in = (sign_in, _("I work here: sign in"))
    if current_desk().is_sample:
        way_in = (reverse("desk:start"), _("Switch person"))
    return _page(
        request,
        403,
        _("This page is for the desk"),
        _(
            "Only those who work at the help desk can open it. What you asked for is on your own page."
        ),
        actions=[(reverse("portal:requests"), _("My requests")), way_in],
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Agents may search from here; whoever asks for help gets back to their own pages."""
    actions = [] if _is_agent(request) else [_own_page(request)]
    return _page(
        request,
        404,
        _("Not found"),
        _("There is nothing at this address. It may have been joined or deleted."),
        searches=not actions,
        actions=actions,
    )


def nothing_to_open(request: HttpRequest) -> HttpResponse:
    """The address of a button was opened: from the history, or after signing in."""
    found = request.resolver_match
    number = found.kwargs.get("number") if found else None
    ways = [(reverse("desk:home"), _("Home"))] if _is_agent(request) else [_own_page(request)]
    if found and number and found.namespace == "desk" and str(found.url_name).startswith("ticket-"):
        ways.insert(0, (reverse("desk:ticket", args=[number]), _("To the conversation")))
    return _page(
        request,
        405,
        _("There is no page here"),
        _("This address belongs to a button. Nothing was changed, and your last draft is saved."),
        actions=ways,
    )


def _is_agent(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


def _own_page(request: HttpRequest) -> tuple[str, str]:
    """Where somebody goes who does not work here."""
    if hasattr(request, "session") and signed_in_person(request):
        return reverse("portal:requests"), _("My requests")
    return reverse("portal:welcome"), _("Ask for help")


def server_error(request: HttpRequest) -> HttpResponse:
    number = uuid.uuid4().hex[:8]
    log.error("A page failed.", path=request.path, recorded_as=number)
    title = _("Something went wrong on our side")
    words = _(
        "Sorry. It was recorded as {id}. Your last draft is saved. Try again in a minute; if it"
        " stays like this, tell an admin that number."
    ).format(id=number)
    # Without the request, so that nothing asks the database, which may be what is missing.
    context = {"title": title, "words": words, "desk": NO_DESK, "me": None}
    try:
        return HttpResponse(render_to_string("web/error.html", context), status=500)
    except Exception:
        log.exception("The page for errors failed too.", recorded_as=number)
        return HttpResponse(f"{title}. {words}", status=500, content_type="text/plain")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is missing or old, mostly because cookies were cleared."""
    return _page(
        request,
        403,
        _("This page was open too long"),
        _(
            "Nothing was sent. A draft in a conversation is saved. Go back, load the page again and"
            " send it once more. If it happens again, allow cookies for this address."
        ),
    )
