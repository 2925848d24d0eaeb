"""An applicant in order under Articles 2, 3, 15 and 17, to be spoilt by the test's own facts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from award.law.eligibility import EligibilityCase
from award.law.facts import ChiefQualityOfficer, Credit, EligibilityFacts, EntityType, Standing
from award.law.readings import Readings

IN_ORDER = EligibilityFacts(
    base_date=date(2026, 10, 30),
    cycle=10,
    entity_type=EntityType.ENTERPRISE,
    last_won_cycle=None,
    uscc="91150000701463622D",
    registered_in_baotou=True,
    established_on=date(2015, 1, 1),
    relocated_to_baotou_on=None,
    licences_in_order=True,
    policy_conflict=False,
    performance_excellence_since=date(2024, 1, 1),
    chief_quality_officer=ChiefQualityOfficer(date(2023, 1, 1), evidence=True),
    standing=Standing(quality_system=True, industry_position=True, outstanding_results=True),
    credit=Credit(abnormal_list=False, serious_dishonesty_list=False, unrepaired_record=False),
)


def applicant(
    readings: Mapping[str, object] | None = None,
    attested: Mapping[str, bool] | None = None,
    **changed: Any,
) -> EligibilityCase:
    """The applicant in order, with these facts changed, under these readings and attestations."""
    return EligibilityCase(replace(IN_ORDER, **changed), Readings.of(readings or {}), attested or {})
