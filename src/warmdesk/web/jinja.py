"""The Jinja2 environment of all pages: escaping on, an undefined name is an error."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

import jinja2
from django.templatetags.static import static as address_of
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from jinja2.ext import Extension
from markupsafe import Markup

from warmdesk.core import moments
from warmdesk.core.wording import gettext, ngettext
from warmdesk.web.once import new_key

# Stands for a number in an address; nothing real is like it.
_NUMBER = 7_303_014_000_000_000_001


class Environment(jinja2.Environment):
    """Jinja's own, with the same global names for every template."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        # Jinja chains two dictionaries here, and then compares all names in them one by one at each import; a page
        # has forty imports.
        return super().make_globals(d) if d else self.globals


def environment(**options: Any) -> jinja2.Environment:
    """Made once by Django's template engine."""
    options.pop("autoescape", None)
    extensions: list[str | type[Extension]] = ["jinja2.ext.i18n", "jinja2.ext.do"]
    made = Environment(
        **{**options, "undefined": jinja2.StrictUndefined},
        autoescape=True,
        extensions=extensions,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # `install_gettext_callables` is added by the i18n extension at run time.
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    # Jinja's own way from `_` to the words makes three calls; a page has a hundred of them.
    made.globals.update(url=url, static=static, new_key=new_key, gettext=words, _=words)
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


def words(message: str, /, **values: Any) -> Markup:
    """A text in the reader's language, its `%(name)s` filled with escaped values, as Jinja's new-style gettext."""
    text = Markup(gettext(message))  # noqa: S704  # the message stands in a template of ours
    return text % values if "%" in text else text


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page. Most carry a number or two, and differ in nothing else."""
    if args and not kwargs and all(type(each) is int and each >= 0 for each in args):
        return _with_gaps(get_script_prefix(), name, len(args)).format(*args)
    return _address(get_script_prefix(), name, args, tuple(kwargs.items()))


@lru_cache(maxsize=1000)
def _with_gaps(prefix: str, name: str, numbers: int) -> str:
    """An address with a gap for each of its numbers, so that it is put together once and not for every ticket."""
    marks = [_NUMBER + n for n in range(numbers)]
    address = _address(prefix, name, tuple(marks), ())
    for mark in marks:
        address = address.replace(str(mark), "{}")
    return address


@lru_cache(maxsize=1000)
def _address(
    prefix: str, name: str, args: tuple[Any, ...], kwargs: tuple[tuple[str, Any], ...]
) -> str:
    return reverse(name, args=args or None, kwargs=dict(kwargs) or None)


@lru_cache(maxsize=1000)
def static(name: str) -> str:
    """The address of a static file; it never changes while a process runs."""
    return address_of(name)
