"""Article 26: objections decided, consent given, five approved, a circular with a number."""

from datetime import date, datetime
from typing import Any

import pytest

from award.law import art26_commendation as art26
from award.law.art03_limits import CAP
from award.law.case import Hands, Notice, ObjectionCase, Objections
from award.law.citation import Findings, met, refuse
from award.law.workdays import packaged
from law.situations import DEFAULTS, OVER_MAY, application, at, award_list

NOTICE = Notice(OVER_MAY, 5, exactly=False)
OVER = refuse(art26.REEXAMINE, "公示已于2026-05-09（周六）24时届满，改按线索登记", "late")


RUNNING = at(5, 6)


def objection(received: datetime = RUNNING, **changed: Any) -> ObjectionCase:
    given: dict[str, Any] = {
        "moment": at(5, 12), "received_at": received, "at_award_notice": True, "calendar": packaged(),
        "readings": DEFAULTS, "notice": NOTICE,
    }  # fmt: skip
    return ObjectionCase(**{**given, **changed})


@pytest.mark.parametrize(
    ("received", "answer"),
    [(at(5, 8), met()), (at(5, 9, 23, 59, 59), met()), (at(5, 10, 0, 0, 0), OVER)],
)
def test_an_objection_is_in_time_until_midnight_of_the_last_day(received: datetime, answer: Findings) -> None:
    assert art26.received_in_time(objection(received)) == answer


def test_who_handled_the_file_does_not_reexamine_it() -> None:
    mine = objection(involved=frozenset({"7"}), hands=Hands(by="7"))
    because = "你经办过这份申报，复核须由未经办的工作人员作出"
    assert art26.handler_uninvolved(mine) == refuse(art26.UNINVOLVED, because, "handler")
    assert art26.handler_uninvolved(objection(involved=frozenset({"7"}), hands=Hands(by="8"))) == met()


def test_a_verdict_follows_a_report() -> None:
    assert art26.reexamined(objection()) == refuse(art26.REEXAMINE, "还没有写复核报告", "report")
    assert art26.reexamined(objection(reexamined=True)) == met()


def test_the_government_is_asked_only_about_proposed_recipients() -> None:
    because = "只有对拟授奖名单的异议须报请同意"
    assert art26.at_award_notice(objection(at_award_notice=False)) == refuse(
        art26.CONSENT, because, "consent"
    )


def test_disqualifying_takes_an_upheld_objection_and_the_governments_consent() -> None:
    bare, upheld = application(), application(objections=Objections(upheld=1))
    assert art26.objection_upheld(bare) == refuse(art26.CONSENT, "没有经复核成立的异议", "objection")
    assert art26.government_consented(upheld) == refuse(art26.CONSENT, "市人民政府尚未同意", "consent")
    assert art26.government_consented(application(objections=Objections(upheld=1, consented=1))) == met()


@pytest.mark.parametrize(("already", "answer"), [(4, met()), (5, refuse(CAP, "本届已批准5家", "cap"))])
def test_the_sixth_approval_is_refused(already: int, answer: Findings) -> None:
    assert art26.within_cap(application(approved_in_cycle=already)) == answer


def test_the_award_notice_is_counted_for_the_entry() -> None:
    notice = Notice(date(2026, 6, 8), 7, exactly=True)
    because = "公示自2026-06-08（周一）发布，到2026-06-17（周三）24时满7个工作日，最早2026-06-18（周四）可办"
    answers = [art26.notice_over(application(at(6, day, 0), notice=notice)) for day in (17, 18)]
    assert answers == [refuse(art26.SEVEN, because, "notice"), met()]


def test_nobody_is_approved_over_an_open_or_an_upheld_objection() -> None:
    open_one = application(objections=Objections(undecided=("K7Q2MX",)))
    because = "还有未办结的异议或线索：K7Q2MX"
    assert art26.no_objection_open(open_one) == refuse(art26.REEXAMINE, because, "objection")
    upheld = application(objections=Objections(upheld=1))
    because = "有经复核成立的异议，应报请同意、取消授奖资格"
    assert art26.no_objection_open(upheld) == refuse(art26.DISQUALIFY, because, "objection")


def test_the_report_waits_for_every_objection_on_the_list() -> None:
    because = "还有未办结的异议或线索：K7Q2MX"
    answer = art26.none_open(award_list(undecided_objections=("K7Q2MX",)))
    assert answer == refuse(art26.REEXAMINE, because, "objection")


def test_the_circular_names_only_the_approved_and_bears_a_number() -> None:
    waiting = award_list(unapproved=("丙公司",))
    assert art26.all_approved(waiting) == refuse(art26.REPORT, "市人民政府还没有批准：丙公司", "approval")
    assert art26.circular_numbered(award_list()) == refuse(
        art26.CIRCULAR, "没有登记授奖通报的文号", "circular"
    )


def test_late_leads_are_told_and_hold_nothing_up() -> None:
    (found,) = art26.no_objection_open(application(objections=Objections(late_leads=("ABC",))))
    assert (found.blocks, "期满后收到的线索尚未处理：ABC" in found.because) == (False, True)


def test_one_by_one_the_others_are_reported_and_the_entry_stays_behind() -> None:
    stays = {"undecided_objections": ("ABC",), "held_back": ("乙公司",), "members": ("甲公司", "乙公司")}
    assert [f.blocks for f in art26.none_open(award_list(**stays))] == [True]
    (found,) = art26.none_open(award_list(**stays, one_by_one=True))
    assert (found.blocks, found.because) == (False, "本次不报请、办结后另报：乙公司")
    alone = award_list(**{**stays, "members": ("乙公司",)}, one_by_one=True)
    assert [f.blocks for f in art26.none_open(alone)] == [True]


def test_the_circular_waits_for_who_stayed_behind_and_who_stayed_behind_for_the_list() -> None:
    assert [f.because for f in art26.none_behind(award_list(held_back=("乙公司",)))] == [
        "还有没有报请批准的单位：乙公司"
    ]
    assert art26.list_reported(application(list_reported=True)) == met()
    assert [f.key for f in art26.list_reported(application())] == ["list"]
