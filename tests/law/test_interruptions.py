"""A notice that could not be seen: up to one working day nothing, beyond it what it touched is added."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from award.law import art22_qualification as art22
from award.law.case import Notice
from award.law.interruptions import lost_days
from award.law.workdays import CellKind, packaged
from law.situations import DEFAULTS, application, at

# Published on Thursday 7 May 2026: 8, 9 (a make-up Saturday), 11, 12, 13 May are its five working days.
NOTICE = Notice(date(2026, 5, 7), 5, exactly=False)


@pytest.mark.parametrize(
    ("began", "ended", "lost"),
    [
        (at(5, 11, 9), at(5, 11, 18), ()),
        (at(5, 11, 16), at(5, 12, 10), ()),  # both touched, eighteen hours
        (at(5, 11, 0), at(5, 12, 0), ()),  # one working day exactly
        (at(5, 11, 0), at(5, 12, 0, 0, 1), (date(2026, 5, 11), date(2026, 5, 12))),
        (at(5, 9, 20), at(5, 11, 4), ()),  # a Sunday between counts nothing
        (at(5, 9, 8), at(5, 11, 20), (date(2026, 5, 9), date(2026, 5, 11))),
    ],
)
def test_beyond_one_working_day_every_working_day_touched_is_lost(
    began: datetime, ended: datetime, lost: tuple[date, ...]
) -> None:
    assert lost_days((began, ended), packaged()) == lost


def test_the_last_day_moves_by_as_many_working_days_as_were_lost() -> None:
    cut = replace(NOTICE, interruptions=((at(5, 11, 0), at(5, 12, 18)),))
    until = art22.notice_running_until
    assert until(NOTICE, packaged(), DEFAULTS).last_day == date(2026, 5, 13)
    assert until(cut, packaged(), DEFAULTS).last_day == date(2026, 5, 15)


def test_the_step_that_waits_is_told_why_it_waits_longer() -> None:
    cut = replace(NOTICE, interruptions=((at(5, 11, 0), at(5, 12, 18)),))
    (found,) = art22.over(cut, application(moment=at(5, 14)), art22.AT_LEAST)
    assert "中断顺延2个工作日，到2026-05-15（周五）24时满5个工作日" in found.because
    assert art22.over(cut, application(moment=at(5, 16)), art22.AT_LEAST) == ()


def test_the_days_cut_out_are_drawn_and_not_numbered() -> None:
    without = {date(2026, 5, 11)}
    cells = packaged().day_cells(date(2026, 5, 7), date(2026, 5, 14), date(2026, 5, 12), without=without)
    cut = [c for c in cells if c.kind is CellKind.CUT]
    assert [(c.day, c.number) for c in cut] == [(date(2026, 5, 11), None)]
    assert [c.number for c in cells if c.number] == [1, 2, 3, 4, 5]
