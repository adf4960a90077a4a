"""Translations, remembered: a list asks for the same few words hundreds of times.

Django walks through every catalogue of a language and its fallbacks each time; here each text is looked for once per
language and process.
"""

from __future__ import annotations

from functools import lru_cache

from django.utils import translation

MOST = 4096


def gettext(message: str) -> str:
    """As `django.utils.translation.gettext`, for the language of this request."""
    return _one(translation.get_language(), message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """As `django.utils.translation.ngettext`, for the language of this request."""
    return _many(translation.get_language(), singular, plural, number)


# The language is that of the running thread; it is an argument so that each has its own answers.
@lru_cache(maxsize=MOST)
def _one(language: str | None, message: str) -> str:
    return translation.gettext(message)


@lru_cache(maxsize=MOST)
def _many(language: str | None, singular: str, plural: str, number: int) -> str:
    return translation.ngettext(singular, plural, number)
