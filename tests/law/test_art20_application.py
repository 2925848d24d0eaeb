"""Article 20: a finished form, 23 items, a commitment, and five whole working days on the unit's own wall."""

from datetime import date

import pytest

from award.law import art20_application as art20
from award.law.case import Dossier, Hands, InternalNotice
from award.law.citation import Findings, met, refuse
from law.situations import FIRST_DAY_COUNTS, OVER_MAY, application, at

RUNNING = "2026-04-29（周三）张贴，公示到2026-05-09（周六）24时才满5个工作日，次日起可以提交"


def posted(down: date | None = None, *, proof: bool = True) -> InternalNotice:
    return InternalNotice(OVER_MAY, down, has_proof=proof)


def test_nothing_posted_is_refused() -> None:
    assert art20.shown_inside(application()) == refuse(
        art20.INSIDE, "没有登记单位内部公示", "internal_notice"
    )


@pytest.mark.parametrize(
    ("day", "answer"),
    [(9, refuse(art20.AT_LEAST, RUNNING, "internal_notice")), (10, met()), (11, met())],
)
def test_filing_opens_on_the_day_after_the_fifth_working_day(day: int, answer: Findings) -> None:
    assert art20.shown_inside(application(at(5, day), internal_notice=posted())) == answer


def test_taken_down_one_day_short_must_be_posted_anew() -> None:
    case = application(at(5, 20), internal_notice=posted(date(2026, 5, 8)))
    because = "2026-04-29（周三）张贴，2026-05-08（周五）撤下，只满4个工作日，差1个；须重新张贴、重新计算"
    assert art20.shown_inside(case) == refuse(art20.AT_LEAST, because, "internal_notice")


def test_hung_through_the_fifth_working_day_is_enough() -> None:
    assert art20.shown_inside(application(at(5, 10), internal_notice=posted(date(2026, 5, 9)))) == met()


def test_under_the_other_reading_the_day_of_posting_counts() -> None:
    case = application(at(5, 9), internal_notice=posted(), readings=FIRST_DAY_COUNTS)
    assert art20.shown_inside(case) == met()


def test_a_plan_may_ask_for_more_days_but_never_fewer_than_five() -> None:
    longer = application(at(5, 10), internal_notice=posted(), internal_days=6)
    because = "2026-04-29（周三）张贴，公示到2026-05-11（周一）24时才满6个工作日，次日起可以提交"
    assert art20.shown_inside(longer) == refuse(art20.AT_LEAST, because, "internal_notice")
    fewer = application(at(5, 9), internal_notice=posted(), internal_days=3)
    assert art20.shown_inside(fewer) == refuse(art20.AT_LEAST, RUNNING, "internal_notice")


def test_a_notice_without_proof_is_refused() -> None:
    case = application(at(5, 10), internal_notice=posted(proof=False))
    because = "没有上传内部公示的照片或证明"
    assert art20.shown_inside(case) == refuse(art20.INSIDE, because, "internal_notice")


def test_unfinished_fields_are_named_together() -> None:
    case = application(dossier=Dossier(unfinished=("住所", "法定代表人"), over_limit=("组织概述",)))
    assert art20.form_finished(case) == (
        *refuse(art20.FORM, "还有2处没有填完：住所、法定代表人", "dossier"),
        *refuse(art20.FORM, "超过字数限制：组织概述", "dossier"),
    )


@pytest.mark.parametrize(
    ("done", "answer"),
    [(22, refuse(art20.SELF_ASSESSMENT, "自我评价写了22项，共23项", "report")), (23, met())],
)
def test_all_twenty_three_items_are_assessed(done: int, answer: Findings) -> None:
    assert art20.self_assessed(application(dossier=Dossier(self_assessed=done))) == answer


def test_without_the_commitment_nothing_is_filed() -> None:
    because = "尚未作出真实性承诺"
    assert art20.committed(application(dossier=Dossier())) == refuse(art20.TRUTH, because, "commitment")


def test_a_writer_who_may_not_act_for_the_unit_cannot_file() -> None:
    case = application(hands=Hands(by="7", approves=False))
    because = "你可以填写和保存，提交、撤回请由本单位审批人登录后办理"
    assert art20.by_approver(case) == refuse(art20.APPROVER, because, "approver")
    assert art20.by_approver(application(hands=Hands(by="7"))) == met()
