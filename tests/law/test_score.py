"""Article 23's score: worked examples, trimming of equals, and what must hold for all sheets."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.law import figures
from award.law.art07_criteria import criteria
from award.law.score import Method, Rules, Sheet, score
from law.cases import cases, title

CRITERIA = criteria()
CLAUSES = [item.clause for item in CRITERIA.items]
PERCENTS = st.fixed_dictionaries({clause: st.sampled_from(CRITERIA.percents) for clause in CLAUSES})
SHEETS = st.lists(PERCENTS, min_size=5, max_size=9).map(
    lambda sheets: [sheet(f"E{n}", percent, leader=n == 0) for n, percent in enumerate(sheets)]
)


def sheet(examiner: str, percent: dict[str, Any], *, leader: bool = False, recused: bool = False) -> Sheet:
    exact = {clause: None if p is None else Decimal(p) for clause, p in percent.items()}
    return Sheet(examiner, exact, leader, recused)


def percents(given: dict[str, Any]) -> dict[str, Any]:
    return {clause: given.get(clause, given["其余"]) for clause in CLAUSES}


def uniform(examiner: str, percent: int, *, leader: bool = False) -> Sheet:
    return sheet(examiner, dict.fromkeys(CLAUSES, percent), leader=leader)


@pytest.mark.parametrize("case", cases("score"), ids=title)
def test_worked_example(case: Any) -> None:
    sheets = [
        sheet(s["评审员"], percents(s), leader=s.get("组长", False), recused=s.get("回避", False))
        for s in case["评分表"]
    ]
    consensus = sheet("", percents(case["合议"])).percent if "合议" in case else None
    outcome = score(CRITERIA, Rules(Method(case["方法"]), case.get("最少", 5)), sheets, consensus)
    assert figures.text(outcome.total) == case["总分"]
    assert outcome.because == case.get("理由")
    if "离散" in case:
        spreads = {flag.clause or "总分": flag.spread for flag in outcome.flags}
        assert spreads == {clause: Decimal(spread) for clause, spread in case["离散"].items()}


def test_of_equal_totals_the_later_sheet_is_left_out() -> None:
    first = {**dict.fromkeys(CLAUSES, 50), "4.1.3": 60}
    later = {**dict.fromkeys(CLAUSES, 50), "4.1.4": 60}  # the same total, elsewhere
    sheets = [
        sheet("E1", first, leader=True),
        sheet("E2", later),
        *(uniform(f"E{n}", 50) for n in (3, 4, 5)),
    ]
    outcome = score(CRITERIA, Rules(Method.TRIMMED_MEAN), sheets, None)
    assert outcome.by_category["4.1"] == 56  # E1 is kept, E2 and E5 are not
    assert outcome.total == 501


def test_when_all_totals_are_equal_the_last_two_go() -> None:
    sheets = [uniform(f"E{n}", 50, leader=n == 0) for n in range(5)]
    assert score(CRITERIA, Rules(Method.TRIMMED_MEAN), sheets, None).total == 500


def test_a_recused_sheet_may_be_empty_and_changes_nothing() -> None:
    sheets = [uniform(f"E{n}", 50, leader=n == 0) for n in range(5)]
    recused = Sheet("E9", {}, leader=True, recused=True)
    rules = Rules(Method.MEAN)
    assert score(CRITERIA, rules, [*sheets, recused], None) == score(CRITERIA, rules, sheets, None)


def test_what_can_be_computed_is_shown_although_the_consensus_is_missing() -> None:
    sheets = [uniform(f"E{n}", 50 + 5 * n, leader=n == 0) for n in range(5)]
    outcome = score(CRITERIA, Rules(Method.CONSENSUS), sheets, None)
    assert (outcome.valid, outcome.total, outcome.by_category) == (False, None, {})
    assert outcome.sheets["E4"] == 700
    assert [flag.clause for flag in outcome.flags] == [*CLAUSES, None]


@given(SHEETS)
def test_the_mean_is_the_sum_of_its_categories_and_lies_between_the_extremes(sheets: list[Sheet]) -> None:
    outcome = score(CRITERIA, Rules(Method.MEAN), sheets, None)
    assert outcome.total is not None
    assert figures.printed(sum(outcome.by_category.values())) == figures.printed(outcome.total)
    assert min(outcome.sheets.values()) <= outcome.total <= max(outcome.sheets.values())


@given(SHEETS, st.randoms(use_true_random=False))
def test_the_order_of_the_sheets_does_not_change_the_total(sheets: list[Sheet], random: Any) -> None:
    shuffled = random.sample(sheets, len(sheets))
    for method in (Method.MEAN, Method.TRIMMED_MEAN):
        one, other = (score(CRITERIA, Rules(method), order, None).total for order in (sheets, shuffled))
        assert one == other


@given(SHEETS)
def test_trimming_removes_exactly_the_highest_and_the_lowest_total(sheets: list[Sheet]) -> None:
    outcome = score(CRITERIA, Rules(Method.TRIMMED_MEAN), sheets, None)
    kept = sorted(outcome.sheets.values())[1:-1]
    assert outcome.total == figures.mean(kept)


@given(PERCENTS)
def test_a_sheet_scores_the_exact_sum_of_points_times_percent(percent: dict[str, int]) -> None:
    outcome = score(CRITERIA, Rules(Method.MEAN, 1), [sheet("E", percent, leader=True)], None)
    hundredths = sum(int(item.points) * percent[item.clause] for item in CRITERIA.items)
    assert outcome.total == Decimal(hundredths) / 100
    assert figures.text(outcome.total) == f"{hundredths // 100}.{hundredths % 100:02}"
