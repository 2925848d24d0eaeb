"""The pages of courses and of the library of methods, as each seat and strangers meet them (9 to 11, 14)."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from award.process.course import CourseRoad
from award.process.kinds import Actor
from award.process.method import M, MethodRoad
from award.records.courses.models import Course, How, Participation
from award.records.methods.models import Method
from award.records.search.models import Indexed
from award.records.seat import Seat
from award.services import attending, methods, search
from award.services.asking import BadDetails
from award.services.methods import Entry, Why
from award.services.steps import Refused
from services.courses_world import NOW, giver, opened, signed_up
from web.field import KUNDULUN, PDF, at, enterprise, signed_in, step, stop_clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_clock(monkeypatch, NOW)


def said(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def entry(**changed: Any) -> Entry:
    given: dict[str, Any] = {
        "kind": "method", "title": "五步改进法", "items": ("4.6.3",), "industry": "C", "summary": "摘要",
        "text": "## 第一步\n- 找问题", "source": "示例来源", "of_enterprise": "", "consent_by": "",
        "consent_on": None, "file": None, "public": False,
    }  # fmt: skip
    return Entry(**{**given, **changed})


def published(by: Seat, second: Seat, **changed: Any) -> Method:
    row = methods.draft(entry(**changed), by=by, now=NOW)
    step(MethodRoad.PROPOSE, row, by, NOW)
    return step(MethodRoad.PUBLISH, row, second, NOW)


# Courses


def test_every_page_says_that_it_is_free_and_asks_for_no_money() -> None:
    city, unit = giver(), enterprise()
    course = opened(city)
    for client, path in (
        (signed_in(Client(), city), "/courses/"),
        (signed_in(Client(), city), "/courses/new/"),
        (signed_in(Client(), unit), f"/courses/{course.pk}/"),
        (signed_in(Client(), unit), f"/courses/{course.pk}/sign-up/"),
    ):
        page = said(client, path)
        assert "免费" in page
        assert [w for w in ("收费标准", "费用（", "价格", "缴费") if w in page] == []
    assert "第五条" in said(signed_in(Client(), unit), f"/courses/{course.pk}/")


def test_a_giver_plans_a_course_over_the_confirm_page_and_publishes_it() -> None:
    client = signed_in(Client(), giver())
    asked = {
        "title": "质量工具", "kind": "tools", "sessions": "2026-03-12 09:00-12:00", "place": "会议中心",
        "places": "30", "audience": "班组长", "lecturer": "李示例", "about": "内容",
        "signup_until": "2026-03-10T17:00", "share": "80",
    }  # fmt: skip
    wrong = client.post("/courses/new/", {**asked, "sessions": "上午"})
    assert wrong.status_code == 422
    assert "第1行“上午”看不懂" in wrong.content.decode()
    assert "班组长" in wrong.content.decode()
    assert "先存为未发布" in client.post("/courses/new/", asked).content.decode()
    assert client.post("/courses/new/", {**asked, "confirmed": "1"}).status_code == 302
    course = Course.objects.get()
    client.post(f"/do/course/{course.pk}/publish/", {"confirmed": "1", "seen": str(course.revision)})
    course.refresh_from_db()
    assert course.state == "open"


def test_a_unit_signs_up_and_sees_its_people_and_nobody_else_s() -> None:
    course, unit = opened(giver()), enterprise(0)
    signed_up(course, enterprise(1), "别家的人")
    client = signed_in(Client(), unit)
    form = {"people": "张三，部长\n李四"}
    assert "还有1个名额" in client.post(f"/courses/{course.pk}/sign-up/", form).content.decode()
    client.post(f"/courses/{course.pk}/sign-up/", {**form, "confirmed": "1"})
    page = said(client, f"/courses/{course.pk}/")
    assert [w in page for w in ("张三", "李四", "第1位", "别家的人")] == [True, True, True, False]
    again = client.post(f"/courses/{course.pk}/sign-up/", {**form, "confirmed": "1"})
    assert "张三已经报过这个培训；李四已经报过这个培训" in again.content.decode()


def test_a_unit_gives_up_its_own_place_and_not_another_s() -> None:
    course, unit = opened(giver()), enterprise(0)
    (own,) = signed_up(course, unit, "张三")
    (other,) = signed_up(course, enterprise(1), "王五")
    client = signed_in(Client(), unit)
    assert client.get(f"/courses/{course.pk}/places/{other.pk}/give-up/").status_code == 404
    client.post(f"/courses/{course.pk}/places/{own.pk}/give-up/", {"sure": "on", "confirmed": "1"})
    own.refresh_from_db()
    assert own.state == "cancelled"


def test_drafts_and_other_people_s_desks_do_not_exist_for_those_who_may_not_see_them() -> None:
    city, county = giver(), giver("昆区", Actor.COUNTY, county_id=KUNDULUN)
    course = opened(city)
    session = course.sessions.all()[0].pk
    client = signed_in(Client(), county)
    paths = (
        "sheet.pdf",
        f"sessions/{session}/",
        f"sessions/{session}/screen/",
        f"sessions/{session}/code.svg",
    )
    assert {client.get(f"/courses/{course.pk}/{path}").status_code for path in paths} == {404}
    assert client.get(f"/courses/{course.pk}/").status_code == 200
    assert signed_in(Client(), enterprise()).get("/courses/999/").status_code == 404


def test_a_participant_scans_gives_name_and_code_and_is_in_once(monkeypatch: pytest.MonkeyPatch) -> None:
    course = opened(giver())
    person, _, waits = signed_up(course, enterprise(), "张三\n李四\n王五")
    moment = at(3, 12, 8, 50)
    stop_clock(monkeypatch, moment)
    path = f"/courses/in/{attending.token(course.sessions.all()[0], How.SCAN, moment)}/"
    client = Client()
    assert "报名码" in said(client, path)
    wrong = client.post(path, {"name": "李四", "code": person.code})
    assert (wrong.status_code, "姓名和报名码与这个培训的报名不符" in wrong.content.decode()) == (422, True)
    full = client.post(path, {"name": "王五", "code": waits.code})
    assert "王五候补，请找现场工作人员" in full.content.decode()
    good = {"name": " 张三 ", "code": person.code.lower()}
    assert "张三签到成功" in client.post(path, good).content.decode()
    assert "张三已于08:50:00签到，不用再签" in client.post(path, good).content.decode()
    assert "请再扫一次现场的二维码" in said(client, "/courses/in/odd/", 410)


def test_who_is_signed_in_for_the_unit_signs_in_by_name_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    course, unit = opened(giver()), enterprise(0)
    (person,) = signed_up(course, unit, "张三")
    (other,) = signed_up(course, enterprise(1), "王五")
    moment = at(3, 12, 9)
    stop_clock(monkeypatch, moment)
    path = f"/courses/in/{attending.token(course.sessions.all()[0], How.SHEET, moment)}/"
    client = signed_in(Client(), unit)
    assert client.post(path, {"own": str(other.pk)}).status_code == 422
    assert "张三签到成功" in client.post(path, {"own": str(person.pk)}).content.decode()


def test_the_screen_renews_itself_each_minute_and_the_printed_code_does_not() -> None:
    city = giver()
    course = opened(city)
    client, session = signed_in(Client(), city), course.sessions.all()[0].pk
    screen = client.get(f"/courses/{course.pk}/sessions/{session}/screen/")
    paper = client.get(f"/courses/{course.pk}/sessions/{session}/screen/?on=paper")
    assert (screen["Refresh"], paper.has_header("Refresh")) == ("60", False)
    assert client.get(f"/courses/{course.pk}/sessions/{session}/code.svg")["Content-Type"] == "image/svg+xml"
    assert client.get(f"/courses/{course.pk}/sheet.pdf").content[:5] == b"%PDF-"


def ended(monkeypatch: pytest.MonkeyPatch, people: str) -> tuple[Course, Seat, Seat, Participation]:
    city, unit = giver(), enterprise()
    course = opened(city, places=9)
    came = [p.pk for p in signed_up(course, unit, people)]
    for session in course.sessions.all():
        attending.tick(session, came, by=city, now=session.ends_at)
    stop_clock(monkeypatch, at(3, 13))
    step(CourseRoad.CLOSE, course, city, at(3, 13))
    return course, city, unit, Participation.objects.all()[0]


def test_the_paper_is_for_the_unit_and_the_giver_and_anybody_checks_its_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    course, city, unit, paper = ended(monkeypatch, "张三丰")
    path = f"/courses/papers/{paper.number}/"
    for seat in (city, unit):
        assert signed_in(Client(), seat).get(f"{path}paper.pdf").content[:5] == b"%PDF-"
    assert signed_in(Client(), enterprise(1)).get(f"{path}paper.pdf").status_code == 404
    page = said(Client(), path)
    assert [w in page for w in ("参加证明有效", "张＊＊", "张三丰", course.title)] == [
        True,
        True,
        False,
        True,
    ]
    assert "查无此号" in said(Client(), "/courses/papers/BTPX-1-2026-AAAA-AAAA/", 404)


def test_evaluations_stay_hidden_under_three_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    course, city, _, _ = ended(monkeypatch, "甲一\n乙二\n丙三")
    desk, path = signed_in(Client(), city), f"/courses/{course.pk}/evaluate/"
    shown = []
    for n, person in enumerate(course.participants.all()):
        form = {"name": person.name, "code": person.code, **{f"q{i}": str(3 + n) for i in range(5)}}
        assert Client().post(path, {**form, "q0": ""}).status_code == 422
        assert "已收到评价" in Client().post(path, {**form, "words": f"话{n}"}).content.decode()
        assert "你已经评价过，每人一次" in Client().post(path, form).content.decode()
        page = said(desk, f"/courses/{course.pk}/")
        shown.append(("话0" in page, "五项平均4.00分" in page))
    assert shown == [(False, False), (False, False), (True, True)]


def test_lists_keep_their_filters_in_the_address_and_export_what_is_shown() -> None:
    city = giver()
    opened(city)
    opened(city, title="质量工具", kind="tools", sessions="2026-03-20 09:00-12:00")
    client = signed_in(Client(), city)
    page = said(client, "/courses/?kind=tools")
    assert ("质量工具</a>" in page, "卓越绩效准则宣贯</a>" in page) == (True, False)
    assert "没有符合条件的培训" in said(client, "/courses/?q=没有")
    for path in ("/courses/?kind=tools&export=xlsx", "/courses/statistics/?export=xlsx"):
        assert client.get(path).content[:2] == b"PK"
    assert "还没有办结的培训" in said(client, "/courses/statistics/")


def test_material_is_for_those_who_see_the_course(client: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    city = giver()
    course = opened(city)
    desk = signed_in(Client(), city)
    upload = SimpleUploadedFile("讲义.pdf", PDF, "application/pdf")
    desk.post(f"/courses/{course.pk}/material/", {"file": upload})
    page = said(signed_in(client, enterprise()), f"/courses/{course.pk}/")
    link = page.split('href="/courses/')[-1].split('"')[0]
    assert client.get(f"/courses/{link}").content == PDF
    assert Client().get(f"/courses/{link}").status_code == 302


# The library of methods


def test_an_entry_is_published_by_a_second_officer_only() -> None:
    first, second = giver("甲"), giver("乙")
    row = methods.draft(entry(), by=first, now=NOW)
    step(MethodRoad.PROPOSE, row, second, NOW)
    for same in (first, second):
        with pytest.raises(Refused, match="须由另一名工作人员复核发布"):
            step(MethodRoad.PUBLISH, row, same, NOW)
    assert step(MethodRoad.PUBLISH, row, giver("丙"), NOW).state == M.PUBLISHED


def test_a_county_drafts_and_the_city_publishes() -> None:
    county, city = giver("昆区", Actor.COUNTY, county_id=KUNDULUN), giver("乙")
    row = methods.draft(entry(), by=county, now=NOW)
    assert signed_in(Client(), city).get(f"/methods/desk/{row.pk}/").status_code == 404
    step(MethodRoad.PROPOSE, row, county, NOW)
    assert "复看并发布" in said(signed_in(Client(), city), f"/methods/desk/{row.pk}/")
    assert step(MethodRoad.PUBLISH, row, city, NOW).state == M.PUBLISHED


def test_a_case_of_an_enterprise_waits_for_its_consent() -> None:
    city = giver("甲")
    with pytest.raises(BadDetails, match="案例请填写来源企业"):
        methods.draft(entry(kind="case"), by=city, now=NOW)
    body = {"kind": "case", "of_enterprise": "包头示例钢铁有限公司"}
    row = methods.draft(entry(**body), by=city, now=NOW)
    with pytest.raises(Refused, match="还没有登记包头示例钢铁有限公司的同意（同意人和日期）"):
        step(MethodRoad.PROPOSE, row, city, NOW)
    for late, refused in ((date(2026, 3, 3), True), (date(2026, 3, 2), False)):
        agreed = entry(**body, consent_by="王某", consent_on=late)
        if refused:
            with pytest.raises(BadDetails, match="同意日期还没有到"):
                step(MethodRoad.REVISE, row, city, NOW, agreed)
        else:
            step(MethodRoad.REVISE, row, city, NOW, agreed)
    assert step(MethodRoad.PROPOSE, row, city, NOW).state == M.PROPOSED


def test_strangers_read_what_is_public_and_whoever_signed_in_reads_all() -> None:
    first, second = giver("甲"), giver("乙")
    inside = published(first, second)
    outside = published(first, second, title="公开的方法", public=True)
    unit = signed_in(Client(), enterprise())
    for client, seen in ((Client(), (False, True)), (unit, (True, True))):
        page = said(client, "/methods/")
        assert ("五步改进法" in page, "公开的方法" in page) == seen
        assert [client.get(f"/methods/{m.pk}/").status_code for m in (inside, outside)] == [
            200 if seen[0] else 404,
            200,
        ]
    assert "<h3>" in said(unit, f"/methods/{inside.pk}/")


def test_the_library_is_narrowed_by_kind_industry_item_and_words() -> None:
    first, second = giver("甲"), giver("乙")
    published(first, second)
    published(first, second, title="另一个", kind="tool", items=("4.1.2",), industry="")
    unit = signed_in(Client(), enterprise())
    for query in ("kind=tool", "item=4.1.2", "q=另一"):
        page = said(unit, f"/methods/?{query}")
        assert ("另一个</a>" in page, "五步改进法</a>" in page) == (True, False)
    assert "五步改进法</a>" in said(unit, "/methods/?industry=C")
    assert "没有符合条件的条目" in said(unit, "/methods/?q=没有")


def test_the_public_search_finds_public_entries_and_loses_them_when_withdrawn() -> None:
    first, second = giver("甲"), giver("乙")
    published(first, second)
    row = published(first, second, title="公开的方法", public=True)
    search.refresh()
    assert list(Indexed.objects.filter(kind="method").values_list("title", flat=True)) == ["公开的方法"]
    step(MethodRoad.WITHDRAW, row, first, NOW, Why("有误"))
    search.refresh()
    assert Indexed.objects.filter(kind="method").count() == 0
    assert Client().get(f"/methods/{row.pk}/").status_code == 404
    assert "有误" in said(signed_in(Client(), first), f"/methods/desk/{row.pk}/")


def test_an_entry_is_drafted_over_the_page_and_nothing_typed_is_lost() -> None:
    client = signed_in(Client(), giver("甲"))
    form = {
        "kind": "method", "title": "题", "items": ["4.1.2", "4.6.3"], "summary": "摘", "text": "文",
        "source": "", "industry": "",
    }  # fmt: skip
    wrong = client.post("/methods/desk/new/", form)
    assert (wrong.status_code, "请填写来源" in wrong.content.decode()) == (422, True)
    client.post("/methods/desk/new/", {**form, "source": "示例", "confirmed": "1"})
    row = Method.objects.get()
    assert (row.items, row.industry, row.public) == (["4.1.2", "4.6.3"], "", False)
    assert "题" in said(client, f"/do/method/{row.pk}/revise/")
    assert "起草中" in said(client, "/methods/desk/")
