"""Honours after the award (30, 31): established or studied first, revoked by the government alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from award.process.event import EventRoad
from award.process.honour import H, HonourRoad
from award.process.insignia import Kind, Move
from award.process.integrity import IntegrityRoad
from award.process.kinds import Actor
from award.records.events.models import Event
from award.records.honours.models import Honour
from award.records.integrity.models import IntegrityEntry
from award.records.integrity.queries import frauds
from award.records.notices.models import PublicNotice
from award.records.people.models import Enterprise
from award.records.seat import Seat
from award.services import events, insignia
from award.services.deeds.events import Decision, Grade, Impact, NewFacts
from award.services.deeds.honours import (
    Grounds,
    Hearing,
    NotRevoked,
    Opening,
    Revocation,
    Statement,
    Study,
)  # fmt: skip
from award.services.steps import BadDetails, Refused, why_not
from web.city_world import Desk, because, words
from web.field import PLAN, Field, at, called, enterprise, officer, organ, queries, step

pytestmark = pytest.mark.django_db
NOW = at(11, 23)


@pytest.fixture
def field() -> Field:
    return called()


def honour(field: Field, n: int = 1, **other: Any) -> Honour:
    body = Enterprise.objects.create(
        uscc=f"H{n:017d}", name=f"包头市获奖第{n:02d}有限公司", created_at=at(3, 2)
    )
    given = {
        "cycle_number": 10, "cycle": field.cycle, "enterprise_id": body.pk, "name": body.name,
        "awarded_on": date(2026, 11, 20), "certificate": f"BTZLJ-10-2026-{n:04d}",
        "circular_number": "包府发〔2026〕9号",
    }  # fmt: skip
    return Honour.objects.create(**{**given, **other})


@pytest.fixture
def desk(field: Field, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch, field.city, NOW)


def intake(kind: str = "fraud", day: date = date(2026, 11, 21), **other: Any) -> events.Intake:
    given = {"kind": kind, "source": "bulletin", "occurred_on": day, "facts": "示例情况", **other}
    return events.Intake(**given)


def decided(field: Field, row: Honour, decision: str, details: events.Intake | None = None) -> Event:
    """An event taken in and decided by CITY."""
    made = events.take_in(row, details or intake(), by=field.city, now=NOW)
    step(EventRoad.DECIDE, made, field.city, NOW, Decision(decision, "示例理由"))
    return made


def under_study(field: Field, row: Honour) -> tuple[Any, Seat]:
    """A large accident, decided to be studied, put to a department."""
    decided(field, row, "article_31", intake("safety_accident", deaths=3))
    body, sector = organ()
    step(HonourRoad.OPEN_STUDY, row, field.city, NOW, Opening(str(body.pk)))
    return body, sector


def government() -> Any:
    return officer("government", Actor.GOVERNMENT)


@pytest.mark.parametrize(
    ("day", "said"),
    [((2029, 11, 19), "现在还在3年之内"), ((2029, 11, 20), "现在还在3年之内"), ((2029, 11, 21), "已满")],
)
def test_the_three_years_include_their_last_day(
    field: Field, desk: Desk, day: tuple[int, int, int], said: str
) -> None:
    row = honour(field)
    page = desk.at(NOW.replace(year=day[0], month=day[1], day=day[2])).see(f"/city/honours/{row.pk}/")
    assert said in page
    assert "到 2029-11-20（周二） （含当日）" in page


def test_fraud_is_established_then_revoked_recalled_and_announced(field: Field, desk: Desk) -> None:
    row = honour(field)
    with pytest.raises(Refused, match="还没有登记弄虚作假的事件"):
        step(HonourRoad.ESTABLISH, row, field.city, NOW, Grounds("申报数据系伪造"))
    decided(field, row, "article_30")
    grounds = {"grounds": "申报数据系伪造", "confirmed": "1", "seen": row.revision}
    desk.send(f"/do/honour/{row.pk}/establish/", grounds)
    row.refresh_from_db()
    assert because(why_not(HonourRoad.REVOKE_FRAUD, row, NOW, government())) == []
    page = desk.see(f"/city/honours/{row.pk}/")
    assert ("申报数据系伪造" in page, "市人民政府" in page) == (True, True)
    step(HonourRoad.REVOKE_FRAUD, row, officer("g2", Actor.GOVERNMENT), NOW,
         Revocation("包府发〔2026〕20号", date(2026, 11, 23)))  # fmt: skip
    assert "登记收回奖牌、证书" in desk.see(f"/city/honours/{row.pk}/")
    desk.send(f"/do/honour/{row.pk}/recall/", {"seen": row.revision, "confirmed": "1"})
    row.refresh_from_db()
    desk.send(f"/do/honour/{row.pk}/announce/", {"seen": row.revision, "confirmed": "1"})
    row.refresh_from_db()
    notice = PublicNotice.objects.get(kind="revocation")
    assert (row.state, row.announced_on) == (H.RECALLED, NOW.date())
    assert (notice.title, notice.body["paragraphs"]) == (
        f"关于撤销{row.name}包头市市长质量奖称号的公告",
        ["申报数据系伪造"],
    )
    assert "没有下一步" in desk.see(f"/city/honours/{row.pk}/")


def test_the_sector_authority_studies_with_city_then_the_government_revokes_and_a_circular_follows(
    field: Field, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = honour(field)
    body, sector = under_study(field, row)
    assert "行业主管部门还没有会同研究" in desk.see(f"/city/honours/{row.pk}/")
    with pytest.raises(Refused, match="行业主管部门还没有会同研究"):
        step(HonourRoad.STUDY, row, field.city, NOW, Study("较大生产安全事故"))
    department = Desk(monkeypatch, sector, NOW)
    assert "请本部门会同研究的" in department.see("/events/")
    said = {"seen": row.revision, "opinion": "revoke", "opinion_text": "负主要责任", "confirmed": "1"}
    assert department.send(f"/do/honour/{row.pk}/opinion/", said) == "/events/"
    step(HonourRoad.STUDY, row, field.city, NOW, Study("较大生产安全事故"))
    assert because(why_not(HonourRoad.REVOKE, row, NOW, government())) == []
    assert f"会同研究：{body.name}" in desk.see(f"/city/honours/{row.pk}/")
    step(HonourRoad.REVOKE, row, officer("g3", Actor.GOVERNMENT), NOW,
         Revocation("包府发〔2026〕21号", date(2026, 11, 23)))  # fmt: skip
    step(HonourRoad.RECALL, row, field.city, NOW)
    with pytest.raises(Refused, match="依第三十一条撤销的，予以通报"):
        step(HonourRoad.ANNOUNCE, row, field.city, NOW)
    step(HonourRoad.CENSURE, row, field.city, NOW)
    assert PublicNotice.objects.get(kind="revocation").title.endswith("的通报")
    assert IntegrityEntry.objects.count() == 0
    with pytest.raises(BadDetails, match="公布"):
        step(HonourRoad.CENSURE, row, field.city, NOW)


def test_another_department_neither_sees_the_study_nor_answers_it(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = honour(field)
    under_study(field, row)
    other = Desk(monkeypatch, organ("示例生态环境局")[1], NOW)
    assert row.name not in other.see("/events/")
    other.see(f"/do/honour/{row.pk}/opinion/", 404)


@pytest.mark.parametrize(
    ("day", "opens"),
    [(date(2026, 11, 19), False), (date(2026, 11, 20), True), (date(2026, 11, 21), True),
     (date(2029, 11, 19), True), (date(2029, 11, 20), True), (date(2029, 11, 21), False)],
)  # fmt: skip
def test_the_road_of_article_31_opens_for_accidents_within_the_three_years_to_the_day(
    field: Field, day: date, opens: bool
) -> None:
    """Awarded on 2026-11-20; an earlier accident is said to be one, a later one has no consequence."""
    row, later = honour(field), NOW.replace(year=2029, month=11, day=30)
    made = events.take_in(row, intake("safety_accident", day, deaths=3), by=field.city, now=later)
    chosen = Decision("article_31", "示例理由")
    found = [f.because for f in why_not(EventRoad.DECIDE, made, later, field.city, chosen) if f.blocks]
    assert (found == []) == opens
    assert ("之前" in "".join(found)) == (day < row.awarded_on)


@pytest.mark.parametrize(
    ("impact", "chosen", "stands"),
    [
        (None, "article_31", "先具名认定"),
        (None, "watch", ""),
        ("no", "article_31", "应当不启动撤销，记入寻访"),
        ("yes", "article_31", ""),
        ("yes", "watch", "应当按第三十一条会同研究"),
    ],
)
def test_a_serious_violation_needs_the_major_impact_too(
    field: Field, impact: str | None, chosen: str, stands: str
) -> None:
    made = events.take_in(honour(field), intake("serious_violation"), by=field.city, now=NOW)
    if impact:
        step(EventRoad.ATTEST_IMPACT, made, field.city, NOW, Impact(impact, "示例依据"))
    found = [f.because for f in why_not(EventRoad.DECIDE, made, NOW, field.city, Decision(chosen, "示例"))
             if f.blocks]  # fmt: skip
    assert (stands in "".join(found)) if stands else found == []


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"deaths": 2, "injuries": 9, "loss": Decimal("999.99")}, "等级为一般"),
        ({"deaths": 3}, "等级为较大"),
        ({"injuries": 10}, "等级为较大"),
        ({"loss": Decimal(1000)}, "等级为较大"),
        ({"deaths": 2}, "等级未定"),
    ],
)
def test_production_safety_is_graded_by_its_figures(
    field: Field, desk: Desk, figures: dict[str, Any], said: str
) -> None:
    made = events.take_in(honour(field), intake("safety_accident", **figures), by=field.city, now=NOW)
    assert said in desk.see(f"/events/{made.pk}/")


@pytest.mark.parametrize("kind", ["public_health", "service_quality"])
def test_public_health_and_service_quality_are_left_to_a_named_officer(
    field: Field, desk: Desk, kind: str
) -> None:
    row = honour(field)
    made = events.take_in(row, intake(kind), by=field.city, now=NOW)
    step(EventRoad.ATTEST_GRADE, made, field.city, NOW, Grade("large", "示例批复"))
    assert "第三十一条未列明这类事故，是否适用" in desk.see(f"/events/{made.pk}/")
    data = {"seen": made.revision, "decision": "watch", "reason": "示例理由", "confirmed": "1"}
    desk.send(f"/do/event/{made.pk}/decide/", data)
    assert "不启动撤销，记入寻访" in desk.see(f"/events/{made.pk}/")


def test_an_event_decided_on_new_facts_is_reopened_and_its_old_reason_stays(field: Field) -> None:
    row = honour(field)
    made = decided(field, row, "watch", intake("safety_accident", deaths=0, injuries=1, loss=Decimal(1)))
    step(EventRoad.REOPEN, made, field.city, NOW, NewFacts("伤者死亡，重新调查"))
    assert (made.state, made.decision, "示例理由" in made.reason) == ("open", "", True)
    step(EventRoad.DECIDE, made, field.city, NOW, Decision("watch", "再次认定"))
    other = decided(field, row, "article_30")
    step(HonourRoad.ESTABLISH, row, field.city, NOW, Grounds("申报数据系伪造"))
    with pytest.raises(Refused, match="已在撤销程序中"):
        step(EventRoad.REOPEN, other, field.city, NOW, NewFacts("新情况"))


@pytest.mark.parametrize(
    ("wrong", "name", "said"),
    [
        ({"kind": "fraud", "deaths": 3}, "deaths", "只有生产安全事故按数字定级"),
        ({"found_on": date(2026, 11, 20)}, "found_on", "发现日期早于发生日期"),
        ({"day": date(2026, 11, 24)}, "occurred_on", "发生日期晚于今天"),
        ({"kind": "safety_accident", "deaths": -1}, "deaths", "死亡人数不小于0"),
        ({"facts": ""}, "facts", "请填写情况"),
    ],
)
def test_an_event_that_cannot_be_is_said_beside_its_field(
    field: Field, wrong: dict[str, Any], name: str, said: str
) -> None:
    with pytest.raises(BadDetails) as caught:
        events.take_in(honour(field), intake(**wrong), by=field.city, now=NOW)
    assert said in caught.value.errors[name]


def test_a_department_reports_an_event_and_sees_it_but_does_not_decide(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = honour(field)
    sector = organ()[1]
    desk = Desk(monkeypatch, sector, NOW)
    typed = {"kind": "safety_accident", "source": "bulletin", "occurred_on": "2026-11-21", "deaths": "3",
             "facts": "示例情况"}  # fmt: skip
    assert "确认并登记获奖后事件" in desk.send(f"/events/new/{row.pk}/", typed, 200)
    url = desk.send(f"/events/new/{row.pk}/", {**typed, "confirmed": "1"})
    assert "等级为较大" in desk.see(url)
    made = Event.objects.get()
    desk.see(f"/do/event/{made.pk}/decide/", 403)
    Desk(monkeypatch, organ("示例生态环境局")[1], NOW).see(url, 404)
    assert "作出处理决定" in Desk(monkeypatch, field.city, NOW).see("/city/")


def test_where_the_plan_asks_for_it_nothing_is_revoked_before_the_enterprise_was_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    field = called(11, replace(PLAN, hear_first=True))
    unit = enterprise()
    row = honour(field, cycle_number=11, enterprise_id=unit.enterprise)
    decided(field, row, "article_30")
    step(HonourRoad.ESTABLISH, row, field.city, NOW, Grounds("申报数据系伪造"))
    seat = government()
    assert because(why_not(HonourRoad.REVOKE_FRAUD, row, NOW, seat)) == ["还没有听取企业的陈述申辩"]
    own = Desk(monkeypatch, unit, NOW)
    assert "提交陈述申辩" in own.see("/recipient/")
    own.send(f"/do/honour/{row.pk}/state/", {"seen": row.revision, "statement": "数据真实", "confirmed": "1"})
    step(HonourRoad.HEAR, row, field.city, NOW, Hearing(NOW.date(), "当面陈述（示例）"))
    assert because(why_not(HonourRoad.REVOKE_FRAUD, row, NOW, seat)) == []
    assert (row.statement, Statement("x").statement) == ("数据真实", "x")


def test_a_revocation_for_fraud_reaches_the_integrity_ledger_the_register_and_verification_at_once(
    field: Field, desk: Desk, client: Client
) -> None:
    row = honour(field)
    decided(field, row, "article_30", intake(day=date(2026, 3, 5)))
    step(HonourRoad.ESTABLISH, row, field.city, NOW, Grounds("申报数据系伪造"))
    assert "已撤销" not in words(client.get(f"/verify/{row.certificate}/"))
    step(HonourRoad.REVOKE_FRAUD, row, government(), NOW, Revocation("包府发〔2026〕20号", NOW.date()))
    assert "已撤销" in words(client.get(f"/verify/{row.certificate}/"))
    assert row.name in words(client.get("/recipients/?state=revoked"))
    entry = IntegrityEntry.objects.get()
    assert (entry.state, entry.committed_on, entry.document) == (
        "draft",
        date(2026, 3, 5),
        "包府发〔2026〕20号",
    )
    step(IntegrityRoad.CONFIRM, entry, field.second, NOW)
    assert [f.government_award for f in frauds(row.enterprise.uscc)] == [True]


def test_the_government_may_decide_not_to_revoke(field: Field, desk: Desk) -> None:
    row = honour(field)
    decided(field, row, "article_30")
    step(HonourRoad.ESTABLISH, row, field.city, NOW, Grounds("申报数据系伪造"))
    step(HonourRoad.NOT_REVOKE, row, government(), NOW, NotRevoked("包府函〔2026〕3号", "证据不足"))
    assert (row.state, row.grounds) == (H.HELD, "")
    assert "不予撤销" in desk.see(f"/city/honours/{row.pk}/")


def test_insignia_are_tracked_until_each_piece_is_back(field: Field, desk: Desk) -> None:
    row = honour(field)
    piece = insignia.issue(row, Kind.TROPHY, on=row.awarded_on, person="示例", by=field.city, now=NOW)
    decided(field, row, "article_30")
    step(HonourRoad.ESTABLISH, row, field.city, NOW, Grounds("申报数据系伪造"))
    step(HonourRoad.REVOKE_FRAUD, row, government(), NOW, Revocation("包府发〔2026〕20号", NOW.date()))
    assert "还没有收回：奖牌（奖杯）" in desk.see(f"/city/honours/{row.pk}/")
    with pytest.raises(Refused, match="还没有收回"):
        step(HonourRoad.RECALL, row, field.city, NOW)
    insignia.take_back(piece, Move.RECALLED, on=NOW.date(), person="示例", by=field.city, now=NOW)
    step(HonourRoad.RECALL, row, field.city, NOW)
    assert row.state == H.RECALLED


def test_who_proposed_a_revocation_does_not_drop_it_alone(field: Field, desk: Desk) -> None:
    row = honour(field)
    decided(field, row, "article_30")
    step(HonourRoad.ESTABLISH, row, field.city, NOW, Grounds("申报数据系伪造"))
    data = {"seen": row.revision, "reason": "证据不足", "confirmed": "1"}
    assert "这一件由你本人经办" in desk.send(f"/do/honour/{row.pk}/drop/", data, 409)


def test_city_cannot_revoke_by_address(field: Field, desk: Desk) -> None:
    row = honour(field)
    assert "“撤销称号”由市人民政府办理" in desk.see(f"/do/honour/{row.pk}/revoke/", 403)


def test_honours_are_found_by_name_and_certificate_at_a_constant_cost(field: Field, desk: Desk) -> None:
    rows = [honour(field, n) for n in range(1, 4)]
    few = queries(desk.client, "/city/honours/")
    page = desk.see(f"/city/honours/?q={rows[1].certificate}")
    assert (rows[1].name in page, rows[0].name in page) == (True, False)
    for n in range(4, 30):
        honour(field, n)
    assert queries(desk.client, "/city/honours/") == few
