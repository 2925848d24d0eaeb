"""`award law score` and `award law evaluate`."""

from pathlib import Path
from typing import Any

import pytest

from award.law.art07_criteria import criteria
from cli.calling import answer, asked, misread, refused

CLAUSES = [item.clause for item in criteria().items]


def percent(value: Any = 50, **changes: Any) -> dict[str, Any]:
    return dict.fromkeys(CLAUSES, value) | {key.replace("_", "."): v for key, v in changes.items()}


def sheets(*values: int) -> list[dict[str, Any]]:
    return [
        {"examiner": f"E{n}", "leader": n == 1, "recused": False, "percent": percent(value)}
        for n, value in enumerate(values, start=1)
    ]


def facts(**changes: Any) -> dict[str, Any]:
    return {
        "criteria": "GB/T 19580-2012",
        "method": "mean",
        "panel_min": 5,
        "spread": {"item_points": 20, "total": 100},
        "sheets": sheets(50, 55, 55, 55, 60),
        "consensus": None,
    } | changes


def test_the_mean_with_its_categories_sheets_and_flags() -> None:
    assert asked("score", facts()) == {
        "valid": True,
        "total": "550.00",
        "by_category": {
            "4.1": "60.50",
            "4.2": "49.50",
            "4.3": "49.50",
            "4.4": "71.50",
            "4.5": "55.00",
            "4.6": "44.00",
            "4.7": "220.00",
        },
        "sheets": {"E1": "500.00", "E2": "550.00", "E3": "550.00", "E4": "550.00", "E5": "600.00"},
        "flags": [{"clause": "total", "spread": "100.00"}],
        "because": None,
    }


def test_an_item_is_flagged_in_whole_percentage_points() -> None:
    given = facts(sheets=sheets(50, 50, 50, 50, 50))
    given["sheets"][4]["percent"]["4.1.2"] = 70
    assert asked("score", given)["flags"] == [{"clause": "4.1.2", "spread": 20}]


def test_the_consensus_sheet_gives_the_total() -> None:
    assert asked("score", facts(method="consensus", consensus=percent(65)))["total"] == "650.00"


def test_a_recused_sheet_is_ignored_unread() -> None:
    recused = {"examiner": "E6", "recused": True, "leader": "?", "percent": {"nonsense": "x"}}
    assert asked("score", facts(sheets=[*sheets(50, 50, 50, 50, 50), recused])) == asked(
        "score", facts(sheets=sheets(50, 50, 50, 50, 50))
    )


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"sheets": sheets(50, 50, 50, 50)}, "有效评分表4份，少于5份"),
        ({"sheets": []}, "有效评分表0份，少于5份；计分的评审员中有0名组长，应恰有1名"),
        ({"method": "consensus"}, f"合议缺23项（{'、'.join(CLAUSES)}）"),
        (
            {"method": "trimmed_mean", "panel_min": 1, "sheets": sheets(50, 50, 50, 50)},
            "有效评分表4份，少于5份，不能去掉最高最低",
        ),
        (
            {"method": "consensus", "consensus": percent(50, **{"4_1_2": 52.5})},
            "合议有百分比不是0至100之间5的倍数（4.1.2）",
        ),
    ],
)
def test_what_is_not_valid_has_no_total_and_says_why(changes: dict[str, Any], because: str) -> None:
    found = asked("score", facts(**changes))
    assert (found["valid"], found["total"], found["because"]) == (False, None, because)


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"criteria": "GB/T 19580-2004"}, "criteria：没有评审标准'GB/T 19580-2004'，可用的有GB/T 19580-2012"),
        ({"method": "median"}, "method：只能是consensus、mean、trimmed_mean，不能是'median'"),
        ({"panel_min": 0}, "panel_min：应不小于1，不能是0"),
        ({"panel_min": True}, "panel_min：应为数字，不能是true"),
        ({"panel_min": "5"}, "panel_min：应为数字，不能是文字"),
        ({"spread": {"item_points": -1}}, "spread.item_points：不能是负数（-1）"),
        ({"spread": None}, "spread：应为对象，不能是null"),
        ({"sheets": None}, "sheets：应为列表，不能是null"),
        ({"sheets": [3]}, "sheets[0]：应为对象，不能是数字"),
        ({"sheets": sheets(50) * 2}, "sheets[1].examiner：E1有两份评分表"),
        (
            {"sheets": [{"examiner": "E1", "leader": 1, "percent": {}}]},
            "sheets[0].leader：应为true 或 false，不能是数字",
        ),
        (
            {"sheets": [{"examiner": "E1", "recused": None}]},
            "sheets[0].recused：应为true 或 false，不能是null",
        ),
        ({"sheets": [{"examiner": "E1"}]}, "sheets[0].percent：缺少这一项"),
        (
            {"sheets": [{"examiner": "E1", "percent": {"4.1.1": 50}}]},
            "sheets[0].percent.4.1.1：GB/T 19580-2012没有这个评分条款",
        ),
        (
            {"sheets": [{"examiner": "E1", "percent": {"4.1.2": -5}}]},
            "sheets[0].percent.4.1.2：不能是负数（-5）",
        ),
        (
            {"sheets": [{"examiner": "E1", "percent": {"4.1.2": "50"}}]},
            "sheets[0].percent.4.1.2：应为数字，不能是文字",
        ),
        ({"consensus": {"5.1": 50}}, "consensus.5.1：GB/T 19580-2012没有这个评分条款"),
        ({"consensus": []}, "consensus：应为对象，不能是列表"),
    ],
)
def test_a_mistake_in_the_sheets_is_one_line_that_names_the_key(changes: dict[str, Any], line: str) -> None:
    assert misread("score", facts(**changes)) == line


def listed(*scores: tuple[str, str], **changes: Any) -> dict[str, Any]:
    applications = [
        {"number": f"A{n}", "document": document, "site": site}
        for n, (document, site) in enumerate(scores, start=1)
    ]
    weights = {"document": "0.4", "site": "0.6"}
    return {"weights": weights, "floor": None, "applications": applications} | changes


def test_a_list_is_ranked_by_the_plans_weights() -> None:
    assert asked("evaluate", listed(("612.50", "640.00"), ("700", "700"), floor="650")) == {
        "ranking": [
            {"number": "A2", "composite": "700.00", "rank": 1, "below_floor": False},
            {"number": "A1", "composite": "629.00", "rank": None, "below_floor": True},
        ],
        "cap": 5,
        "ties_at_cap": [],
        "warnings": [],
    }


def test_numbers_may_be_given_for_decimals_and_stay_exact() -> None:
    given = listed(("600.004", "600"), weights={"document": 0.5, "site": 0.5})
    assert asked("evaluate", given)["ranking"][0]["composite"] == "600.00"


def test_a_tie_across_place_five_is_named_and_not_broken() -> None:
    found = asked("evaluate", listed(*[("900", "900")] * 4, *[("600", "600")] * 2))
    assert found["ties_at_cap"] == ["A5", "A6"]
    assert [place["rank"] for place in found["ranking"]] == [1, 1, 1, 1, 5, 5]
    assert len(found["warnings"]) == 1


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (
            listed(weights={"document": "0.4", "site": "0.5"}),
            "weights：材料与现场的权重之和应恰为1，不能是0.4与0.5",
        ),
        (listed(weights={"document": "-0.1", "site": "1.1"}), "weights.document：不能是负数（-0.1）"),
        (listed(weights={"document": "0.4"}), "weights.site：缺少这一项"),
        (listed(weights={"document": True, "site": 0}), "weights.document：应为数字，不能是true"),
        (listed(("1000.01", "1")), "applications[0].document：应在0至1000之间，不能是1000.01"),
        (listed(("1", "-1")), "applications[0].site：不能是负数（-1）"),
        (listed(("1", "x")), "applications[0].site：应为数字，不能是'x'"),
        (listed(floor="NaN"), "floor：应为数字，不能是'NaN'"),
        (
            listed(applications=[{"number": "A1", "document": "1", "site": "1"}] * 2),
            "applications[1].number：A1出现了两次",
        ),
        (listed(applications=[{"number": 1}]), "applications[0].number：应为文字，不能是数字"),
        ({"weights": {"document": "0.4", "site": "0.6"}}, "applications：缺少这一项"),
    ],
)
def test_a_mistake_in_the_list_is_one_line_that_names_the_key(given: dict[str, Any], line: str) -> None:
    assert misread("evaluate", given) == line


def test_facts_may_lie_in_a_file_with_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "名单.json"
    file.write_text('{"weights":{"document":1,"site":0},"applications":[],"unknown":7}', encoding="utf-8-sig")
    assert answer("evaluate", file)["warnings"] == ["没有申报单位，奖项可以空缺"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", "JSON：第1行第1列起不是有效的 JSON"),
        (b"[]", "JSON：最外层应为对象，不能是列表"),
        (b"\xff\xfe{", "JSON：不是 UTF-8 编码的文字"),
        (b'{"floor":1,"floor":2}', "floor：这个键出现了两次"),
        (b'{"floor":NaN}', "floor：应为数字，不能是NaN"),
        (b'{"weights":{"site":-Infinity}}', "weights.site：应为数字，不能是-Infinity"),
        (b'{"applications":[{"number":"\\ud800"}]}', "applications[0].number：含有不成字的代理码"),
        (b'{"floor":1e999999999}', "floor：数字太长"),
        (b'{"floor":' + b"9" * 5000 + b"}", "floor：数字太长"),
        (b"[" * 100000, "JSON：嵌套太深"),
    ],
)
def test_what_is_no_strict_json_is_one_line(content: bytes, line: str) -> None:
    assert refused("evaluate", "-", stdin=content) == line


def test_a_missing_file_and_a_directory_are_named(tmp_path: Path) -> None:
    assert refused("score", tmp_path / "none.json") == f"{tmp_path / 'none.json'}：没有这个文件"
    assert refused("score", tmp_path).startswith(f"{tmp_path}：不能读取")
    assert refused("score") == "命令行：缺少：FILE"
