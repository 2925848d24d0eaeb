"""The workbook of the entry form and the self-assessment, made to be filled in offline."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from award.law.art07_criteria import Criteria
from award.process.entry_form import ROWS_MOST, YEARS, EntryForm, Field
from award.process.form_words import cell_said
from award.services.form_workbook import (
    ABOUT,
    CELL_MOST,
    DIGEST,
    FORM,
    HEAD,
    REPORT,
    REPORT_HEAD,
    VERSION,
    options_of,
    sheets_of,
    years_of,
)


def write(
    form: EntryForm,
    standard: Criteria,
    last_year: int,
    *,
    title: str,
    values: Mapping[str, Any],
    report: Mapping[str, Any],
) -> bytes:
    """The workbook with what is filled in already."""
    import xlsxwriter

    made = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(made, options)
    look = _Look(book)
    _about(book, look, form, title)
    _form(book, look, form, last_year, values)
    for name, f in sheets_of(form).items():
        _rows(book, look, name, f, values.get(f.key))
    _report(book, look, standard, report)
    book.close()
    return made.getvalue()


class _Look:
    """The workbook's formats: heads bold on paper, cells as text, notes wrapped."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format({"bold": True, "bg_color": "#F1EBE0", "bottom": 1})
        self.text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "border": 1})
        self.note = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#51483F"})


def _about(book: Any, look: _Look, form: EntryForm, title: str) -> None:
    page = book.add_worksheet(ABOUT)
    page.set_column(0, 0, 14)
    page.set_column(1, 1, 90)
    lines = (
        ("名称", title),
        (VERSION, form.version),
        (DIGEST, form.digest),
        (
            "填法",
            f"在“{FORM}”里填“填写”一栏，近三年的填各年的栏；可增行的表各有一张；“{REPORT}”填正文和百分比。",
        ),
        ("注意", "不要改动编号、表头和本页；空白处导入后仍为空白，原来填过的会被清空。导入前先看逐行结果。"),
        ("注意", "金额单位在“单位”一栏；日期写成 2026-03-02；是/否写“是”“否”“不清楚”。"),
    )
    for n, line in enumerate(lines):
        page.write_row(n, 0, line, look.note)


def _form(book: Any, look: _Look, form: EntryForm, last_year: int, values: Mapping[str, Any]) -> None:
    page = book.add_worksheet(FORM)
    head = (*HEAD, *years_of(last_year), "单位", "必填", "填法")
    page.write_row(0, 0, head, look.head)
    page.freeze_panes(1, 3)
    for column, width in enumerate((16, 14, 30, 46, 14, 14, 14, 10, 6, 50)):
        page.set_column(column, column, width)
    row = 0
    for section in form.sections:
        for f in section.fields:
            if f.kind == "rows":
                continue
            row += 1
            page.write_row(row, 0, (f.key, section.title, f.label), look.note)
            for n, text in enumerate(_spread(f, values.get(f.key))):
                page.write_string(row, 3 + n, text, look.text)
            needed = "是" if f.required and not f.when else "有条件" if f.required or f.required_when else ""
            page.write_row(
                row, 7, (f.unit, needed, "；".join(t for t in (f.help, f.example) if t)), look.note
            )
            if labels := [label for _, label in options_of(f)]:
                page.data_validation(row, 3, row, 3, _list(labels))


def _list(labels: Sequence[str]) -> dict[str, Any]:
    if len(",".join(labels)) > 255:  # Excel's own limit
        return {"validate": "any"}
    return {"validate": "list", "source": list(labels), "error_type": "warning"}


def _spread(f: Field, value: Any) -> list[str]:
    """The four cells of a field: one value (a long one runs on into the next cells), or three years."""
    if f.kind == "years":
        figures = value if isinstance(value, list) else []
        return ["", *(str(v) for v in [*figures, *[""] * YEARS][:YEARS])]
    if f.kind == "bool":
        return ["是" if value else "", "", "", ""]
    text = dict(options_of(f)).get(str(value), str(value or ""))
    return [text[n * CELL_MOST : (n + 1) * CELL_MOST] for n in range(YEARS + 1)]


def _rows(book: Any, look: _Look, name: str, f: Field, value: Any) -> None:
    page = book.add_worksheet(name)
    page.write_row(0, 0, [c.label for c in f.columns], look.head)
    page.freeze_panes(1, 0)
    page.set_column(0, len(f.columns) - 1, 24)
    rows = value if isinstance(value, list) else []
    for n, row in enumerate(rows, start=1):
        for m, c in enumerate(f.columns):
            text = cell_said(c, row.get(c.key)) if c.options else str(row.get(c.key) or "")
            page.write_string(n, m, text, look.text)
    for m, c in enumerate(f.columns):
        if c.options:
            page.data_validation(1, m, ROWS_MOST, m, _list([label for _, label in c.options]))


def _report(book: Any, look: _Look, standard: Criteria, report: Mapping[str, Any]) -> None:
    page = book.add_worksheet(REPORT)
    page.write_row(0, 0, REPORT_HEAD, look.head)
    page.freeze_panes(1, 2)
    for column, width in enumerate((9, 26, 100, 40, 12)):
        page.set_column(column, column, width)
    for n, item in enumerate(standard.items, start=1):
        kept = report.get(item.clause) or {}
        text, percent = str(kept.get("text") or ""), kept.get("percent")
        page.write_row(n, 0, (item.clause, item.name_zh), look.note)
        page.write_string(n, 2, text[:CELL_MOST], look.text)
        page.write_string(n, 3, text[CELL_MOST : 2 * CELL_MOST], look.text)
        page.write_string(n, 4, "" if percent is None else str(percent), look.text)
