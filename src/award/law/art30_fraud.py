"""第三十条 Article 30: an award got by fraud is revoked, whenever it was committed or found.

Who decides is not said; read as the government, which conferred the award (interpretation 0008).
"""

from award.law.case import HonourCase
from award.law.citation import Findings, cite, met, refuse

TRUTH = cite(30, "申报单位对申报材料的真实性负责")
FRAUD = cite(30, "弄虚作假、采取不正当手段获得市长质量奖荣誉的企业")
REVOKE = cite(30, "撤销其市长质量奖称号")
TAKE_BACK = cite(30, "收回奖牌（奖杯）、证书")
ANNOUNCE = cite(30, "并向社会公告")

STEPS = (
    "市质量工作主管部门查实弄虚作假或者不正当手段的事实",
    "报请市人民政府决定撤销市长质量奖称号",
    "收回奖牌（奖杯）、证书",
    "向社会公告",
)


def established(case: HonourCase) -> Findings:
    """Fraud is a fact to be established, with evidence on file, before anything is revoked."""
    return met() if case.established else refuse(FRAUD, "弄虚作假的事实还没有查实", "art30.established")
