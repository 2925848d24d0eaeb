"""Durations in years: the corresponding day, and the month's last day where it is lacking."""

from datetime import date

import pytest

from award.law.dates import days, spoken, years_after, years_before


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2023, 10, 30), 3, date(2026, 10, 30)),
        (date(2024, 2, 29), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
    ],
)
def test_years_end_on_the_corresponding_day_or_the_months_last(day: date, years: int, expected: date) -> None:
    assert years_after(day, years) == expected


def test_looking_back_from_29_february_begins_on_the_28th() -> None:
    assert years_before(date(2028, 2, 29), 3) == date(2025, 2, 28)
    assert years_before(date(2026, 10, 30), 3) == date(2023, 10, 30)


def test_days_include_both_ends_and_are_none_when_reversed() -> None:
    assert days(date(2026, 2, 28), date(2026, 3, 1)) == (date(2026, 2, 28), date(2026, 3, 1))
    assert days(date(2026, 3, 1), date(2026, 2, 28)) == ()


def test_a_date_is_spoken_with_its_weekday() -> None:
    assert spoken(date(2026, 5, 12)) == "2026-05-12（周二）"
