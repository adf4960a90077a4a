"""Times that a page offers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from warmdesk.desk.pages.later import times_to_give

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("at", "times"),
    [
        (datetime(2026, 11, 19, 11, 52, 30, tzinfo=UTC),
         ["by 12:50 today", "by 18:00 today", "by 10:00 tomorrow"]),
        (datetime(2026, 11, 19, 17, 30, tzinfo=UTC),
         ["by 18:00 today", "by 8:30 tomorrow", "by 10:00 tomorrow"]),
        (datetime(2026, 11, 20, 23, 0, tzinfo=UTC),
         ["by 9:00 on Monday", "by 10:00 on Monday", "by 18:00 on Monday"]),
    ],
    ids=["within the day", "just before the end", "after the end of the week"],
)  # fmt: skip
def test_times_to_give_are_three_and_within_the_hours(at, times):
    assert times_to_give(at) == times
