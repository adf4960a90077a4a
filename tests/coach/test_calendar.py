"""The desk's hours, checked against a reference that walks minute by minute."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmdesk.coach.calendar import Calendar

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OFFICE = {day: [("08:00", "18:00")] for day in DAYS[:5]}
MINUTE = timedelta(minutes=1)


def london(**changes: object) -> Calendar:
    return Calendar("Europe/London", OFFICE, [date(2026, 12, 25), date(2026, 12, 28)])


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


def test_hours_are_open_at_their_start_and_closed_at_their_end():
    calendar = london()

    assert calendar.is_open(utc(2026, 11, 18, 8, 0))
    assert calendar.is_open(utc(2026, 11, 18, 17, 59))
    assert not calendar.is_open(utc(2026, 11, 18, 18, 0))
    assert not calendar.is_open(utc(2026, 11, 21, 12, 0))
    assert not calendar.is_open(utc(2026, 12, 25, 12, 0))


def test_the_next_opening_skips_weekends_and_holidays():
    assert london().next_open(utc(2026, 12, 24, 18, 30)) == utc(2026, 12, 29, 8, 0)


def test_an_open_moment_is_its_own_next_opening():
    assert london().next_open(utc(2026, 11, 18, 9, 30)) == utc(2026, 11, 18, 9, 30)


def test_working_time_runs_over_the_weekend():
    assert london().add(utc(2026, 11, 20, 17, 0), timedelta(hours=3)) == utc(2026, 11, 23, 10, 0)


def test_working_days_end_with_the_hours_of_the_last_one():
    assert london().add_days(utc(2026, 12, 24, 9, 0), 1) == utc(2026, 12, 29, 18, 0)


def test_local_hours_stay_local_when_the_clocks_change():
    assert london().end_of_day(date(2026, 10, 23)) == utc(2026, 10, 23, 17, 0)
    assert london().end_of_day(date(2026, 10, 26)) == utc(2026, 10, 26, 18, 0)


def test_a_closed_day_ends_when_hours_usually_end():
    assert london().end_of_day(date(2026, 11, 22)) == utc(2026, 11, 22, 18, 0)


def test_working_time_between_two_moments():
    calendar = london()

    assert calendar.between(utc(2026, 11, 20, 17), utc(2026, 11, 23, 9)) == timedelta(hours=2)
    assert calendar.between(utc(2026, 11, 23, 9), utc(2026, 11, 20, 17)) == timedelta(0)


@pytest.mark.parametrize(
    ("hour", "minute", "after", "expected"),
    [
        (4, 0, utc(2026, 11, 18, 10), utc(2026, 11, 18, 16)),
        (9, 0, utc(2026, 11, 18, 10), utc(2026, 11, 19, 9)),
        (5, 30, utc(2026, 11, 18, 10), utc(2026, 11, 18, 17, 30)),
        (12, 0, utc(2026, 11, 18, 15), utc(2026, 11, 19, 12)),
        (11, 0, utc(2026, 11, 20, 17), utc(2026, 11, 23, 11)),
        (6, 0, utc(2026, 11, 18, 10), utc(2026, 11, 18, 18)),
        (15, 0, utc(2026, 11, 18, 10), utc(2026, 11, 18, 15)),
        (7, 0, utc(2026, 11, 18, 10), utc(2026, 11, 18, 19)),
    ],
)
def test_a_bare_time_is_the_next_one_within_the_hours(hour, minute, after, expected):
    assert london().bare_time(hour, minute, after) == expected


def test_a_desk_without_hours_never_closes_on_a_working_day():
    calendar = Calendar("UTC", {}, [date(2026, 1, 1)])

    assert calendar.is_open(utc(2026, 11, 22, 3, 0))
    assert not calendar.is_open(utc(2026, 1, 1, 3, 0))
    assert calendar.add(utc(2026, 11, 22, 3), timedelta(days=2)) == utc(2026, 11, 24, 3)
    assert calendar.bare_time(4, 0, utc(2026, 11, 22, 10)) == utc(2026, 11, 22, 16)


def test_hours_may_run_past_midnight():
    calendar = Calendar("UTC", {"fri": [("22:00", "06:00")]}, [])

    assert calendar.is_open(utc(2026, 11, 21, 5, 0))
    assert calendar.add(utc(2026, 11, 20, 20), timedelta(hours=8)) == utc(2026, 11, 21, 6)


def test_the_end_of_the_calendar_is_an_error_and_no_loop():
    with pytest.raises(OverflowError):
        Calendar("UTC", {"mon": [("08:00", "08:01")]}, []).add(
            utc(9999, 12, 1), timedelta(hours=400)
        )


# ---- against the slow and obvious


clock = st.integers(0, 47).map(lambda half: f"{half // 2:02}:{half % 2 * 30:02}")
pairs = st.tuples(clock, clock).filter(lambda pair: pair[0] < pair[1])
weeks = st.dictionaries(st.sampled_from(DAYS), st.lists(pairs, max_size=2), max_size=7)
zones = st.sampled_from(["UTC", "Europe/London", "America/New_York", "Asia/Kolkata"])
# Around both changes of the clocks, and around the turn of a year.
starts = st.sampled_from([utc(2026, 3, 27), utc(2026, 10, 23), utc(2026, 12, 30)])
moments = st.builds(
    lambda start, minutes: start + timedelta(minutes=minutes), starts, st.integers(0, 4 * 24 * 60)
)
holidays = st.lists(st.dates(date(2026, 3, 26), date(2026, 4, 4)), max_size=3)


def slow_is_open(calendar: Calendar, hours: dict, off: list[date], at: datetime) -> bool:
    local = at.astimezone(calendar.zone)
    if local.date() in off:
        return False
    if not any(hours.values()):
        return True
    text = local.strftime("%H:%M")
    return any(start <= text < end for start, end in hours.get(DAYS[local.weekday()], []))


@given(zones, weeks, holidays, moments)
@settings(max_examples=150, deadline=None)
def test_open_is_what_the_local_clock_says(zone, hours, off, at):
    calendar = Calendar(zone, hours, off)

    assert calendar.is_open(at) == slow_is_open(calendar, hours, off, at)


@given(zones, weeks, holidays, moments, st.integers(1, 600))
@settings(max_examples=60, deadline=None)
def test_working_time_between_counts_the_open_minutes(zone, hours, off, at, minutes):
    calendar = Calendar(zone, hours, off)
    each = [at + count * MINUTE for count in range(minutes)]

    counted = sum(slow_is_open(calendar, hours, off, moment) for moment in each)

    assert calendar.between(at, at + minutes * MINUTE) == counted * MINUTE


@given(zones, weeks.filter(lambda week: any(week.values())), moments, st.integers(1, 3000))
@settings(max_examples=150, deadline=None)
def test_adding_working_time_and_measuring_it_agree(zone, hours, at, minutes):
    calendar = Calendar(zone, hours, [])

    end = calendar.add(at, minutes * MINUTE)

    assert calendar.between(at, end) == minutes * MINUTE
    assert end.tzinfo is UTC


@given(zones, weeks, holidays, moments, st.integers(0, 23), st.sampled_from([0, 15, 30]))
@settings(max_examples=150, deadline=None)
def test_a_bare_time_lies_ahead_and_reads_as_said(zone, hours, off, at, hour, minute):
    calendar = Calendar(zone, hours, off)

    due = calendar.bare_time(hour, minute, at)
    local = due.astimezone(calendar.zone)

    assert due > at
    # In the hour that a change of the clocks leaves out, the named time does not exist.
    if local.date() not in (date(2026, 3, 29), date(2026, 3, 8)):
        assert (local.hour % 12, local.minute) == (hour % 12, minute)
