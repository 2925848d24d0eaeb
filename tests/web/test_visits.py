"""Visits (Article 32): planned at commendation, made by two authorities, recorded on site, followed up."""

from datetime import date, timedelta
from typing import Any

import pytest

from award.law.art32_follow_up import last_day, within_three_years
from award.law.case import VisitCase
from award.process.event import EventRoad
from award.process.honour import H, HonourRoad
from award.process.kinds import Actor
from award.process.visit import POINTS, M, MendRoad, V, VisitRoad
from award.records.honours.models import Honour
from award.records.people.models import Enterprise, Organ
from award.records.seat import Seat
from award.records.visits.desk import standing, visits
from award.records.visits.models import Mend, Visit
from award.services import events
from award.services import visits as planning
from award.services.deeds.events import Decision
from award.services.deeds.honours import Grounds, Revocation
from award.services.deeds.visits import Answer, Arrangement, Raised, Record, Verdict
from award.services.papers.visit_report import visit_report_pdf
from award.services.steps import BadDetails, Hidden, Refused, WrongSeat, take, why_not
from services.paper_reading import text
from web.city_world import Desk, because
from web.field import Field, at, called, enterprise, officer, organ, queries, step

pytestmark = pytest.mark.django_db
AWARDED = date(2026, 11, 20)
FULL = {key: {"verdict": "good", "note": ""} for key in POINTS}


def on(year: int, month: int, day: int) -> Any:
    return at(month, day).replace(year=year)


NOW = on(2027, 11, 10)


@pytest.fixture
def field() -> Field:
    return called()


@pytest.fixture
def unit(field: Field) -> Seat:
    return enterprise()


@pytest.fixture
def honour(field: Field, unit: Seat) -> Honour:
    body = Enterprise.objects.get(pk=unit.enterprise)
    row = Honour.objects.create(
        cycle_number=10, cycle=field.cycle, enterprise=body, name=body.name, awarded_on=AWARDED,
        certificate="BTZLJ-10-2026-0001", circular_number="包府发〔2026〕9号",
    )  # fmt: skip
    planning.plan(row)
    return row


@pytest.fixture
def sector(field: Field) -> tuple[Organ, Seat]:
    return organ()


def arranged(field: Field, honour: Honour, body: Organ, **other: Any) -> Visit:
    given = {"set_for": date(2027, 11, 10), "organ": str(body.pk), "team": "市2人、部门1人（示例）", **other}
    row: Visit = step(VisitRoad.ARRANGE, honour.visits.get(number=1), field.city, NOW, Arrangement(**given))
    return row


def recorded(field: Field, honour: Honour, body: Organ, **other: Any) -> Visit:
    given = {
        "visited_on": date(2027, 11, 10),
        "points": FULL,
        "production": "产销正常",
        "quality": "体系有效",
    }
    row = arranged(field, honour, body)
    made: Visit = step(VisitRoad.RECORD, row, field.city, NOW, Record(**{**given, **other}))
    return made


def test_a_commendation_plans_a_visit_a_year_for_three_years(honour: Honour) -> None:
    assert [v.due_on for v in honour.visits.order_by("number")] == [
        date(2027, 11, 20), date(2028, 11, 20), date(2029, 11, 20),
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "late"), [(20, []), (21, [1])])
def test_a_visit_is_late_on_the_day_after_the_day_it_was_due(
    field: Field, honour: Honour, monkeypatch: pytest.MonkeyPatch, day: int, late: list[int]
) -> None:
    desk = Desk(monkeypatch, field.city, on(2027, 11, day))
    page = desk.see("/visits/?when=late")
    assert ("逾期1天" in page) == bool(late)
    assert [v.number for v in honour.visits.all() if v.overdue(date(2027, 11, day))] == late


@pytest.mark.parametrize(("shift", "noted"), [(-1, 0), (0, 0), (1, 1)])
def test_the_three_years_of_article_32_include_their_last_day(shift: int, noted: int) -> None:
    day = last_day(AWARDED) + timedelta(days=shift)
    case = VisitCase(NOW, AWARDED, date(2029, 11, 20), sector=True, visited_on=day)
    assert [f.kind for f in within_three_years(case)] == ["note"] * noted


def test_a_visit_needs_the_department_the_day_and_every_point(
    field: Field, honour: Honour, sector: tuple[Organ, Seat]
) -> None:
    row = honour.visits.get(number=1)
    with pytest.raises(Refused, match="还没有安排有关行业主管部门"):
        step(VisitRoad.RECORD, row, field.city, NOW, Record(visited_on=NOW.date()))
    half = {"points": {"running": {"verdict": "good", "note": ""}}, "quality": ""}
    row = recorded(field, honour, sector[0], **half)
    lacking = because(why_not(VisitRoad.FINISH, row, NOW, field.city))
    assert (len(lacking), lacking[-1]) == (len(POINTS) - 1 + 1, "还没有记录：质量管理情况")
    step(VisitRoad.RECORD, row, sector[1], NOW, Record(NOW.date(), "", FULL, "产销正常", "体系有效"))
    step(VisitRoad.FINISH, row, sector[1], NOW)
    assert (row.state, row.finished_by_id) == (V.DONE, sector[1].user_id)


@pytest.mark.parametrize(
    ("wrong", "name", "said"),
    [
        ({"visited_on": date(2027, 11, 11)}, "visited_on", "晚于今天"),
        ({"visited_on": date(2026, 11, 19)}, "visited_on", "早于授奖日"),
        ({"points": {"running": {"verdict": "problem", "note": ""}}}, "note_running", "有问题的要写明情况"),
        ({"production": "长" * 4001}, "production", "最多4000字"),
        ({"points": {"nothing": {"verdict": "good"}}}, "__all__", "检查项不对"),
    ],
)
def test_a_record_that_cannot_be_is_said_beside_its_field(
    field: Field, honour: Honour, sector: tuple[Organ, Seat], wrong: dict[str, Any], name: str, said: str
) -> None:
    with pytest.raises(BadDetails) as caught:
        recorded(field, honour, sector[0], **wrong)
    assert said in caught.value.errors[name]


def revoked(field: Field, honour: Honour) -> None:
    government = officer("gov", Actor.GOVERNMENT)
    told = events.Intake(kind="fraud", source="court", occurred_on=date(2026, 3, 5), facts="伪造数据（示例）")
    found = events.take_in(honour, told, by=field.city, now=NOW)
    step(EventRoad.DECIDE, found, field.city, NOW, Decision("article_30", "示例"))
    step(HonourRoad.ESTABLISH, honour, field.city, NOW, Grounds("申报数据系伪造（示例）"))
    step(HonourRoad.REVOKE_FRAUD, honour, government, NOW, Revocation("包府发〔2027〕1号", NOW.date()))


def test_after_a_revocation_no_visit_is_made_and_what_was_seen_stays(
    field: Field, honour: Honour, sector: tuple[Organ, Seat], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = recorded(field, honour, sector[0])
    revoked(field, honour)
    for which, details in ((VisitRoad.FINISH, None), (VisitRoad.RECORD, Record()),
                           (VisitRoad.RAISE, Raised("整改", date(2027, 12, 1)))):  # fmt: skip
        with pytest.raises(Refused, match="不再是获奖单位，不再寻访"):
            step(which, row, field.city, NOW, details)
    assert (standing(Visit.objects.all()).count(), row.production) == (0, "产销正常")
    desk = Desk(monkeypatch, field.city, NOW)
    assert "称号已撤销，不再寻访" in desk.see(f"/visits/{row.pk}/")
    assert "不再寻访" in desk.see(f"/visits/{row.pk}/site/")
    assert honour.state == H.REVOKED


def test_each_seat_sees_its_own_visits_only(
    field: Field, honour: Honour, unit: Seat, sector: tuple[Organ, Seat], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = arranged(field, honour, sector[0])
    other = organ("示例生态环境局")[1]
    county = officer("county", Actor.COUNTY, county_id="150203")
    assert [visits(s).filter(pk=row.pk).exists() for s in (field.city, sector[1], other, county, unit)] == [
        True, True, False, False, True,
    ]  # fmt: skip
    step(VisitRoad.ARRANGE, row, field.city, NOW,
         Arrangement(date(2027, 11, 12), str(sector[0].pk), True, "三方（示例）"))  # fmt: skip
    assert visits(county).filter(pk=row.pk).exists()
    away = officer("away", Actor.COUNTY, county_id="150204")
    assert not visits(away).exists()
    Desk(monkeypatch, other, NOW).see(f"/visits/{row.pk}/", 404)
    with pytest.raises(Hidden):
        take(VisitRoad.RECORD, row, by=other, now=NOW, seen=row.revision, details=Record())
    with pytest.raises(WrongSeat):
        take(VisitRoad.FINISH, row, by=county, now=NOW, seen=row.revision)


def test_what_is_to_be_mended_goes_to_the_recipient_and_back_until_it_is_accepted(
    field: Field, honour: Honour, unit: Seat, sector: tuple[Organ, Seat], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = recorded(field, honour, sector[0])
    step(VisitRoad.RAISE, row, sector[1], NOW, Raised("计量器具超期未检（示例）", date(2027, 12, 1)))
    mend = Mend.objects.get()
    home = Desk(monkeypatch, unit, NOW)
    assert "计量器具超期未检（示例）" in home.see("/recipient/")
    data = {"seen": 0, "answer": "已全部送检（示例）", "confirmed": "1"}
    assert home.send(f"/do/mend/{mend.pk}/answer/", data) == "/recipient/"
    step(MendRoad.RETURN, mend, field.city, NOW, Verdict("缺检定证书"))
    assert "缺检定证书" in home.see("/recipient/")
    step(MendRoad.ANSWER, mend, unit, NOW, Answer("证书附后（示例）"))
    step(MendRoad.ACCEPT, mend, sector[1], NOW, Verdict("属实"))
    assert mend.state == M.CLOSED
    assert "已核实办结" in home.see("/recipient/")


@pytest.mark.parametrize(("day", "late"), [(1, False), (2, True)])
def test_an_unmended_thing_is_late_on_the_day_after_its_term(
    field: Field, honour: Honour, sector: tuple[Organ, Seat], day: int, late: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    row = recorded(field, honour, sector[0])
    step(VisitRoad.RAISE, row, field.city, NOW, Raised("示例事项", date(2027, 12, 1)))
    page = Desk(monkeypatch, field.city, on(2027, 12, day)).see(f"/visits/{row.pk}/")
    assert ("逾期1天" in page) == late


def test_the_site_page_saves_half_a_record_keeps_what_was_typed_and_tells_a_second_writer(
    field: Field, honour: Honour, sector: tuple[Organ, Seat], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = arranged(field, honour, sector[0])
    desk = Desk(monkeypatch, sector[1], NOW)
    address = f"/visits/{row.pk}/site/"
    typed = {
        "seen": row.revision,
        "visited_on": "2027-11-10",
        "verdict_running": "problem",
        "note_running": "",
    }
    page = desk.send(address, typed, 422)
    assert ("有问题的要写明情况" in page, "已记1项，共9项" in page) == (True, True)
    typed["note_running"] = "一条产线停产（示例）"
    assert desk.send(address, typed) == address
    stale = desk.client.post(address, typed)
    assert (stale.status_code, "一条产线停产（示例）" in stale.content.decode()) == (409, True)
    row.refresh_from_db()
    assert row.points == {"running": {"verdict": "problem", "note": "一条产线停产（示例）"}}


def test_a_finished_visit_has_a_report_and_an_unfinished_one_none(
    field: Field, honour: Honour, sector: tuple[Organ, Seat], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = recorded(field, honour, sector[0], advice="继续推进质量改进（示例）")
    desk = Desk(monkeypatch, field.city, NOW)
    assert desk.client.get(f"/visits/{row.pk}/report.pdf").status_code == 404
    step(VisitRoad.FINISH, row, field.city, NOW)
    assert desk.client.get(f"/visits/{row.pk}/report.pdf").status_code == 200
    made = visit_report_pdf(row)
    said = "".join(text(made).split())
    assert all(words in said for words in (honour.name, "示例应急管理局", "继续推进质量改进（示例）"))
    assert made == visit_report_pdf(row)


def test_the_list_costs_the_same_for_many_rows(
    field: Field, honour: Honour, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(monkeypatch, field.city, NOW)
    few = queries(desk.client, "/visits/")
    for n in range(9):
        body = Enterprise.objects.create(uscc=f"V{n:017d}", name=f"包头市寻访示例{n}公司", created_at=NOW)
        row = Honour.objects.create(
            cycle_number=10, cycle=field.cycle, enterprise=body, name=body.name, awarded_on=AWARDED,
            certificate=f"BTZLJ-10-2026-V{n:03d}", circular_number="包府发〔2026〕9号",
        )  # fmt: skip
        planning.plan(row)
    assert queries(desk.client, "/visits/") == few
    assert desk.client.get("/visits/?export=xlsx").status_code == 200


def test_an_enterprise_without_a_title_finds_an_empty_page(
    field: Field, unit: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "本单位还没有获得过市长质量奖" in Desk(monkeypatch, unit, NOW).see("/recipient/")
