"""Beside the result: percentages into the dossier by a dry run, the 23 items as a workbook, days overdue."""

import io
from datetime import date

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from award.records.applications.models import Application, Draft
from award.records.seat import Seat
from award.services import dossiers, improving
from award.services.improving import Planned
from services.diagnosed import finished, started
from web.field import Field, at, begun, called, enterprise, stop_clock
from web.review_seats import sit, text

pytestmark = pytest.mark.django_db
NOW = at(3, 16)
BASE = "/applicant/diagnosis/"


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, NOW)
    return called()


@pytest.fixture
def seat(field: Field) -> Seat:
    return enterprise()


@pytest.fixture
def own(seat: Seat) -> Client:
    return sit(seat)


def drafted(application: Application, seat: Seat) -> Draft:
    """One item written, in the dossier's own way: revision 1."""
    items = {"4.1.2": {"text": "正文不动", "percent": 60}}
    return dossiers.save_report(application, items, seen=0, by=seat, now=NOW)


def test_percentages_go_into_the_dossier_by_a_dry_run_and_its_words_stay(
    field: Field, seat: Seat, own: Client
) -> None:
    draft = drafted(begun(field, seat), seat)
    url = f"{BASE}{finished(seat, 45, NOW).pk}/carry/"
    page = text(own.get(url))
    assert ("45%（原来60%）" in page, page.count("45%（原来没有填）")) == (True, 22)
    draft.refresh_from_db()
    assert draft.report["4.1.2"]["percent"] == 60  # the dry run changed nothing
    assert own.post(url, {"revision": "1"}).headers["Location"] == "/applicant/report/?cycle=10"
    draft.refresh_from_db()
    assert draft.report["4.1.2"] == {"text": "正文不动", "percent": 45}
    assert draft.report["4.7.6"] == {"text": "", "percent": 45}
    assert "没有要带入的" in text(own.get(url))


def test_a_dossier_that_was_saved_meanwhile_is_not_overwritten(field: Field, seat: Seat, own: Client) -> None:
    draft = drafted(begun(field, seat), seat)
    answer = own.post(f"{BASE}{finished(seat, 45, NOW).pk}/carry/", {"revision": "0"})
    assert (answer.status_code, "保存过第1版，你的内容没有覆盖它" in text(answer)) == (409, True)
    draft.refresh_from_db()
    assert draft.report == {"4.1.2": {"text": "正文不动", "percent": 60}}


def test_without_an_open_dossier_nothing_is_offered_and_an_unfinished_one_leads_back(
    seat: Seat, own: Client
) -> None:
    row = finished(seat, 45, NOW)
    assert "现在没有开放填写的自我评价报告" in text(own.get(f"{BASE}{row.pk}/carry/"))
    begun_now = started(seat, NOW)
    assert own.get(f"{BASE}{begun_now.pk}/carry/").headers["Location"] == f"{BASE}{begun_now.pk}/"


def test_the_items_are_a_workbook_in_the_order_of_the_criteria_without_a_formula(
    seat: Seat, own: Client
) -> None:
    row = finished(seat, 45, NOW, notes={"s": {"4.1.2": "=1+1"}})
    body = own.get(f"{BASE}{row.pk}/items.xlsx").content
    head, first, *rest = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()
    assert (head[:4], len(rest), rest[-1][0]) == (["条款", "名称", "分值", "百分比"], 22, "4.7.7")
    assert first == ["4.1.2", "高层领导的作用", 50, 45, 22.5, "基本有效", 50, 2.5, "=1+1", ""]


def test_what_is_overdue_says_by_how_many_working_days(
    seat: Seat, own: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = finished(seat, 45, NOW)
    due = date(2026, 3, 20)  # a Friday; the weekend does not count
    improving.add(row, Planned("4.3.2", "做调查", "质量部", due), by=seat, now=NOW)
    found = []
    for day in (20, 21, 23, 24):
        stop_clock(monkeypatch, at(3, day))
        page = text(own.get(f"{BASE}{row.pk}/"))
        found.append([words for words in ("逾期1个工作日", "逾期2个工作日") if words in page])
    assert found == [[], [], ["逾期1个工作日"], ["逾期2个工作日"]]


@pytest.mark.parametrize("path", ["carry/", "items.xlsx"])
def test_another_unit_finds_nothing_there(seat: Seat, path: str) -> None:
    row = finished(seat, 45, NOW)
    assert sit(enterprise(1)).get(f"{BASE}{row.pk}/{path}").status_code == 404
