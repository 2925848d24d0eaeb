"""The road of a complaint of an examiner, Article 29: inquiry, strike-off by two officers, referral."""

from enum import StrEnum

from award.law import art29_mutual_feedback
from award.process.kinds import STAYS, Actor, Steps


class ConductState(StrEnum):
    NONE = "none"
    OPEN = "open"
    INQUIRY = "inquiry"
    PROPOSED = "proposed"
    STRUCK = "struck"
    DISMISSED = "dismissed"

    @property
    def label(self) -> str:
        return CONDUCT_ZH[self]


CONDUCT_ZH = {
    ConductState.NONE: "尚未登记",
    ConductState.OPEN: "已登记，待调查",
    ConductState.INQUIRY: "调查中",
    ConductState.PROPOSED: "拟取消资格，待复核",
    ConductState.STRUCK: "已取消评审员资格",
    ConductState.DISMISSED: "查无此事或不予处理",
}

A, X = Actor, ConductState


class ConductRoad(Steps):
    """label on the button, who, from, to, the law, provided."""

    COMPLAIN = "登记反映", A.CITY, X.NONE, X.OPEN, art29_mutual_feedback.ON_EXAMINER
    INQUIRE = "开始调查", A.CITY, X.OPEN, X.INQUIRY, art29_mutual_feedback.MISCONDUCT
    DISMISS = "不予处理", A.CITY, {X.OPEN, X.INQUIRY}, X.DISMISSED, art29_mutual_feedback.MISCONDUCT
    PROPOSE = "提出取消资格", A.CITY, X.INQUIRY, X.PROPOSED, art29_mutual_feedback.MISCONDUCT
    RETURN = "退回调查", A.CITY, X.PROPOSED, X.INQUIRY, art29_mutual_feedback.MISCONDUCT
    STRIKE_OFF = (
        "复核取消评审员资格", A.CITY, X.PROPOSED, X.STRUCK, art29_mutual_feedback.STRIKE_OFF,
        art29_mutual_feedback.two_officers,
    )  # fmt: skip
    REFER = "移送追责问责", A.CITY, X.STRUCK, STAYS, art29_mutual_feedback.REFER
