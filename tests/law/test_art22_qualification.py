"""Article 22: every ground asked, every reply in or decided on; at least five working days in public."""

from datetime import date

import pytest

from award.law import art22_qualification as art22
from award.law.case import Notice, Objections, Qualification, Reply
from award.law.citation import Findings, confirm, met, refuse
from law.situations import FIRST_DAY_COUNTS, OVER_MAY, application, at, award_list

DUE = date(2026, 5, 15)
NOTICE = Notice(OVER_MAY, 5, exactly=False)
RUNNING = "公示自2026-04-29（周三）发布，到2026-05-09（周六）24时满5个工作日，最早2026-05-10（周日）可办"


def replies(kind: str | None = "none", *, excused: bool = False) -> Qualification:
    """All six grounds answered; the third as told."""
    return Qualification(
        rechecked=True,
        replies=tuple(
            Reply(
                f"art17.{g}.reply.1", "市应急管理局", g, DUE, kind if g == 3 else "none", excused and g == 3
            )
            for g in range(1, 7)
        ),
    )


def test_six_clean_replies_satisfy_the_consultation() -> None:
    assert art22.sectors_answered(application(qualification=replies())) == met()


def test_a_ground_that_nobody_was_asked_about_is_named() -> None:
    some = Qualification(replies=replies().replies[:4])
    assert art22.sectors_answered(application(qualification=some)) == refuse(
        art22.CONSULT, "第十七条第（五）项、第（六）项还没有征求任何部门的意见", "consultation"
    )


@pytest.mark.parametrize(
    ("day", "fact"), [(15, "期限2026-05-15（周五）"), (16, "已过期限2026-05-15（周五）")]
)
def test_silence_is_never_consent_before_or_after_its_term(day: int, fact: str) -> None:
    case = application(at(5, day), qualification=replies(None))
    because = f"市应急管理局未复，{fact}；未复不当作“无意见”"
    assert art22.sectors_answered(case) == refuse(art22.CONSULT, because, "consultation")


def test_silence_with_a_recorded_reason_lets_the_city_decide() -> None:
    assert art22.sectors_answered(application(qualification=replies(None, excused=True))) == met()


@pytest.mark.parametrize(("kind", "said"), [("found", "有情形"), ("cannot_verify", "无法核实")])
def test_a_troubled_reply_waits_for_a_named_officer(kind: str, said: str) -> None:
    because = f"市应急管理局复函：{said}，须具名认定是否构成第十七条第（三）项"
    asked = confirm(art22.CONSULT, because, "art17.3.reply.1")
    assert art22.sectors_answered(application(qualification=replies(kind))) == asked
    cleared = application(qualification=replies(kind), attested={"art17.3.reply.1": True})
    assert art22.sectors_answered(cleared) == met()
    held = application(qualification=replies(kind), attested={"art17.3.reply.1": False})
    assert art22.sectors_answered(held) == refuse(
        art22.CONSULT, f"{because}；经具名认定：不符合", "art17.3.reply.1"
    )


@pytest.mark.parametrize(
    ("day", "answer"), [(9, refuse(art22.AT_LEAST, RUNNING, "notice")), (10, met()), (11, met())]
)
def test_review_opens_on_the_calendar_day_after_the_last_working_day(day: int, answer: Findings) -> None:
    assert art22.notice_over(application(at(5, day, 0), notice=NOTICE)) == answer


def test_under_the_other_reading_the_day_of_publication_counts() -> None:
    case = application(at(5, 9), notice=NOTICE, readings=FIRST_DAY_COUNTS)
    assert art22.notice_over(case) == met()


def test_a_notice_taken_down_a_day_early_is_published_anew() -> None:
    short = Notice(OVER_MAY, 5, exactly=False, taken_down_on=date(2026, 5, 8))
    because = "公示2026-05-08（周五）撤下，只满4个工作日，须重新公示、重新计算"
    assert art22.notice_over(application(at(6, 1), notice=short)) == refuse(art22.AT_LEAST, because, "notice")


def test_an_open_objection_keeps_the_file_from_having_passed() -> None:
    case = application(objections=Objections(undecided=("K7Q2MX",)))
    because = "还有未办结的异议或线索：K7Q2MX"
    assert art22.no_objection_open(case) == refuse(art22.PASSED, because, "objection")


def test_an_upheld_objection_means_that_the_notice_was_not_passed() -> None:
    because = "有经复核成立的异议，这家没有通过公示，应撤回资格"
    answer = art22.no_objection_open(application(objections=Objections(upheld=1)))
    assert answer == refuse(art22.PASSED, because, "objection")


@pytest.mark.parametrize(
    ("days", "answer"),
    [
        (4, refuse(art22.AT_LEAST, "公示期定为4个工作日，少于5个", "days")),
        (5, met()),
        (6, met()),
    ],
)
def test_the_public_notice_runs_at_least_five_working_days(days: int, answer: Findings) -> None:
    assert art22.at_least_five(award_list(days_chosen=days)) == answer


def test_a_plan_that_promised_more_days_is_held_to_them() -> None:
    case = award_list(days_chosen=6, days_planned=7)
    because = "公示期定为6个工作日，少于方案的7个"
    assert art22.at_least_five(case) == refuse(art22.PLANNED_DAYS, because, "days")


def test_the_list_waits_for_the_last_undecided_file() -> None:
    because = "还有1家没有作出资格决定：丙公司"
    assert art22.nobody_waiting(award_list(unready=("丙公司",))) == refuse(art22.SHOW, because, "unready")


def test_an_empty_list_is_no_notice() -> None:
    because = "名单是空的：没有单位可以公示，请作出空缺说明"
    assert art22.has_members(award_list(members=())) == refuse(art22.SHOW, because, "members")
