"""The county's desk: its own files only, by their deadline; the export is exactly what is shown."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from django.test import Client

from award.process.application import Road
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.people.models import Enterprise
from award.records.seat import Seat
from award.services.deeds.correction import Return
from award.services.deeds.screening import Checks, Refusal
from web.field import (
    KUNDULUN,
    QINGSHAN,
    Field,
    asked,
    at,
    begun,
    called,
    enterprise,
    filed,
    officer,
    organ,
    queries,
    signed_in,
    step,
    stop_clock,
)

pytestmark = pytest.mark.django_db

DESK, FILES = "/county/", "/county/screening/"
ALL = (
    "form", "report", "inside", "licence", "permits", "audit", "tax", "social", "credit", "cqo", "excellence",
    "notice",
)  # fmt: skip


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, at(3, 16))
    return called()


@pytest.fixture
def county(field: Field, client: Client) -> Seat:
    made = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    signed_in(client, made)
    return made


def rows(client: Client, query: str = "") -> list[tuple[str, str, str, int]]:
    groups = client.get(f"{DESK}{query}").context["groups"]
    return [(g.key, r.number, r.todo, r.missing) for g in groups for r in g.rows]


def sheet(content: bytes) -> list[list[str]]:
    """The cells of a workbook's first sheet as text."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        words = ["".join(t.text or "" for t in s.iter(f"{{{space['m']}}}t")) for s in strings]
        found = []
        for row in ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{{{space['m']}}}row"):
            cells = []
            for cell in row:
                value = cell.findtext("m:v", "", space)
                cells.append(words[int(value)] if cell.get("t") == "s" else value)
            found.append(cells)
    return found


def test_an_empty_desk_says_so(county: Seat, client: Client) -> None:
    page = client.get(DESK)
    assert page.context["groups"] == []
    assert "现在没有等你办的事" in page.content.decode()
    assert "还没有申报件" in client.get(FILES).content.decode()


def test_a_row_says_the_next_thing_to_do_and_how_much_is_missing(
    field: Field, county: Seat, client: Client
) -> None:
    application = filed(field, enterprise())
    number = "质奖〔10〕001号"
    assert rows(client) == [("later", number, "核实材料，12项已核实0项", 13)]
    step(Road.CHECK, application, county, at(3, 12), Checks(dict.fromkeys(ALL[1:], ("true", ""))))
    assert rows(client) == [("later", number, "核实材料，12项已核实11项", 2)]
    step(Road.CHECK, application, county, at(3, 12), Checks({"form": ("doubtful", "数字不一致")}))
    assert rows(client) == [("later", number, "会同行业主管部门核实", 2)]
    body, _ = organ()
    asked(application, county, body)
    assert rows(client) == [("later", number, "1项不完整或存疑，退回补正或查清", 2)]
    step(Road.CHECK, application, county, at(3, 12), Checks({"form": ("true", "")}))
    assert rows(client) == [("later", number, "等1个部门答复核实情况", 1)]
    application.requests.update(kind="none")
    assert rows(client) == [("later", number, "具名认定，签署推荐意见", 0)]


@pytest.mark.parametrize(
    ("day", "hour", "group", "note"),
    [
        (16, 9, "week", "还有1个工作日"),
        (17, 17, "today", "今天17:00前"),
        (17, 18, "today", "今天17:00已截止"),
        (18, 9, "late", "逾期"),
    ],
)
def test_the_deadline_moves_the_row_from_this_week_to_today_to_late(
    field: Field,
    county: Seat,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    day: int,
    hour: int,
    group: str,
    note: str,
) -> None:
    filed(field, enterprise())
    stop_clock(monkeypatch, at(4, day, hour))
    assert [key for key, *_ in rows(client)] == [group]
    assert note in client.get(DESK).content.decode()


def test_a_correction_that_never_came_waits_only_after_its_last_day(
    field: Field, county: Seat, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = filed(field, enterprise())
    step(Road.RETURN, application, county, at(3, 12), Return(("unit",), "补住所"))
    stop_clock(monkeypatch, at(3, 19))
    assert rows(client) == []
    stop_clock(monkeypatch, at(3, 20))
    assert [todo for _, _, todo, _ in rows(client)] == ["补正已于2026-03-19（周四）截止，收回按原材料办理"]


def test_neither_drafts_nor_another_countys_files_are_on_the_desk(
    field: Field, county: Seat, client: Client
) -> None:
    begun(field, enterprise())
    other = filed(field, enterprise(1, QINGSHAN))
    assert rows(client) == []
    for path in ("", "dossier/", "history/"):
        assert client.get(f"{FILES}{other.pk}/{path}").status_code == 404
    assert client.post(f"{FILES}{other.pk}/", {"seen": "1"}).status_code == 404


@pytest.mark.parametrize("path", [DESK, FILES, f"{FILES}1/", f"{FILES}1/history/"])
def test_another_seat_is_not_let_in(field: Field, client: Client, path: str) -> None:
    signed_in(client, enterprise())
    assert client.get(path).status_code == 403


def test_filters_and_search_stay_in_the_address(field: Field, county: Seat, client: Client) -> None:
    first = filed(field, enterprise())
    filed(field, enterprise(1))
    step(Road.CHECK, first, county, at(3, 12), Checks(dict.fromkeys(ALL, ("true", ""))))
    assert [r[1] for r in rows(client, "?step=sector")] == ["质奖〔10〕001号"]
    assert [r[1] for r in rows(client, "?step=check")] == ["质奖〔10〕002号"]
    assert [r[1] for r in rows(client, "?q=第1制造")] == ["质奖〔10〕002号"]
    assert [r[1] for r in rows(client, "?q=001")] == ["质奖〔10〕001号"]
    page = client.get(f"{DESK}?step=sector&q=002")
    assert page.context["groups"] == []
    assert "没有符合筛选的事项" in page.content.decode()


def test_the_export_is_exactly_what_is_shown_and_nothing_in_it_is_a_formula(
    field: Field, county: Seat, client: Client
) -> None:
    first = filed(field, enterprise())
    filed(field, enterprise(1))
    Application.objects.filter(pk=first.pk).update(name='=HYPERLINK("http://example.invalid")')
    answer = client.get(f"{DESK}?q=001&export=xlsx")
    assert answer["Content-Disposition"].startswith("attachment")
    found = sheet(answer.content)
    assert [row[:2] for row in found] == [
        ["单位", "编号"],
        ['=HYPERLINK("http://example.invalid")', "质奖〔10〕001号"],
    ]
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(answer.content)).read("xl/worksheets/sheet1.xml")
    assert len(sheet(client.get(f"{DESK}?export=xlsx").content)) == 3


def test_the_files_list_shows_where_each_file_is_and_exports_the_same(
    field: Field, county: Seat, client: Client
) -> None:
    application = filed(field, enterprise())
    filed(field, enterprise(1))
    step(Road.NOT_RECOMMEND, application, county, at(3, 13), Refusal("15.3", "未达同行业前列"))
    page = client.get(f"{FILES}?state=not_recommended")
    assert [(a.number, desk) for a, desk in page.context["rows"]] == [("质奖〔10〕001号", "已办结")]
    exported = sheet(client.get(f"{FILES}?state=not_recommended&export=xlsx").content)
    assert [row[1] for row in exported] == ["编号", "质奖〔10〕001号"]
    assert client.get(f"{FILES}?q=没有这家").context["total"] == 0


def test_the_pager_starts_a_second_page_after_fifty(field: Field, county: Seat, client: Client) -> None:
    copies(filed(field, enterprise()), 50)
    page = client.get(DESK)
    assert (page.context["page"].paginator.num_pages, page.context["total"]) == (2, 51)
    assert sum(len(g.rows) for g in client.get(f"{DESK}?page=2").context["groups"]) == 1
    assert len(sheet(client.get(f"{DESK}?export=xlsx").content)) == 52


def copies(application: Application, count: int, first: int = 100) -> None:
    """More files like this one, each of another enterprise, numbered from `first`."""
    for n in range(first, first + count):
        body = Enterprise.objects.create(
            uscc=f"COPY{n:014d}", name=f"副本{n}", county_id=KUNDULUN, created_at=at(3, 2)
        )
        Application.objects.create(
            cycle=application.cycle, enterprise=body, county_id=KUNDULUN, name=body.name,
            number=f"质奖〔10〕{n}号", state=application.state, since=application.since,
        )  # fmt: skip


@pytest.mark.parametrize("path", [DESK, FILES])
def test_the_lists_cost_the_same_for_three_and_for_thirty(
    field: Field, county: Seat, client: Client, path: str
) -> None:
    application = filed(field, enterprise())
    copies(application, 2)
    few = queries(client, path)
    copies(application, 27, first=200)
    assert queries(client, path) == few
