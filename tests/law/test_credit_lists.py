"""Article 17(6) by the imported lists: put to a person, left the day before, the day and the day after."""

from dataclasses import replace
from datetime import date

import pytest

from award.law import art22_qualification as art22
from award.law import credit_lists as lists
from award.law.art17_bars import CREDIT
from award.law.case import Credit, CreditHit, Objections
from award.law.citation import Kind, confirm, met, note, refuse
from law.situations import application, at

HIT = CreditHit("abnormal.7", "abnormal", date(2026, 3, 20), date(2025, 11, 3))
FACT = "2026-03-20（周五）的经营异常名录列有该单位，2025-11-03（周一）列入"
KEY = "art17.6.list.abnormal.7"


def test_an_entry_waits_for_a_named_official() -> None:
    asked = confirm(CREDIT, f"{FACT}，须具名认定是否仍在名单、是否已修复", KEY)
    assert lists.on_lists(application(credit=Credit(hits=(HIT,)))) == asked


@pytest.mark.parametrize(("day", "kind"), [(19, Kind.CONFIRM), (20, Kind.NOTE), (21, Kind.NOTE)])
def test_an_entry_left_by_the_day_is_only_a_note(day: int, kind: Kind) -> None:
    left = replace(HIT, removed_on=date(2026, 4, 20))
    found = lists.on_lists(application(at(4, day), credit=Credit(hits=(left,))))
    assert [f.kind for f in found] == [kind]
    if kind is Kind.NOTE:
        assert found == note(CREDIT, f"{FACT}，2026-04-20（周一）移出或修复", KEY)


def test_what_an_official_attested_settles_it_either_way() -> None:
    held = application(credit=Credit(hits=(HIT,)), attested={KEY: True})
    assert lists.on_lists(held) == met()
    barred = application(credit=Credit(hits=(HIT,)), attested={KEY: False})
    assert [f.kind for f in lists.on_lists(barred)] == [Kind.REFUSE]


@pytest.mark.parametrize(
    ("rule", "state", "other", "when"),
    [
        (lists.checked_for_qualification, "qualification", "qualified_notice", "确定资格之前"),
        (lists.checked_before_review, "qualified_notice", "qualification", "转入评审之前"),
        (lists.checked_before_award, "reported", "qualified_notice", "批准授奖之前"),
        (lists.checked_before_award, "award_notice", "document_review", "批准授奖之前"),
    ],
)
def test_a_check_counts_at_its_own_point_only(rule, state, other, when) -> None:  # type: ignore[no-untyped-def]
    refused = refuse(lists.CHECKPOINTS, f"{when}还没有核查信用名单", "credit")
    assert rule(application(credit=Credit(required=True, checked=frozenset({other})))) == refused
    assert rule(application(credit=Credit(required=True, checked=frozenset({state})))) == met()
    assert rule(application(credit=Credit(required=False))) == met()


def test_an_entry_is_taken_back_from_the_notice_for_an_upheld_objection_or_an_attested_bar() -> None:
    because = "没有经复核成立的异议，也没有经具名认定的第十七条（六）情形"
    assert art22.may_take_back(application()) == refuse(art22.DECIDE, because, "objection")
    listed = application(credit=Credit(hits=(HIT,)))
    assert art22.may_take_back(listed) == refuse(art22.DECIDE, because, "objection")
    assert art22.may_take_back(application(objections=Objections(upheld=1))) == met()
    attested = application(credit=Credit(hits=(HIT,)), attested={KEY: False})
    assert art22.may_take_back(attested) == met()
