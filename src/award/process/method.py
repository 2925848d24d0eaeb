"""The library of methods and cases (方法案例库), Articles 9 to 11: drafted, looked at again, published.

A case of an enterprise needs its consent; the regulation does not ask for that, the house does
(docs/interpretations/0046).
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from award.law.art18_launch import second_officer
from award.law.case import Hands
from award.law.citation import Findings, cite, house, met, refuse
from award.process.kinds import STAYS, Actor, Steps

SPREAD = cite(9, "组织宣传推广先进质量管理模式、方法")
LOCALLY = cite(10, "宣传推广获奖单位的先进经验和成果")
ADVANCED = cite(11, "推广先进质量管理方法")
CONSENT = house("method_consent", "企业的案例经该企业同意才公开，同意人和日期登记在案")
SECOND_LOOK = house("second_look_method", "方法案例由一名工作人员起草，另一名工作人员复看后发布")

KINDS = {"method": "方法", "case": "案例", "tool": "工具", "standard": "标准解读"}


class M(StrEnum):
    """Where an entry is."""

    NONE = "none"
    DRAFT = "draft"
    PROPOSED = "proposed"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return METHOD_ZH[self]


METHOD_ZH = {
    M.NONE: "尚未起草",
    M.DRAFT: "起草中",
    M.PROPOSED: "待复看",
    M.PUBLISHED: "已发布",
    M.WITHDRAWN: "已撤下",
}


@dataclass(frozen=True, slots=True)
class MethodCase:
    """An entry of the library. `of_enterprise`: whose case it is; `consent`: whether it agreed."""

    moment: datetime
    of_enterprise: str = ""
    consent: bool = False
    hands: Hands = field(default_factory=Hands)


def consented(case: MethodCase) -> Findings:
    """The enterprise whose case it is has agreed, by name and day."""
    if case.of_enterprise and not case.consent:
        return refuse(CONSENT, f"还没有登记{case.of_enterprise}的同意（同意人和日期）", "consent")
    return met()


A = Actor
DRAFTERS = (A.CITY, A.COUNTY, A.SECTOR)


class MethodRoad(Steps):
    DRAFT = "起草方法案例", DRAFTERS, M.NONE, M.DRAFT, SPREAD
    REVISE = "修改方法案例", DRAFTERS, M.DRAFT, STAYS, SPREAD
    PROPOSE = "提请发布", DRAFTERS, M.DRAFT, M.PROPOSED, LOCALLY, consented
    PUBLISH = "复看并发布", A.CITY, M.PROPOSED, M.PUBLISHED, ADVANCED, second_officer, consented
    SEND_BACK = "退回修改", A.CITY, M.PROPOSED, M.DRAFT, SECOND_LOOK
    WITHDRAW = "撤下", A.CITY, M.PUBLISHED, M.WITHDRAWN, SECOND_LOOK
