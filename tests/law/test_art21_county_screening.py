"""Article 21: to the second by the clock; verified with the sector; corrected within the plan's rounds."""

from datetime import date, datetime, timedelta

import pytest

from award.law import art21_county_screening as art21
from award.law.case import Screening
from award.law.citation import Findings, confirm, met, refuse
from law.situations import CALL, application, at

SECOND = timedelta(seconds=1)
LATE = refuse(art21.IN_TIME, "申报已于2026-04-10（周五）17:00:00截止", "deadline")


@pytest.mark.parametrize(
    ("moment", "answer"),
    [(CALL.deadline - SECOND, met()), (CALL.deadline, met()), (CALL.deadline + SECOND, LATE)],
)
def test_filing_ends_with_the_deadlines_second(moment: datetime, answer: Findings) -> None:
    assert art21.in_time(application(moment)) == answer


def test_an_extension_for_one_replaces_the_deadline() -> None:
    later = CALL.deadline + timedelta(days=1)
    assert art21.in_time(application(later, extended_to=later)) == met()
    because = "申报已于2026-04-11（周六）17:00:00截止"
    assert art21.in_time(application(later + SECOND, extended_to=later)) == refuse(
        art21.IN_TIME, because, "deadline"
    )


def test_a_draft_lapses_only_once_filing_is_over() -> None:
    because = "申报到2026-04-10（周五）17:00:00截止，尚未届满"
    assert art21.deadline_passed(application(CALL.deadline)) == refuse(art21.IN_TIME, because, "deadline")
    assert art21.deadline_passed(application(CALL.deadline + SECOND)) == met()


def test_the_county_forwards_before_the_citys_own_deadline() -> None:
    because = "旗县区推荐已于2026-04-24（周五）17:00:00截止"
    assert art21.county_in_time(application(CALL.county_deadline)) == met()
    assert art21.county_in_time(application(CALL.county_deadline + SECOND)) == refuse(
        art21.COUNTY_DEADLINE, because, "county_deadline"
    )


def test_unchecked_and_doubtful_points_are_named() -> None:
    case = application(screening=Screening(unchecked=("营业执照",), doubtful=("近三年审计报告",)))
    assert art21.verified(case) == (
        *refuse(art21.VERIFY, "还有1项没有核实：营业执照", "checklist"),
        *refuse(art21.VERIFY, "核实存疑，须先补正或查清：近三年审计报告", "checklist"),
    )


def test_a_county_that_asked_no_sector_cannot_recommend() -> None:
    assert art21.sector_joined(application()) == refuse(
        art21.WITH_SECTOR, "没有会同任何行业主管部门核实", "sector"
    )


def test_a_silent_sector_waits_for_a_named_officer() -> None:
    silent = Screening(sectors_asked=1, sectors_silent=("市工业和信息化局",))
    asked = confirm(art21.WITH_SECTOR, "市工业和信息化局还没有答复核实情况", "sector.市工业和信息化局")
    assert art21.sector_joined(application(screening=silent)) == asked
    attested = application(screening=silent, attested={"sector.市工业和信息化局": True})
    assert art21.sector_joined(attested) == met()


@pytest.mark.parametrize(("used", "blocked"), [(0, False), (1, True), (2, True)])
def test_a_return_uses_one_of_the_plans_rounds(used: int, blocked: bool) -> None:
    answer = refuse(art21.ROUNDS, f"本届方案允许补正1次，已用{used}次", "rounds") if blocked else met()
    assert art21.round_left(application(screening=Screening(rounds_used=used))) == answer


def test_a_correction_comes_back_until_the_end_of_its_last_day() -> None:
    due = Screening(correction_due=date(2026, 4, 20))
    late = refuse(art21.ROUNDS, "补正期限为2026-04-20（周一），已过", "correction_due")
    moments = (at(4, 19), at(4, 20, 23, 59, 59), at(4, 21, 0))
    assert [art21.correction_in_time(application(m, screening=due)) for m in moments] == [met(), met(), late]


def test_a_return_is_taken_back_only_after_its_last_day() -> None:
    due = Screening(correction_due=date(2026, 4, 20))
    early = refuse(art21.ROUNDS, "补正期限到2026-04-20（周一）24时，尚未届满", "correction_due")
    moments = (at(4, 20, 23, 59, 59), at(4, 21, 0))
    assert [art21.correction_over(application(m, screening=due)) for m in moments] == [early, met()]
