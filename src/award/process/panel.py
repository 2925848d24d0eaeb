"""Panels and their sheets, Articles 9, 23 and 27."""

from enum import StrEnum

from award.law import art09_panels, art23_review, art27_recusal
from award.law.art09_panels import DISSOLVE, INVITE
from award.process.kinds import STAYS, Actor, Steps

KINDS = {"document": "材料评审", "site": "现场评审"}
SKILLS = {
    "management": "质量管理",
    "industry": "行业技术",
    "site": "现场评审",
    "finance": "财务",
    "law": "法律",
}


class P(StrEnum):
    NONE = "none"
    STANDING = "standing"
    DISSOLVED = "dissolved"


class SheetState(StrEnum):
    OPEN = "open"
    SIGNED = "signed"
    VOID = "void"


A = Actor


class PanelRoad(Steps):
    FORM = (
        "组建评审组", A.CITY, P.NONE, P.STANDING, INVITE,
        art23_review.panel_can_stand, art09_panels.all_appointed,
    )  # fmt: skip
    DECLARE = "声明利害关系", A.EXAMINER, P.STANDING, STAYS, art27_recusal.RECUSE
    CHANGE = (
        "调整评审组", A.CITY, P.STANDING, STAYS, art23_review.LEADER,
        art23_review.panel_can_stand, art09_panels.all_appointed,
    )  # fmt: skip
    DISSOLVE = "撤销评审组", A.CLOCK, P.STANDING, P.DISSOLVED, DISSOLVE


class SheetRoad(Steps):
    SIGN = (
        "签署评分表", A.EXAMINER, SheetState.OPEN, SheetState.SIGNED, art23_review.LEADER,
        art27_recusal.not_recused, art23_review.under_review, art23_review.sheet_complete,
    )  # fmt: skip
    VOID = (
        "因回避作废", {A.CITY, A.CLOCK}, {SheetState.OPEN, SheetState.SIGNED}, SheetState.VOID,
        art27_recusal.RECUSE, art27_recusal.recused,
    )  # fmt: skip
    # A recusal that two officers lifted: the examiner begins again, the earlier marks stay in the ledger.
    REVIVE = (
        "解除回避后重新评分", A.CLOCK, SheetState.VOID, SheetState.OPEN, art27_recusal.RECUSE,
    )  # fmt: skip
