"""Scores worked out with pencil and paper, every product written down (Articles 7 and 23).

The points and the products stand here as literals; nothing of them is read from the code under test.
"""

from decimal import ROUND_HALF_EVEN, Decimal

import pytest

from award.law import figures
from award.law.art07_criteria import criteria
from award.law.score import Method, Rules, Score, Sheet, score

# clause, points, per cent agreed, points x per cent / 100
WORKED = (
    ("4.1.2", 50, 65, "32.50"),
    ("4.1.3", 30, 60, "18.00"),
    ("4.1.4", 30, 55, "16.50"),
    ("4.2.2", 40, 70, "28.00"),
    ("4.2.3", 50, 45, "22.50"),
    ("4.3.2", 40, 35, "14.00"),
    ("4.3.3", 50, 80, "40.00"),
    ("4.4.2", 60, 55, "33.00"),
    ("4.4.3", 15, 65, "9.75"),
    ("4.4.4", 20, 75, "15.00"),
    ("4.4.5", 15, 25, "3.75"),
    ("4.4.6", 10, 95, "9.50"),
    ("4.4.7", 10, 5, "0.50"),
    ("4.5.2", 50, 60, "30.00"),
    ("4.5.3", 50, 65, "32.50"),
    ("4.6.2", 40, 55, "22.00"),
    ("4.6.3", 40, 0, "0.00"),
    ("4.7.2", 80, 70, "56.00"),
    ("4.7.3", 80, 65, "52.00"),
    ("4.7.4", 80, 100, "80.00"),
    ("4.7.5", 60, 45, "27.00"),
    ("4.7.6", 50, 85, "42.50"),
    ("4.7.7", 50, 35, "17.50"),
)
CATEGORIES = {
    "4.1": "67.00",  # 32.50 + 18.00 + 16.50
    "4.2": "50.50",  # 28.00 + 22.50
    "4.3": "54.00",  # 14.00 + 40.00
    "4.4": "71.50",  # 33.00 + 9.75 + 15.00 + 3.75 + 9.50 + 0.50
    "4.5": "62.50",  # 30.00 + 32.50
    "4.6": "22.00",  # 22.00 + 0.00
    "4.7": "275.00",  # 56.00 + 52.00 + 80.00 + 27.00 + 42.50 + 17.50
}
TOTAL = "602.50"  # 67.00 + 50.50 + 54.00 + 71.50 + 62.50 + 22.00 + 275.00
AGREED = {clause: percent for clause, _, percent, _ in WORKED}
HALF = dict.fromkeys(AGREED, 50)  # 500.00


def sheet(name: str, base: dict[str, int], **changed: int) -> Sheet:
    """`c446=55`: clause 4.4.6 at 55%. 甲 leads."""
    own = {f"{key[1]}.{key[2]}.{key[3]}": percent for key, percent in changed.items()}
    return Sheet(name, {c: Decimal(p) for c, p in (base | own).items()}, leader=name == "甲")


def scored(method: Method, sheets: list[Sheet], agreed: dict[str, int] | None = None) -> Score:
    consensus = None if agreed is None else {c: Decimal(p) for c, p in agreed.items()}
    return score(criteria(), Rules(method), sheets, consensus)


def printed(categories: object) -> dict[str, str]:
    return {clause: f"{figures.printed(points)}" for clause, points in categories.items()}  # type: ignore[attr-defined]


def test_the_sums_on_this_page_are_right() -> None:
    """The pencil's own arithmetic, in decimals: 23 products, seven sums, one total, 1000 points in all."""
    assert sum(points for _, points, _, _ in WORKED) == 1000
    for clause, points, percent, product in WORKED:
        assert Decimal(points) * percent / 100 == Decimal(product), clause
    for category, total in CATEGORIES.items():
        parts = [Decimal(product) for clause, _, _, product in WORKED if clause.startswith(f"{category}.")]
        assert sum(parts) == Decimal(total), category
    assert sum(map(Decimal, CATEGORIES.values())) == Decimal(TOTAL)


def test_the_consensus_is_scored_clause_by_clause_whatever_the_sheets_say() -> None:
    others = [sheet(name, HALF) for name in ("甲", "乙", "丙", "丁", "戊")]
    outcome = scored(Method.CONSENSUS, others, AGREED)
    assert outcome.total == Decimal(TOTAL)
    assert printed(outcome.by_category) == CATEGORIES
    assert dict(outcome.sheets) == dict.fromkeys("甲乙丙丁戊", Decimal(500))


def test_the_trimmed_mean_of_five_leaves_out_two_and_rounds_only_at_the_end() -> None:
    sheets = [
        sheet("甲", AGREED),  # 602.50
        sheet("乙", AGREED, c443=60),  # 15 points, 5 less: -0.75 -> 601.75
        sheet("丙", AGREED, c447=10),  # 10 points, 5 more: +0.50 -> 603.00
        sheet("丁", AGREED, c412=100),  # 50 points, 35 more: +17.50 -> 620.00, left out
        sheet("戊", AGREED, c474=0),  # 80 points, 100 less: -80.00 -> 522.50, left out
    ]
    outcome = scored(Method.TRIMMED_MEAN, sheets)
    assert {name: f"{total:.2f}" for name, total in outcome.sheets.items()} == {
        "甲": "602.50", "乙": "601.75", "丙": "603.00", "丁": "620.00", "戊": "522.50",
    }  # fmt: skip
    # (602.50 + 601.75 + 603.00) / 3 = 1807.25 / 3 = 602.41666...
    assert figures.text(outcome.total) == "602.42"
    assert outcome.total is not None
    assert abs(outcome.total - Decimal("1807.25") / 3) < Decimal("1e-20")
    # 4.4: (71.50 + 70.75 + 72.00) / 3 = 214.25 / 3 = 71.41666...; the others as agreed
    assert printed(outcome.by_category) == CATEGORIES | {"4.4": "71.42"}
    # 4.1.2: 100 - 65; 4.7.4: 100 - 0; total: 620.00 - 522.50 = 97.50, under 100
    assert [(f.clause, f.spread) for f in outcome.flags] == [("4.1.2", 35), ("4.7.4", 100)]


def test_the_mean_of_eight_is_not_the_sum_of_rounded_categories() -> None:
    """One sheet 50 points x 5% = 2.50 more at 4.3.3, another 10 x 5% = 0.50 more at 4.4.6."""
    names = "甲乙丙丁戊己庚辛"
    sheets = [sheet("甲", HALF, c433=55), sheet("乙", HALF, c446=55), *(sheet(n, HALF) for n in names[2:])]
    outcome = scored(Method.MEAN, sheets)
    assert outcome.total == Decimal("500.375")  # (8 x 500 + 3.00) / 8
    assert figures.text(outcome.total) == "500.38"
    assert outcome.by_category["4.3"] == Decimal("45.3125")  # 45 + 2.50 / 8
    assert outcome.by_category["4.4"] == Decimal("65.0625")  # 65 + 0.50 / 8
    rounded = {"4.1": "55.00", "4.2": "45.00", "4.3": "45.31", "4.4": "65.06", "4.5": "50.00", "4.6": "40.00",
               "4.7": "200.00"}  # fmt: skip
    assert printed(outcome.by_category) == rounded
    assert sum(map(Decimal, rounded.values())) == Decimal("500.37")  # a hundredth too little


def test_a_half_is_rounded_up_and_not_to_the_even_hundredth() -> None:
    """One of eight 20 points x 5% = 1.00 more: 4001.00 / 8 = 500.125."""
    sheets = [sheet("甲", HALF, c444=55), *(sheet(n, HALF) for n in "乙丙丁戊己庚辛")]
    outcome = scored(Method.MEAN, sheets)
    assert outcome.total == Decimal("500.125")
    assert figures.text(outcome.total) == "500.13"
    assert outcome.total.quantize(Decimal("0.01"), ROUND_HALF_EVEN) == Decimal("500.12")


@pytest.mark.parametrize(("low", "high", "flagged"), [(50, 65, False), (50, 70, True), (50, 75, True)])
def test_an_item_is_discussed_from_a_spread_of_exactly_twenty(low: int, high: int, flagged: bool) -> None:
    sheets = [sheet("甲", HALF, c443=low), sheet("乙", HALF, c443=high), *(sheet(n, HALF) for n in "丙丁戊")]
    flags = scored(Method.MEAN, sheets).flags
    assert [(f.clause, f.spread) for f in flags] == ([("4.4.3", Decimal(high - low))] if flagged else [])


@pytest.mark.parametrize(
    ("c443", "c446", "spread", "flagged"),
    [
        (55, 65, "99.75", False),  # all at 60: 100.00; -15 x 5% = -0.75, +10 x 5% = +0.50
        (60, 60, "100.00", True),
        (65, 55, "100.25", True),  # +0.75 - 0.50
    ],
)
def test_totals_are_discussed_from_a_spread_of_exactly_a_hundred(
    c443: int, c446: int, spread: str, flagged: bool
) -> None:
    sixty = dict.fromkeys(AGREED, 60)
    sheets = [sheet("甲", sixty, c443=c443, c446=c446), *(sheet(n, HALF) for n in "乙丙丁戊")]
    outcome = scored(Method.MEAN, sheets)
    assert max(outcome.sheets.values()) - min(outcome.sheets.values()) == Decimal(spread)
    assert [f.spread for f in outcome.flags if f.clause is None] == ([Decimal(spread)] if flagged else [])


@pytest.mark.parametrize(
    ("threshold", "flagged"), [("99.74", True), ("99.75", True), ("99.76", False), ("99.99", False)]
)
def test_the_threshold_of_the_plan_is_compared_exactly_to_the_hundredth(
    threshold: str, flagged: bool
) -> None:
    sixty = dict.fromkeys(AGREED, 60)
    sheets = [sheet("甲", sixty, c443=55, c446=65), *(sheet(n, HALF) for n in "乙丙丁戊")]
    rules = Rules(Method.MEAN, total=Decimal(threshold))
    flags = score(criteria(), rules, sheets, None).flags
    assert any(f.clause is None for f in flags) == flagged
