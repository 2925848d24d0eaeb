"""CITY's worklist: what waits, in the order of its deadlines; what is exported is what is shown."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from award.demo.play import Play
from award.process.application import S
from award.process.plan import BAOTOU
from award.records.applications.models import Application, SectorRequest
from web.city_world import Desk, copies, first, staged
from web.field import queries, signed_in

pytestmark = pytest.mark.django_db
DUE = date(2026, 4, 28)


def on(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=BAOTOU)


@pytest.fixture(scope="module")
def play(django_db_setup: None, django_db_blocker: Any) -> Iterator[Play]:
    """After the replies: the second applicant's letter to one department is still unanswered."""
    with staged(django_db_blocker, 38) as made:
        yield made


@pytest.fixture
def desk(play: Play, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch, play.troupe.clerk, play.now)


def silent(application: Application, due: date = DUE) -> SectorRequest:
    """One letter without an answer, due on a day; all the others are answered."""
    application.requests.update(kind="none")
    request = application.requests.exclude(ground=0).order_by("pk")[0]
    SectorRequest.objects.filter(pk=request.pk).update(kind="", due_on=due, answered_at=None)
    request.refresh_from_db()
    return request


@pytest.mark.parametrize(
    ("day", "group", "said"),
    [
        (DUE - timedelta(1), "本周", "还有1个工作日"),
        (DUE, "今天", "今天24:00前"),
        (DUE + timedelta(1), "已逾期", "逾期1个工作日"),
    ],
)
def test_a_letter_is_due_this_week_then_today_then_overdue(
    play: Play, desk: Desk, day: date, group: str, said: str
) -> None:
    for row in play.standing(S.QUALIFICATION):
        row.requests.update(kind="none")
    silent(first(play))
    page = desk.at(on(day)).see("/city/")
    assert page.index(group) < page.index(said) < page.index("办法未定期限")


def test_the_desk_says_the_next_thing_to_do_on_each_file(play: Play, desk: Desk) -> None:
    row = first(play)
    request = silent(row)
    assert f"催办{request.organ.name}回函" in desk.at(on(DUE + timedelta(1))).see(f"/city/?q={row.number}")
    row.requests.update(kind="none")
    assert "登记复核" in desk.see(f"/city/?q={row.number}")
    Application.objects.filter(pk=row.pk).update(rechecked_at=play.now)
    assert "作出资格决定" in desk.see(f"/city/?q={row.number}")
    row.requests.update(kind="found")
    assert "认定有情形的回函，作出资格决定" in desk.see(f"/city/?q={row.number}")
    row.requests.exclude(ground=0).delete()
    assert "征求部门意见" in desk.see(f"/city/?q={row.number}")


def test_filters_stay_in_the_address_and_narrow_what_is_counted(play: Play, desk: Desk) -> None:
    rows = play.standing(S.QUALIFICATION)
    mine = [r for r in rows if r.county.name == rows[0].county.name]
    page = desk.see(f"/city/?step=qualification&county={rows[0].county.name}")
    assert f"筛出{len(mine)}件" in page
    assert desk.see("/city/?step=objection").count("没有符合筛选的事项") == 1
    other = next(r for r in rows if r.county.name != rows[0].county.name)
    assert other.name not in page


def test_a_search_finds_by_part_of_the_name_or_the_number(play: Play, desk: Desk) -> None:
    row = first(play)
    for asked in (row.name[2:5], row.number):
        page = desk.see(f"/city/?q={asked}")
        assert (row.name in page, "筛出1件" in page) == (True, True)
    assert "没有符合筛选的事项" in desk.see("/city/?q=并不存在的单位")


def rows_of(content: bytes) -> str:
    """Every text of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read("xl/sharedStrings.xml").decode()


def test_the_export_holds_exactly_the_rows_shown_and_no_formula(play: Play, desk: Desk) -> None:
    row, *others = play.standing(S.QUALIFICATION)
    Application.objects.filter(pk=row.pk).update(name="=HYPERLINK(1)有限公司")
    response = desk.client.get(f"/city/export/?q={row.number}")
    with zipfile.ZipFile(io.BytesIO(response.content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    texts = rows_of(response.content)
    assert ("<f>" in sheet, "=HYPERLINK(1)有限公司" in texts) == (False, True)
    assert [o.name for o in others if o.name in texts] == []
    assert sheet.count("<row ") == 2


def test_the_list_of_files_finds_filters_and_exports_the_same_rows(play: Play, desk: Desk) -> None:
    row = first(play)
    page = desk.see(f"/city/qualification/?q={row.number}")
    assert (row.name in page, "筛出1家" in page) == (True, True)
    county = desk.see(f"/city/qualification/?county={row.county_id}&state=qualification&cycle=10")
    assert row.name in county
    assert "没有符合条件的申报件" in desk.see("/city/qualification/?state=conferred")
    texts = rows_of(desk.client.get(f"/city/qualification/export/?q={row.number}").content)
    assert (row.name in texts, "资格审查" in texts) == (True, True)


@pytest.mark.parametrize("address", ["/city/", "/city/qualification/"])
def test_thirty_rows_cost_no_more_queries_than_three(play: Play, desk: Desk, address: str) -> None:
    row = first(play)
    silent(row)
    few = queries(desk.client, address)
    copies(row, 27)
    assert queries(desk.client, address) == few


def test_the_overview_counts_how_far_the_files_of_each_county_came(play: Play, desk: Desk) -> None:
    filed = len(play.cycle.applications.exclude(number=None))
    page = desk.see("/city/")
    assert (f"共{filed}家提交申报" in page, "第10届总览" in page) == (True, True)


def test_a_page_far_beyond_the_last_shows_the_last(desk: Desk) -> None:
    assert desk.see("/city/?page=999") == desk.see("/city/?page=1")


@pytest.mark.parametrize(
    "address",
    ["/city/", "/city/export/", "/city/qualification/", "/city/plan/", "/city/plan/new/", "/city/lists/",
     "/city/objections/", "/city/paper/", "/city/paper/new/", "/city/honours/"],
)  # fmt: skip
def test_another_seat_is_told_whose_page_it_is(play: Play, address: str) -> None:
    for seat in (play.troupe.office, play.troupe.admin, next(iter(play.troupe.counties.values()))):
        response = signed_in(Client(), seat).get(address)
        assert (response.status_code, "市质量工作主管部门" in response.content.decode()) == (403, True)
