"""第二十七条 Article 27: who has an interest in an applicant withdraws, before reading."""

from award.law.case import ApplicationCase, SheetCase
from award.law.citation import Findings, cite, met, refuse

RECUSE = cite(27, "本人应当主动回避")

INTERESTS = {
    "employment": "任职或兼职",
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
