"""第十三条 Article 13 (with 11, 12): the incubation pool, open to the willing.

Nothing here is a condition of applying: no rule of Articles 15-17 or 20-22 may ask for membership.
The authority may take a unit in (可); there is no right to it and no duty.
"""

from award.law.case import PoolCase
from award.law.citation import Findings, cite, met, refuse

MECHANISM = cite(11, "建立健全市长质量奖培育孵化机制")
METHODS = cite(11, "推广先进质量管理方法")
LOCAL_DUTY = cite(12, "分别负责本辖区、本行业、本系统内市长质量奖的培育孵化和指导工作")
POOL = cite(13, "可将有意向申报市长质量奖的单位纳入“市长质量奖培育库”")
GUIDANCE = cite(13, "在工作中对其予以指导帮扶")
WILLING = cite(13, "有意向申报市长质量奖的单位")


def of_own_ground(case: PoolCase) -> Findings:
    """12: a county refers and guides the enterprises of its own territory."""
    if case.seat_county and case.county != case.seat_county:
        return refuse(LOCAL_DUTY, f"{case.name}的住所在{case.county_name}，不属于本辖区", "county")
    return met()


def willing(case: PoolCase) -> Findings:
    """13: the pool is for units that intend to apply; a referral says that the unit was asked."""
    return met() if case.willing else refuse(WILLING, "还没有确认该单位有申报意向", "willing")
