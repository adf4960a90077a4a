"""Remembered translations are the same as Django's own."""

from __future__ import annotations

from django.utils import translation

from warmdesk.core.wording import gettext, ngettext


def test_each_language_has_its_own_words():
    with translation.override("en-gb"):
        assert gettext("Monday") == "Monday"
    with translation.override("de"):
        assert gettext("Monday") == "Montag"
    with translation.override("en-gb"):
        assert gettext("Monday") == "Monday"


def test_plurals_follow_the_number():
    with translation.override("de"):
        assert ngettext("%(num)d day", "%(num)d days", 1) == "%(num)d Tag"
        assert ngettext("%(num)d day", "%(num)d days", 3) == "%(num)d Tage"
