"""The incubation pool's road, Articles 11 to 14: in by four ways, guided, out; no condition of applying."""

from enum import StrEnum

from award.law import art13_incubation
from award.law.art14_joining_the_pool import JOINING
from award.law.citation import cite
from award.process.kinds import STAYS, Actor, Steps


class B(StrEnum):
    """Where a unit is with the pool."""

    NONE = "none"
    ASKED = "asked"
    IN = "in"
    DECLINED = "declined"
    LEFT = "left"

    @property
    def label(self) -> str:
        return POOL_ZH[self]


POOL_ZH = {
    B.NONE: "尚未提出",
    B.ASKED: "待市主管部门确认",
    B.IN: "在库培育",
    B.DECLINED: "暂未纳入",
    B.LEFT: "已退出",
}
OPEN = (B.ASKED, B.IN)
A = Actor


class PoolRoad(Steps):
    ASK = "申请加入培育库", A.APPLICANT, B.NONE, B.ASKED, JOINING
    REFER = (
        "推荐加入培育库", {A.COUNTY, A.SECTOR, A.CITY}, B.NONE, B.ASKED, JOINING,
        art13_incubation.willing, art13_incubation.of_own_ground,
    )  # fmt: skip
    ADMIT = "纳入培育库", A.CITY, B.ASKED, B.IN, art13_incubation.POOL
    DECLINE = "暂不纳入", A.CITY, B.ASKED, B.DECLINED, cite(13, "市政府质量工作主管部门可将")
    GUIDE = (
        "登记指导帮扶", {A.CITY, A.COUNTY, A.SECTOR}, B.IN, STAYS, art13_incubation.GUIDANCE,
        art13_incubation.of_own_ground,
    )  # fmt: skip
    LEAVE = "退出培育库", {A.APPLICANT, A.CITY}, {B.ASKED, B.IN}, B.LEFT, cite(4, "自愿申请")
