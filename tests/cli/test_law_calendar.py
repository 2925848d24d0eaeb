"""`award law workdays` as officers' scripts call it."""

import json
from typing import Any

import pytest

from cli.calling import answer, refused

PUBLISHED = ("workdays", "--published", "2026-05-08", "--days", "5")


def test_a_notice_of_five_working_days_is_counted_from_the_next_day() -> None:
    assert answer(*PUBLISHED) == {
        "counted": ["2026-05-09", "2026-05-11", "2026-05-12", "2026-05-13", "2026-05-14"],
        "last_day": "2026-05-14",
        "next_step_from": "2026-05-15",
        "provisional": False,
        "warnings": [],
        "satisfied": None,
        "because": None,
    }


def test_another_reading_counts_the_day_of_publication() -> None:
    counted = answer(*PUBLISHED, "--set", "publicity.count_first_day=true")["counted"]
    assert (counted[0], counted[-1]) == ("2026-05-08", "2026-05-13")


@pytest.mark.parametrize(
    ("taken_down", "satisfied", "warnings"),
    [("2026-05-08", False, 0), ("2026-05-13", False, 0), ("2026-05-14", True, 0), ("2026-05-15", True, 1)],
)
def test_exactly_so_many_days_shorter_never_longer_with_a_warning(
    taken_down: str, satisfied: bool, warnings: int
) -> None:
    found = answer(*PUBLISHED, "--exactly", "--taken-down", taken_down)
    assert (found["satisfied"], len(found["warnings"])) == (satisfied, warnings)
    assert (found["because"] is None) == satisfied


def test_at_least_so_many_days_may_be_longer_without_a_warning() -> None:
    found = answer(*PUBLISHED, "--taken-down", "2026-06-30")
    assert (found["satisfied"], found["warnings"]) == (True, [])


def test_a_year_without_an_arrangement_is_answered_provisionally_and_named() -> None:
    found = answer("workdays", "--published", "2026-12-28", "--days", "5")
    assert (found["last_day"], found["provisional"]) == ("2027-01-05", True)
    assert [warning[:5] for warning in found["warnings"]] == ["2027年"]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--days", "5"], "--published：缺少这一项"),
        (["--published", "2026-05-08"], "--days：缺少这一项"),
        (
            ["--published", "2026-02-30", "--days", "5"],
            "--published：应为存在的日期（YYYY-MM-DD），不能是'2026-02-30'",
        ),
        (
            ["--published", "20260508", "--days", "5"],
            "--published：应为存在的日期（YYYY-MM-DD），不能是'20260508'",
        ),
        (["--published", "2026-05-08", "--days", "0"], "--days：应在1至9999之间，不能是0"),
        (["--published", "2026-05-08", "--days", "-1"], "--days：应在1至9999之间，不能是-1"),
        (["--published", "2026-05-08", "--days", "5.5"], "--days：应为整数，不能是5.5"),
        (["--published", "2026-05-08", "--days", "NaN"], "--days：应为数字，不能是'NaN'"),
        (["--published", "2026-05-08", "--days", "五"], "--days：应为数字，不能是'五'"),
        (
            ["--published", "2026-05-08", "--days", "5", "--taken-down", "2026-05-07"],
            "--taken-down：2026-05-07早于公示日2026-05-08",
        ),
        (["--published"], "命令行：--published后面要有一个值"),
        (["--publish", "2026-05-08"], "命令行：没有这个参数：--publish 2026-05-08"),
        ([*PUBLISHED[1:], "--set", "publicity"], "--set：应写作 KEY=VALUE，不能是'publicity'"),
        (
            [*PUBLISHED[1:], "--set", "publicity.count_first_day=yes"],
            "publicity.count_first_day：只能是false、true，不能是'yes'",
        ),
        (
            [*PUBLISHED[1:], "--set", "lookback.years=0"],
            "lookback.years：应为1至99的整数，不能是'0'",
        ),
        (
            [*PUBLISHED[1:], "--set", "lookback.years=3", "--set", "lookback.years=4"],
            "--set lookback.years：同一项读法给了两次",
        ),
    ],
)
def test_a_mistake_is_one_line_that_names_the_option(arguments: list[str], line: str) -> None:
    assert refused("workdays", *arguments) == line


def test_an_unknown_reading_is_refused_with_those_that_exist() -> None:
    line = refused(*PUBLISHED, "--set", "interval=3")
    assert line.startswith("interval：没有这项读法，可选的有reapply.mode、")


def test_json_is_readable_chinese(capsys: Any) -> None:
    from award.cli import main

    assert main(["law", *PUBLISHED, "--taken-down", "2026-05-13"]) == 0
    printed = capsys.readouterr().out
    assert "公示到2026-05-13（周三）为止" in printed
    assert json.loads(printed)["satisfied"] is False
