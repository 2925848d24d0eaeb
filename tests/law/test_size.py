"""Size classes: worked examples, the code's own mistakes, and what must hold for every figure."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.law.data_files import data
from award.law.size import LADDER, SMALL_AND_MEDIUM, Size, UnknownIndustry, classify, row_of
from law.cases import cases, title

INDUSTRIES = (
    "01",
    "3250",
    "47",
    "51",
    "52",
    "54",
    "592",
    "60",
    "61",
    "62",
    "63",
    "65",
    "701",
    "702",
    "71",
    "73",
)
FIGURES = st.decimals(0, 250000, places=2)
ORDER = [*LADDER, Size.MICRO]


def decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


@pytest.mark.parametrize("case", cases("size"), ids=title)
def test_worked_example(case: Any) -> None:
    answer = classify(
        case["行业"],
        employees=case.get("从业人员"),
        revenue=decimal(case.get("营业收入")),
        assets=decimal(case.get("资产总额")),
    )
    assert (answer.row, answer.size) == (case["行"], case["规模"])


def test_every_division_from_01_to_97_is_placed_split_or_left_out() -> None:
    split = []
    for division in (f"{number:02}" for number in range(1, 98)):
        try:
            row_of(division)
        except UnknownIndustry:
            split.append(division)
    assert split == ["59", "70"]
    assert [row_of(code).number for code in INDUSTRIES] == list(range(1, 17))
    assert len(data("sizes").objects("rows")) == 16


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("59", "大类59分属不同行业，行业代码至少要写到中类（3位）"),
        ("70", "大类70分属不同行业，行业代码至少要写到中类（3位）"),
        ("705", "大类70中没有中类705"),
        ("98", "GB/T 4754-2017没有行业代码98"),
        ("00", "GB/T 4754-2017没有行业代码00"),
        ("3", "行业代码应为GB/T 4754-2017的2至4位数字，不能是'3'"),
        ("32500", "行业代码应为GB/T 4754-2017的2至4位数字，不能是'32500'"),
        ("３２", "行业代码应为GB/T 4754-2017的2至4位数字，不能是'３２'"),
    ],
)
def test_a_code_that_names_no_industry_is_refused(code: str, message: str) -> None:
    with pytest.raises(UnknownIndustry) as error:
        classify(code, employees=10, revenue=10)
    assert str(error.value) == message


def test_the_answer_names_the_figures_and_both_bounds() -> None:
    assert classify("3250", employees=860, revenue=Decimal("56000.5")).because == (
        "工业：从业人员860人、营业收入56000.5万元，达到中型下限（从业人员300人、营业收入2000万元），"
        "未达到大型下限（从业人员1000人）"
    )
    assert classify("73", employees=9).because == (
        "其他未列明行业：从业人员9人，未达到小型下限（从业人员10人），为微型"
    )
    assert classify("3250", revenue=3).because == "工业划型缺少从业人员"
    assert classify("3250").because == "工业划型缺少从业人员、营业收入"
    assert classify("66").because == (
        "金融业不在国统字〔2017〕213号划型范围内（另有金融业企业划型标准），由办理人员认定"
    )


def test_medium_small_and_micro_are_small_and_medium_enterprises() -> None:
    assert {Size.MEDIUM, Size.SMALL, Size.MICRO} == SMALL_AND_MEDIUM


@given(st.sampled_from(INDUSTRIES), st.integers(0, 3000), FIGURES, FIGURES)
def test_the_class_is_the_highest_whose_bounds_are_all_reached(
    code: str, employees: int, revenue: Decimal, assets: Decimal
) -> None:
    figures = {"employees": Decimal(employees), "revenue": revenue, "assets": assets}
    minimums = row_of(code).minimums
    reached = [
        size for size in LADDER if all(figures[name] >= least[size] for name, least in minimums.items())
    ]
    answer = classify(code, employees=employees, revenue=revenue, assets=assets)
    assert answer.size == (reached[0] if reached else Size.MICRO)


@given(st.sampled_from(INDUSTRIES), st.integers(0, 3000), FIGURES, FIGURES, st.integers(1, 500))
def test_growing_never_lowers_the_class(
    code: str, employees: int, revenue: Decimal, assets: Decimal, more: int
) -> None:
    before = classify(code, employees=employees, revenue=revenue, assets=assets).size
    after = classify(code, employees=employees + more, revenue=revenue + more, assets=assets + more).size
    assert before is not None
    assert after is not None
    assert ORDER.index(after) <= ORDER.index(before)


@given(st.sampled_from(["01", "73"]), st.integers(0, 3000), FIGURES)
def test_an_indicator_that_is_not_used_changes_nothing(code: str, employees: int, figure: Decimal) -> None:
    with_it = classify(code, employees=employees, revenue=Decimal(500), assets=figure)
    assert with_it == classify(code, employees=employees, revenue=Decimal(500))
