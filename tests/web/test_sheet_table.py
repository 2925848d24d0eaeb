"""/examiner/sheet/N/table/: the sheet as a workbook; one of another file is refused row by row (7, 23)."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from award.process.application import S
from award.records.applications.models import Application
from award.records.ledger.models import Line
from award.records.reviews.models import Sheet
from award.services.tables import read, write_xlsx
from award.web.review.sheet_table import COLUMNS
from services.review_world import CLAUSES, NOW, World, world
from web.review_seats import sit, text

pytestmark = pytest.mark.django_db
HEAD = [c.label for c in COLUMNS]


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def here() -> World:
    made = world(examiners=5, files=2)
    panel = made.panel(*made.files)
    for file in made.files:
        made.declare(0, panel, file)
    made.fill(0, made.files[0], {CLAUSES[0]: 40})
    return made


def url(here: World, file: int = 0) -> str:
    return f"/examiner/sheet/{here.sheet(0, here.files[file]).pk}/table/"


def rows(here: World, file: int = 0, **changed: Any) -> list[list[Any]]:
    """All 23 rows at 60%; `c412=70` changes one."""
    own = {f"{key[1]}.{key[2]}.{key[3]}": value for key, value in changed.items()}
    return [[here.files[file].number, c, "", own.get(c, 60), "方法系统", ""] for c in CLAUSES]


def sent(here: World, table: list[list[Any]], file: int = 0, head: list[str] = HEAD) -> Any:
    content = write_xlsx(head, table)
    return sit(here.seats[0]).post(url(here, file), {"file": SimpleUploadedFile("表.xlsx", content)})


def confirmed(here: World, answer: Any) -> Any:
    digest = text(answer).split('name="digest" value="')[1].split('"')[0]
    return sit(here.seats[0]).post(url(here), {"digest": digest, "confirmed": "1"})


def test_the_workbook_comes_with_number_clauses_and_what_is_stored(here: World) -> None:
    page = text(sit(here.seats[0]).get(f"/examiner/sheet/{here.sheet(0, here.files[0]).pk}/"))
    assert f'href="{url(here)}"' in page
    table = read(sit(here.seats[0]).get(f"{url(here)}?template=1").content, COLUMNS)
    assert [r["clause"] for r in table.rows] == CLAUSES
    assert {r["number"] for r in table.rows} == {here.files[0].number}
    assert [r["percent"] for r in table.rows] == ["40", *[""] * 22]


def test_a_dry_run_changes_nothing_and_the_confirmation_saves_all_rows_at_once(here: World) -> None:
    answer = sent(here, rows(here, c412=70))
    page = text(answer)
    assert answer.status_code == 200
    assert "百分比40 → 70；优势有改动" in page
    assert "百分比未评 → 60" in page
    assert here.sheet(0, here.files[0]).percents == {CLAUSES[0]: 40}
    assert confirmed(here, answer)["Location"] == f"/examiner/sheet/{here.sheet(0, here.files[0]).pk}/"
    sheet = here.sheet(0, here.files[0])
    assert sheet.percents == dict.fromkeys(CLAUSES, 60) | {CLAUSES[0]: 70}
    assert sheet.strengths == dict.fromkeys(CLAUSES, "方法系统")
    assert sheet.state == "open"
    line = Line.objects.latest("sequence")
    assert (line.step, line.facts["rows"]) == (f"import.sheet-{sheet.pk}", 23)
    assert "方法系统" not in json.dumps(line.facts, ensure_ascii=False)


def test_a_sheet_of_another_file_is_refused_in_words_and_nothing_is_saved(here: World) -> None:
    answer = sent(here, rows(here, file=1))
    one, other = here.files[0].number, here.files[1].number
    page = text(answer)
    assert answer.status_code == 422
    assert page.count(f"这一行是{other}的评分，打开的是{one}") == 23
    assert "没有可以导入的行" in page
    assert here.sheet(0, here.files[0]).percents == {CLAUSES[0]: 40}
    assert here.sheet(0, here.files[1]).percents == {}


def test_one_row_of_another_file_keeps_all_rows_out(here: World) -> None:
    table = rows(here)
    table[5][0] = here.files[1].number
    answer = sent(here, table)
    assert answer.status_code == 422
    assert "有误的行改好以后，请把整份表格重新传一次" in text(answer)
    without = sit(here.seats[0]).post(url(here), {"confirmed": "1"})
    assert "请选择表格文件" in text(without)
    assert here.sheet(0, here.files[0]).percents == {CLAUSES[0]: 40}


@pytest.mark.parametrize(
    ("place", "value", "says"),
    [
        (1, "4.9.9", "评审标准里没有“4.9.9”这一条"),
        (1, CLAUSES[0], f"{CLAUSES[0]}写了不止一行"),
        (3, 62, "百分比只取0至100之间5的倍数"),
        (3, 105, "百分比只取0至100之间5的倍数"),
        (3, "六十", "百分比只取0至100之间5的倍数"),
        (4, "好" * 2001, "优势最多2000字，现有2001字"),
        (0, "", "这一行是没有写编号的申报件的评分"),
    ],
)
def test_each_fault_of_a_row_is_said_beside_it(here: World, place: int, value: Any, says: str) -> None:
    table = rows(here)
    table[7][place] = value
    answer = sent(here, table)
    assert answer.status_code == 422
    assert says in text(answer)


def test_a_file_without_the_head_is_refused_with_what_is_missing(here: World) -> None:
    answer = sent(here, [[CLAUSES[0], 60]], head=["条款", "百分比"])
    assert answer.status_code == 422
    assert "第1行（表头）缺少：申报件编号" in text(answer)


def test_empty_cells_leave_what_is_stored_and_22_rows_do_not_sign(here: World) -> None:
    table = [row for row in rows(here) if row[1] != CLAUSES[0]]
    confirmed(here, sent(here, table))
    assert here.sheet(0, here.files[0]).percents == dict.fromkeys(CLAUSES, 60) | {CLAUSES[0]: 40}
    bare = [[here.files[0].number, c, "", "", "", ""] for c in CLAUSES]
    answer = sent(here, bare)
    assert text(answer).count("已有，不变") >= 23


def test_a_signed_sheet_and_a_file_past_its_review_take_no_table(here: World) -> None:
    Application.objects.filter(pk=here.files[0].pk).update(state=S.DOCUMENT_REVIEWED.value)
    past = sent(here, rows(here))
    assert past.status_code == 422
    assert "评分表不能再改" in text(past)
    Application.objects.filter(pk=here.files[0].pk).update(state=S.DOCUMENT_REVIEW.value)
    Sheet.objects.filter(pk=here.sheet(0, here.files[0]).pk).update(state="signed", signed_at=NOW)
    assert "评分表已签署，不能再改" in text(sent(here, rows(here)))


def test_nobody_reaches_the_table_of_anothers_sheet(here: World) -> None:
    assert sit(here.seats[1]).get(url(here)).status_code == 404
    assert sit(here.city).get(url(here)).status_code == 403
