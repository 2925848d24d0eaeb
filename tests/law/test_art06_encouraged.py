"""Articles 6 and 10: five groups in the law's words; a tag's first and last day count; own ground only."""

from datetime import date

import pytest

from award.law.art06_encouraged import GROUPS_ZH, SUPPORTED, valid_on
from award.law.art10_mobilising import OWN_WORK, Ground, of_own_ground


def test_the_groups_are_those_that_article_6_names_in_its_order() -> None:
    assert f"重点支持{'、'.join(GROUPS_ZH.values())}申报市长质量奖" == SUPPORTED.quote


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2025, 11, 2), False), (date(2025, 11, 3), True), (date(2025, 11, 4), True),
        (date(2028, 11, 1), True), (date(2028, 11, 2), True), (date(2028, 11, 3), False),
    ],
)  # fmt: skip
def test_a_tag_holds_from_its_first_day_to_its_last(day: date, holds: bool) -> None:
    assert valid_on(date(2025, 11, 3), date(2028, 11, 2), day) is holds


def test_a_list_that_names_no_end_holds_on() -> None:
    assert valid_on(date(2025, 11, 3), None, date(2099, 1, 1))


@pytest.mark.parametrize(
    ("seat", "because"),
    [("", ()), ("150203", ()), ("150204", ("示例公司的住所在昆都仑区，不属于本辖区",))],
)
def test_each_keeps_to_its_own_ground(seat: str, because: tuple[str, ...]) -> None:
    found = of_own_ground(Ground("示例公司", "150203", "昆都仑区", seat))
    assert tuple(f.because for f in found) == because
    assert {f.law for f in found} <= {OWN_WORK}
