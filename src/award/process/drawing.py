"""A draw of panels (Articles 9, 23, 27): first the seed's digest, then the pool, then seed and result.

The other way to the same panels is the best match: pool and optimum by one officer, adopted by another.
"""

from enum import StrEnum

from award.law import art09_panels, art18_launch
from award.law.art09_panels import INVITE
from award.process.kinds import Actor, Steps


class Way(StrEnum):
    LOT = "lot"
    MATCH = "match"

    @property
    def label(self) -> str:
        return {Way.LOT: "抽取", Way.MATCH: "匹配"}[self]


class DrawState(StrEnum):
    NONE = "none"
    SEALED = "sealed"
    FIXED = "fixed"
    DRAWN = "drawn"
    MATCHED = "matched"
    ADOPTED = "adopted"
    FORMED = "formed"

    @property
    def label(self) -> str:
        return DRAW_ZH[self]


DRAW_ZH = {
    DrawState.NONE: "尚未开始",
    DrawState.SEALED: "种子已封存，待固定名单",
    DrawState.FIXED: "名单已固定，待揭示种子",
    DrawState.DRAWN: "已抽取，待组建",
    DrawState.MATCHED: "最优名单已求出，待复核采用",
    DrawState.ADOPTED: "已复核采用，待组建",
    DrawState.FORMED: "已按结果组建",
}
A, D = Actor, DrawState


class DrawRoad(Steps):
    SEAL = "封存种子", A.CITY, D.NONE, D.SEALED, INVITE
    FIX = (
        "固定抽取名单", A.CITY, {D.SEALED, D.FIXED}, D.FIXED, INVITE,
        art09_panels.pool_can_be_filled,
    )  # fmt: skip
    DRAW = (
        "揭示种子并抽取", A.CITY, D.FIXED, D.DRAWN, INVITE,
        art09_panels.pool_still_true, art09_panels.record_true, art18_launch.second_officer,
    )  # fmt: skip
    MATCH = (
        "求最优匹配", A.CITY, {D.NONE, D.MATCHED}, D.MATCHED, INVITE,
        art09_panels.pool_can_be_filled,
    )  # fmt: skip
    ADOPT = (
        "复核并采用最优名单", A.CITY, D.MATCHED, D.ADOPTED, INVITE,
        art09_panels.pool_still_true, art09_panels.record_true, art18_launch.second_officer,
    )  # fmt: skip
    FORM = (
        "按结果组建评审组", A.CITY, {D.DRAWN, D.ADOPTED}, D.FORMED, INVITE,
        art09_panels.record_true,
    )  # fmt: skip
