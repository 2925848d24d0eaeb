"""Courses (Articles 9, 11, 12, 14): free, in the order of coming, nobody at two at once, attended once."""

from dataclasses import fields
from datetime import datetime, timedelta

import pytest
from django.apps import apps

from award.law.art33_certificates import is_number
from award.process.course import CourseRoad, K
from award.process.kinds import Actor
from award.records.courses.models import Attendance, Course, Evaluation, How, Participant, Participation
from award.records.courses.queries import by_county, by_giver, clashes, mine, seen_by
from award.records.ledger.models import Line
from award.records.people.models import Message
from award.records.seat import PUBLIC
from award.services import attending, courses, signing_up
from award.services.asking import BadDetails, asks
from award.services.courses import Cancelled, Moved, Outline
from award.services.papers.course import participation_pdf, sign_in_sheet
from award.services.steps import Hidden, Refused
from services.courses_world import DEADLINE, NOW, giver, opened, outline, signed_up
from services.paper_reading import text
from web.field import KUNDULUN, at, enterprise, organ, step

pytestmark = pytest.mark.django_db
MONEY = ("费", "钱", "金额", "价", "元", "fee", "price", "cost", "amount", "money", "pay", "charge")


def test_no_field_for_money_exists_in_any_model_or_form_of_courses() -> None:
    words = [
        f"{f.name} {getattr(f, 'verbose_name', '')}"
        for model in apps.get_app_config("courses").get_models()
        for f in model._meta.get_fields()
    ]
    for details in (Outline, Moved, Cancelled, signing_up.People):
        words += [f"{name} {spec.label} {spec.unit} {spec.example}" for name, spec in asks(details).items()]
        words += [f.name for f in fields(details)]
    assert [w for w in words for m in MONEY if m in w.lower()] == []


def test_places_go_in_the_order_of_coming_and_who_comes_later_waits() -> None:
    course = opened(giver())
    first = signed_up(course, enterprise(0), "张三，部长\n李四")
    second = signed_up(course, enterprise(1), "王五")
    assert [(p.name, p.post, p.state) for p in (*first, *second)] == [
        ("张三", "部长", "held"), ("李四", "", "held"), ("王五", "", "waiting"),
    ]  # fmt: skip


def test_a_place_given_up_goes_to_the_first_who_waits_and_its_unit_is_told() -> None:
    course, unit = opened(giver(), places=1), enterprise(0)
    (holder,) = signed_up(course, unit, "张三")
    (first,) = signed_up(course, enterprise(1), "王五")
    (second,) = signed_up(course, enterprise(2), "赵六")
    signing_up.give_up(holder, by=unit, now=NOW)
    for p in (holder, first, second):
        p.refresh_from_db()
    assert (holder.state, first.state, second.state) == ("cancelled", "held", "waiting")
    told = Message.objects.filter(user__posts__enterprise=first.enterprise_id).values_list("text", flat=True)
    assert list(told) == ["王五由候补递补，已有“卓越绩效准则宣贯”的名额"]
    with pytest.raises(BadDetails, match="这个报名已经取消"):
        signing_up.give_up(holder, by=unit, now=NOW)


def test_who_waits_and_gives_up_lets_nobody_up() -> None:
    course = opened(giver(), places=1)
    signed_up(course, enterprise(0), "张三")
    (waits,) = signed_up(course, enterprise(1), "王五")
    assert signing_up.give_up(waits, by=enterprise(2), now=NOW) is None


@pytest.mark.parametrize(
    ("moment", "refused"),
    [
        (DEADLINE - timedelta(seconds=1), ""),
        (DEADLINE, ""),
        (DEADLINE + timedelta(seconds=1), "报名已于2026-03-10（周二）17:00:00截止"),
    ],
)
def test_the_deadline_holds_to_the_second(moment: datetime, refused: str) -> None:
    course = opened(giver())
    if refused:
        with pytest.raises(BadDetails) as wrong:
            signed_up(course, enterprise(), "张三", moment)
        assert wrong.value.errors == {"people": refused}
        assert course.participants.count() == 0
    else:
        assert len(signed_up(course, enterprise(), "张三", moment)) == 1


@pytest.mark.parametrize(
    ("times", "refused"),
    [
        ("2026-03-12 17:00-19:00", ""),
        (
            "2026-03-12 16:59-19:00",
            "张三已报名“卓越绩效准则宣贯”（2026-03-12（周四）14:00—17:00），时间重叠",
        ),
        ("2026-03-12 12:00-14:00", ""),
    ],
)
def test_the_same_person_is_not_in_two_courses_at_once_but_one_after_the_other(
    times: str, refused: str
) -> None:
    city, unit = giver(), enterprise()
    signed_up(opened(city), unit, "张三")
    other = opened(city, title="质量工具", sessions=times)
    if refused:
        with pytest.raises(BadDetails) as wrong:
            signed_up(other, unit, "李四\n张三")
        assert wrong.value.errors == {"people": refused}
        assert other.participants.count() == 0
    else:
        assert len(signed_up(other, unit, "李四\n张三")) == 2


def test_somebody_of_the_same_name_elsewhere_and_a_place_given_up_are_no_obstacle() -> None:
    city, unit = giver(), enterprise(0)
    (first,) = signed_up(opened(city), unit, "张三")
    other = opened(city, title="质量工具")
    assert len(signed_up(other, enterprise(1), "张三")) == 1
    signing_up.give_up(first, by=unit, now=NOW)
    assert len(signed_up(other, unit, "张三")) == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "请填写参加人"),
        ("，部长", "第1行没有姓名"),
        ("张三\n张三，厂长", "第2行的张三写了两次；同名的两人请在姓名后加部门，如“张三（二车间）”"),
        ("长" * 41, "第1行的姓名或职务超过40字"),
        ("\n".join(f"某{n}" for n in range(51)), "一次最多报50人，现有51人"),
    ],
)
def test_a_list_of_people_that_cannot_be_taken_is_refused_in_words(typed: str, words: str) -> None:
    course = opened(giver())
    with pytest.raises(BadDetails) as wrong:
        signed_up(course, enterprise(), typed)
    assert wrong.value.errors == {"people": words}


def test_nobody_signs_up_twice_for_one_course() -> None:
    course, unit = opened(giver()), enterprise()
    signed_up(course, unit, "张三")
    with pytest.raises(BadDetails, match="张三已经报过这个培训"):
        signed_up(course, unit, "张三")


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"places": 0}, "places", "名额不小于1"),
        ({"share": 101}, "share", "发给参加证明须参加的节数比例不大于100"),
        ({"title": " "}, "title", "请填写名称"),
        ({"sessions": "上午"}, "sessions", "第1行“上午”看不懂，例：2026-05-12 09:00-12:00"),
        ({"signup_until": at(3, 12, 9, 1)}, "signup_until", "报名截止晚于开课（2026-03-12（周四）09:00）"),
        ({"kind": "dance"}, "kind", "类别没有这个选项"),
    ],
)
def test_a_plan_with_a_fault_says_which(changed: dict[str, object], field: str, words: str) -> None:
    with pytest.raises(BadDetails) as wrong:
        courses.plan(outline(**changed), by=giver(), now=NOW)
    assert wrong.value.errors == {field: words}
    assert Course.objects.count() == 0


def test_a_course_is_not_opened_once_its_deadline_has_passed() -> None:
    city = giver()
    row = courses.plan(outline(), by=city, now=NOW)
    with pytest.raises(Refused, match="报名截止时间已经过去，先修改时间再发布"):
        step(CourseRoad.PUBLISH, row, city, DEADLINE + timedelta(seconds=1))
    step(CourseRoad.PUBLISH, row, city, DEADLINE)
    assert row.state == K.OPEN


def test_each_giver_sees_all_that_is_published_and_acts_on_its_own_ground_only() -> None:
    city, county = giver(), giver("昆区", Actor.COUNTY, county_id=KUNDULUN)
    _, sector = organ()
    drafted = courses.plan(outline(), by=county, now=NOW)
    open_ = opened(sector)
    unit = enterprise()
    assert [set(seen_by(s)) for s in (city, county, sector, unit)] == [
        {open_}, {drafted, open_}, {open_}, {open_},
    ]  # fmt: skip
    assert [set(mine(s)) for s in (city, county, sector, unit)] == [set(), {drafted}, {open_}, set()]
    with pytest.raises(Hidden):
        step(CourseRoad.CANCEL, open_, city, NOW, Cancelled("不办"))


def test_the_same_lecturer_at_the_same_time_is_a_warning_within_one_giver() -> None:
    city, county = giver(), giver("昆区", Actor.COUNTY, county_id=KUNDULUN)
    first = opened(city)
    same = opened(city, title="另一个", place="别处")
    assert list(clashes(same)) == [
        "同一讲师在“卓越绩效准则宣贯”（2026-03-12（周四）09:00—12:00）时间重叠，请核对"
    ]
    assert list(clashes(opened(county, title="县里的"))) == []
    assert first.state == K.OPEN


def test_a_moved_and_a_cancelled_course_is_told_to_those_who_signed_up() -> None:
    city, unit = giver(), enterprise()
    course = opened(city)
    signed_up(course, unit, "张三")
    Message.objects.all().delete()
    step(CourseRoad.MOVE, course, city, NOW, Moved("2026-03-13 09:00-12:00", "新址", "会场停电"))
    step(CourseRoad.CANCEL, course, city, NOW, Cancelled("讲师生病"))
    said = Message.objects.filter(user=unit.user_id).order_by("pk").values_list("text", flat=True)
    assert list(said) == [
        "“卓越绩效准则宣贯”改期或改地点：2026-03-13（周五）09:00—12:00起，新址；与其他培训重叠的，请取消其中一个",
        "“卓越绩效准则宣贯”取消：讲师生病",
    ]
    with pytest.raises(BadDetails, match="这个培训已取消，不能报名"):
        signed_up(course, unit, "李四")


# Attendance


def held(share: int = 80) -> tuple[Course, list[Participant]]:
    course = opened(giver(), places=5, share=share)
    return course, signed_up(course, enterprise(), "张三\n李四\n王五")


def test_a_scan_is_recorded_once_and_a_second_one_is_told() -> None:
    course, people = held()
    session, moment = course.sessions.all()[0], at(3, 12, 8, 55)
    found = attending.scanned(attending.token(session, How.SCAN, moment), moment)
    assert attending.sign_in(found, people[0], by=PUBLIC, now=moment) == "张三签到成功"
    again = attending.sign_in(found, people[0], by=PUBLIC, now=at(3, 12, 9))
    assert again == "张三已于08:55:00签到，不用再签"
    assert Attendance.objects.count() == 1


@pytest.mark.parametrize(
    ("how", "after", "taken"),
    [
        (How.SCAN, timedelta(minutes=5), True),
        (How.SCAN, timedelta(minutes=5, seconds=1), False),
        (How.SHEET, timedelta(minutes=90), True),
    ],
)
def test_a_code_of_the_screen_lives_five_minutes_a_printed_one_the_session(
    how: How, after: timedelta, taken: bool
) -> None:
    course, _ = held()
    shown = at(3, 12, 9)
    code = attending.token(course.sessions.all()[0], how, shown)
    if taken:
        assert attending.scanned(code, shown + after).how is how
    else:
        with pytest.raises(BadDetails, match="二维码不对或已经换新，请再扫一次现场的二维码"):
            attending.scanned(code, shown + after)


def test_a_forged_code_and_one_out_of_its_hours_are_refused() -> None:
    course, _ = held()
    with pytest.raises(BadDetails, match="二维码不对或已经换新"):
        attending.scanned("eyJzIjoxfQ:forged", NOW)
    early = at(3, 12, 8, 29)
    code = attending.token(course.sessions.all()[0], How.SHEET, early)
    with pytest.raises(
        BadDetails, match="现在不是签到时间：2026-03-12（周四）09:00—12:00，前后各半小时可以签到"
    ):
        attending.scanned(code, early)


def test_the_officer_ticks_by_hand_and_enters_the_paper_list_afterwards() -> None:
    course, people = held()
    city, session = giver("另一人"), course.sessions.all()[0]
    a, b, _ = (p.pk for p in people)
    assert attending.tick(session, [a, 999_999], by=city, now=at(3, 12, 9)) == (1, 0)
    assert attending.tick(session, [b], by=city, now=at(3, 12, 18)) == (1, 1)
    assert list(session.attendances.values_list("participant_id", "how")) == [(b, "paper")]
    lines = Line.objects.filter(step="course.tick").order_by("sequence")
    assert [(line.facts["added"], line.facts["removed"]) for line in lines] == [([a], []), ([b], [a])]
    with pytest.raises(BadDetails, match="这一节还没有开始"):
        attending.tick(session, [a], by=city, now=NOW)


def closed() -> tuple[Course, list[Participation]]:
    """张三 at both sessions, 李四 at one, 王五 at none."""
    course, people = held()
    city = giver("另一人")
    first, second = course.sessions.all()
    a, b, _ = (p.pk for p in people)
    attending.tick(first, [a, b], by=city, now=at(3, 12, 12))
    attending.tick(second, [a], by=city, now=at(3, 12, 17))
    step(CourseRoad.CLOSE, course, city, at(3, 12, 17))
    return course, list(Participation.objects.all())


def test_the_paper_is_given_at_the_close_to_those_who_came_often_enough_under_a_number_that_checks() -> None:
    course, papers = closed()
    assert [(p.participant.name, p.attended, p.sessions) for p in papers] == [("张三", 2, 2)]
    assert papers[0].number.startswith(f"BTPX-{course.pk}-2026-")
    assert is_number(papers[0].number)
    said = text(participation_pdf(papers[0]))
    assert "培训参加证明" in said
    assert papers[0].number in said
    assert "李四" in text(sign_in_sheet(course))


@pytest.mark.parametrize(("moment", "refused"), [(at(3, 12, 16, 59), True), (at(3, 12, 17), False)])
def test_a_course_is_closed_once_its_last_session_is_over(moment: datetime, refused: bool) -> None:
    city = giver()
    course = opened(city)
    if refused:
        with pytest.raises(Refused, match="最后一节2026-03-12（周四）17:00才结束"):
            step(CourseRoad.CLOSE, course, city, moment)
    else:
        assert step(CourseRoad.CLOSE, course, city, moment).state == K.HELD


def test_once_somebody_came_a_course_is_neither_moved_nor_cancelled() -> None:
    course, people = held()
    city = giver("另一人")
    attending.tick(course.sessions.all()[0], [people[0].pk], by=city, now=at(3, 12, 9))
    with pytest.raises(Refused, match="已经有人签到，不能再改期或取消"):
        step(CourseRoad.CANCEL, course, city, at(3, 12, 9), Cancelled("不办"))


def test_an_evaluation_counts_once_and_leads_to_nobody() -> None:
    _, papers = closed()
    person = papers[0].participant
    attending.evaluate(person, [5, 4, 5, 4, 5], "很好", now=at(3, 13))
    with pytest.raises(BadDetails, match="你已经评价过，每人一次"):
        attending.evaluate(person, [1, 1, 1, 1, 1], "", now=at(3, 13))
    kept = Evaluation.objects.get()
    assert {f.name for f in Evaluation._meta.get_fields()} == {"id", "course", "marks", "words"}
    assert (kept.marks, Line.objects.get(step="course.evaluate").facts) == ([5, 4, 5, 4, 5], {})


@pytest.mark.parametrize(
    ("marks", "words", "error"),
    [
        ([5, 4, 5, 4], "", "五个问题都请选1至5分"),
        ([0, 4, 5, 4, 5], "", "五个问题都请选1至5分"),
        ([5, 4, 5, 4, 6], "", "五个问题都请选1至5分"),
        ([5, 4, 5, 4, 5], "字" * 401, "最多400字，现有401字"),
    ],
)
def test_an_answer_out_of_its_bounds_is_refused(marks: list[int], words: str, error: str) -> None:
    _, papers = closed()
    with pytest.raises(BadDetails, match=error):
        attending.evaluate(papers[0].participant, marks, words, now=at(3, 13))


def test_who_was_absent_does_not_evaluate() -> None:
    course, _ = closed()
    with pytest.raises(BadDetails, match="参加过的人才能评价"):
        attending.evaluate(course.participants.get(name="王五"), [5] * 5, "", now=at(3, 13))


@pytest.mark.parametrize(
    ("moment", "open_"),
    [(at(3, 12, 16, 59), False), (at(3, 12, 17), True), (at(4, 11, 17), True), (at(4, 11, 17, 1), False)],
)
def test_evaluations_are_taken_for_thirty_days(moment: datetime, open_: bool) -> None:
    assert attending.evaluation_open(opened(giver()), moment) is open_


def test_statistics_count_what_was_held_by_giver_and_by_the_county_of_the_units() -> None:
    course, _ = closed()
    opened(giver("又一人"), title="还没办")
    every = seen_by(giver("再一人"))
    given = [(g.name, g.courses, g.places, g.people, g.attended) for g in by_giver(every)]
    assert given == [(course.organiser, 1, 5, 3, 2)]
    assert [(c.name, c.courses, c.people, c.attended) for c in by_county(every)] == [("昆都仑区", 1, 3, 2)]


def test_the_ledger_keeps_references_and_no_names() -> None:
    course, _ = closed()
    facts = str(list(Line.objects.filter(subject=course.subject).values_list("facts", flat=True)))
    assert [name for name in ("张三", "李四", "王五") if name in facts] == []
