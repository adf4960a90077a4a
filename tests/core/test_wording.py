"""Remembered translations are the same as Django's own."""

from __future__ import annotations

import pytest
from django.utils import translation

from warmdesk.core.wording import gettext, ngettext


@pytest.fixture
def two_languages(settings):
    settings.LANGUAGES = [("en-gb", "English"), ("de", "Deutsch")]


@pytest.mark.usefixtures("two_languages")
def test_each_language_has_its_own_words():
    with translation.override("en-gb"):
        assert gettext("Monday") == "Monday"
    with translation.override("de"):
        assert gettext("Monday") == "Montag"
    with translation.override("en-gb"):
        assert gettext("Monday") == "Monday"


@pytest.mark.usefixtures("two_languages")
def test_plurals_follow_the_number():
    with translation.override("de"):
        assert ngettext("%(num)d day", "%(num)d days", 1) == "%(num)d Tag"
        assert ngettext("%(num)d day", "%(num)d days", 3) == "%(num)d Tage"


def test_a_desk_of_one_language_speaks_it_whatever_is_active():
    with translation.override("de"):
        assert gettext("Tuesday") == "Tuesday"
    assert gettext("Tuesday") == "Tuesday"
