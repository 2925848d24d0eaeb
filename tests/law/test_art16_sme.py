"""Article 16: a label of four items, never a condition."""

from itertools import product

import pytest

from award.law.art15_conditions import CONDITIONS
from award.law.art16_sme import encourage
from award.law.art17_bars import BARS
from award.law.eligibility import Outcome, judge
from award.law.tristate import both, either
from law.applicants import applicant

FLAGS = [True, False, None]


@pytest.mark.parametrize(("one", "other"), list(product(FLAGS, FLAGS)))
def test_a_known_answer_decides_only_where_the_unknown_cannot_change_it(
    one: bool | None, other: bool | None
) -> None:
    ways = list(product(*([v] if v is not None else [True, False] for v in (one, other))))

    def agreed(outcomes: set[bool]) -> bool | None:
        return outcomes.pop() if len(outcomes) == 1 else None

    assert either(one, other) is agreed({a or b for a, b in ways})
    assert both(one, other) is agreed({a and b for a, b in ways})


def test_an_enterprise_about_which_article_16_knows_nothing_may_still_apply() -> None:
    judgement = judge(applicant())
    assert (judgement.outcome, judgement.size, judgement.sme_encouraged) == (Outcome.MAY_APPLY, None, None)


def test_an_industry_code_that_nobody_knows_leaves_the_size_open() -> None:
    assert encourage(applicant(industry_code="xx", employees=5)).size is None


def test_no_rule_of_articles_15_and_17_looks_at_what_article_16_asks() -> None:
    named = {finding.law.article for rule in (*CONDITIONS, *BARS) for finding in rule(applicant())}
    assert named == set()
