"""Strict JSON and its reader: every wrong type, bound and form is named by its path."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.law.bad_input import BadInput
from award.law.json_input import Reader, read_object
from award.law.strict_json import parse


class Colour(StrEnum):
    RED = "red"
    GOLD = "gold"


def said(call: Callable[[], object]) -> str:
    with pytest.raises(BadInput) as error:
        call()
    return str(error.value)


def reader(value: object) -> Reader:
    return read_object(json.dumps({"a": {"b": value}})).nested("a")


def test_numbers_are_exact() -> None:
    assert parse("[0.1, 1e2, 12345678901234567890, -0]") == [
        Decimal("0.1"),
        Decimal("1e2"),
        12345678901234567890,
        0,
    ]


def test_each_type_reads_its_own() -> None:
    assert reader(" 包头 ").text("b") == "包头"
    assert reader(True).boolean("b") is True
    assert reader("2024-02-29").date("b") == date(2024, 2, 29)
    assert reader("gold").member("b", Colour) is Colour.GOLD
    assert reader(10).integer("b") == 10
    assert read_object('{"a":10.0}').integer("a") == 10
    assert reader(["x", "y"]).texts("b") == ("x", "y")
    assert reader([["2025-03-01", None]]).periods("b") == ((date(2025, 3, 1), None),)
    assert [entry.text("c") for entry in reader([{"c": "d"}]).objects("b")] == ["d"]


def test_missing_null_and_given_are_told_apart() -> None:
    given_null, missing = reader(None), Reader({})
    assert given_null.is_null("b")
    assert not missing.is_null("b")
    assert (given_null.has("b"), missing.has("b")) == (True, False)
    assert given_null.optional("b", given_null.date) is None
    assert missing.optional("b", missing.date) is None
    assert given_null.nullable("b", given_null.date) is None
    assert said(lambda: missing.nullable("b", missing.date)) == "b：缺少这一项"
    assert missing.default("b", missing.integer, 7) == 7
    assert said(lambda: given_null.default("b", given_null.integer, 7)) == "a.b：应为数字，不能是null"
    assert (missing.objects("b"), missing.texts("b"), missing.periods("b")) == ((), (), ())


@pytest.mark.parametrize(
    ("value", "method", "message"),
    [
        (True, "integer", "应为数字，不能是true"),
        ("1", "decimal", "应为数字，不能是文字"),
        (-1, "decimal", "不能是负数（-1）"),
        (1.5, "integer", "应为整数，不能是1.5"),
        (1, "boolean", "应为true 或 false，不能是数字"),
        ("true", "boolean", "应为true 或 false，不能是文字"),
        (7, "text", "应为文字，不能是数字"),
        ("  ", "text", "不能为空"),
        (20260101, "date", "应为日期（YYYY-MM-DD），不能是数字"),
        ("2026-02-29", "date", "应为存在的日期（YYYY-MM-DD），不能是'2026-02-29'"),
        ("2026-1-1", "date", "应为存在的日期（YYYY-MM-DD），不能是'2026-1-1'"),
        ("２０２６-01-01", "date", "应为存在的日期（YYYY-MM-DD），不能是'２０２６-01-01'"),
        ("2026-01-01T00:00:00", "date", "应为存在的日期（YYYY-MM-DD），不能是'2026-01-01T00:00:00'"),
        ("0001-01-01", "date", "年份应在1000至9000之间，不能是'0001-01-01'"),
        ([], "nested", "应为对象，不能是列表"),
        ({}, "entries", "应为列表，不能是对象"),
    ],
)
def test_a_wrong_value_is_named_by_its_path(value: object, method: str, message: str) -> None:
    wrong = reader(value)
    assert said(lambda: getattr(wrong, method)("b")) == f"a.b：{message}"


def test_places_in_lists_are_part_of_the_path() -> None:
    assert said(lambda: reader([{}, {"c": 1}]).objects("b")[1].text("c")) == "a.b[1].c：应为文字，不能是数字"
    backwards = reader([["2025-03-02", "2025-03-01"]])
    assert said(lambda: backwards.periods("b")) == "a.b[0][1]：2025-03-01早于起始日2025-03-02"
    assert said(lambda: reader([["2025-03-02"]]).periods("b")) == "a.b[0]：应为[起始日, 截止日或null]两项"
    assert said(lambda: reader("blue").member("b", Colour)) == "a.b：只能是red、gold，不能是'blue'"


def test_a_message_is_one_line_whatever_was_given() -> None:
    assert (
        said(lambda: reader("x\ny\r\u2028z").choice("b", ["a"])) == "a.b：只能是a，不能是'x\\ny\\r\\u2028z'"
    )
    assert str(BadInput("键\n名", "甲\t乙\x1b[31m")) == "键 名：甲 乙 [31m"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_what_is_strict_json_is_read_as_it_stands(value: Any) -> None:
    assert parse(json.dumps(value).encode("utf-8-sig")) == value


@given(st.text() | st.binary())
def test_no_input_whatever_raises_anything_else(source: str | bytes) -> None:
    lines = []
    try:
        parse(source)
    except BadInput as error:
        lines = str(error).splitlines()
    assert len(lines) <= 1
