"""Applicant and examiner speak of each other; hidden until both are in; CITY decides by name (Article 29)."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from award.law import uscc
from award.law.art29_mutual_feedback import in_the_window, opened
from award.law.case import MutualCase
from award.process.application import Road, S
from award.process.integrity import IntegrityRoad
from award.process.kinds import Actor
from award.process.mutual import ITEMS, Side
from award.process.plan import BAOTOU
from award.records import desk
from award.records.cases import application_case
from award.records.conduct.models import Complaint
from award.records.integrity.models import IntegrityEntry
from award.records.ledger.models import Line
from award.records.mutual.models import Statement
from award.records.mutual.queries import Pair, pairs
from award.records.people.models import Message
from award.records.reviews.models import Declaration, Panel, PanelMember, Result
from award.records.seat import Seat
from award.services import mutual_feedback as service
from award.services.asking import BadDetails, asks
from award.services.deeds.integrity import SendBack
from award.services.mutual_feedback import Fault, OnApplicant, OnExaminer, Settled, ToComplaint
from award.services.steps import take
from award.services.telling import on_the_road
from services.review_world import NOW, PLAN, World, officer, world
from web.city_world import words
from web.review_seats import queries, sit

pytestmark = pytest.mark.django_db
LAST = date(2026, 6, 15)  # the 10th working day after 2026-06-01
GOOD: dict[str, Any] = {
    "on_time": "yes",
    "impartial": "yes",
    "secrecy": "yes",
    "score_kept": "yes",
    "clean": "yes",
}
FINE: dict[str, Any] = {
    "truthful": "yes",
    "open": "yes",
    "frugal": "yes",
    "hands_off": "unknown",
    "clean": "yes",
}


@pytest.fixture
def here() -> World:
    """Two files visited by the same five examiners, the first one's result signed."""
    made = world(examiners=5)
    files = [made.file(state=S.SITE_REVIEWED), made.file(state=S.SITE_VISIT)]
    panel = Panel.objects.create(cycle=made.cycle, kind="site", name="现场评审第1组", state="standing")
    panel.applications.set(files)
    for n, examiner in enumerate(made.examiners):
        PanelMember.objects.create(panel=panel, examiner=examiner, leader=n == 0)
    Result.objects.create(panel=panel, application=files[0], score=600, signed_at=NOW)
    Result.objects.create(panel=panel, application=files[1])
    return made


def unit(here: World, n: int = 0, **more: Any) -> Seat:
    return officer(
        "质量部", Actor.APPLICANT, enterprise=here.files[n].enterprise, **{"may_release": True, **more}
    )


def the_pair(seat: Seat, here: World, n: int = 1) -> Pair:
    return next(p for p in pairs(seat) if p.examiner == here.examiners[n])


def by_unit(here: World, n: int = 1, now: datetime = NOW, seat: Seat | None = None, **said: Any) -> Statement:
    seat = seat or unit(here)
    return service.give(the_pair(seat, here, n), OnExaminer(**{**GOOD, **said}), by=seat, now=now)


def by_examiner(here: World, n: int = 1, now: datetime = NOW, **said: Any) -> Statement:
    seat = here.seats[n]
    return service.give(pairs(seat)[0], OnApplicant(**{**FINE, **said}), by=seat, now=now)


def page(client: Client, path: str, now: datetime = NOW) -> str:
    with time_machine.travel(now, tick=False):
        answer = client.get(path)
    assert answer.status_code == 200
    return words(answer)


# The window


@pytest.mark.parametrize(
    ("day", "because"),
    [
        (date(2026, 6, 14), []),
        (LAST, []),
        (date(2026, 6, 16), ["评价到2026-06-15 24:00为止，已经过期"]),
    ],
)
def test_the_window_is_open_on_its_last_day_and_not_on_the_day_after(day: date, because: list[str]) -> None:
    case = MutualCase(datetime(day.year, day.month, day.day, 12, tzinfo=BAOTOU), LAST)
    assert [f.because for f in in_the_window(case)] == because


def test_before_the_leaders_signature_there_is_no_window() -> None:
    (found,) = in_the_window(MutualCase(NOW, None))
    assert found.because == "现场评审结果还没有由组长签署，签署之后再评价"


@pytest.mark.parametrize(
    ("day", "both", "open_"),
    [(date(2026, 6, 2), False, False), (date(2026, 6, 2), True, True), (LAST, False, False),
     (date(2026, 6, 16), False, True)],
)  # fmt: skip
def test_the_other_side_opens_when_both_are_in_or_the_window_is_over(
    day: date, both: bool, open_: bool
) -> None:
    assert opened(LAST, day, both) is open_


def test_ten_working_days_after_the_signature_by_default_or_as_the_plan_says(here: World) -> None:
    assert {p.last_day for p in pairs(unit(here))} == {LAST}
    here.cycle.plans.update(body=replace(PLAN, mutual_days=3).dumps())
    assert {p.last_day for p in pairs(here.city)} == {date(2026, 6, 4)}


def test_the_last_second_is_in_time_and_the_next_is_late(here: World) -> None:
    by_unit(here, now=datetime(2026, 6, 15, 23, 59, 59, tzinfo=BAOTOU))
    with pytest.raises(BadDetails, match="评价到2026-06-15"):
        by_examiner(here, now=datetime(2026, 6, 16, 0, 0, 0, tzinfo=BAOTOU))


# Who speaks of whom


def test_only_a_visit_whose_result_is_signed_is_spoken_of(here: World) -> None:
    assert [p.application for p in pairs(here.seats[2])] == [here.files[0]]
    assert {p.examiner for p in pairs(unit(here))} == set(here.examiners)
    assert pairs(unit(here, 1)) == []


def test_a_recused_examiner_and_one_who_left_speak_of_nobody_and_nobody_of_them(here: World) -> None:
    examiner = here.examiners[1]
    Declaration.objects.create(
        user=examiner.user, examiner=examiner, application=here.files[0], interest="kinship", at=NOW
    )
    PanelMember.objects.filter(examiner=here.examiners[2]).update(left_at=NOW)
    assert (pairs(here.seats[1]), pairs(here.seats[2])) == ([], [])
    assert {p.examiner for p in pairs(unit(here))} == {here.examiners[n] for n in (0, 3, 4)}


def test_when_the_panel_is_dissolved_an_examiners_right_ends(here: World) -> None:
    Panel.objects.update(state="dissolved")
    assert pairs(here.seats[1]) == []
    assert len(pairs(here.city)) == 5


def test_no_other_seat_has_a_part_in_it(here: World) -> None:
    county = officer("旗县区", Actor.COUNTY, county=here.county)
    assert pairs(county) == []
    with pytest.raises(BadDetails, match="只有到场的评审员和被评审的申报单位互相评价"):
        service.give(the_pair(here.city, here), OnExaminer(**GOOD), by=unit(here, 1), now=NOW)


def test_the_units_word_is_its_approvers(here: World) -> None:
    clerk = unit(here, may_release=False)
    with pytest.raises(BadDetails, match="由本单位审批人提交评价"):
        by_unit(here, seat=clerk)


def test_a_word_is_given_once_and_stands(here: World) -> None:
    seat = unit(here)
    by_unit(here, seat=seat)
    with pytest.raises(BadDetails, match="这份评价已经交了，不能再改"):
        by_unit(here, seat=seat, impartial="no", to_city="改")
    assert Statement.objects.get().answers["impartial"] == "yes"


def test_a_no_needs_its_story(here: World) -> None:
    with pytest.raises(BadDetails) as caught:
        by_unit(here, clean="no", to_city="  ")
    assert caught.value.errors == {"to_city": "有选“否”的，请写明情况，市主管部门才能核实"}
    assert not Statement.objects.exists()


@pytest.mark.parametrize("side", list(Side))
def test_every_point_is_asked_for_and_no_other(side: Side) -> None:
    asked = [key for key in asks(service.WORDS[side]) if not key.startswith("to_")]
    assert asked == [item.key for item in ITEMS[side]]


# What each side reads


def test_neither_side_reads_the_other_until_both_are_in(here: World) -> None:
    seat = unit(here)
    by_unit(here, seat=seat, to_other="谢谢专家", to_city="有一件小事")
    examiner = sit(here.seats[1])
    assert "谢谢专家" not in page(examiner, "/examiner/mutual/")
    by_examiner(here, to_other="现场管理很好", to_city="接待略多")
    theirs = page(examiner, "/examiner/mutual/")
    assert "谢谢专家" in theirs
    assert "客观公正，没有偏袒或者刁难" in theirs
    ours = page(sit(seat), "/applicant/mutual/")
    assert "现场管理很好" in ours
    assert ("有一件小事" in theirs, "接待略多" in ours) == (False, False)


def test_what_touches_gifts_is_for_the_city_alone(here: World) -> None:
    seat = unit(here)
    made = by_unit(here, seat=seat, clean="no", to_city="6月1日索要烟酒")
    by_examiner(here)
    theirs = page(sit(here.seats[1]), "/examiner/mutual/")
    assert ("宴请" in theirs, "烟酒" in theirs) == (False, False)
    told = page(sit(here.city), f"/city/mutual/{made.pk}/")
    assert "没有索取或收受财物、宴请、有偿服务 不给对方看 否" in told
    assert "6月1日索要烟酒" in told


def test_once_the_window_is_over_a_single_word_opens(here: World) -> None:
    by_unit(here, to_other="谢谢专家")
    examiner = sit(here.seats[1])
    assert "谢谢专家" not in page(examiner, "/examiner/mutual/", datetime(2026, 6, 15, 23, 59, tzinfo=BAOTOU))
    assert "谢谢专家" in page(examiner, "/examiner/mutual/", datetime(2026, 6, 16, 0, 0, tzinfo=BAOTOU))


def test_an_examiner_reads_nothing_of_a_colleagues(here: World) -> None:
    by_unit(here, n=2, to_other="专家二很专业")
    by_examiner(here, n=2)
    assert "专家二很专业" not in page(sit(here.seats[1]), "/examiner/mutual/")


def test_the_city_sees_at_once_and_is_told_of_what_needs_a_look(here: World) -> None:
    Message.objects.all().delete()
    by_unit(here)
    assert not Message.objects.filter(user_id=here.city.person).exists()
    made = by_unit(here, n=2, impartial="no", to_city="打断讲话")
    told = Message.objects.get(user_id=here.city.person)
    assert (told.text, told.link) == ("双向评价里有需要核实的情况", f"/city/mutual/{made.pk}/")
    listed = page(sit(here.city), "/city/mutual/?state=doubt")
    assert "1项为否，待核实" in listed
    assert "应交10份，已交2份，其中1份反映了情况" in listed


def test_a_recused_officer_is_neither_told_nor_shown(here: World) -> None:
    Declaration.objects.create(
        user_id=here.city.person, application=here.files[0], interest="kinship", at=NOW
    )
    made = by_unit(here, impartial="no", to_city="打断讲话")
    assert not Message.objects.filter(user_id=here.city.person, link__startswith="/city/mutual").exists()
    client = sit(here.city)
    assert client.get(f"/city/mutual/{made.pk}/").status_code == 404
    assert here.files[0].name not in page(client, "/city/mutual/")
    with pytest.raises(BadDetails, match="由市质量工作主管部门没有回避的工作人员处理"):
        service.settle(made, Settled("noted", "已阅"), by=here.city, now=NOW)


def test_the_ledger_keeps_a_digest_and_no_word(here: World) -> None:
    made = by_unit(here, to_other="谢谢专家", to_city="有一件小事")
    line = Line.objects.get(step="mutual.give")
    assert line.facts == {"application": here.files[0].subject, "digest": service.digest(made)}


# What the city decides


def test_what_a_unit_says_of_an_examiner_becomes_a_complaint_that_is_inquired_into(here: World) -> None:
    made = by_unit(here, clean="no", to_city="索要烟酒")
    key = service.to_complaint(made, ToComplaint("索要烟酒"), by=here.city, now=NOW)
    complaint = Complaint.objects.get(pk=key)
    assert (complaint.examiner, complaint.state) == (here.examiners[1], "open")
    assert complaint.complainant == here.files[0].name
    made.refresh_from_db()
    assert (made.outcome, made.decided_by_id) == ("complaint", here.city.person)
    with pytest.raises(BadDetails, match="已经处理：已登记为对评审员的反映"):
        service.settle(made, Settled("noted", "已阅"), by=here.second, now=NOW)


def test_an_applicants_fault_enters_the_integrity_ledger_by_two_officers_and_is_asked_of_article_17(
    here: World,
) -> None:
    file = here.files[0]
    file.enterprise.uscc = uscc.check("91150000701463622D").normalised
    file.enterprise.save()
    made = by_examiner(here, truthful="no", to_city="检测记录与申报不符")
    said = Fault(
        facts="检测记录系补写", heard="企业承认", document="示例认定书1号", committed_on=date(2026, 5, 30)
    )
    key = service.to_ledger(made, said, by=here.city, now=NOW)
    row = IntegrityEntry.objects.get(pk=key)
    assert (row.state, row.source, row.origin) == ("draft", "feedback", made.subject)
    assert application_case(file, NOW, here.city).facts.award_fraud == ()
    row.refresh_from_db()
    take(IntegrityRoad.CONFIRM, row, by=here.second, now=NOW, seen=row.revision)
    found = application_case(file, NOW, here.city).facts.award_fraud
    assert [f.committed_on for f in found] == [date(2026, 5, 30)]


def test_a_fault_of_tomorrow_is_refused_at_its_field(here: World) -> None:
    made = by_examiner(here, truthful="no", to_city="不符")
    tomorrow = NOW.date() + timedelta(days=1)
    with pytest.raises(BadDetails) as caught:
        service.to_ledger(made, Fault("事实", "陈述", "文书", tomorrow), by=here.city, now=NOW)
    assert caught.value.errors == {"committed_on": "行为日期晚于今天"}
    assert not IntegrityEntry.objects.exists()


def test_each_kind_of_word_leads_only_where_it_belongs(here: World) -> None:
    unit_said, examiner_said = by_unit(here), by_examiner(here)
    with pytest.raises(BadDetails, match="只有评审员对申报单位的评价可以认定为申报单位违规"):
        service.to_ledger(unit_said, Fault("事实", "陈述", "文书"), by=here.city, now=NOW)
    with pytest.raises(BadDetails, match="只有申报单位对评审员的评价可以登记为反映"):
        service.to_complaint(examiner_said, ToComplaint("事实"), by=here.city, now=NOW)


def test_an_entry_that_the_second_officer_sent_back_leaves_the_word_to_be_decided_anew(here: World) -> None:
    made = by_examiner(here, truthful="no", to_city="不符")
    key = service.to_ledger(made, Fault("事实", "陈述", "文书"), by=here.city, now=NOW)
    no, entry = SendBack("证据不足"), IntegrityEntry.objects.get(pk=key)
    take(IntegrityRoad.SEND_BACK, entry, by=here.second, now=NOW, seen=entry.revision, details=no)
    assert "诚信台账：复核退回，未登记" in page(sit(here.city), f"/city/mutual/{made.pk}/")
    assert "待核实" in page(sit(here.city), "/city/mutual/?state=doubt")
    service.settle(made, Settled("unfounded", "查无此事"), by=here.city, now=NOW)
    made.refresh_from_db()
    assert made.outcome == "unfounded"


def test_what_came_of_a_word_is_closed_to_an_officer_recused_from_the_file(here: World) -> None:
    """The complaint names the unit as the complainant, the entry as who is at fault."""
    told = by_unit(here, clean="no", to_city="索要烟酒")
    complaint = service.to_complaint(told, ToComplaint("索要烟酒"), by=here.city, now=NOW)
    made = by_examiner(here, truthful="no", to_city="不符")
    entry = service.to_ledger(made, Fault("事实", "陈述", "文书"), by=here.city, now=NOW)
    officer_ = sit(here.second)
    pages = [f"/city/conduct/{complaint}/", f"/city/integrity/{entry}/", f"/do/integrity/{entry}/confirm/"]
    with time_machine.travel(NOW, tick=False):
        assert [officer_.get(p).status_code for p in pages] == [200, 200, 200]
        Declaration.objects.create(
            user_id=here.second.person, application=here.files[0], interest="kinship", at=NOW
        )
        assert [officer_.get(p).status_code for p in pages] == [404, 404, 404]
    assert here.files[0].name not in page(officer_, "/city/integrity/")
    assert str(here.examiners[1]) not in page(officer_, "/city/conduct/")
    subjects = {f"mutual/{told.pk}", f"mutual/{made.pk}", f"complaint/{complaint}", f"integrity/{entry}"}
    assert subjects <= set(desk.closed_subjects(here.second))


def test_a_longer_list_takes_no_more_queries(here: World) -> None:
    client = sit(here.city)
    few = queries(client, "/city/mutual/")
    panel = Panel.objects.get()
    more = [here.file(state=S.SITE_REVIEWED) for _ in range(12)]
    Result.objects.bulk_create(Result(panel=panel, application=a, score=600, signed_at=NOW) for a in more)
    assert queries(client, "/city/mutual/") == few


def test_nothing_is_settled_without_a_reason(here: World) -> None:
    made = by_unit(here, impartial="no", to_city="打断讲话")
    with pytest.raises(BadDetails, match="请填写处理意见"):
        service.settle(made, Settled("unfounded", " "), by=here.city, now=NOW)
    service.settle(made, Settled("unfounded", "经核实，是按日程结束讲话"), by=here.city, now=NOW)
    assert "经核实不成立" in page(sit(here.city), f"/city/mutual/{made.pk}/")


# Words to people, and the pages


def test_the_leaders_signature_invites_both_sides(here: World) -> None:
    seat = unit(here)
    Message.objects.all().delete()
    on_the_road.application(Road.FINISH_SITE, here.files[0], here.seats[0], NOW)
    told = {m.user_id: m.text for m in Message.objects.filter(link__endswith="/mutual/")}
    assert set(told) == {seat.person, *(s.person for s in here.seats)}
    assert set(told.values()) == {"请就现场评审互相评价（第二十九条），到2026-06-15为止"}


def test_those_whose_word_is_missing_are_reminded_once_each_while_the_window_runs(here: World) -> None:
    seat = unit(here)
    by_unit(here, seat=seat)
    by_examiner(here)
    Message.objects.all().delete()
    client = sit(here.city)
    with time_machine.travel(NOW, tick=False):
        answer = client.post("/city/mutual/", follow=True)
    assert "已提醒，等8份评价" in words(answer)
    told = list(Message.objects.values_list("user_id", flat=True))
    assert sorted(told) == sorted([seat.person, *(here.seats[n].person for n in (0, 2, 3, 4))])
    with time_machine.travel(datetime(2026, 6, 16, 9, 0, tzinfo=BAOTOU), tick=False):
        assert "没有需要提醒的" in words(sit(here.city).post("/city/mutual/", follow=True))


def test_a_word_is_given_on_the_page_after_a_look_at_what_follows(here: World) -> None:
    seat = unit(here)
    client = sit(seat)
    path = f"/applicant/mutual/{here.files[0].pk}/{here.examiners[1].pk}/"
    with time_machine.travel(NOW, tick=False):
        asked = client.post(path, GOOD | {"clean": "no"})
        assert (asked.status_code, "有选“否”的，请写明情况" in words(asked)) == (422, True)
        asked = client.post(path, GOOD)
        assert "提交后不能修改" in words(asked)
        assert not Statement.objects.exists()
        done = client.post(path, GOOD | {"confirmed": "1"}, follow=True)
    assert "已提交" in words(done)
    assert Statement.objects.get().given_by_id == seat.person


def test_another_units_or_an_unsigned_visit_is_not_found(here: World) -> None:
    other = sit(unit(here, 1))
    examiner = here.examiners[1].pk
    assert other.get(f"/applicant/mutual/{here.files[0].pk}/{examiner}/").status_code == 404
    assert other.get(f"/applicant/mutual/{here.files[1].pk}/{examiner}/").status_code == 404
    assert sit(here.seats[1]).get(f"/examiner/mutual/{here.files[1].pk}/").status_code == 404


def test_the_three_pages_say_so_while_there_is_nothing(here: World) -> None:
    Result.objects.update(signed_at=None)
    assert "还没有可以评价的" in page(sit(unit(here)), "/applicant/mutual/")
    assert "还没有可以评价的" in page(sit(here.seats[1]), "/examiner/mutual/")
    assert "还没有双向评价" in page(sit(here.city), "/city/mutual/")
