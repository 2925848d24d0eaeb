"""A visit's road (Article 32), what is looked at on site, and the road of each thing to be mended."""

from enum import StrEnum

from award.law import art32_follow_up, art33_certificates, art34_spreading, art35_title_use
from award.law.citation import Citation, cite
from award.process.kinds import STAYS, Actor, Steps


class V(StrEnum):
    PLANNED = "planned"
    DONE = "done"

    @property
    def label(self) -> str:
        return {"planned": "待寻访", "done": "已寻访"}[self.value]


class M(StrEnum):
    """Something to be mended."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return {"open": "待整改", "answered": "已报整改情况，待核实", "closed": "已核实办结"}[self.value]


# What is looked at on site: key -> its words and the clause it is looked at for.
POINTS: dict[str, tuple[str, Citation]] = {
    "running": ("正常生产经营", art32_follow_up.LEARN),
    "system": ("质量管理体系有效运行，首席质量官在岗履职", art32_follow_up.LEARN),
    "excellence": ("继续应用卓越绩效模式，持续改进质量管理", art34_spreading.IMPROVE),
    "accidents": ("没有较大及以上质量、安全、环保事故", cite(31, "较大及以上质量、安全、环保事故")),
    "lawful": ("没有严重违法违规生产经营行为", cite(31, "严重违法违规生产经营行为")),
    "insignia": ("奖牌（奖杯）、证书保存完好", art33_certificates.CONFERRED),
    "title": ("称号只用于单位形象宣传并注明年份，没有用于产品", art35_title_use.CORPORATE_IMAGE),
    "spreading": ("宣传推广先进质量管理经验", art34_spreading.SPREAD),
    "mended": ("上一次寻访提出的事项已经落实", art32_follow_up.URGE),
}
VERDICTS = {"good": "正常", "problem": "有问题", "unseen": "没有看到"}

A = Actor
VISITORS = frozenset({A.CITY, A.SECTOR, A.COUNTY})


class VisitRoad(Steps):
    ARRANGE = (
        "安排寻访", A.CITY, V.PLANNED, STAYS, art32_follow_up.VISIT, art32_follow_up.title_held,
    )  # fmt: skip
    RECORD = (
        "记录寻访情况", VISITORS, V.PLANNED, STAYS, art32_follow_up.LEARN, art32_follow_up.title_held,
        art32_follow_up.joined,
    )  # fmt: skip
    RAISE = (
        "提出整改事项", VISITORS, {V.PLANNED, V.DONE}, STAYS, art32_follow_up.URGE,
        art32_follow_up.title_held,
    )  # fmt: skip
    FINISH = (
        "完成寻访", {A.CITY, A.SECTOR}, V.PLANNED, V.DONE, art32_follow_up.LEARN,
        art32_follow_up.title_held, art32_follow_up.joined, art32_follow_up.recorded,
        art32_follow_up.within_three_years,
    )  # fmt: skip


class MendRoad(Steps):
    ANSWER = "报告整改情况", A.APPLICANT, M.OPEN, M.ANSWERED, art32_follow_up.URGE
    ACCEPT = "核实办结", {A.CITY, A.SECTOR}, M.ANSWERED, M.CLOSED, art32_follow_up.URGE
    RETURN = "退回继续整改", {A.CITY, A.SECTOR}, M.ANSWERED, M.OPEN, art32_follow_up.URGE
