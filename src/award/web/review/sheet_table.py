"""/examiner/sheet/N/table/: one's own sheet as a workbook, out and in again with a dry run (7, 23)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from award.law.art07_criteria import Item, criteria
from award.process.kinds import Actor
from award.process.panel import SheetRoad, SheetState
from award.records import desk
from award.records.panel_cases import sheet_case
from award.records.reviews.models import Sheet
from award.records.seat import Seat
from award.services import sheets
from award.services.tables import BadTable, Column, Row, Table, write_xlsx
from award.web.export import XLSX, attachment
from award.web.importing import Import, Verdict, import_page
from award.web.seats import SeatedRequest, seat

COLUMNS = (
    Column("number", "申报件编号", example="质奖〔10〕001号", help="要与打开的这一件相同"),
    Column("clause", "条款", example="4.1.2"),
    Column("name", "名称", required=False, help="只供对照"),
    Column("percent", "百分比", required=False, example="60", help="0至100之间5的倍数；空着的不动"),
    Column("strengths", "优势", required=False, help="一行一条；空着的不动"),
    Column("opportunities", "改进机会", required=False, help="一行一条；空着的不动"),
)
TEXTS = {"strengths": "优势", "opportunities": "改进机会"}


@seat(Actor.EXAMINER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """The workbook with what is stored; sent back, it is judged row by row and saved whole or not at all."""
    rows = desk.sheets(request.seat).select_related("application", "panel__cycle")
    sheet = get_object_or_404(rows.prefetch_related("panel__cycle__plans"), pk=pk)
    if "template" in request.GET:
        return attachment(f"{sheet.application.number}评分表.xlsx", workbook(sheet), XLSX)
    return import_page(request, spec_of(sheet))


def workbook(sheet: Sheet) -> bytes:
    """23 rows: number, clause, name, and what is stored; no private notes."""
    rows = [
        (
            sheet.application.number,
            item.clause,
            item.name_zh,
            sheet.percents.get(item.clause),
            sheet.strengths.get(item.clause, ""),
            sheet.opportunities.get(item.clause, ""),
        )
        for item in _items(sheet)
    ]
    return write_xlsx([c.label for c in COLUMNS], rows, sheet="评分表")


def spec_of(sheet: Sheet) -> Import:
    """The import into this sheet."""

    def check(table: Table, by: Seat, now: datetime) -> Sequence[Verdict]:
        if sheet.state != SheetState.OPEN:
            raise BadTable("评分表已签署，不能再改")
        if not sheet_case(sheet, now, by).started:
            state = sheet.application.get_state_display()
            raise BadTable(f"这份申报现在是“{state}”，评分表不能再改")
        return [_judged(sheet, row, table.rows) for row in table.rows]

    def apply(verdicts: Sequence[Verdict], by: Seat, now: datetime) -> dict[str, Any]:
        given = {v.row["clause"]: v.row for v in verdicts}
        typed = {clause: row["percent"] for clause, row in given.items() if row["percent"]}
        percents, _ = sheets.percents_of(typed)
        strengths, opportunities = ({c: r[key] for c, r in given.items() if r[key]} for key in TEXTS)
        sheets.save(
            sheet, percents=percents, strengths=strengths, opportunities=opportunities,
            seen=sheet.revision, by=by, now=now,
        )  # fmt: skip
        return {"sheet": sheet.subject, "application": sheet.application.subject}

    return Import(
        f"sheet-{sheet.pk}",
        f"导入评分表：{sheet.application.name}",
        SheetRoad.SIGN.law,
        COLUMNS,
        check,
        apply,
        back_url=f"/examiner/sheet/{sheet.pk}/",
        say=f"只收{sheet.application.number}的评分表。先下载带编号和条款的表格，填好再传；签署仍在评分页上。",
    )


def _items(sheet: Sheet) -> Sequence[Item]:
    return criteria(sheet.panel.cycle.plan().criteria).items


def _judged(sheet: Sheet, row: Row, rows: Sequence[Row]) -> Verdict:
    """What would become of one row; every fault of it in words."""
    clause, number = row["clause"], sheet.application.number
    names = {item.clause: item.name_zh for item in _items(sheet)}
    title = f"{clause} {names.get(clause, '')}".strip() or "没有写条款"
    wrong = []
    if row["number"] != number:
        wrong.append(f"这一行是{row['number'] or '没有写编号的申报件'}的评分，打开的是{number}")
    if clause not in names:
        wrong.append(f"评审标准里没有“{clause}”这一条")
    elif sum(r["clause"] == clause for r in rows) > 1:
        wrong.append(f"{clause}写了不止一行")
    _, errors = sheets.percents_of({clause: row["percent"]} if row["percent"] else {})
    wrong += errors.values()
    for key, label in TEXTS.items():
        if len(row[key]) > sheets.NOTE_MAX:
            wrong.append(f"{label}最多{sheets.NOTE_MAX}字，现有{len(row[key])}字")
    if wrong:
        return Verdict(row, "wrong", title, tuple(wrong))
    says = []
    if row["percent"] and row["percent"].removesuffix("%") != _text(sheet.percents.get(clause)):
        says.append(f"百分比{_text(sheet.percents.get(clause)) or '未评'} → {row['percent']}")
    says += [
        f"{label}有改动"
        for key, label in TEXTS.items()
        if row[key] and row[key] != getattr(sheet, key).get(clause, "")
    ]
    stored = sheet.percents.get(clause) is not None
    return Verdict(row, ("change" if stored else "new") if says else "same", title, tuple(says))


def _text(percent: int | None) -> str:
    return "" if percent is None else str(percent)
