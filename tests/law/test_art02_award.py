"""Article 2: an award for enterprises."""

import pytest

from award.law.art02_award import ENTERPRISE, LEGAL_PERSON, entity_kind
from award.law.citation import confirm, met, refuse
from award.law.facts import EntityType
from law.applicants import applicant

COOPERATIVE = "申报单位是农民专业合作社，是否按企业申报须具名认定"


def test_an_enterprise_with_legal_personality_may_apply() -> None:
    assert entity_kind(applicant()) == met()


@pytest.mark.parametrize(
    ("kind", "because"),
    [
        (EntityType.PUBLIC_INSTITUTION, "申报单位是事业单位，不是企业"),
        (EntityType.INDIVIDUAL_BUSINESS, "申报单位是个体工商户，不是企业"),
        (EntityType.SOCIAL_ORGANIZATION, "申报单位是社会组织，不是企业"),
    ],
)
def test_what_is_no_enterprise_is_refused_under_article_2(kind: EntityType, because: str) -> None:
    assert entity_kind(applicant(entity_type=kind)) == refuse(ENTERPRISE, because, "art02.entity_kind")


@pytest.mark.parametrize(
    ("kind", "because"),
    [
        (EntityType.BRANCH, "申报单位是分支机构，没有独立法人资格"),
        (EntityType.UNINCORPORATED_ENTERPRISE, "申报单位是非法人企业（合伙、个人独资等），没有独立法人资格"),
    ],
)
def test_what_is_no_legal_person_is_refused_under_article_15_1(kind: EntityType, because: str) -> None:
    assert (LEGAL_PERSON.article, LEGAL_PERSON.item) == (15, 1)
    assert entity_kind(applicant(entity_type=kind)) == refuse(LEGAL_PERSON, because, "art15.legal_person")


def test_a_cooperative_waits_for_a_named_official() -> None:
    asked = applicant(entity_type=EntityType.COOPERATIVE)
    assert entity_kind(asked) == confirm(ENTERPRISE, COOPERATIVE, "art02.entity_kind")


def test_a_cooperative_attested_to_be_an_enterprise_may_apply() -> None:
    case = applicant(attested={"art02.entity_kind": True}, entity_type=EntityType.COOPERATIVE)
    assert entity_kind(case) == met()


def test_a_cooperative_attested_not_to_be_one_is_refused() -> None:
    case = applicant(attested={"art02.entity_kind": False}, entity_type=EntityType.COOPERATIVE)
    because = f"{COOPERATIVE}；经具名认定：不符合"
    assert entity_kind(case) == refuse(ENTERPRISE, because, "art02.entity_kind")
