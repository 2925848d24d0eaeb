"""An honour's road after the award, Articles 30 and 31. Nothing here revokes by itself."""

from enum import StrEnum

from award.law import art30_fraud, art31_revocation
from award.law.art18_launch import second_officer
from award.law.citation import cite
from award.process.kinds import STAYS, Actor, Steps


class H(StrEnum):
    HELD = "held"
    ESTABLISHED = "established"
    STUDYING = "studying"
    STUDIED = "studied"
    REVOKED = "revoked"
    RECALLED = "recalled"

    @property
    def label(self) -> str:
        return HONOUR_ZH[self]


HONOUR_ZH = {
    H.HELD: "有效",
    H.ESTABLISHED: "查实弄虚作假，待撤销",
    H.STUDYING: "行业主管部门会同研究中",
    H.STUDIED: "研究后报请撤销",
    H.REVOKED: "已撤销",
    H.RECALLED: "已撤销，奖牌证书已收回",
}

GONE = (H.REVOKED.value, H.RECALLED.value)
BEFORE_GOVERNMENT = frozenset({H.ESTABLISHED, H.STUDIED})
# What a sector authority finds in its study (31).
OPINIONS = {"revoke": "建议报请撤销称号", "keep": "建议不报请撤销"}
A = Actor


class HonourRoad(Steps):
    ESTABLISH = (
        "查实弄虚作假", A.CITY, H.HELD, H.ESTABLISHED, cite(30, "采取不正当手段获得市长质量奖荣誉的企业"),
        art30_fraud.event_decided,
    )  # fmt: skip
    OPEN_STUDY = (
        "提请行业主管部门会同研究", A.CITY, H.HELD, H.STUDYING,
        cite(31, "由行业主管部门会同质量工作主管部门研究后"), art31_revocation.event_decided,
    )  # fmt: skip
    OPINION = (
        "提出研究意见", A.SECTOR, H.STUDYING, STAYS,
        cite(31, "由行业主管部门会同质量工作主管部门研究"),
    )  # fmt: skip
    STUDY = (
        "会同研究报请撤销", A.CITY, H.STUDYING, H.STUDIED, cite(31, "研究后，报请市人民政府"),
        art31_revocation.studied,
    )  # fmt: skip
    DROP = (
        "不报请撤销", A.CITY, {H.ESTABLISHED, H.STUDYING, H.STUDIED}, H.HELD, cite(31, "研究后"),
        second_officer,
    )  # fmt: skip
    STATE = "提交陈述申辩", A.APPLICANT, BEFORE_GOVERNMENT | {H.STUDYING}, STAYS, art30_fraud.HEAR
    HEAR = "登记听取陈述申辩", A.CITY, BEFORE_GOVERNMENT, STAYS, art30_fraud.HEAR
    REVOKE_FRAUD = (
        "撤销称号", A.GOVERNMENT, H.ESTABLISHED, H.REVOKED, cite(30, "撤销其市长质量奖称号"),
        art30_fraud.established, art30_fraud.heard,
    )  # fmt: skip
    REVOKE = (
        "撤销称号", A.GOVERNMENT, H.STUDIED, H.REVOKED, cite(31, "报请市人民政府撤销其市长质量奖称号"),
        art31_revocation.studied, art30_fraud.heard,
    )  # fmt: skip
    NOT_REVOKE = (
        "不予撤销", A.GOVERNMENT, BEFORE_GOVERNMENT, H.HELD, cite(31, "报请市人民政府"),
    )  # fmt: skip
    RECALL = (
        "登记收回奖牌、证书", A.CITY, H.REVOKED, H.RECALLED, cite(30, "收回奖牌（奖杯）、证书"),
        art30_fraud.insignia_back,
    )  # fmt: skip
    ANNOUNCE = (
        "向社会公告", A.CITY, {H.REVOKED, H.RECALLED}, STAYS, cite(30, "并向社会公告"),
        art30_fraud.under_article_30,
    )  # fmt: skip
    CENSURE = (
        "予以通报", A.CITY, {H.REVOKED, H.RECALLED}, STAYS, cite(31, "并予以通报"),
        art31_revocation.under_article_31,
    )  # fmt: skip
