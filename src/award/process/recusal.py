"""The road of a recusal, Article 27: declared, or found or claimed and decided; two others lift it."""

from enum import StrEnum

from award.law import art27_recusal
from award.process.kinds import STAYS, Actor, Steps


class RecusalState(StrEnum):
    NONE = "none"
    OPEN = "open"
    HOLDS = "holds"
    DISMISSED = "dismissed"
    LIFTING = "lifting"
    LIFTED = "lifted"

    @property
    def label(self) -> str:
        return RECUSAL_ZH[self]


R = RecusalState
RECUSAL_ZH = {
    R.NONE: "尚未提出",
    R.OPEN: "待认定",
    R.HOLDS: "已回避",
    R.DISMISSED: "认定无须回避",
    R.LIFTING: "已回避，解除待复核",
    R.LIFTED: "已解除",
}
HOLDING = frozenset({R.HOLDS, R.LIFTING})
DECIDED_OTHERWISE = frozenset({R.DISMISSED, R.LIFTED})

A = Actor


class RecusalRoad(Steps):
    """label on the button, who, from, to, the law, provided."""

    DECLARE = (
        "声明回避", {A.EXAMINER, A.CITY, A.COUNTY}, frozenset(R) - HOLDING, R.HOLDS, art27_recusal.RECUSE,
        art27_recusal.by_oneself,
    )  # fmt: skip
    DOUBT = "登记待认定的利害关系", A.CLOCK, R.NONE, R.OPEN, art27_recusal.RECUSE
    CLAIM = (
        "申请评审员回避", A.APPLICANT, R.NONE, R.OPEN, art27_recusal.CLAIM, art27_recusal.may_be_claimed,
    )  # fmt: skip
    UPHOLD = (
        "认定须回避", A.CITY, R.OPEN, R.HOLDS, art27_recusal.RECUSE, art27_recusal.not_in_own_cause,
    )  # fmt: skip
    DISMISS = (
        "认定无须回避", A.CITY, R.OPEN, R.DISMISSED, art27_recusal.RECUSE, art27_recusal.not_in_own_cause,
    )  # fmt: skip
    SETTLE = (
        "处理回避的后果", A.CITY, HOLDING, STAYS, art27_recusal.RECUSE, art27_recusal.not_in_own_cause,
    )  # fmt: skip
    ASK_LIFT = (
        "提请解除回避", A.CITY, R.HOLDS, R.LIFTING, art27_recusal.RECUSE, art27_recusal.not_in_own_cause,
    )  # fmt: skip
    KEEP = (
        "不同意解除", A.CITY, R.LIFTING, R.HOLDS, art27_recusal.RECUSE, art27_recusal.not_in_own_cause,
    )  # fmt: skip
    LIFT = (
        "复核同意解除", A.CITY, R.LIFTING, R.LIFTED, art27_recusal.RECUSE,
        art27_recusal.not_in_own_cause, art27_recusal.two_officers,
    )  # fmt: skip
