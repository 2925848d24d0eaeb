"""第二十七条 Article 27: who has an interest in an applicant withdraws, before reading."""

from datetime import date

from award.law.case import ApplicationCase, CycleCase, RecusalCase, SheetCase
from award.law.citation import Findings, cite, house, met, plan_rule, refuse
from award.law.lookback import Lies, window
from award.law.readings import Readings

RECUSE = cite(27, "本人应当主动回避")
INTERESTED = cite(27, "评审工作人员与申报单位存在利害关系的")
CLAIM = plan_rule("recusal.claim", "申报单位可以对具名的评审员申请回避")
FOUR_EYES = house("recusal.lift", "回避由两名与此无关的工作人员先后同意才能解除，本人不得参与")
# Advice that was paid for, and a former employment, count for three years (interpretation 0026).
YEARS = 3

INTERESTS = {
    "employment": "任职或兼职（含近三年）",
    "shares": "持有股份",
    "advice": "近三年有偿咨询、培训或辅导",
    "kinship": "亲属关系",
    "group": "同一集团或控股关系",
    "recommendation": "参与过推荐",
    "other": "其他可能影响公正的关系",
}


def all_declared(case: ApplicationCase) -> Findings:
    """No file opens before each member declared interest or none."""
    if case.panel.undeclared:
        return refuse(RECUSE, f"尚未填写利害关系声明：{'、'.join(case.panel.undeclared)}", "declaration")
    return met()


def not_recused(case: SheetCase) -> Findings:
    """A recused examiner's sheet can neither be opened nor signed."""
    if case.recused:
        return refuse(RECUSE, "你对这家单位已回避", "recused")
    if not case.declared:
        return refuse(RECUSE, "先填写利害关系声明，才能打开申报材料", "declaration")
    return met()


def recused(case: SheetCase) -> Findings:
    """A sheet is voided for a declared interest only; for no other reason is one taken away."""
    if case.recused:
        return met()
    because = "这名评审员没有对这家单位声明利害关系，评分表不能作废；要换人的，请调整评审组"
    return refuse(RECUSE, because, "void")


def still_counts(until: date | None, day: date, readings: Readings) -> bool:
    """Whether what ended on `until` (None: has not ended) still makes an interest on `day`.

    近三年 runs back from the day itself: what ended exactly three years ago counts on that day, and
    no longer on the next (docs/interpretations/0026).
    """
    return until is None or window(day, YEARS, readings).place(until) is not Lies.BEFORE


def without_interest(case: CycleCase) -> Findings:
    """The end of a cycle is about every file at once: who is recused from one leaves it to others."""
    if case.recused:
        return refuse(RECUSE, "你在本届有回避的申报件，结束本届由其他工作人员办理", "recused")
    return met()


def by_oneself(case: RecusalCase) -> Findings:
    """An interest is declared by the person who has it."""
    return met() if case.hands.by == case.concerned else refuse(RECUSE, "利害关系由本人声明", "person")


def not_in_own_cause(case: RecusalCase) -> Findings:
    """Nobody decides on, settles or lifts a recusal of their own."""
    if case.hands.by == case.concerned:
        return refuse(FOUR_EYES, "这是你本人的回避，由其他工作人员办理", "person")
    return met()


def two_officers(case: RecusalCase) -> Findings:
    """Nobody lifts a recusal alone: who asked for it does not confirm it."""
    if case.hands.by == case.hands.prepared_by:
        return refuse(FOUR_EYES, "解除是你提请的，由另一名工作人员复核", "second")
    return met()


def may_be_claimed(case: RecusalCase) -> Findings:
    """Applicants claim a recusal where the plan says so, against an examiner of their file."""
    if not case.claimable:
        return refuse(CLAIM, "本届方案没有规定申报单位申请回避，或者这名评审员不在你单位的评审组", "claim")
    return met()
