"""第三十条 Article 30: an award got by fraud is revoked, whenever it was committed or found.

Who decides is not said; read as the government, which conferred the award (interpretation 0008).
"""

from award.law.case import HonourCase
from award.law.citation import Findings, cite, met, plan_rule, refuse

TRUTH = cite(30, "申报单位对申报材料的真实性负责")
FRAUD = cite(30, "弄虚作假、采取不正当手段获得市长质量奖荣誉的企业")
REVOKE = cite(30, "撤销其市长质量奖称号")
TAKE_BACK = cite(30, "收回奖牌（奖杯）、证书")
ANNOUNCE = cite(30, "并向社会公告")
HEAR = plan_rule("hear_first", "撤销称号前听取企业陈述申辩")

STEPS = (
    "市质量工作主管部门查实弄虚作假或者不正当手段的事实",
    "报请市人民政府决定撤销市长质量奖称号",
    "收回奖牌（奖杯）、证书",
    "向社会公告",
)


def established(case: HonourCase) -> Findings:
    """Fraud is a fact to be established, with evidence on file, before anything is revoked."""
    return met() if case.established else refuse(FRAUD, "弄虚作假的事实还没有查实", "art30.established")


def event_decided(case: HonourCase) -> Findings:
    """There is an event on file that a named officer put under Article 30."""
    if "article_30" in case.events:
        return met()
    return refuse(FRAUD, "还没有登记弄虚作假的事件并作出按第三十条处理的决定", "events")


def heard(case: HonourCase) -> Findings:
    """Not said by the articles; a cycle's plan may ask for it, and then nothing is revoked without."""
    if not case.hear_first or case.heard:
        return met()
    return refuse(HEAR, "还没有听取企业的陈述申辩", "hearing")


def insignia_back(case: HonourCase) -> Findings:
    """Each trophy and certificate is tracked until it is back, or declared void for a reason."""
    return tuple(f for p in case.outstanding for f in refuse(TAKE_BACK, f"还没有收回：{p}", "insignia"))


def under_article_30(case: HonourCase) -> Findings:
    """Only this article wants the public told by announcement."""
    return met() if case.article == 30 else refuse(ANNOUNCE, "依第三十一条撤销的，予以通报", "article")
