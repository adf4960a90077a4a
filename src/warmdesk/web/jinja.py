"""The Jinja2 environment of all pages: escaping on, an undefined name is an error."""

from __future__ import annotations

from typing import Any

import jinja2
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from jinja2.ext import Extension

from warmdesk.core import moments


def environment(**options: Any) -> jinja2.Environment:
    """Made once by Django's template engine."""
    options.pop("autoescape", None)
    extensions: list[str | type[Extension]] = ["jinja2.ext.i18n", "jinja2.ext.do"]
    made = jinja2.Environment(
        **{**options, "undefined": jinja2.StrictUndefined},
        autoescape=True,
        extensions=extensions,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # `install_gettext_callables` is added by the i18n extension at run time.
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True
    )
    made.globals.update(url=url, static=static)
    made.filters.update(
        clock=lambda at: moments.clock_time(at, zone()),
        when=lambda at, now: moments.when(at, now, zone()),
        ago=moments.ago,
        soon=lambda at, now: moments.soon(at, now, zone()),
        day_and_time=lambda at, now: moments.day_and_time(at, now, zone()),
        date=lambda at: moments.short_date(at, zone()),
        long_date=lambda at: moments.weekday_and_date(at, zone()),
    )
    return made


def zone() -> str:
    """The name of the reader's time zone, as the middleware chose it."""
    return timezone.get_current_timezone_name()


def url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)
