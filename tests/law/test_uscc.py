"""The credit code: real codes, every kind of mistake, and python-stdnum as a second opinion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc as stdnum_uscc

from award.law.uscc import ALPHABET, CodeCheck, check, check_character, organisation_check

REAL = "91150000701463622D"


@pytest.mark.parametrize("code", [REAL, "91110000802100433B", "91440300708461136T", "91350100M000100Y43"])
def test_published_codes_are_valid(code: str) -> None:
    assert check(code) == CodeCheck(code, None)
    assert stdnum_uscc.is_valid(code)


def test_blanks_and_lower_case_are_normalised() -> None:
    answer = check(" 9115 0000 7014 6362 2d\n")
    assert (answer.valid, answer.normalised) == (True, REAL)


def test_registrar_and_first_division_are_read_off_a_valid_code() -> None:
    answer = check(REAL)
    assert (answer.registrar, answer.division) == ("市场监督管理部门", "150000")


@pytest.mark.parametrize(
    ("code", "because"),
    [
        ("", "应为18位，现为0位"),
        (REAL[:17], "应为18位，现为17位"),
        (REAL + "1", "应为18位，现为19位"),
        ("9115000070146362OD", "第17位“O”不是代码可用的字符（没有I、O、S、V、Z）"),
        ("91150000701463622E", "第18位校验码应为D，现为E"),
        ("911500A0701463622D", "第3至8位（登记机关行政区划码）应为数字"),
    ],
)
def test_the_first_thing_wrong_is_said(code: str, because: str) -> None:
    answer = check(code)
    assert (answer.valid, answer.because, answer.registrar, answer.division) == (False, because, None, None)


def test_a_right_last_character_does_not_save_a_wrong_organisation_code() -> None:
    body = REAL[:16] + "3"
    assert check(body + check_character(body)).because == "第17位（组织机构代码的校验码）应为2，现为3"


@given(
    st.text("0123456789", min_size=6, max_size=6),
    st.text(list(ALPHABET), min_size=8, max_size=8),
    st.sampled_from(["91", "92", "93", "12", "51", "N2", "Y1"]),
)
def test_a_code_built_by_both_standards_is_valid_and_no_other_last_character_is(
    division: str, organisation: str, kind: str
) -> None:
    body = kind + division + organisation + organisation_check(organisation)
    valid = [last for last in ALPHABET if check(body + last).valid]
    assert valid == [check_character(body)]


@given(st.sampled_from(range(18)), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_found(place: int, character: str) -> None:
    code = REAL[:place] + character + REAL[place + 1 :]
    assert check(code).valid == (code == REAL)


@given(st.text(max_size=25))
def test_no_text_whatever_breaks_the_check(code: str) -> None:
    assert check(code).valid in (True, False)
