"""Article 13: being in the pool is never a condition."""

from datetime import date

from award.law.eligibility import RULES, EligibilityCase
from award.law.facts import EligibilityFacts, EntityType
from award.law.readings import Readings


def test_no_rule_of_eligibility_asks_for_membership_of_the_pool() -> None:
    unknown = EligibilityCase(
        EligibilityFacts(date(2026, 10, 30), 10, EntityType.COOPERATIVE), Readings.default()
    )
    asked = {finding.law.article for rule in RULES for finding in rule(unknown)}
    assert asked == {2, 3, 15, 17}
