"""What was typed wrongly is named in words that help; what is empty is not a fault."""

from datetime import date
from decimal import Decimal

import pytest

from award.process import entry_form
from award.process.form_faults import faults, faulty, plain_day, plain_number, too_long
from award.records.applications.facts import eligibility, figure

FORM = entry_form.load()


def wrong(**values: object) -> dict[str, str]:
    return faults(FORM.fields(), values)


def test_an_empty_form_is_unfinished_but_has_no_faults() -> None:
    assert wrong() == {}


def test_a_code_with_a_wrong_check_digit_is_answered_with_the_right_one() -> None:
    assert wrong(uscc="91150000701463622D") == {}
    because = "第18位校验码应为D，现为E。请对照营业执照"
    assert wrong(uscc="91150000701463622E") == {"uscc": because}


def test_a_figure_in_words_is_answered_with_the_same_figure_in_the_unit() -> None:
    because = "第2年填了“9.6亿”，请按万元填数字，例：96,000.00"
    assert wrong(revenue_3=["81,205.33", "9.6亿", "112480.9"]) == {"revenue_3": because}


def test_a_figure_without_a_number_shows_how_one_looks() -> None:
    assert wrong(assets="很多") == {"assets": "填了“很多”，请按万元填数字，例：128,640.50"}


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("128,640.50", None),
        ("128640.5", None),
        ("0", None),
        ("1.234", "填了“1.234”，最多两位小数"),
        ("-3", "填了“-3”，不能是负数"),
        ("1e9", "填了“1e9”，请按万元填数字，例：128,640.50"),
        ("12,34", "填了“12,34”，请按万元填数字，例：128,640.50"),
    ],
)
def test_revenue_is_a_plain_figure_with_two_decimals(typed: str, fault: str | None) -> None:
    assert wrong(revenue=typed).get("revenue") == fault


def test_a_loss_year_may_be_negative() -> None:
    assert wrong(profit_3=["-12.5", "3", "4"]) == {}


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("1,280", None),
        ("12.5", "填了“12.5”，应为不带小数的数字，例：1280"),
        ("-1", "填了“-1”，应为不带小数的数字，例：1280"),
    ],
)
def test_persons_are_whole(typed: str, fault: str | None) -> None:
    assert wrong(employees=typed).get("employees") == fault


@pytest.mark.parametrize("typed", ["2026-02-30", "2026/02/03", "0999-01-01", "9999-12-31", "20260203"])
def test_a_day_that_cannot_be_meant_is_named(typed: str) -> None:
    assert wrong(established_on=typed) == {
        "established_on": f"“{typed}”不是能用的日期，请按 2026-03-02 的写法填"
    }


def test_an_end_on_the_day_of_its_beginning_is_in_order_and_a_day_before_is_not() -> None:
    assert wrong(suspended_from="2025-03-03", suspended_to="2025-03-03") == {}
    because = "停产结束日早于开始日：2025-03-03（周一）、2025-03-02（周日）前后颠倒，请核对"
    assert wrong(suspended_from="2025-03-03", suspended_to="2025-03-02") == {"suspended_to": because}


def test_an_end_without_a_beginning_asks_for_the_beginning() -> None:
    assert wrong(suspended_to="2025-03-02") == {"suspended_from": "填了停产结束日，请先填开始日"}


def test_what_is_asked_only_of_the_accident_is_not_judged_without_one() -> None:
    assert wrong(incident="no", incident_on="昨天") == {}
    assert wrong(incident="yes", incident_on="昨天") == {
        "incident_on": "“昨天”不是能用的日期，请按 2026-03-02 的写法填"
    }


def test_an_industry_code_has_four_digits_and_is_in_the_standard() -> None:
    assert wrong(industry_code="3250") == {}
    assert wrong(industry_code="325") == {
        "industry_code": "填了“325”，应为GB/T 4754-2017的4位小类代码，例：3250"
    }
    assert wrong(industry_code="0099") == {"industry_code": "GB/T 4754-2017没有行业代码0099"}


def test_an_option_that_the_form_does_not_have_is_refused() -> None:
    assert wrong(entity_type="kingdom") == {"entity_type": "没有这个选项，请重选"}


def test_the_limit_counts_chinese_characters_not_blanks() -> None:
    assert too_long(FORM.fields(), {"position": "前" * 300 + " \n"}) == {}
    assert too_long(FORM.fields(), {"position": "前" * 301}) == {
        "position": "最多300字，现有301字，请删去1字"
    }


def test_faulty_fields_keep_the_form_unfinished_by_their_labels() -> None:
    assert faulty(FORM, {"employees": "三百"}) == ("从业人员（填写有误）",)


def test_what_was_typed_wrongly_counts_as_not_told_to_the_rules() -> None:
    values = {
        "entity_type": "kingdom",
        "established_on": "9999-12-31",
        "revenue": "1e999999999",
        "incident": "yes",
        "incident_kind": "volcano",
        "incident_grade": "huge",
    }
    facts = eligibility(values, base_date=date(2026, 3, 27), cycle=10, last_won_cycle=None)
    assert facts.entity_type == "enterprise"
    assert (facts.established_on, facts.revenue) == (None, None)
    assert (facts.incidents[0].kind, facts.incidents[0].grade) == (None, None)


def test_thousands_separators_are_read() -> None:
    assert figure({"revenue": "128,640.50"}, "revenue") == Decimal("128640.50")
    assert plain_number("1,28") is None
    assert plain_day(" 2026-03-02 ") == date(2026, 3, 2)


def test_an_accident_that_may_have_happened_is_left_to_an_official_not_waved_through() -> None:
    def incidents(answer: str) -> int:
        values = {"incident": answer}
        facts = eligibility(values, base_date=date(2026, 3, 27), cycle=10, last_won_cycle=None)
        return len(facts.incidents)

    assert [incidents(answer) for answer in ("yes", "unknown", "no", "")] == [1, 1, 0, 0]
