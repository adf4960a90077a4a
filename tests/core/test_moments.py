"""How moments are written for people."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from warmdesk.core import moments

NOW = datetime(2026, 11, 20, 11, 50, tzinfo=UTC)
LONDON = "Europe/London"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (NOW + timedelta(minutes=85), "13:15 today"),
        (NOW + timedelta(days=1), "11:50 tomorrow"),
        (NOW - timedelta(days=1), "11:50 yesterday"),
        (NOW + timedelta(days=3), "11:50 on Monday"),
        (NOW + timedelta(days=7), "11:50 on Friday 27 November"),
        (None, ""),
    ],
)
def test_day_and_time(at, words):
    assert moments.day_and_time(at, NOW, LONDON) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "now"),
        (8, "8 min ago"),
        (60, "1 h ago"),
        (90, "1 h 30 min ago"),
        (1440, "1 day ago"),
        (4000, "2 days ago"),
    ],
)
def test_ago(minutes, words):
    assert moments.ago(NOW - timedelta(minutes=minutes), NOW) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (10, "in 10 min"),
        (-20, "20 min ago"),
        (220, "today"),
        (24 * 60, "tomorrow"),
        (4 * 1440, "Tuesday"),
    ],
)
def test_soon(minutes, words):
    assert moments.soon(NOW + timedelta(minutes=minutes), NOW, LONDON) == words


def test_a_day_is_the_readers_day_not_the_servers():
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    assert moments.day_and_time(late, NOW, LONDON) == "23:30 today"
    assert moments.day_and_time(late, NOW, "Asia/Tokyo") == "8:30 tomorrow"


def test_today_is_told_by_its_time_alone():
    assert moments.time_or_day(NOW + timedelta(minutes=85), NOW, LONDON) == "13:15"
    assert moments.time_or_day(NOW + timedelta(days=1), NOW, LONDON) == "11:50 tomorrow"
