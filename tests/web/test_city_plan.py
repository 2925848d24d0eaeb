"""A cycle from its plan to its call (18, 19, 36): errors beside their fields, four eyes on paper."""

from datetime import timedelta
from typing import Any

import pytest

from award.law.readings import CATALOGUE
from award.process.cycle import C, CycleRoad
from award.process.kinds import Actor
from award.process.plan import Plan
from award.records.cycles.models import Cycle
from award.records.notices.models import PublicNotice
from award.services import cycles
from award.web.city.plan_form import PlanForm
from web.city_world import Desk
from web.field import PLAN, at, called, officer, pdf, queries, step

pytestmark = pytest.mark.django_db
NOW = at(3, 2)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch, officer("clerk", Actor.CITY), NOW)


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch, officer("second", Actor.CITY, may_release=True), NOW)


def typed(**changed: Any) -> dict[str, Any]:
    """The plan's form as an officer fills it."""
    form = PlanForm(plan=PLAN)
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    for name in ("deadline", "county_deadline"):
        values[name] = f"{values[name]:%Y-%m-%dT%H:%M}"
    made = {"number": 10, **{name: "" if value is None else value for name, value in values.items()}}
    return {**made, **changed}


def planned(desk: Desk, number: int = 10) -> Cycle:
    return cycles.draft(number, PLAN, by=desk.seat, now=NOW)


def submitted(desk: Desk) -> Cycle:
    cycle: Cycle = step(CycleRoad.SUBMIT_PLAN, planned(desk), desk.seat, NOW)
    return cycle


def approval(**changed: Any) -> dict[str, Any]:
    return {
        "organs": ["party", "government"], "document_number": "包府批〔2026〕1号", "dated_on": "2026-02-27",
        "scan": pdf("批复.pdf"), **changed,
    }  # fmt: skip


def test_a_plan_typed_on_the_page_is_the_plan_that_the_cycle_runs_by(desk: Desk) -> None:
    address = desk.send("/city/plan/new/", typed())
    cycle = Cycle.objects.get(number=10)
    assert (address, cycle.state, cycle.plan()) == (f"/city/plan/{cycle.pk}/", C.PLANNING, PLAN)


def test_only_readings_that_differ_from_the_default_become_the_plans_own(desk: Desk) -> None:
    desk.send("/city/plan/new/", typed(reading_reapply_mode="nth_after", reading_lookback_years="4"))
    cycle = Cycle.objects.get(number=10)
    assert cycle.plan().readings == {"reapply.mode": "nth_after", "lookback.years": "4"}
    assert desk.see(f"/city/plan/{cycle.pk}/").count("与默认读法不同") == 2


def test_every_reading_of_the_catalogue_is_asked_with_its_label_and_interpretation(desk: Desk) -> None:
    page = desk.see("/city/plan/new/")
    assert [
        r.label for r in CATALOGUE if r.label not in page or f"释明{r.interpretation:04d}" not in page
    ] == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"deadline": "2026-03-02T09:00"}, "申报截止2026-03-02不晚于开始受理2026-03-02"),
        ({"county_deadline": "2026-03-27T17:00"}, "旗县区推荐截止2026-03-27不晚于申报截止2026-03-27"),
        ({"internal_days": "4"}, "单位内部公示定为4个工作日，不少于5个"),
        ({"qualification_days": "4"}, "资格公示定为4个工作日，不少于5个"),
        ({"consultation_days": "0"}, "征求意见定为0个工作日，不少于1个"),
        ({"panel_min_site": "2"}, "评审组最少人数不低于3"),
        ({"method": "trimmed_mean", "panel_min_site": "4"}, "评审组少于5人不得用去极值平均"),
        ({"weight_site": "0.5"}, "材料与现场权重之和为0.9，应为1"),
        ({"floor": "1001"}, "最低分在0到1000之间"),
        ({"opens_on": "2026-02-30"}, "输入一个有效的日期。"),
        ({"internal_days": "五"}, "输入整数。"),
        ({"number": "0"}, "确保该值大于或等于1。"),
        ({"reading_credit_reading": "maybe"}, "选择一个有效的选项"),
    ],
)
def test_what_is_wrong_with_a_plan_stands_beside_its_field_and_nothing_typed_is_lost(
    desk: Desk, changed: dict[str, str], says: str
) -> None:
    name = next(iter(changed))
    response = desk.client.post("/city/plan/new/", typed(**changed, profile_chars="2777"))
    form = response.context["form"]
    said = {field: list(errors) for field, errors in form.errors.items()}
    assert response.status_code == 422
    assert [m for messages in said.values() for m in messages if says in m] != []
    assert form["profile_chars"].value() == "2777"
    assert form[name].value() == changed[name]
    assert Cycle.objects.count() == 0


def test_the_fault_stands_at_the_field_it_is_about() -> None:
    form = PlanForm(typed(weight_site="0.5"), plan=None)
    assert list(form.errors) == ["weight_site"]


def test_a_cycle_of_that_number_exists_already(desk: Desk) -> None:
    planned(desk)
    assert "第10届已经有了" in desk.send("/city/plan/new/", typed(), 422)


def test_a_revision_is_a_new_version_and_a_stale_one_is_refused(desk: Desk) -> None:
    cycle = planned(desk)
    address = f"/city/plan/{cycle.pk}/edit/"
    data = typed(seen=cycle.revision, reply_days="7")
    desk.send(address, data)
    assert (cycle.plans.count(), Cycle.objects.get().plan().reply_days) == (2, 7)
    assert "另有人办过这一件" in desk.send(address, data, 409)


def test_a_submitted_plan_is_no_longer_edited(desk: Desk) -> None:
    cycle = submitted(desk)
    desk.see(f"/city/plan/{cycle.pk}/edit/", 404)
    told = desk.send(f"/city/plan/{cycle.pk}/edit/", typed(seen=cycle.revision), 409)
    assert "现在是“报批实施方案”，不能修改实施方案" in told


def test_launching_without_both_approvals_names_each_that_lacks(desk: Desk) -> None:
    cycle = submitted(desk)
    page = desk.see(f"/city/plan/{cycle.pk}/")
    assert ("尚未登记市委的批准文件" in page, "尚未登记市政府的批准文件" in page) == (True, True)
    assert "还差2项，才能启动本届评审" in page


def test_a_paper_is_confirmed_by_another_officer_only(desk: Desk, second: Desk) -> None:
    cycle = submitted(desk)
    address = f"/do/cycle/{cycle.pk}/register_approval/"
    desk.send(address, approval(seen=cycle.revision, confirmed="1"))
    cycle.refresh_from_db()
    paper = cycle.approvals.get()
    page = desk.see(f"/city/plan/{cycle.pk}/")
    assert ("待另一名工作人员复核" in page, "复核这份文件" in page) == (True, False)
    data = {"seen": cycle.revision, "paper": paper.pk, "confirmed": "1"}
    confirm = f"/do/cycle/{cycle.pk}/confirm_approval/?paper={paper.pk}"
    assert "这一件由你本人经办" in desk.send(confirm, data, 409)
    assert "复核这份文件" in second.see(f"/city/plan/{cycle.pk}/")
    second.send(confirm, data)
    page = desk.see(f"/city/plan/{cycle.pk}/")
    assert "条件都已满足，可以启动本届评审" in page
    assert "second复核" in page.replace(" ", "")


def test_the_call_is_drafted_by_one_and_released_by_another(desk: Desk, second: Desk) -> None:
    cycle = called(number=10, call=False).cycle
    address = f"/city/call/{cycle.pk}/"
    page = desk.see(address)
    assert "通知还没有发给" in page
    assert "受理自2026年03月02日起，至2026年03月27日17时00分截止" in page
    draft = {"seen": cycle.revision, "receivers": ["departments", "counties", "associations"],
             "medium": "门户网站", "link": "https://example.invalid/1"}  # fmt: skip
    desk.send(address, draft)
    assert 'value="门户网站"' in desk.client.get(address).content.decode()
    cycle.refresh_from_db()
    release = {"seen": cycle.revision, "confirmed": "1"}
    assert "这一件由你本人经办" in desk.send(f"/do/cycle/{cycle.pk}/call/", release, 409)
    second.send(f"/do/cycle/{cycle.pk}/call/", release)
    notice = PublicNotice.objects.get(kind="call")
    assert (Cycle.objects.get().state, notice.title) == (C.CALLED, "第10届包头市市长质量奖申报公告")
    assert "公告全文" in desk.see(address)
    assert "另有人办过这一件" in desk.send(address, draft, 409)


@pytest.mark.parametrize(("days", "warned"), [(-1, False), (0, True), (184, True)])
def test_the_end_of_the_regulation_is_said_from_six_months_ahead(desk: Desk, days: int, warned: bool) -> None:
    cycle = called().cycle
    moment = NOW.replace(year=2030, month=3, day=5) + timedelta(days=days)
    page = desk.at(moment).see(f"/city/plan/{cycle.pk}/")
    assert ("提示：《办法》有效期至2030-09-05（周四）" in page) == warned


def test_cycles_are_listed_with_one_query_more_for_none(desk: Desk) -> None:
    for number in (1, 2, 3):
        planned(desk, number)
    few = queries(desk.client, "/city/plan/")
    for number in range(4, 31):
        planned(desk, number)
    assert queries(desk.client, "/city/plan/") == few


def test_the_default_form_needs_only_number_and_dates(desk: Desk) -> None:
    form = PlanForm(plan=None)
    empty = [n for n, f in form.fields.items() if f.required and form.get_initial_for_field(f, n) is None]
    assert sorted(empty) == ["base_date", "county_deadline", "deadline", "number", "opens_on"]
    assert (
        Plan(**{n: getattr(PLAN, n) for n in ("opens_on", "deadline", "county_deadline", "base_date")})
        == PLAN
    )
