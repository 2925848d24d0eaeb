"""第十四条 Article 14: ways into the pool: by oneself, by a county, by a department; training is free."""

from enum import StrEnum

from award.law.citation import cite

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
