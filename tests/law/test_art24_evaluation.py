"""Article 24: all scored, the public asked for the plan's days, every opinion treated."""

import pytest

from award.law import art24_evaluation as art24
from award.law.case import Notice
from award.law.citation import Findings, met, refuse
from law.situations import OVER_MAY, at, award_list

NOTICE = Notice(OVER_MAY, 5, exactly=False)


@pytest.mark.parametrize(
    ("days", "answer"),
    [(4, refuse(art24.DAYS, "征求意见定为4个工作日，少于方案的5个", "days")), (5, met()), (6, met())],
)
def test_the_consultation_runs_as_long_as_the_plan_says(days: int, answer: Findings) -> None:
    assert art24.days_as_planned(award_list(days_chosen=days)) == answer


def test_the_proposal_waits_for_the_last_day_of_the_consultation() -> None:
    because = "公示自2026-04-29（周三）发布，到2026-05-09（周六）24时满5个工作日，最早2026-05-10（周日）可办"
    running = refuse(art24.CONSULT, because, "notice")
    days = [art24.consultation_over(award_list(at(5, day, 0), notice=NOTICE)) for day in (9, 10)]
    assert days == [running, met()]


def test_candidates_that_were_never_shown_are_not_proposed() -> None:
    because = "候选名单还没有向社会公开征求意见"
    assert art24.consultation_over(award_list()) == refuse(art24.CONSULT, because, "notice")


def test_every_opinion_is_treated_before_the_proposal() -> None:
    because = "还有2条意见没有处理"
    answer = art24.opinions_answered(award_list(opinions_unanswered=2))
    assert answer == refuse(art24.CONSULT, because, "opinions")


def test_nobody_is_nominated_while_a_site_score_is_missing() -> None:
    because = "还没有现场评审分数：丙公司"
    assert art24.all_scored(award_list(unready=("丙公司",))) == refuse(art24.COMPOSITE, because, "unready")


def test_the_public_is_not_asked_about_nobody() -> None:
    because = "候选名单是空的，请作空缺说明"
    assert art24.has_members(award_list(members=())) == refuse(art24.CONSULT, because, "members")
