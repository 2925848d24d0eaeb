"""Article 25: at most five, none is possible; exactly seven working days."""

import pytest

from award.law import art25_final_deliberation as art25
from award.law.art03_limits import CAP
from award.law.citation import Findings, met, note, refuse
from law.situations import award_list


@pytest.mark.parametrize(
    ("number", "answer"),
    [(0, met()), (4, met()), (5, met()), (6, refuse(CAP, "名单有6家，超过5家", "members"))],
)
def test_five_may_be_awarded_and_the_sixth_is_refused(number: int, answer: Findings) -> None:
    case = award_list(members=tuple(f"第{n}家" for n in range(number)))
    assert art25.within_cap(case) == answer


@pytest.mark.parametrize(
    ("days", "reason", "answer"),
    [
        (6, "", refuse(art25.SEVEN, "公示期定为6个工作日，少于7个", "days")),
        (6, "从快", refuse(art25.SEVEN, "公示期定为6个工作日，少于7个", "days")),
        (7, "", met()),
        (8, "", refuse(art25.SEVEN, "公示期定为8个工作日，多于7个，没有写理由", "days")),
        (8, "网站检修", note(art25.SEVEN, "公示期定为8个工作日，多于7个，理由：网站检修", "days")),
    ],
)
def test_seven_is_exact_and_longer_needs_a_reason(days: int, reason: str, answer: Findings) -> None:
    assert art25.seven_days(award_list(days_chosen=days, longer_because=reason)) == answer


def test_no_meeting_no_decision() -> None:
    because = "没有登记专题会议的主持人、日期和纪要"
    assert art25.meeting_recorded(award_list()) == refuse(art25.MEETING, because, "meeting")
    assert art25.meeting_recorded(award_list(meeting_recorded=True)) == met()


def test_the_report_comes_before_the_proposal() -> None:
    assert art25.report_written(award_list()) == refuse(art25.REPORT, "还没有写汇总报告", "report")


def test_an_empty_list_is_stated_as_vacancy_and_not_shown_as_notice() -> None:
    (finding,) = art25.has_members(award_list(members=()))
    assert (finding.law.label, finding.because) == ("第三条", "拟授奖名单为空，应作空缺说明而非公示")
