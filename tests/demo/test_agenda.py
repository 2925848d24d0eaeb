"""The demonstration's clock: working days, acts in their order, never backwards."""

from datetime import date, datetime

import pytest

from award.demo.agenda import Agenda
from award.law.workdays import packaged
from award.process.plan import BAOTOU


@pytest.fixture
def agenda() -> Agenda:
    """From Thursday 30 April 2026, the day before the holiday."""
    return Agenda(date(2026, 4, 30), packaged())


def test_days_are_working_days_with_holidays_left_out_and_make_up_days_in(agenda: Agenda) -> None:
    assert [agenda.day(n) for n in range(5)] == [
        date(2026, 4, 30), date(2026, 5, 6), date(2026, 5, 7), date(2026, 5, 8), date(2026, 5, 9),
    ]  # fmt: skip


def test_minutes_beyond_the_hour_run_into_the_next(agenda: Agenda) -> None:
    assert agenda.moment(1, 9, 130) == datetime(2026, 5, 6, 11, 10, tzinfo=BAOTOU)


def test_acts_run_in_the_order_of_their_moments_and_equal_ones_as_they_came(agenda: Agenda) -> None:
    done: list[str] = []
    agenda.at(agenda.moment(2), lambda: done.append("later"))
    agenda.at(agenda.moment(1), lambda: done.append("first"))
    agenda.at(agenda.moment(1), lambda: done.append("second"))
    agenda.run(agenda.moment(2))
    assert done == ["first", "second", "later"]


def test_what_is_due_a_minute_after_the_stop_waits(agenda: Agenda) -> None:
    done: list[str] = []
    agenda.at(agenda.moment(1, 9, 1), lambda: done.append("act"))
    agenda.run(agenda.moment(1, 9))
    assert (done, agenda.now) == ([], agenda.moment(1, 9))
    agenda.run(agenda.moment(1, 9, 1))
    assert done == ["act"]


def test_an_act_may_put_others_on_the_agenda(agenda: Agenda) -> None:
    done: list[datetime] = []
    agenda.at(agenda.moment(1), lambda: agenda.at(agenda.moment(2), lambda: done.append(agenda.now)))
    agenda.run(agenda.moment(3))
    assert done == [agenda.moment(2)]


def test_nothing_is_put_into_the_past(agenda: Agenda) -> None:
    agenda.run(agenda.moment(1))
    with pytest.raises(ValueError, match="lies before"):
        agenda.at(agenda.moment(0), lambda: None)
