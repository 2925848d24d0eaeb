"""Honours after the award (30, 31): established or studied first, revoked by the government alone."""

from datetime import date
from typing import Any

import pytest

from award.process.honour import H, HonourRoad
from award.process.kinds import Actor
from award.records.honours.models import Honour
from award.records.notices.models import PublicNotice
from award.records.people.models import Enterprise
from award.services.deeds.honours import Grounds, Revocation, Study
from award.services.steps import why_not
from web.city_world import Desk, because
from web.field import Field, at, called, officer, queries, step

pytestmark = pytest.mark.django_db
NOW = at(11, 23)


@pytest.fixture
def field() -> Field:
    return called()


def honour(field: Field, n: int = 1) -> Honour:
    body = Enterprise.objects.create(
        uscc=f"H{n:017d}", name=f"包头市获奖第{n:02d}有限公司", created_at=at(3, 2)
    )
    return Honour.objects.create(
        cycle_number=10, cycle=field.cycle, enterprise=body, name=body.name, awarded_on=date(2026, 11, 20),
        certificate=f"BTZLJ-10-2026-{n:04d}", circular_number="包府发〔2026〕9号",
    )  # fmt: skip


@pytest.fixture
def desk(field: Field, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch, field.city, NOW)


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


def test_a_study_names_the_sector_authority_that_joined_it(field: Field, desk: Desk) -> None:
    row = honour(field)
    address = f"/do/honour/{row.pk}/study/"
    lacking = desk.send(address, {"grounds": "较大生产安全事故", "seen": row.revision}, 422)
    assert "请填写会同研究的行业主管部门" in lacking
    step(HonourRoad.STUDY, row, field.city, NOW, Study("包头市应急管理局", "较大生产安全事故"))
    assert because(why_not(HonourRoad.REVOKE, row, NOW, government())) == []
    assert "会同研究：包头市应急管理局" in desk.see(f"/city/honours/{row.pk}/")


def test_a_study_without_the_sector_authority_does_not_reach_the_government(field: Field) -> None:
    row = honour(field)
    step(HonourRoad.STUDY, row, field.city, NOW, Study("包头市应急管理局", "较大生产安全事故"))
    Honour.objects.filter(pk=row.pk).update(studied_with="")
    row.refresh_from_db()
    assert because(why_not(HonourRoad.REVOKE, row, NOW, government())) == ["行业主管部门还没有会同研究"]


def test_who_proposed_a_revocation_does_not_drop_it_alone(field: Field, desk: Desk) -> None:
    row = honour(field)
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
