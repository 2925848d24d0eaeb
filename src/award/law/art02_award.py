"""第二条 Article 2: an award for enterprises. Who is one, who is not, who must be decided by a person.

企业 is read as a body with legal personality that is registered as an enterprise; 事业单位 left the
text with the 2025 revision. A branch or an enterprise without legal personality is an enterprise
but fails Article 15(1), and is refused there.
"""

from award.law.citation import Findings, cite, confirm, met, refuse, settle
from award.law.facts import EntityType, HasFacts

ENTERPRISE = cite(2, "具有显著示范带动作用的企业")
LEGAL_PERSON = cite(15, "具有独立法人资格")

NOT_AN_ENTERPRISE = {
    EntityType.PUBLIC_INSTITUTION: "申报单位是事业单位，不是企业",
    EntityType.INDIVIDUAL_BUSINESS: "申报单位是个体工商户，不是企业",
    EntityType.SOCIAL_ORGANIZATION: "申报单位是社会组织，不是企业",
}
NO_LEGAL_PERSON = {
    EntityType.BRANCH: "申报单位是分支机构，没有独立法人资格",
    EntityType.UNINCORPORATED_ENTERPRISE: "申报单位是非法人企业（合伙、个人独资等），没有独立法人资格",
}


def entity_kind(case: HasFacts) -> Findings:
    """An enterprise that is a legal person; whether a cooperative is one, a named official decides."""
    kind = case.facts.entity_type
    if kind in NOT_AN_ENTERPRISE:
        return refuse(ENTERPRISE, NOT_AN_ENTERPRISE[kind], "art02.entity_kind")
    if kind in NO_LEGAL_PERSON:
        return refuse(LEGAL_PERSON, NO_LEGAL_PERSON[kind], "art15.legal_person")
    if kind is EntityType.COOPERATIVE:
        found = confirm(ENTERPRISE, "申报单位是农民专业合作社，是否按企业申报须具名认定", "art02.entity_kind")
        return settle(found, case.attested)
    return met()
