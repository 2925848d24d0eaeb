"""Articles 13 and 14: three named ways into the pool, and no way in which it becomes a condition."""

from datetime import date

from award.law.art13_incubation import Way
from award.law.eligibility import RULES, EligibilityCase
from award.law.facts import EligibilityFacts, EntityType
from award.law.readings import Readings


def test_the_ways_into_the_pool_are_named_as_article_14_names_them() -> None:
    assert [way.zh for way in Way] == ["自行申报", "旗县区推荐", "部门推荐", "其他方式"]


def test_no_rule_of_eligibility_asks_for_membership_of_the_pool() -> None:
    unknown = EligibilityCase(
        EligibilityFacts(date(2026, 10, 30), 10, EntityType.COOPERATIVE), Readings.default()
    )
    asked = {finding.law.article for rule in RULES for finding in rule(unknown)}
    assert asked == {2, 3, 15, 17}
