"""第三十一条 Article 31: what happens within three years of the award may cost it.

Three years run from the day of the circular and include their last day (interpretation 0007).
Unlike Article 17(3) the text neither asks for liability nor lists public health and service
quality: liability is weighed in the study, the two fields are decided by a named official.
"""

from datetime import date

from award.law.case import HonourCase
from award.law.citation import Findings, cite, met, refuse
from award.law.dates import years_after

ACCIDENT = cite(31, "获奖单位在获得奖励后3年内发生较大及以上质量、安全、环保事故")
VIOLATION = cite(31, "有严重违法违规生产经营行为并导致重大不良社会影响的")
STUDY = cite(31, "由行业主管部门会同质量工作主管部门研究后")
REVOKE = cite(31, "报请市人民政府撤销其市长质量奖称号")
TAKE_BACK = cite(31, "收回奖牌（奖杯）、证书")
CIRCULATE = cite(31, "并予以通报")
YEARS = 3

STEPS = (
    "行业主管部门会同质量工作主管部门研究",
    "报请市人民政府撤销市长质量奖称号",
    "收回奖牌（奖杯）、证书",
    "予以通报",
)


def last_day(awarded_on: date) -> date:
    """The last day of the three years, included."""
    return years_after(awarded_on, YEARS)


def studied(case: HonourCase) -> Findings:
    """The sector authority joins the study; the quality authority alone cannot ask for revocation."""
    if case.studied_by_sector:
        return met()
    return refuse(STUDY, "行业主管部门还没有会同研究", "art31.studied")


def event_decided(case: HonourCase) -> Findings:
    """There is an event on file, within the three years and grave enough, put under Article 31 by name."""
    if "article_31" in case.events:
        return met()
    return refuse(STUDY, "还没有登记第三十一条所列的事件并作出会同研究的决定", "events")


def under_article_31(case: HonourCase) -> Findings:
    """Only this article wants a circular."""
    return met() if case.article == 31 else refuse(CIRCULATE, "依第三十条撤销的，向社会公告", "article")
