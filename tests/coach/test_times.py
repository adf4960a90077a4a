"""The time grammar: what words about time come to. Now is Wednesday 18 November 2026, 10:20."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.asking import DESK, NOW
from warmdesk.coach.calendar import Calendar
from warmdesk.coach.times import find_times, names_time

LONDON = Calendar(DESK.timezone, dict(DESK.hours), [date(2026, 12, 25), date(2026, 12, 28)])


def told(text: str, calendar: Calendar = LONDON, now: datetime = NOW) -> list[str]:
    local = [calendar.local(moment.due) for moment in find_times(text, calendar, now)]
    return [f"{each:%Y-%m-%d %H:%M}" for each in local]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("by 4", "2026-11-18 16:00"),
        ("by 4 pm today", "2026-11-18 16:00"),
        ("at 9", "2026-11-19 09:00"),
        ("by 16:30", "2026-11-18 16:30"),
        ("at 3.45pm", "2026-11-18 15:45"),
        ("at half five", "2026-11-18 17:30"),
        ("by half past four", "2026-11-18 16:30"),
        ("at quarter to three", "2026-11-18 14:45"),
        ("by ten to four", "2026-11-18 15:50"),
        ("at five past one", "2026-11-18 13:05"),
        ("by noon", "2026-11-18 12:00"),
        ("before lunch", "2026-11-18 12:00"),
        ("at 2 o'clock", "2026-11-18 14:00"),
        ("at 7 in the evening", "2026-11-18 19:00"),
        ("in half an hour", "2026-11-18 10:50"),
        ("in 20 minutes", "2026-11-18 10:40"),
        ("within two hours", "2026-11-18 12:20"),
        ("within the hour", "2026-11-18 11:20"),
        ("within 24 hours", "2026-11-19 10:20"),
        ("in 2-3 hours", "2026-11-18 13:20"),
        ("within one working hour", "2026-11-18 11:20"),
        ("within two working days", "2026-11-20 18:00"),
        ("in three business days", "2026-11-23 18:00"),
        ("on the next working day", "2026-11-19 18:00"),
        ("today", "2026-11-18 18:00"),
        ("this afternoon", "2026-11-18 18:00"),
        ("by the end of the day", "2026-11-18 18:00"),
        ("by close of business", "2026-11-18 18:00"),
        ("by eod tomorrow", "2026-11-19 18:00"),
        ("tomorrow at 9", "2026-11-19 09:00"),
        ("tomorrow morning", "2026-11-19 12:00"),
        ("by tomorrow 3 pm", "2026-11-19 15:00"),
        ("the day after tomorrow", "2026-11-20 18:00"),
        ("on friday", "2026-11-20 18:00"),
        ("by friday noon", "2026-11-20 12:00"),
        ("on friday afternoon", "2026-11-20 18:00"),
        ("on wednesday", "2026-11-25 18:00"),
        ("next tuesday", "2026-11-24 18:00"),
        ("a week on monday", "2026-11-30 18:00"),
        ("on 27 november", "2026-11-27 18:00"),
        ("on november 27th at 9", "2026-11-27 09:00"),
        ("on tuesday, the 24th", "2026-11-24 18:00"),
        ("on 3 january", "2027-01-03 18:00"),
        ("thursday 19 november, 07:30", "2026-11-19 07:30"),
        ("by 2026-11-30", "2026-11-30 18:00"),
        ("by 30/11", "2026-11-30 18:00"),
        ("30/11/2026", "2026-11-30 18:00"),
        ("by 30/11/26", "2026-11-30 18:00"),
        ("by the end of the week", "2026-11-20 18:00"),
        ("next week", "2026-11-27 18:00"),
        ("by the end of the month", "2026-11-30 18:00"),
        ("in a fortnight", "2026-12-02 18:00"),
        ("between 2 and 4", "2026-11-18 16:00"),
        ("from 2 to 4 pm", "2026-11-18 16:00"),
        ("monday or tuesday", "2026-11-24 18:00"),
    ],
)
def test_words_about_time(words, expected):
    assert told(words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "we sat down and may be able to help",
        "room 1.14 on floor 2 with 3 screens",
        "it runs at 80% of 40",
        "version 2.04 of the tool",
        "case 1633 and extension 4410",
        "the second one",
        "the sun is out",
        "it may march on",
    ],
)
def test_what_is_no_time(words):
    assert told(words) == []
    assert not names_time(words)


def test_that_day_is_the_day_named_before():
    assert told("on friday, and the notes by 5 that day") == [
        "2026-11-20 18:00",
        "2026-11-20 17:00",
    ]


def test_working_days_skip_holidays():
    christmas = datetime(2026, 12, 24, 11, tzinfo=UTC)

    assert told("within two working days", now=christmas) == ["2026-12-30 18:00"]


def test_named_times_stay_local_over_a_change_of_the_clocks():
    friday = datetime(2026, 10, 23, 14, tzinfo=UTC)
    (moment,) = find_times("on monday at 9", LONDON, friday)

    assert moment.due == datetime(2026, 10, 26, 9, tzinfo=UTC)


def test_dates_in_figures_follow_the_desks_place():
    new_york = Calendar("America/New_York", dict(DESK.hours), [])

    assert told("by 12/1", new_york) == ["2026-12-01 18:00"]
    assert told("by 1/12", LONDON) == ["2026-12-01 18:00"]


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_of_tomorrow_is_read_alike_in_all_its_forms(hour, minute):
    half, twelve = ("pm" if hour >= 12 else "am"), (hour + 11) % 12 + 1
    expected = [f"2026-11-19 {hour:02}:{minute:02}"]

    assert told(f"tomorrow at {twelve}:{minute:02} {half}") == expected
    assert told(f"by {twelve}.{minute:02}{half} tomorrow") == expected
    assert told(f"on thursday at {hour:02}:{minute:02}") == expected
    assert told(f"19 november, {twelve}:{minute:02} {half}") == expected


@given(st.dates(date(2026, 11, 19), date(2027, 10, 31)))
def test_every_day_ahead_is_read_alike_in_words_and_figures(day):
    month = f"{day:%B}".lower()
    forms = (f"by {day:%Y-%m-%d}", f"on {day:%d/%m/%Y}", f"on {day.day} {month} {day.year}")

    assert {tuple(moment[:10] for moment in told(form)) for form in forms} == {(f"{day}",)}
