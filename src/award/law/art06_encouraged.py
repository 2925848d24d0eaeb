"""第六条 Article 6 (with 16): the groups that are especially supported in applying. A tag, never a point.

Nothing here is asked by any rule of Articles 15 to 26: no condition, no score, no place in a list.
Supporting means telling and inviting; whether to apply is the enterprise's own will (4).
"""

from datetime import date
from enum import StrEnum

from award.law.citation import Citation, cite

ALL_KINDS = cite(6, "鼓励各类优秀企业积极申报市长质量奖")
SUPPORTED = cite(
    6, "重点支持重点产业集群企业、瞪羚企业、国家高新技术企业、科技标杆企业、科技型中小企业申报市长质量奖"
)
SMALL = cite(16, "鼓励具备以下条件的中小企业积极申报市长质量奖")
VOLUNTARY = cite(4, "自愿申请")


class Group(StrEnum):
    """The five of Article 6, in its words and its order."""

    CLUSTER = "cluster"
    GAZELLE = "gazelle"
    HIGH_TECH = "high_tech"
    BENCHMARK = "benchmark"
    TECH_SME = "tech_sme"

    @property
    def law(self) -> Citation:
        return GROUPS[self]

    @property
    def zh(self) -> str:
        return GROUPS[self].quote


GROUPS: dict[Group, Citation] = {
    Group.CLUSTER: cite(6, "重点产业集群企业"),
    Group.GAZELLE: cite(6, "瞪羚企业"),
    Group.HIGH_TECH: cite(6, "国家高新技术企业"),
    Group.BENCHMARK: cite(6, "科技标杆企业"),
    Group.TECH_SME: cite(6, "科技型中小企业"),
}
GROUPS_ZH = {group.value: law.quote for group, law in GROUPS.items()}


def valid_on(valid_from: date, valid_to: date | None, day: date) -> bool:
    """First and last day both count; a list that names no end holds until it is corrected (0048)."""
    return valid_from <= day and (valid_to is None or day <= valid_to)
