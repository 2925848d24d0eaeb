"""Article 19: three groups of receivers and a public announcement come before the first application."""

from datetime import date

from award.law import art19_call as art19
from award.law.citation import met, refuse
from law.situations import application, at, cycle

EVERYBODY = frozenset({"departments", "counties", "associations"})


def test_all_three_groups_and_a_medium_make_a_call() -> None:
    case = cycle(notified=EVERYBODY, announced=True)
    assert (art19.everyone_notified(case), art19.announced_publicly(case)) == (met(), met())


def test_a_group_left_out_is_named() -> None:
    case = cycle(notified=EVERYBODY - {"associations"})
    assert art19.everyone_notified(case) == refuse(art19.NOTIFY, "通知还没有发给：行业组织", "call.receivers")


def test_without_a_medium_there_is_no_public_announcement() -> None:
    because = "没有登记发布申报公告的媒体和链接"
    assert art19.announced_publicly(cycle()) == refuse(art19.ANNOUNCE, because, "call.media")


def test_nobody_files_before_the_call() -> None:
    because = "第10届尚未发布申报公告"
    assert art19.called(application(call=None)) == refuse(art19.ANNOUNCE, because, "call")


def test_filing_opens_on_the_day_the_call_names() -> None:
    early = refuse(art19.ANNOUNCE, "申报公告定于2026-03-11（周三）开始受理", "call")
    assert [art19.called(application(at(3, day, 0))) for day in (10, 11, 12)] == [early, met(), met()]


def test_a_call_made_after_its_own_opening_day_must_move_the_day_first() -> None:
    opens = date(2026, 3, 11)
    answers = [art19.opens_after_the_call(cycle(at(3, day), call_opens_on=opens)) for day in (10, 11, 12)]
    because = "实施方案定于2026-03-11（周三）开始受理，已早于今天；请先以补充公告顺延"
    assert answers == [met(), met(), refuse(art19.ANNOUNCE, because, "call.opens_on")]
