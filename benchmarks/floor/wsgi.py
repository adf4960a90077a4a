"""The floor as an application of its own, with the middleware of `django-admin startproject`."""

from __future__ import annotations

from collections.abc import Callable

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

MIDDLEWARE = [
    "benchmarks.floor.wsgi.use_own_addresses",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

SESSIONS = "django.contrib.sessions.backends.db"

Answer = Callable[[HttpRequest], HttpResponse]


def use_own_addresses(get_response: Answer) -> Answer:
    """Let one process serve both the product's addresses and the floor's."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.urlconf = "benchmarks.floor.urls"
        return get_response(request)

    return answer


def application() -> WSGIHandler:
    # The list of middleware and the kind of sessions are read when the handler is made, and never again.
    with override_settings(MIDDLEWARE=MIDDLEWARE, SESSION_ENGINE=SESSIONS):
        return WSGIHandler()
