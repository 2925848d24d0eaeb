"""The use of the title (33, 35): rules for everybody, a kit with the year built in, misuse put right."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from award.process.honour import H
from award.process.kinds import Actor
from award.process.misuse import MisuseRoad, U
from award.records.honours.models import Honour, MisuseReport
from award.records.people.models import Enterprise
from award.records.seat import Seat
from award.services import misuse
from award.services.deeds.misuse import Closing, Corrected, Judgement, NotYet, Referral
from award.services.steps import Refused
from web.city_world import Desk, words
from web.field import Field, at, called, enterprise, officer, queries, step

pytestmark = pytest.mark.django_db
NOW = at(11, 23)


@pytest.fixture
def field() -> Field:
    return called()


@pytest.fixture
def unit(field: Field) -> Seat:
    return enterprise()


@pytest.fixture
def honour(field: Field, unit: Seat) -> Honour:
    body = Enterprise.objects.get(pk=unit.enterprise)
    return Honour.objects.create(
        cycle_number=10, cycle=field.cycle, enterprise=body, name=body.name, awarded_on=date(2026, 11, 20),
        certificate="BTZLJ-10-2026-0001", circular_number="包府发〔2026〕9号",
    )  # fmt: skip


def told(kind: str = "promotion", honour: Honour | None = None) -> MisuseReport:
    return misuse.report(
        kind=kind, place="示例商城", named=honour.name if honour else "示例冒用公司", certificate="",
        facts="商品详情页写了获奖称号（示例）", reporter="示例举报人", contact="", upload=None, now=NOW,
    )  # fmt: skip


def judged(field: Field, row: MisuseReport, title: str, **other: Any) -> MisuseReport:
    given = {"title": title, "where": "product_promotion", "year": "yes", "reason": "示例核实", **other}
    made: MisuseReport = step(MisuseRoad.JUDGE, row, field.city, NOW, Judgement(**given))
    return made


@pytest.mark.parametrize(
    ("other", "outcome", "said"),
    [
        ({}, "request_correction", "获奖称号用于产品宣传"),
        ({"where": "product_or_packaging"}, "request_correction", "标注在产品或包装上"),
        ({"where": "corporate_image"}, "allowed", "并注明获奖年份"),
        ({"where": "corporate_image", "year": "no"}, "request_correction", "没有注明获奖年份"),
        ({"where": "unclear"}, "to_confirm", "须具名认定"),
        ({"forged": True}, "refer_forgery", "系伪造"),
    ],
)
def test_the_law_gives_the_outcome_of_what_was_verified(
    field: Field, honour: Honour, other: dict[str, Any], outcome: str, said: str
) -> None:
    row = judged(field, told(honour=honour), str(honour.pk), **other)
    assert (row.outcome, said in row.because, honour.state) == (outcome, True, H.HELD)


def test_a_misuse_is_asked_to_be_put_right_followed_up_with_a_date_and_never_revokes(
    field: Field, honour: Honour, unit: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = judged(field, told(honour=honour), str(honour.pk))
    with pytest.raises(Refused, match="认定的结论不是伪造、冒用"):
        step(MisuseRoad.REFER, row, field.city, NOW, Referral("示例机关", "1号", NOW.date()))
    with pytest.raises(Refused, match="还不能办结"):
        step(MisuseRoad.CLOSE, row, field.city, NOW, Closing("算了"))
    desk, own = Desk(monkeypatch, field.city, NOW), Desk(monkeypatch, unit, NOW)
    typed = {
        "seen": row.revision,
        "letter": "请删除商品详情页的称号",
        "due_on": "2026-12-01",
        "confirmed": "1",
    }
    desk.send(f"/do/misuse/{row.pk}/request/", typed)
    letter = desk.see(f"/city/reports/{row.pk}/letter/")
    assert ("请于2026年12月1日前改正" in letter, honour.name in letter) == (True, True)
    page = own.see("/recipient/")
    assert ("请改正称号的使用" in page, "示例举报人" in page) == (True, False)
    assert "示例举报人" not in own.see(f"/recipient/letter/{row.pk}/")
    assert "改正逾期" not in desk.at(at(12, 1)).see("/city/reports/")
    assert "改正逾期" in desk.at(at(12, 2)).see("/city/reports/")
    step(MisuseRoad.FOLLOW_UP, row, field.city, at(12, 2), NotYet("仍在", date(2026, 12, 20)))
    step(MisuseRoad.CORRECTED, row, field.city, at(12, 20), Corrected("已删除"))
    honour.refresh_from_db()
    assert (row.state, honour.state) == (U.CORRECTED, H.HELD)
    assert "已改正" in own.see("/recipient/")


def test_an_impostor_is_referred_and_a_fee_is_no_use_of_the_title(field: Field, honour: Honour) -> None:
    row = judged(field, told("impostor"), "none")
    assert row.outcome == "refer_forgery"
    step(MisuseRoad.REFER, row, field.city, NOW, Referral("包头市公安局", "示例移送1号", NOW.date()))
    fee = told("fee")
    with pytest.raises(Refused, match="反映的是收费"):
        judged(field, fee, "none")
    step(MisuseRoad.CLOSE, fee, field.city, NOW, Closing("查无此事（示例）"))
    assert (row.state, fee.state) == (U.REFERRED, U.CLOSED)


def test_a_revoked_title_may_not_be_shown_any_more(field: Field, honour: Honour, unit: Seat) -> None:
    Honour.objects.filter(pk=honour.pk).update(state=H.REVOKED.value, revoked_on=NOW.date())
    row = judged(field, told(honour=honour), str(honour.pk), where="corporate_image")
    assert (row.outcome, "称号已撤销" in row.because) == ("request_correction", True)


def test_the_form_offers_the_titles_that_the_report_may_be_about(
    field: Field, honour: Honour, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = told(honour=honour)
    page = Desk(monkeypatch, field.city, NOW).see(f"/do/misuse/{row.pk}/judge/")
    assert (f"第10届 {honour.name}" in page, "使用者不是获奖单位" in page) == (True, True)


def test_the_kit_has_the_year_built_in_and_is_the_holders_own(
    field: Field, honour: Honour, unit: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Desk(monkeypatch, unit, NOW)
    page = own.see(f"/recipient/kit/{honour.pk}/")
    assert page.count("2026年") >= 3
    for name in ("banner", "plate"):
        drawn = own.client.get(f"/recipient/kit/{honour.pk}/{name}.svg")
        assert (drawn["Content-Type"], "2026年获奖" in drawn.content.decode()) == ("image/svg+xml", True)
    assert own.client.get(f"/recipient/kit/{honour.pk}/other.svg").status_code == 404
    Desk(monkeypatch, enterprise(1), NOW).see(f"/recipient/kit/{honour.pk}/", 404)
    Honour.objects.filter(pk=honour.pk).update(state=H.REVOKED.value, revoked_on=NOW.date())
    own.see(f"/recipient/kit/{honour.pk}/", 404)


def test_the_rules_are_public_and_answered_by_the_law_itself(client: Client) -> None:
    page = words(client.get("/title/"))
    assert ("不可以" in page, "不得在产品或包装上标注" in page or "产品或包装上" in page) == (True, True)


def test_reports_are_citys_and_the_list_costs_the_same_for_many_rows(
    field: Field, honour: Honour, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = told(honour=honour)
    county = officer("county", Actor.COUNTY, county_id="150203")
    Desk(monkeypatch, county, NOW).see(f"/city/reports/{row.pk}/", 403)
    desk = Desk(monkeypatch, field.city, NOW)
    few = queries(desk.client, "/city/reports/")
    for _ in range(20):
        told(honour=honour)
    assert queries(desk.client, "/city/reports/") == few
    assert "没有符合条件的线索" in desk.see("/city/reports/?state=closed&q=x")
