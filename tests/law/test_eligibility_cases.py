"""The worked examples of Articles 2, 3, 15-17, 30-33 and 35, asked as the command is asked."""

import json
from typing import Any

import pytest

from award.cli.law_cases import eligibility, honour_answer, title_use_answer
from award.law.json_input import read_object
from award.law.readings import Readings
from award.law.texts import chinese
from law.cases import cases, title
from law.vocabulary import facts, word

SAMPLE: dict[str, Any] = dict(cases("eligibility_sample"))  # type: ignore[arg-type]
USE = {"获奖单位": "是", "已撤销": "否", "用于": "单位形象宣传", "注明年份": "是", "奖牌证书伪造": "否"}


def ask(command: Any, given: dict[str, Any], readings: Readings) -> dict[str, Any]:
    """The command's answer to Chinese facts; what is a decimal in YAML travels as an exact number."""
    text = json.dumps(facts(given), ensure_ascii=False).replace('"999.99"', "999.99")
    answer: dict[str, Any] = command(read_object(text), readings)
    return answer


def examined(case: dict[str, Any]) -> dict[str, Any]:
    given = {**SAMPLE, **case.get("改", {})}
    for key in case.get("未说明", []):
        del given[key]
    readings = Readings.default()
    for key, value in case.get("读法", {}).items():
        readings = readings.with_(key, value)
    return ask(eligibility, given, readings)


def said(findings: list[dict[str, Any]]) -> list[str]:
    return [f"{label(finding)}：{finding['because']}" for finding in findings]


def label(law: dict[str, Any]) -> str:
    item = f"第（{chinese(law['item'])}）项" if law["item"] else ""
    return f"第{chinese(law['article'])}条{item}"


@pytest.mark.parametrize("case", [*cases("eligibility"), *cases("eligibility_bars")], ids=title)
def test_an_applicant_is_answered_with_the_clause_and_the_fact(case: dict[str, Any]) -> None:
    answer = examined(case)
    assert {
        "结论": answer["outcome"],
        "不得申报": said(answer["refusals"]),
        "须认定": said(answer["to_confirm"]),
        "可补正": said(answer["to_correct"]),
        "提示": answer["notes"],
    } == {
        "结论": word(case["结论"]),
        "不得申报": case.get("不得申报", []),
        "须认定": case.get("须认定", []),
        "可补正": case.get("可补正", []),
        "提示": case.get("提示", []),
    }


@pytest.mark.parametrize("case", cases("eligibility_sme"), ids=title)
def test_article_16_labels_and_never_decides(case: dict[str, Any]) -> None:
    answer = examined(case)
    assert (answer["outcome"], answer["size"], answer["sme_encouraged"], answer["notes"]) == (
        "may_apply",
        word(case["规模"]),
        word(case["鼓励"]),
        case.get("提示", []),
    )


@pytest.mark.parametrize("case", cases("honour"), ids=title)
def test_an_event_after_the_award_opens_the_road_that_the_law_names(case: dict[str, Any]) -> None:
    given = {"授奖日": "2027-01-20", "办法有效": case.get("办法有效", "是"), "事件": case["事件"]}
    answer = ask(honour_answer, given, Readings.default())
    ground = f"{label(answer['citation'])}：{answer['citation']['quote']}"
    assert (answer["outcome"], ground, answer["because"]) == (word(case["结论"]), case["依据"], case["理由"])


@pytest.mark.parametrize("case", cases("title_use"), ids=title)
def test_a_use_of_the_title_is_answered_in_the_order_of_the_contract(case: dict[str, Any]) -> None:
    answer = ask(title_use_answer, {**USE, **case.get("改", {})}, Readings.default())
    ground = f"{label(answer['citation'])}：{answer['citation']['quote']}"
    assert (answer["outcome"], ground) == (word(case["结论"]), case["依据"])


def test_the_answer_has_exactly_the_keys_of_the_contract() -> None:
    answer = examined({})
    assert list(answer) == [
        "outcome",
        "refusals",
        "to_confirm",
        "to_correct",
        "notes",
        "size",
        "sme_encouraged",
        "readings",
    ]
    assert answer["readings"] == Readings.default().as_dict()


def test_each_road_lists_its_steps_in_the_order_of_the_article() -> None:
    def steps(**event: str) -> list[str]:
        given = {"awarded_on": "2027-01-20", "regulation_in_force": True, "event": event}
        answer = honour_answer(read_object(json.dumps(given)), Readings.default())
        return list(answer["steps"])

    assert steps(kind="fraud", occurred_on="2026-10-01") == [
        "市质量工作主管部门查实弄虚作假或者不正当手段的事实",
        "报请市人民政府决定撤销市长质量奖称号",
        "收回奖牌（奖杯）、证书",
        "向社会公告",
    ]
    assert steps(kind="quality_accident", occurred_on="2028-01-01", grade="large") == [
        "行业主管部门会同质量工作主管部门研究",
        "报请市人民政府撤销市长质量奖称号",
        "收回奖牌（奖杯）、证书",
        "予以通报",
    ]
    assert steps(kind="quality_accident", occurred_on="2028-01-01", grade="general") == [
        "记入寻访事项",
        "寻访时了解整改情况，督促其维护荣誉、持续改进提升",
    ]
    assert steps(kind="quality_accident", occurred_on="2030-01-21", grade="large") == []
