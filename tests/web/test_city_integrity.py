"""The integrity ledger: two officers, no deletion, and what it means for Article 17(4) across cycles."""

from datetime import date
from typing import Any

import pytest

from award.law.art17_bars import award_fraud
from award.process.application import Road
from award.process.integrity import IntegrityRoad
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import application_case
from award.records.integrity.models import IntegrityEntry
from award.records.integrity.queries import in_force, of_examiner
from award.records.people.models import Enterprise, User
from award.records.seat import Seat
from award.services import integrity, people
from award.services.asking import BadDetails
from award.services.steps import Refused, why_not
from web.city_world import Desk, because
from web.field import Field, at, called, enterprise, officer, queries, step, written

pytestmark = pytest.mark.django_db
NOW = at(3, 10)
BARRED = "参加第9届示例市质量奖评定弄虚作假"


@pytest.fixture
def field() -> Field:
    return called()


@pytest.fixture
def unit(field: Field) -> Seat:
    return enterprise()


@pytest.fixture
def file(field: Field, unit: Seat) -> Application:
    return written(field, unit)


def details(unit: Seat | None, **other: Any) -> integrity.OfEnterprise:
    body = Enterprise.objects.get(pk=unit.enterprise) if unit else None
    given = {
        "uscc": body.uscc if body else "", "name": body.name if body else "", "award": "第9届示例市质量奖",
        "government": "yes", "committed_on": date(2025, 3, 1), "found_on": date(2025, 6, 1),
        "source": "department", "document": "示例市监发〔2025〕3号", "facts": "经营数据系伪造（示例）",
    }  # fmt: skip
    return integrity.OfEnterprise(**{**given, **other})


def entered(field: Field, unit: Seat, **other: Any) -> IntegrityEntry:
    return integrity.enter(details(unit, **other), by=field.city, now=NOW)


def confirmed(field: Field, unit: Seat, **other: Any) -> IntegrityEntry:
    row: IntegrityEntry = step(IntegrityRoad.CONFIRM, entered(field, unit, **other), field.second, NOW)
    return row


def bars(file: Application, unit: Seat) -> list[str]:
    file.refresh_from_db()
    return [b for b in because(why_not(Road.SUBMIT, file, at(3, 11), unit)) if "弄虚作假" in b]


def test_a_draft_counts_for_nothing_until_another_officer_confirms_it(
    field: Field, unit: Seat, file: Application
) -> None:
    row = entered(field, unit)
    assert (bars(file, unit), in_force().count()) == ([], 0)
    with pytest.raises(Refused, match="这一件由你本人经办"):
        step(IntegrityRoad.CONFIRM, row, field.city, NOW)
    step(IntegrityRoad.CONFIRM, row, field.second, NOW)
    assert bars(file, unit) == [f"2025-03-01（周六）{BARRED}"]


@pytest.mark.parametrize(
    ("day", "barred"),
    [(date(2023, 3, 26), False), (date(2023, 3, 27), True), (date(2023, 3, 28), True),
     (date(2026, 3, 27), True), (date(2026, 3, 28), False)],
)  # fmt: skip
def test_the_three_years_run_back_from_the_base_date_both_days_included(
    field: Field, unit: Seat, file: Application, day: date, barred: bool
) -> None:
    """The base date is 2026-03-27; a later day is only noted."""
    row = integrity.enter(details(unit, committed_on=day, found_on=day), by=field.city, now=at(4, 1))
    step(IntegrityRoad.CONFIRM, row, field.second, at(4, 1))
    kinds = [f.kind for f in award_fraud(application_case(file, at(4, 1), field.city))]
    assert ("refuse" in kinds) == barred


def test_an_associations_award_is_no_government_award(field: Field, unit: Seat, file: Application) -> None:
    confirmed(field, unit, government="no")
    assert bars(file, unit) == []
    assert [f.kind for f in award_fraud(application_case(file, NOW, field.city))] == ["note"]


def test_where_it_is_not_known_a_named_official_settles_that_very_entry(
    field: Field, unit: Seat, file: Application
) -> None:
    row = confirmed(field, unit, government="unknown")
    found = award_fraud(application_case(file, NOW, field.city))
    assert [(f.kind, f.key) for f in found] == [("confirm", f"art17.4.fraud.entry{row.pk}")]


def test_a_correction_points_to_the_old_entry_which_counts_until_the_new_one_is_confirmed(
    field: Field, unit: Seat, file: Application
) -> None:
    old = confirmed(field, unit)
    words = {"found_on": date(2026, 3, 9), "source": "court", "document": "（2026）示01行终1号",
             "facts": "法院撤销原认定", "correction": "原认定被撤销"}  # fmt: skip
    withdrawing = integrity.Correction(withdrawn=True, **words)
    new = integrity.correct(old, withdrawing, by=field.second, now=NOW)
    assert len(bars(file, unit)) == 1
    with pytest.raises(BadDetails, match="已有更正"):
        integrity.correct(old, withdrawing, by=field.second, now=NOW)
    step(IntegrityRoad.CONFIRM, new, field.city, NOW)
    assert bars(file, unit) == []
    assert [(e.pk, e.corrects_id) for e in IntegrityEntry.objects.order_by("id")] == [
        (old.pk, None),
        (new.pk, old.pk),
    ]


def test_an_entry_sent_back_stays_with_its_reason_and_counts_for_nothing(
    field: Field, unit: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = entered(field, unit)
    desk = Desk(monkeypatch, field.second, NOW)
    desk.send(f"/do/integrity/{row.pk}/send_back/", {"seen": 0, "reason": "文号不符", "confirmed": "1"})
    page = desk.see(f"/city/integrity/{row.pk}/")
    assert ("退回：文号不符" in page, in_force().exists()) == (True, False)


@pytest.mark.parametrize(
    ("wrong", "field_name", "said"),
    [
        ({"uscc": "91150203MA0000000"}, "uscc", "18"),
        ({"committed_on": date(2025, 7, 1)}, "committed_on", "行为日期晚于认定日期"),
        ({"found_on": date(2026, 3, 11)}, "found_on", "认定日期晚于今天"),
        ({"document": ""}, "document", "请填写"),
    ],
)
def test_what_cannot_be_an_entry_is_said_beside_its_field(
    field: Field, unit: Seat, wrong: dict[str, Any], field_name: str, said: str
) -> None:
    with pytest.raises(BadDetails) as caught:
        integrity.enter(details(unit, **wrong), by=field.city, now=NOW)
    assert said in caught.value.errors[field_name]


def test_only_city_enters_and_another_seat_finds_no_page(
    field: Field, unit: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    county = officer("county", Actor.COUNTY, county_id="150203")
    with pytest.raises(BadDetails, match="由市质量工作主管部门登记"):
        integrity.enter(details(unit), by=county, now=NOW)
    row = entered(field, unit)
    Desk(monkeypatch, county, NOW).see(f"/city/integrity/{row.pk}/", 403)


def test_from_the_form_to_the_list_through_the_confirm_page(
    field: Field, unit: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(monkeypatch, field.city, NOW)
    body = Enterprise.objects.get(pk=unit.enterprise)
    typed = {
        "uscc": body.uscc, "name": body.name, "award": "第9届示例市质量奖", "government": "unknown",
        "found_on": "2025-06-01", "source": "court", "document": "（2025）示01行初1号",
        "facts": "伪造数据（示例）",
    }  # fmt: skip
    assert "确认并登记申报单位的违规" in desk.send("/city/integrity/new/enterprise/", typed, 200)
    assert IntegrityEntry.objects.count() == 0
    page = desk.see(desk.send("/city/integrity/new/enterprise/", {**typed, "confirmed": "1"}))
    assert ("未查清" in page, "是否政府奖项尚未确定" in page) == (True, True)
    assert "这一件由你本人经办" in page
    assert "待复核" in desk.see("/city/integrity/?about=enterprise&state=draft")
    assert "由city10a以外的工作人员复核" in Desk(monkeypatch, field.second, NOW).see("/city/")


def test_an_examiners_misconduct_is_known_across_cycles(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = officer("examiner", Actor.EXAMINER)
    made = people.add_examiner(
        User.objects.get(pk=seat.person), employer="示例学院", county=None, skills=[], may_lead=False,
        by=field.city, now=NOW,
    )  # fmt: skip
    given = integrity.OfExaminer(
        examiner=str(made.pk), kind="examiner_taking", found_on=date(2026, 3, 9), source="feedback",
        document="示例认定书", facts="收受礼品（示例）",
    )  # fmt: skip
    row = integrity.enter(given, by=field.city, now=NOW)
    step(IntegrityRoad.CONFIRM, row, field.second, NOW)
    assert [e.get_kind_display() for e in of_examiner(made.pk)] == ["索取或收受财物"]
    desk = Desk(monkeypatch, field.second, NOW)
    assert "examiner" in desk.see("/city/integrity/new/examiner/")
    assert "索取或收受财物" in desk.see(f"/city/integrity/{row.pk}/")


def test_the_list_costs_the_same_for_many_rows(
    field: Field, unit: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(monkeypatch, field.city, NOW)
    for _ in range(3):
        confirmed(field, unit)
    few = queries(desk.client, "/city/integrity/")
    for _ in range(27):
        entered(field, unit)
    assert queries(desk.client, "/city/integrity/") == few


def test_a_changed_row_shows_against_the_ledger(
    field: Field, unit: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = confirmed(field, unit)
    desk = Desk(monkeypatch, field.city, NOW)
    assert "摘要不符" not in desk.see(f"/city/integrity/{row.pk}/")
    IntegrityEntry.objects.filter(pk=row.pk).update(committed_on=date(2019, 1, 1))
    assert "摘要不符" in desk.see(f"/city/integrity/{row.pk}/")
