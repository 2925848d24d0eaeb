"""第十三条 Article 13 (with 11, 12, 14): the incubation pool, open to the willing, free of charge.

Nothing here is a condition of applying: no rule of Articles 15-17 or 20-22 may ask for membership.
The authority may take a unit in (可); there is no right to it and no duty.
"""

from enum import StrEnum

from award.law.citation import cite

MECHANISM = cite(11, "建立健全市长质量奖培育孵化机制")
LOCAL_DUTY = cite(12, "分别负责本辖区、本行业、本系统内市长质量奖的培育孵化和指导工作")
POOL = cite(13, "可将有意向申报市长质量奖的单位纳入“市长质量奖培育库”")
GUIDANCE = cite(13, "在工作中对其予以指导帮扶")
JOINING = cite(14, "自行申报、旗县区推荐、部门推荐等多种方式")
FREE_TRAINING = cite(14, "免费接受卓越绩效管理等培训")


class Way(StrEnum):
    """How a unit comes into the pool (Article 14); 等 leaves room for others."""

    BY_ITSELF = "by_itself"
    COUNTY_REFERRAL = "county_referral"
    SECTOR_REFERRAL = "sector_referral"
    OTHER = "other"

    @property
    def zh(self) -> str:
        return WAYS_ZH[self]


WAYS_ZH = {
    Way.BY_ITSELF: "自行申报",
    Way.COUNTY_REFERRAL: "旗县区推荐",
    Way.SECTOR_REFERRAL: "部门推荐",
    Way.OTHER: "其他方式",
}
