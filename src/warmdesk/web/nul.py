"""No form, query or cookie brings a NUL character in: nobody types one, and PostgreSQL neither keeps nor seeks it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

NUL = "\0"


class WithoutNul:
    """The words stay, the character goes. The body of a program is left to its view."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.GET = without_nul(request.GET)  # type: ignore[assignment]  # only stubs tell the two apart
        request.COOKIES = {name: value.replace(NUL, "") for name, value in request.COOKIES.items()}
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        # Such a view reads the bytes itself, which nobody can after the form was read.
        if not getattr(view, "csrf_exempt", False):
            request.POST = without_nul(request.POST)  # type: ignore[assignment]


def without_nul(given: QueryDict) -> QueryDict:
    """The same if there is nothing to take out, which is nearly always."""
    if not any(NUL in each for name, values in given.lists() for each in (name, *values)):
        return given
    clean = QueryDict(mutable=True)
    for name, values in given.lists():
        clean.setlist(name.replace(NUL, ""), [value.replace(NUL, "") for value in values])
    return clean
