"""What every page of the portal says: who answers now, or whose link this browser came by."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from warmdesk.core import clock
from warmdesk.portal.asking import who_answers
from warmdesk.portal.following import next_word, standing_of
from warmdesk.web.guards import signed_in_person


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page that belongs to no request: its foot names who answers, and by when."""
    now = clock.now()
    person = context.get("person") or signed_in_person(request)
    answering = context.get("answering") or who_answers(now)
    whole = {"person": person, "answering": answering, "now": now, **context}
    return render(request, template, whole, status=status)


def request_page(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page of one request: its foot says who has it and what comes next.

    Who came by a link only sees no way to the other pages.
    """
    now = clock.now()
    coming = context.get("coming") or next_word(standing_of(context["ticket"], ()), now)
    nav = signed_in_person(request) is not None
    whole = {"now": now, "nav": nav, "coming": coming, **context}
    return render(request, template, whole, status=status)
