"""CITY's screen for the entry form: copied, edited without code, frozen with the plan, used everywhere."""

from typing import Any

import pytest
from django.test import Client

from award.process import form_design
from award.process.cycle import CycleRoad
from award.process.entry_form import Field, dumps, load, loads
from award.records.cycles.models import Cycle
from award.records.ledger.models import Line
from award.services import cycles, entry_forms, frozen
from web.field import PLAN, at, begun, called, enterprise, signed_in, step, stop_clock, written

pytestmark = pytest.mark.django_db
NEW = {
    "label": "绿色工厂称号", "kind": "choice", "required": "on", "max": "", "unit": "",
    "help": "按公告名称填", "example": "", "when": "", "required_when": "", "better": "",
    "options": "国家级\n自治区级", "columns": "",
}  # fmt: skip


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch, client: Client) -> Any:
    stop_clock(monkeypatch, at(3, 11, 14, 3))
    field = called()
    signed_in(client, field.city)
    return field


@pytest.fixture
def cycle(city: Any) -> Cycle:
    """The next cycle, its plan still being drafted."""
    return cycles.draft(11, PLAN, by=city.city, now=at(3, 11))


def add(client: Client, cycle: Cycle, **more: str) -> Any:
    return client.post(f"/city/form/{cycle.pk}/add/quality/", {**NEW, "version": cycle.form_version, **more})


def test_a_field_added_on_the_screen_is_asked_checked_and_printed(
    city: Any, cycle: Cycle, client: Client
) -> None:
    assert add(client, cycle)["Location"] == f"/city/form/{cycle.pk}/#field-own1"
    cycle.refresh_from_db()
    assert cycle.form_version == "11-1"
    form = load("11-1")
    assert form.field("own1") == Field(
        "own1",
        "绿色工厂称号",
        "choice",
        True,
        help="按公告名称填",
        options=(("o1", "国家级"), ("o2", "自治区级")),
    )
    page = client.get(f"/city/form/{cycle.pk}/").content.decode()
    assert "增加“绿色工厂称号”" in page
    assert client.get(f"/city/form/{cycle.pk}/blank/pdf/").content.startswith(b"%PDF-")
    line = Line.objects.get(step="cycle.revise_form")
    assert line.facts == {"form": "11-1", "based_on": "2026", "sha256": form.digest}
    Cycle.objects.filter(number=10).update(form_version="11-1")  # what an applicant meets
    seat = enterprise()
    application = written(city, seat)
    own = signed_in(Client(), seat)
    assert "绿色工厂称号" in own.get("/applicant/form/quality/").content.decode()
    blocks = own.get("/applicant/check/").context["check"].blocks
    assert [p.because for p in blocks] == ["“绿色工厂称号”还没有填"]
    assert frozen.content(application)["form"] == "11-1"


def test_what_rules_read_can_be_reworded_but_not_removed_or_asked_otherwise(
    cycle: Cycle, client: Client
) -> None:
    url = f"/city/form/{cycle.pk}/"
    client.post(url, {"act": "remove:uscc", "version": "2026"})
    cycle.refresh_from_db()
    assert cycle.form_version == "2026"
    assert "缺少规则要用的栏目“统一社会信用代码”" in client.get(url).content.decode()
    asked = client.get(f"{url}field/uscc/").context["form"]
    assert "kind" not in asked.fields
    client.post(f"{url}field/uscc/", {**NEW, "label": "统一代码", "version": "2026"})
    found = load("11-1").field("uscc")
    assert found is not None
    assert (found.label, found.kind, found.first) == ("统一代码", "uscc", True)


def test_fields_move_and_go_with_what_hung_on_them(cycle: Cycle, client: Client) -> None:
    url = f"/city/form/{cycle.pk}/"
    client.post(url, {"act": "down:parent", "version": "2026"})
    client.post(url, {"act": "remove:output_3", "version": "11-1"})
    form = load("11-2")
    keys = [f.key for f in form.section("unit").fields]
    assert keys.index("parent") == keys.index("shareholders") + 1
    assert not [r for r in form.ratios if "output_3" in (*r.over, *r.under)]
    client.post(url, {"act": "section:", "title": "数字化转型", "article": "15", "version": "11-2"})
    assert load("11-3").sections[-1].title == "数字化转型"


def test_a_page_that_another_officer_overtook_saves_nothing(cycle: Cycle, client: Client) -> None:
    add(client, cycle)
    answer = add(client, cycle, label="另一个")
    assert answer.status_code == 422
    assert "表样已有新版（11-1），你看的是2026" in answer.content.decode()


def test_the_form_is_frozen_with_the_plan_and_open_again_when_it_is_taken_back(
    city: Any, cycle: Cycle, client: Client
) -> None:
    step(CycleRoad.SUBMIT_PLAN, cycle, city.city, at(3, 11))
    assert client.get(f"/city/form/{cycle.pk}/field/uscc/").status_code == 404
    client.post(f"/city/form/{cycle.pk}/", {"act": "remove:parent", "version": "2026"})
    cycle.refresh_from_db()
    assert cycle.form_version == "2026"
    assert Line.objects.get(step="cycle.submit_plan", subject=cycle.subject).facts["form"] == "2026"
    step(CycleRoad.WITHDRAW_PLAN, cycle, city.city, at(3, 11))
    assert client.get(f"/city/form/{cycle.pk}/field/uscc/").status_code == 200


def test_the_next_cycle_begins_with_the_form_of_the_last(city: Any, cycle: Cycle, client: Client) -> None:
    add(client, cycle)
    assert entry_forms.inherited(12) == "11-1"
    assert cycles.draft(12, PLAN, by=city.city, now=at(3, 12)).form_version == "11-1"


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ({"options": "只有一个"}, "是单选，至少要有两个选项"),
        ({"kind": "rows", "columns": ""}, "是可增行的表，至少要有一栏"),
        ({"label": ""}, "必填"),
        ({"label": "长" * 61}, "60"),
        ({"max": "99999"}, "50000"),
    ],
)
def test_a_field_that_cannot_be_used_is_refused_in_words(
    cycle: Cycle, client: Client, typed: dict[str, str], because: str
) -> None:
    answer = add(client, cycle, **typed)
    assert answer.status_code == 422
    assert because in answer.content.decode()


def test_a_table_of_rows_is_written_line_by_line_and_reads_back() -> None:
    text = "名称｜文字｜必填\n级别|单选||国家级/省级\n金额｜小数｜｜万元"
    columns = form_design.read_columns(text)
    assert [(c.label, c.kind, c.required, c.unit) for c in columns] == [
        ("名称", "text", True, ""), ("级别", "choice", False, ""), ("金额", "decimal", False, "万元"),
    ]  # fmt: skip
    assert form_design.read_columns(form_design.said_columns(columns)) == columns


def test_a_version_reads_back_equal_and_the_packaged_one_has_no_fault() -> None:
    assert form_design.faults(load()) == ()
    assert loads(dumps(load())) == load()


def test_the_applicants_of_a_running_cycle_keep_their_form(city: Any, cycle: Cycle, client: Client) -> None:
    application = begun(city, enterprise())
    add(client, cycle)
    assert application.cycle.form_version == "2026"
