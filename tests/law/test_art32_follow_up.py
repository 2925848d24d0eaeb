"""Article 32 and 34: visits within three years; duties without a sanction."""

from datetime import date

import pytest

from award.law.art32_follow_up import last_day, visits_due
from award.law.art34_spreading import DUTIES


def test_visits_are_due_once_a_year_for_three_years() -> None:
    assert visits_due(date(2027, 1, 20)) == (date(2028, 1, 20), date(2029, 1, 20), date(2030, 1, 20))


def test_a_visit_every_two_years_leaves_one_within_the_three_years() -> None:
    assert visits_due(date(2027, 1, 20), interval_years=2) == (date(2029, 1, 20),)


def test_an_award_of_29_february_is_visited_on_the_last_of_the_month() -> None:
    assert visits_due(date(2028, 2, 29)) == (date(2029, 2, 28), date(2030, 2, 28), date(2031, 2, 28))


@pytest.mark.parametrize("interval", [1, 2, 3])
def test_no_visit_is_due_after_the_last_day(interval: int) -> None:
    awarded_on = date(2027, 1, 20)
    assert max(visits_due(awarded_on, interval)) <= last_day(awarded_on) == date(2030, 1, 20)


def test_an_interval_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^寻访间隔至少1年，不能是0$"):
        visits_due(date(2027, 1, 20), interval_years=0)


def test_the_duties_of_a_recipient_are_the_five_of_article_34() -> None:
    assert [(duty.article, duty.quote) for duty in DUTIES] == [
        (34, "获奖单位应当持续改进质量管理"),
        (34, "致力推进技术和管理创新"),
        (34, "积极履行社会责任"),
        (34, "宣传推广先进质量管理经验和方法"),
        (34, "发挥好模范带动作用"),
    ]
