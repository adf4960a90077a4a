"""A form that arrives after its session has ended: nobody may act, and no word may be lost."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

KEPT = "kept"
# Who a form was made for, and the mark of one that brings kept words to where they belong.
WRITER = "writer"
GOES_ON = "goes_on"
SALT = "warmdesk kept words"
DAY_SECONDS = 24 * 60 * 60
# Fields in which people write.
WRITTEN = ("text", "words", "introduction", "note", "own_words")
OURS = ("csrfmiddlewaretoken", WRITER, GOES_ON)


def agent_signed_out(request: HttpRequest) -> HttpResponse:
    """The sign-in. What was written goes along in its form, and is offered again once it is known who it is."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    kept = kept_form(request)
    if not kept["written"]:
        return redirect_to_login(_came_from(request))
    signed = signing.dumps(kept, salt=SALT, compress=True)
    context = {"form": LoginForm(request=request), KEPT: signed}
    return render(request, "account/login.html", context, status=403)


def read_kept(signed: str, agent: int) -> dict[str, Any] | None:
    """What the sign-in took along; None if it is not ours, from another day, or was written by somebody else."""
    try:
        kept: dict[str, Any] = signing.loads(signed, salt=SALT, max_age=DAY_SECONDS)
    except signing.BadSignature:
        return None
    return kept if kept[WRITER] == str(agent) else None


def kept_form(request: HttpRequest) -> dict[str, Any]:
    """What a form sent in, for a page that holds it until it can be sent again. Files cannot be held."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in OURS
    ]
    return {
        WRITER: request.POST.get(WRITER, ""),
        "address": _address(request),
        "written": [(name, value) for name, value in fields if name in WRITTEN and value.strip()],
        "others": [(name, value) for name, value in fields if name not in WRITTEN],
        "had_files": bool(request.FILES),
    }


def _came_from(request: HttpRequest) -> str:
    """The page whose button was pressed; what the button names may be no page."""
    address = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else "/"


def _address(request: HttpRequest) -> str:
    """Where the form goes. The composer's words become the draft again, whichever of its buttons was pressed."""
    number = resolve(request.path_info).kwargs.get("number")
    if "version" in request.POST and number:
        return reverse("desk:ticket-draft", args=[number])
    return request.path
