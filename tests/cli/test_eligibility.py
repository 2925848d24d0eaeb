"""`award law eligibility`, `honour` and `title-use` from the command line: answers, and bad input."""

import copy
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from award.cli import main

LEAST = {"base_date": "2026-10-30", "cycle": 10, "entity_type": "enterprise"}
EVENT = {"kind": "quality_accident", "occurred_on": "2028-01-01", "found_on": None, "grade": "large"}
HONOUR = {"awarded_on": "2027-01-20", "regulation_in_force": True, "event": EVENT}
USE = {
    "holder": True,
    "revoked": False,
    "where": "corporate_image",
    "states_year": True,
    "insignia_forged": False,
}
Run = Any
FLAG = "应为true 或 false"
GRADE = "只能是general、large、major、extraordinary"
KIND = "只能是quality_safety、production_safety、environment、public_health、service_quality"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on facts; its exit code, its output and what it said on stderr."""

    def command(name: str, given: object, *options: str) -> tuple[int, str, str]:
        file = tmp_path / "facts.json"
        file.write_text(given if isinstance(given, str) else json.dumps(given), encoding="utf-8")
        code = main(["law", name, str(file), *options])
        out, err = capsys.readouterr()
        return code, out, err

    return command


def test_the_three_required_keys_suffice_and_leave_it_undetermined(run: Run) -> None:
    code, out, err = run("eligibility", LEAST)
    answer = json.loads(out)
    assert (code, err, answer["outcome"], answer["refusals"]) == (0, "", "undetermined", [])
    assert [(f["article"], f["item"]) for f in answer["to_confirm"]] == [
        (3, None), (15, 2), (15, 3), (15, 4), (17, 1), (17, 2), (17, 6),
    ]  # fmt: skip
    assert [(f["article"], f["item"]) for f in answer["to_correct"]] == [
        (15, 1), (15, 1), (15, 1), (15, 1), (15, 2), (15, 2),
    ]  # fmt: skip
    assert (answer["size"], answer["sme_encouraged"], answer["notes"]) == (None, None, [])


def test_unknown_input_keys_are_ignored(run: Run) -> None:
    assert run("eligibility", {**LEAST, "colour": 1}) == run("eligibility", LEAST)


def test_facts_come_from_standard_input_with_a_byte_order_mark(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + json.dumps(LEAST).encode()))
    monkeypatch.setattr(sys, "stdin", given)
    assert main(["law", "eligibility", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["outcome"] == "undetermined"


def test_another_reading_is_chosen_for_the_call_and_shown_in_the_answer(run: Run) -> None:
    given = {**LEAST, "last_won_cycle": 7}
    by_default = json.loads(run("eligibility", given)[1])
    otherwise = json.loads(run("eligibility", given, "--set", "reapply.mode=nth_after")[1])
    assert [f["because"] for f in by_default["refusals"]] == ["第7届获奖，第11届起可再次申报"]
    assert (otherwise["refusals"], otherwise["readings"]["reapply.mode"]) == ([], "nth_after")


@pytest.mark.parametrize(
    "option", ["reapply.mode=sometimes", "no.such=1", "eligibility.years=0", "reapply.mode"]
)
def test_an_unknown_reading_or_value_is_bad_input(run: Run, option: str) -> None:
    code, out, err = run("eligibility", LEAST, "--set", option)
    assert (code, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("changed", "key", "what"),
    [
        ({"base_date": "2026-02-30"}, "base_date", "应为存在的日期（YYYY-MM-DD），不能是'2026-02-30'"),
        ({"base_date": 20261030}, "base_date", "应为日期（YYYY-MM-DD），不能是数字"),
        ({"base_date": None}, "base_date", "应为日期（YYYY-MM-DD），不能是null"),
        ({"cycle": 0}, "cycle", "应不小于1，不能是0"),
        ({"cycle": True}, "cycle", "应为数字，不能是true"),
        ({"cycle": "10"}, "cycle", "应为数字，不能是文字"),
        ({"last_won_cycle": 10}, "last_won_cycle", "应早于本届（第10届），不能是10"),
        ({"last_won_cycle": 0}, "last_won_cycle", "应不小于1，不能是0"),
        ({"uscc": 9115}, "uscc", "应为文字，不能是数字"),
        ({"registered_in_baotou": None}, "registered_in_baotou", f"{FLAG}，不能是null"),
        ({"registered_in_baotou": 1}, "registered_in_baotou", f"{FLAG}，不能是数字"),
        (
            {"suspensions": [["2025-09-30", "2025-03-01"]]},
            "suspensions[0][1]",
            "2025-03-01早于起始日2025-09-30",
        ),
        ({"suspensions": [["2025-09-30"]]}, "suspensions[0]", "应为[起始日, 截止日或null]两项"),
        ({"chief_quality_officer": True}, "chief_quality_officer", "应为对象，不能是true"),
        (
            {"chief_quality_officer": {"evidence": "是"}},
            "chief_quality_officer.evidence",
            f"{FLAG}，不能是文字",
        ),
        ({"attested": {"quality_system": "yes"}}, "attested.quality_system", f"{FLAG}，不能是文字"),
        ({"industry_code": "3"}, "industry_code", "行业代码应为GB/T 4754-2017的2至4位数字，不能是'3'"),
        ({"employees": -1}, "employees", "不能是负数（-1）"),
        ({"employees": 1.5}, "employees", "应为整数，不能是1.5"),
        ({"revenue": "56000"}, "revenue", "应为数字，不能是文字"),
        (
            {"high_tech_certificate": {"issued_on": "2025-01-01", "expires_on": "2024-12-31"}},
            "high_tech_certificate.expires_on",
            "2024-12-31早于2025-01-01",
        ),
        ({"incidents": None}, "incidents", "应为列表，不能是null"),
        ({"incidents": [{"kind": "fire"}]}, "incidents[0].kind", f"{KIND}，不能是'fire'"),
        ({"incidents": [{"grade": "huge"}]}, "incidents[0].grade", f"{GRADE}，不能是'huge'"),
        ({"incidents": [{"deaths": -1}]}, "incidents[0].deaths", "不能是负数（-1）"),
        (
            {"award_fraud": [{"committed_on": "2025-03-01", "found_on": "2025-02-01"}]},
            "award_fraud[0].found_on",
            "2025-02-01早于2025-03-01",
        ),
        ({"tax_or_social_insurance": [[]]}, "tax_or_social_insurance[0]", "应为对象，不能是列表"),
        ({"credit": {"abnormal_list": "no"}}, "credit.abnormal_list", f"{FLAG}，不能是文字"),
    ],
)
def test_bad_input_is_one_line_that_names_the_key(
    run: Run, changed: dict[str, Any], key: str, what: str
) -> None:
    assert run("eligibility", {**LEAST, **changed}) == (2, "", f"award: {key}：{what}\n")


@pytest.mark.parametrize("missing", list(LEAST))
def test_a_missing_required_key_is_named(run: Run, missing: str) -> None:
    given = {key: value for key, value in LEAST.items() if key != missing}
    assert run("eligibility", given) == (2, "", f"award: {missing}：缺少这一项\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"cycle": NaN}',
        '{"cycle": 1, "cycle": 2}',
        '{"cycle": 1e999999999}',
        '{"a": "\\ud800"}',
    ],
)
def test_what_is_no_object_of_json_is_one_line(run: Run, text: str) -> None:
    code, out, err = run("eligibility", text)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_honour_answers_with_clause_fact_and_steps(run: Run) -> None:
    code, out, err = run("honour", HONOUR)
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "outcome": "article_31",
        "citation": {
            "article": 31,
            "item": None,
            "quote": "获奖单位在获得奖励后3年内发生较大及以上质量、安全、环保事故",
        },
        "because": "2028-01-01（周六）质量事故，等级为较大，在授奖后3年内",
        "steps": [
            "行业主管部门会同质量工作主管部门研究",
            "报请市人民政府撤销市长质量奖称号",
            "收回奖牌（奖杯）、证书",
            "予以通报",
        ],
    }


@pytest.mark.parametrize(
    ("given", "key", "what"),
    [
        ({**HONOUR, "awarded_on": None}, "awarded_on", "应为日期（YYYY-MM-DD），不能是null"),
        ({**HONOUR, "regulation_in_force": "yes"}, "regulation_in_force", f"{FLAG}，不能是文字"),
        ({**HONOUR, "event": []}, "event", "应为对象，不能是列表"),
        ({**HONOUR, "event": {**EVENT, "grade": "huge"}}, "event.grade", f"{GRADE}，不能是'huge'"),
        (
            {**HONOUR, "event": {**EVENT, "found_on": "2027-12-31"}},
            "event.found_on",
            "2027-12-31早于2028-01-01",
        ),
        (
            {**HONOUR, "event": {**EVENT, "major_social_impact": 1}},
            "event.major_social_impact",
            f"{FLAG}，不能是数字",
        ),
        ({"awarded_on": "2027-01-20"}, "event", "缺少这一项"),
    ],
)
def test_honour_names_what_it_cannot_read(run: Run, given: dict[str, Any], key: str, what: str) -> None:
    assert run("honour", given) == (2, "", f"award: {key}：{what}\n")


def test_title_use_answers_with_the_clause(run: Run) -> None:
    code, out, err = run("title-use", USE)
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "outcome": "allowed",
        "citation": {"article": 35, "item": None, "quote": "获奖单位可以在单位形象宣传中使用获奖称号"},
        "because": "用于单位形象宣传，并注明获奖年份",
    }


@pytest.mark.parametrize("key", list(USE))
def test_title_use_needs_every_key_and_no_null(run: Run, key: str) -> None:
    missing = {name: value for name, value in USE.items() if name != key}
    expected = "文字" if key == "where" else "true 或 false"
    assert run("title-use", missing) == (2, "", f"award: {key}：缺少这一项\n")
    assert run("title-use", {**USE, key: None}) == (2, "", f"award: {key}：应为{expected}，不能是null\n")


FULL = {
    **LEAST,
    "last_won_cycle": None,
    "uscc": "91150000701463622D",
    "established_on": "2015-01-01",
    "relocated_to_baotou_on": "2020-02-29",
    "suspensions": [["2025-03-01", None]],
    "performance_excellence_since": "2024-01-01",
    "chief_quality_officer": {"appointed_on": "2023-01-01", "evidence": True},
    "attested": {"quality_system": True},
    "industry_code": "3250",
    "employees": 860,
    "revenue": 56000,
    "high_tech_certificate": {"issued_on": "2024-11-01", "expires_on": "2027-10-31"},
    "incidents": [{"kind": "production_safety", "occurred_on": "2025-05-12", "deaths": 2, "liable": True}],
    "award_fraud": [{"committed_on": "2025-03-01", "award": "某奖", "government_award": True}],
    "tax_or_social_insurance": [{"occurred_on": "2024-06-01", "serious": None}],
    "credit": {"abnormal_list": False},
}
STRANGE = [
    None,
    True,
    -1,
    0,
    10**40,
    1.5,
    "",
    "  ",
    "9999-12-31",
    "0001-01-01",
    "x",
    [],
    [[]],
    [None],
    {},
    {"a": 1},
]


def places(value: object, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document, its own root left out."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, entry in inner for place in [(*path, key), *places(entry, (*path, key))]]


@pytest.mark.parametrize("place", places(FULL), ids=str)
def test_a_strange_value_anywhere_is_answered_or_named_and_never_a_fault(run: Run, place: Any) -> None:
    for strange in STRANGE:
        given = copy.deepcopy(FULL)
        holder: Any = given
        for key in place[:-1]:
            holder = holder[key]
        holder[place[-1]] = strange
        code, out, err = run("eligibility", given)
        assert (code, bool(out), err.count("\n")) in {(0, True, 0), (2, False, 1)}, (strange, err)
