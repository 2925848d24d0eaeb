"""Working days: worked examples, the boundaries of a notice, years without an arrangement, properties."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.law.dates import days
from award.law.workdays import CellKind, packaged
from law.cases import cases, title

CALENDAR = packaged()
DAYS = st.dates(date(2025, 1, 1), date(2027, 6, 30))


@pytest.mark.parametrize("case", cases("workdays"), ids=title)
def test_worked_example(case: Any) -> None:
    count = CALENDAR.count(case["公示日"], case["天数"])
    inclusive = CALENDAR.count(case["公示日"], case["天数"], count_first_day=True)
    years = case.get("暂定年份", [])
    assert count.last_day == case["最后一日"]
    assert count.next_step_from == case["下一步"]
    assert inclusive.last_day == case["计入当日"]
    assert count.provisional is bool(years)
    assert [f"{year}年" for year in years] == [warning[:5] for warning in count.warnings]


@pytest.mark.parametrize(("year", "total"), [(2025, 248), (2026, 248)])
def test_an_announced_year_has_as_many_working_days_as_its_notice_gives(year: int, total: int) -> None:
    assert sum(map(CALENDAR.is_workday, days(date(year, 1, 1), date(year, 12, 31)))) == total


def test_the_period_is_not_over_on_its_last_day_and_over_the_day_after() -> None:
    count = CALENDAR.count(date(2026, 5, 8), 5)
    assert not count.over(date(2026, 5, 13))
    assert not count.over(date(2026, 5, 14))
    assert count.over(date(2026, 5, 15))


def test_a_notice_taken_down_the_day_before_its_last_day_does_not_suffice() -> None:
    posting = CALENDAR.posting(date(2026, 5, 8), 5, date(2026, 5, 13))
    assert not posting.satisfied
    assert posting.because == (
        "公示到2026-05-13（周三）为止，只满4个工作日；应满5个工作日，到2026-05-14（周四）"
    )


def test_a_notice_taken_down_on_its_last_day_suffices() -> None:
    posting = CALENDAR.posting(date(2026, 5, 8), 5, date(2026, 5, 14), exactly=True)
    assert (posting.satisfied, posting.because, posting.warnings) == (True, None, ())


def test_longer_than_exactly_seven_is_lawful_with_a_warning() -> None:
    posting = CALENDAR.posting(date(2026, 5, 11), 7, date(2026, 5, 21), exactly=True)
    assert posting.satisfied
    assert posting.warnings == (
        "公示期为7个工作日，到2026-05-20（周三）；实际公示到2026-05-21（周四），超出规定",
    )


def test_longer_than_at_least_five_needs_no_warning() -> None:
    assert CALENDAR.posting(date(2026, 5, 8), 5, date(2026, 6, 30)).warnings == ()


def test_no_notice_of_less_than_one_day_is_counted() -> None:
    with pytest.raises(ValueError, match="at least one working day"):
        CALENDAR.count(date(2026, 5, 8), 0)


def test_the_cells_of_a_clock_number_the_working_days_and_name_the_rest() -> None:
    cells = CALENDAR.day_cells(date(2026, 4, 30), date(2026, 5, 11), date(2026, 5, 7))
    assert [(c.day.day, c.kind, c.number) for c in cells] == [
        (30, CellKind.PUBLICATION, None),
        *[(day, CellKind.REST, None) for day in range(1, 6)],
        (6, CellKind.ELAPSED, 1),
        (7, CellKind.TODAY, 2),
        (8, CellKind.LEFT, 3),
        (9, CellKind.LEFT, 4),
        (10, CellKind.REST, None),
        (11, CellKind.LEFT, 5),
    ]
    assert [c.day.day for c in cells if c.makeup] == [9]
    assert [c.holiday for c in cells if c.kind is CellKind.REST] == ["劳动节"] * 5 + [None]
    assert [c.day.day for c in cells if c.is_today] == [7]


def test_a_counted_publication_day_is_the_first_working_day() -> None:
    cells = CALENDAR.day_cells(date(2026, 5, 7), date(2026, 5, 8), date(2026, 5, 7), count_first_day=True)
    assert [(c.kind, c.number, c.is_today) for c in cells] == [
        (CellKind.PUBLICATION, 1, True),
        (CellKind.LEFT, 2, False),
    ]


def test_working_days_between_leave_out_the_first_day_and_count_the_last() -> None:
    assert CALENDAR.workdays_between(date(2026, 5, 8), date(2026, 5, 9)) == 1
    assert CALENDAR.workdays_between(date(2026, 5, 9), date(2026, 5, 8)) == 0


@given(DAYS, st.integers(1, 60), st.booleans())
def test_exactly_n_working_days_are_counted_in_order_and_none_is_skipped(
    published: date, number: int, first: bool
) -> None:
    count = CALENDAR.count(published, number, count_first_day=first)
    begin = published if first else published + timedelta(1)
    assert len(count.counted) == number
    assert list(count.counted) == [d for d in days(begin, count.last_day) if CALENDAR.is_workday(d)]
    assert count.next_step_from == count.last_day + timedelta(1)


@given(DAYS, st.integers(1, 30))
def test_one_day_more_never_ends_earlier(published: date, number: int) -> None:
    shorter, longer = (CALENDAR.count(published, n).last_day for n in (number, number + 1))
    assert shorter < longer


@given(DAYS, st.integers(1, 40))
def test_adding_counting_and_going_back_agree(day: date, number: int) -> None:
    last = CALENDAR.add_workdays(day, number)
    assert last == CALENDAR.count(day, number).last_day
    assert CALENDAR.workdays_between(day, last) == number
    assert CALENDAR.add_workdays(CALENDAR.add_workdays(last, 1), -1) == last


@given(DAYS, st.integers(1, 30))
def test_the_last_cell_carries_the_number_of_days(published: date, number: int) -> None:
    count = CALENDAR.count(published, number)
    cells = CALENDAR.day_cells(published, count.last_day, published)
    assert [c.day for c in cells if c.number is not None] == list(count.counted)
    assert cells[-1].number == number


@given(DAYS, st.integers(1, 30), st.integers(0, 80))
def test_a_notice_suffices_exactly_when_its_last_day_was_reached(
    published: date, number: int, hung: int
) -> None:
    taken_down = published + timedelta(hung)
    posting = CALENDAR.posting(published, number, taken_down)
    assert posting.satisfied == (taken_down >= posting.count.last_day)
    assert (posting.because is None) == posting.satisfied
