"""Translations, remembered: a list asks for the same few words hundreds of times.

Django walks through every catalogue of a language and its fallbacks each time; here each text is looked for once per
language and process.
"""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.utils import translation

MOST = 4096


def gettext(message: str) -> str:
    """As `django.utils.translation.gettext`, for the language of this request."""
    return _one(spoken(), message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """As `django.utils.translation.ngettext`, for the language of this request."""
    return _many(spoken(), singular, plural, number)


def spoken() -> str | None:
    """The language of the running thread. Where the desk has only one, it is that, which is quicker to say."""
    languages = settings.LANGUAGES
    return languages[0][0] if len(languages) == 1 else translation.get_language()


@lru_cache(maxsize=MOST)
def _one(language: str | None, message: str) -> str:
    with translation.override(language):
        return translation.gettext(message)


@lru_cache(maxsize=MOST)
def _many(language: str | None, singular: str, plural: str, number: int) -> str:
    with translation.override(language):
        return translation.ngettext(singular, plural, number)
