"""An honour's road after the award, Articles 30 and 31. Nothing here revokes by itself."""

from enum import StrEnum

from award.law import art30_fraud, art31_revocation
from award.law.art18_launch import second_officer
from award.law.citation import cite
from award.process.kinds import STAYS, Actor, Steps


class H(StrEnum):
    HELD = "held"
    ESTABLISHED = "established"
    STUDIED = "studied"
    REVOKED = "revoked"
    RECALLED = "recalled"

    @property
    def label(self) -> str:
        return HONOUR_ZH[self]


HONOUR_ZH = {
    H.HELD: "有效",
    H.ESTABLISHED: "查实弄虚作假，待撤销",
    H.STUDIED: "研究后报请撤销",
    H.REVOKED: "已撤销",
    H.RECALLED: "已撤销，奖牌证书已收回",
}

GONE = (H.REVOKED.value, H.RECALLED.value)
A = Actor


class HonourRoad(Steps):
    ESTABLISH = (
        "查实弄虚作假", A.CITY, H.HELD, H.ESTABLISHED, cite(30, "采取不正当手段获得市长质量奖荣誉的企业"),
    )  # fmt: skip
    STUDY = (
        "会同研究报请撤销", A.CITY, H.HELD, H.STUDIED, cite(31, "由行业主管部门会同质量工作主管部门研究后"),
    )  # fmt: skip
    DROP = (
        "不报请撤销", A.CITY, {H.ESTABLISHED, H.STUDIED}, H.HELD, cite(31, "研究后"), second_officer,
    )  # fmt: skip
    REVOKE_FRAUD = (
        "撤销称号", A.GOVERNMENT, H.ESTABLISHED, H.REVOKED, cite(30, "撤销其市长质量奖称号"),
        art30_fraud.established,
    )  # fmt: skip
    REVOKE = (
        "撤销称号", A.GOVERNMENT, H.STUDIED, H.REVOKED, cite(31, "报请市人民政府撤销其市长质量奖称号"),
        art31_revocation.studied,
    )  # fmt: skip
    RECALL = "登记收回奖牌、证书", A.CITY, H.REVOKED, H.RECALLED, cite(30, "收回奖牌（奖杯）、证书")
    ANNOUNCE = "向社会公告或通报", A.CITY, {H.REVOKED, H.RECALLED}, STAYS, cite(30, "并向社会公告")
