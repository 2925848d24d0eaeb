"""The plan as a value: what it may not say, what it reads back, and that an extension only moves later."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from award.process.plan import BAOTOU, Plan, loads, moved_earlier

PLAN = Plan(
    opens_on=date(2026, 3, 11),
    deadline=datetime(2026, 4, 10, 17, 0, tzinfo=BAOTOU),
    county_deadline=datetime(2026, 4, 24, 17, 0, tzinfo=BAOTOU),
    base_date=date(2026, 4, 10),
)


def test_a_plan_in_order_has_no_fault_and_reads_back_equal() -> None:
    full = replace(PLAN, floor=Decimal("500.5"), readings={"credit.reading": "both"})
    assert PLAN.faults() == ()
    assert (loads(PLAN.dumps()), loads(full.dumps())) == (PLAN, full)


def test_the_chosen_readings_are_the_defaults_with_the_plans_own() -> None:
    chosen = replace(PLAN, readings={"reapply.mode": "nth_after"}).chosen()
    assert (chosen["reapply.mode"], chosen["credit.reading"]) == ("nth_after", "either")


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        (
            {"deadline": datetime(2026, 3, 11, 17, 0, tzinfo=BAOTOU)},
            "申报截止2026-03-11不晚于开始受理2026-03-11",
        ),
        ({"county_deadline": PLAN.deadline}, "旗县区推荐截止2026-04-10不晚于申报截止2026-04-10"),
        ({"internal_days": 4}, "单位内部公示定为4个工作日，不少于5个"),
        ({"qualification_days": 4}, "资格公示定为4个工作日，不少于5个"),
        ({"consultation_days": 0}, "征求意见定为0个工作日，不少于1个"),
        ({"reply_days": 0}, "补正次数不为负，补正和回函的工作日数至少为1"),
        ({"panel_min_site": 2}, "评审组最少人数不低于3"),
        ({"panel_min_document": 4, "method": "trimmed_mean"}, "评审组少于5人不得用去极值平均"),
        ({"weight_site": Decimal("0.7")}, "材料与现场权重之和为1.1，应为1"),
        ({"weight_site": Decimal("1.2"), "weight_document": Decimal("-0.2")}, "权重不为负"),
        ({"floor": Decimal("1000.01")}, "最低分在0到1000之间"),
    ],
)
def test_each_fault_is_told_in_words(changed: dict[str, Any], fault: str) -> None:
    assert replace(PLAN, **changed).faults() == (fault,)


def test_dates_may_move_later_and_the_earlier_one_is_named() -> None:
    later = replace(PLAN, deadline=datetime(2026, 4, 17, 17, 0, tzinfo=BAOTOU))
    earlier = replace(PLAN, county_deadline=datetime(2026, 4, 24, 16, 59, tzinfo=BAOTOU))
    assert (moved_earlier(PLAN, later), moved_earlier(PLAN, earlier)) == ((), ("旗县区推荐截止",))


def test_a_text_with_an_unknown_field_is_no_plan() -> None:
    with pytest.raises(ValueError, match="a plan has no field bribe"):
        loads(PLAN.dumps().replace('"method"', '"bribe"'))
