"""第二十四条 Article 24: composite scores, a list of candidates, the public's opinions."""

from award.law.art22_qualification import over
from award.law.case import ListCase
from award.law.citation import Findings, cite, met, plan_rule, refuse

COMPOSITE = cite(24, "根据材料评审及现场评审结果进行综合评分")
NOMINATE = cite(24, "研究提出拟授奖候选名单")
CONSULT = cite(24, "向社会公开征求意见建议")
DAYS = plan_rule("consultation_days", "征求意见的工作日数")


def reasons_given(case: ListCase) -> Findings:
    """Who is scored but not nominated is told why."""
    if case.without_reason:
        return refuse(NOMINATE, f"还没有写未列入候选的理由：{'、'.join(case.without_reason)}", "reasons")
    return met()


def all_scored(case: ListCase) -> Findings:
    """Every file on site has both scores."""
    if case.unready:
        return refuse(COMPOSITE, f"还没有现场评审分数：{'、'.join(case.unready)}", "unready")
    return met()


def has_members(case: ListCase) -> Findings:
    """Nobody to ask the public about is a vacancy, not an empty notice."""
    return met() if case.members else refuse(CONSULT, "候选名单是空的，请作空缺说明", "members")


def days_as_planned(case: ListCase) -> Findings:
    """The article names no length: the plan does, and it holds (default 5)."""
    if case.days_chosen < case.days_planned:
        because = f"征求意见定为{case.days_chosen}个工作日，少于方案的{case.days_planned}个"
        return refuse(DAYS, because, "days")
    return met()


def consultation_over(case: ListCase) -> Findings:
    """The public had its time to 24:00 of the last day."""
    return over(case.notice, case, CONSULT, "候选名单还没有向社会公开征求意见")


def opinions_answered(case: ListCase) -> Findings:
    """Every opinion received is recorded with how it was treated."""
    if case.opinions_unanswered:
        return refuse(CONSULT, f"还有{case.opinions_unanswered}条意见没有处理", "opinions")
    return met()
