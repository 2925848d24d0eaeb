"""A correction goes round: everything asked at once, only that open, old and new side by side."""

import pytest
from django.test import Client

from award.process.application import Road, S
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.seat import Seat
from award.services.deeds.correction import Return
from award.services.deeds.screening import Checks
from web.field import (
    KUNDULUN,
    QINGSHAN,
    Field,
    at,
    called,
    enterprise,
    filed,
    officer,
    pdf,
    signed_in,
    step,
    stop_clock,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, at(3, 12))
    return called()


@pytest.fixture
def unit(field: Field) -> Seat:
    return enterprise()


@pytest.fixture
def application(field: Field, unit: Seat) -> Application:
    return filed(field, unit)


@pytest.fixture
def county(field: Field, client: Client) -> Seat:
    made = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    signed_in(client, made)
    return made


def url(application: Application) -> str:
    return f"/county/screening/{application.pk}/return/"


def test_what_the_checklist_doubts_is_named_already_with_its_note(
    application: Application, county: Seat, client: Client
) -> None:
    marks = {"tax": ("incomplete", "缺2023年度"), "report": ("doubtful", "没有出处"), "form": ("true", "")}
    step(Road.CHECK, application, county, at(3, 12), Checks(marks))
    application.marks.create(
        point="form.unit", verdict="doubtful", note="前后不一", by_id=county.person, at=at(3, 12)
    )
    found = client.get(url(application)).context["groups"]
    ticked = {line.point: line.note for g in found for line in g.lines if line.ticked}
    assert ticked == {"evidence:tax": "缺2023年度", "report": "没有出处", "unit": "前后不一"}
    step(Road.RETURN, application, county, at(3, 12), Return(("unit.address", "report/4.1.2"), "补"))
    assert set(application.marks.values_list("point", flat=True)) == {"tax"}


def test_a_tick_without_words_and_no_tick_at_all_come_back_as_typed(
    application: Application, county: Seat, client: Client
) -> None:
    answer = client.post(url(application), {"seen": application.revision, "more": "请尽快"})
    assert answer.status_code == 422
    assert "请至少勾选一项要补正的内容" in answer.content.decode()
    typed = {"name:unit.address": "1", "note:unit.contact": "写全电话", "more": "请尽快"}
    answer = client.post(url(application), {**typed, "seen": application.revision})
    assert answer.status_code == 422
    lines = {line.point: line for g in answer.context["groups"] for line in g.lines}
    assert lines["unit.address"].error == "请写明缺什么、怎么补"
    assert (lines["unit.contact"].ticked, answer.context["more"]) == (True, "请尽快")


def test_another_countys_file_cannot_be_returned(application: Application) -> None:
    other = officer("other", Actor.COUNTY, county_id=QINGSHAN)
    assert signed_in(Client(), other).get(url(application)).status_code == 404


def test_a_round_trip_asks_everything_at_once_opens_only_that_and_shows_both_sides(
    application: Application, county: Seat, client: Client, unit: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = {
        "note:unit.address": "写到门牌号", "note:report/4.1.2": "补近三年数据",
        "note:evidence:tax": "缺2023年度", "more": "一次补齐", "seen": str(application.revision),
    }  # fmt: skip
    confirm = client.post(url(application), typed).content.decode()
    assert "申报表：住所：写到门牌号" in confirm
    assert "补正到2026-03-19（周四）24:00；此后本届还可退回0次" in confirm
    client.post(url(application), {**typed, "confirmed": "1"})
    application.refresh_from_db()
    assert application.state == S.RETURNED
    assert application.return_points == ["evidence:tax", "report/4.1.2", "unit.address"]

    mine = signed_in(Client(), unit)
    home = mine.get("/applicant/")
    assert home.context["points"] == [
        ("证明材料：近三年完税证明", "/applicant/evidence/?cycle=10#tax"),
        ("自我评价报告：4.1.2 高层领导的作用", "/applicant/report/?cycle=10&category=4.1#item-4-1-2"),
        ("申报表：住所", "/applicant/form/unit/?cycle=10#field-address"),
    ]
    assert "一、申报表：住所：写到门牌号" in home.content.decode()
    section = mine.get("/applicant/form/unit/").content.decode()
    assert ('name="address"' in section, 'name="uscc"' in section) == (True, False)
    assert "这一节没有开放的内容" in section
    report = mine.get("/applicant/report/?category=4.1").content.decode()
    assert ('name="text-4-1-2"' in report, 'name="text-4-1-3"' in report) == (True, False)
    assert mine.post("/applicant/form/standing/", {"revision": "99", "incident": "yes"}).status_code == 409

    posted = {"revision": "99", "address": "包头市昆都仑区示例路1号甲", "name": "换个名字"}
    assert mine.post("/applicant/form/unit/", posted).status_code == 302
    words = {"revision": "99", "text-4-1-2": "高层领导的作用：近三年数据齐全", "percent-4-1-2": "50",
             "text-4-1-3": "偷改"}  # fmt: skip
    mine.post("/applicant/report/?category=4.1", words)
    mine.post("/applicant/evidence/", {"purpose": "tax", "secrecy": "none", "file": pdf("2023.pdf")})
    application.refresh_from_db()
    step(Road.RESUBMIT, application, unit, at(3, 12))

    after = application.dossiers.get(round=1)
    page = client.get(f"/dossiers/{after.pk}/changes/")
    assert [(c.label, named) for c, named, _ in page.context["rows"]] == [
        ("住所", True), ("自我评价 4.1.2", True), ("证明材料：近三年完税证明", True),
    ]  # fmt: skip
    assert page.context["strange"] == 0
    assert page.context["named"] == [
        "证明材料：近三年完税证明", "自我评价报告：4.1.2 高层领导的作用", "申报表：住所",
    ]  # fmt: skip
    assert ("in", "甲") in page.context["rows"][0][2]
    assert mine.get(f"/dossiers/{after.pk}/changes/").status_code == 200
    stranger = signed_in(Client(), enterprise(1))
    assert stranger.get(f"/dossiers/{after.pk}/changes/").status_code == 404
    assert client.get(f"/dossiers/{application.dossiers.get(round=0).pk}/changes/").status_code == 404


def test_the_city_sees_both_sides_too(
    application: Application, county: Seat, unit: Seat, field: Field
) -> None:
    step(Road.RETURN, application, county, at(3, 12), Return(("unit.address",), "补"))
    step(Road.RESUBMIT, application, unit, at(3, 12))
    after = application.dossiers.get(round=1)
    page = signed_in(Client(), field.city).get(f"/dossiers/{after.pk}/changes/")
    assert "两次提交的内容相同" in page.content.decode()
