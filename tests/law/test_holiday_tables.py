"""A year's table imported by an officer: read from TOML or JSON, every mistake named."""

import json
from datetime import date
from typing import Any

import pytest

from award.law.bad_input import BadInput
from award.law.holiday_tables import packaged_tables, read_table
from award.law.workdays import Calendar, packaged

TABLE: dict[str, Any] = {
    "year": 2027,
    "status": "official",
    "document": "国办发明电〔2026〕1号",
    "issued": "2026-11-10",
    "periods": [
        {
            "name": "元旦",
            "off_from": "2026-12-31",
            "off_to": "2027-01-02",
            "makeup_workdays": ["2027-01-03", "2026-12-27"],
        }
    ],
}


def period(**changes: Any) -> dict[str, Any]:
    return TABLE | {"periods": [TABLE["periods"][0] | changes]}


def test_the_packaged_years_are_2025_and_2026_official_and_2027_provisional() -> None:
    assert [(table.year, table.official) for table in packaged_tables()] == [
        (2025, True),
        (2026, True),
        (2027, False),
    ]


def test_an_imported_official_year_replaces_the_provisional_one() -> None:
    calendar = packaged().extended([read_table(json.dumps(TABLE))])
    assert packaged().count(date(2026, 12, 25), 5).provisional
    count = calendar.count(date(2026, 12, 25), 5)
    assert not count.provisional
    assert [day.isoformat() for day in count.counted] == [
        "2026-12-27",
        "2026-12-28",
        "2026-12-29",
        "2026-12-30",
        "2027-01-03",
    ]


def test_toml_with_its_own_dates_and_json_read_alike() -> None:
    toml = """
    year = 2027
    status = "official"
    document = "国办发明电〔2026〕1号"
    issued = 2026-11-10
    [[periods]]
    name = "元旦"
    off_from = 2026-12-31
    off_to = 2027-01-02
    makeup_workdays = [2027-01-03, 2026-12-27]
    """
    assert (
        read_table(toml) == read_table(json.dumps(TABLE)) == read_table(json.dumps(TABLE).encode("utf-8-sig"))
    )


@pytest.mark.parametrize("table", packaged_tables(), ids=lambda table: str(table.year))
def test_a_stored_table_reads_back_the_same(table: Any) -> None:
    assert read_table(json.dumps(table.as_dict())) == table


def test_a_calendar_is_a_value() -> None:
    assert Calendar(packaged_tables()) == packaged()
    assert hash(Calendar(packaged_tables())) == hash(packaged())


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (TABLE | {"year": "2027"}, "year：应为数字，不能是文字"),
        (TABLE | {"year": 1027}, "year：应在2000至2100之间，不能是1027"),
        (TABLE | {"status": "正式"}, "status：只能是official、provisional，不能是'正式'"),
        (TABLE | {"document": ""}, "document：不能为空"),
        (TABLE | {"issued": "2026-02-30"}, "issued：应为存在的日期（YYYY-MM-DD），不能是'2026-02-30'"),
        (TABLE | {"periods": []}, "periods：至少要有一个节假日"),
        (TABLE | {"periods": [3]}, "periods[0]：应为对象，不能是数字"),
        (period(name=None), "periods[0].name：应为文字，不能是null"),
        (period(off_to="2026-12-30"), "periods[0].off_to：2026-12-30早于开始放假的2026-12-31"),
        (period(off_to="2027-01-15"), "periods[0].off_to：连续放假16天，超过15天"),
        (period(off_from="2026-11-30"), "periods[0].off_from：2026-11-30不在2027年（连同上年12月）之内"),
        (
            period(makeup_workdays=["2027-01-04"]),
            "makeup_workdays：2027-01-04（周一）本来就是工作日，不必列为调休上班",
        ),
        (period(makeup_workdays=["2027-01-02"]), "makeup_workdays：2027-01-02（周六）既放假又上班"),
        (
            period(makeup_workdays=["2027-01-03", "2027-01-03"]),
            "periods[0].makeup_workdays[1]：2027-01-03（周日）重复（已列在元旦）",
        ),
    ],
)
def test_a_mistake_in_a_table_is_named(table: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInput) as error:
        read_table(json.dumps(table))
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("source", "beginning"),
    [
        ("year =", "节假日表：既不是 JSON，也不是有效的 TOML"),
        (b"\xff\xfe", "节假日表：不是 UTF-8 编码的文字"),
        ("year = nan", "year：应为数字"),
        ("{", "JSON：第1行第2列起不是有效的 JSON"),
        ("year = 12:00:00", "year：应为数字"),
    ],
)
def test_what_is_no_table_at_all_is_one_line(source: str | bytes, beginning: str) -> None:
    with pytest.raises(BadInput) as error:
        read_table(source)
    assert str(error.value).startswith(beginning)
    assert "\n" not in str(error.value)
