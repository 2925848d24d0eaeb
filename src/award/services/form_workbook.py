"""The entry form and the self-assessment as an Excel workbook, read (made: form_workbook_made.py).

The workbook names the version and the digest of its form; one of another version is refused in words. What it
holds is text, as it was typed: nothing is rounded, no code loses its zeros.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from award.law.art07_criteria import Criteria
from award.process.entry_form import TRI, YEARS, EntryForm, Field, empty
from award.process.form_words import key_of
from award.services.tables import BYTES_MAX, XLSX_MAGIC, BadTable, cell_text

ABOUT, FORM, REPORT = "说明", "申报表", "自我评价"
VERSION, DIGEST = "表样版本", "表样摘要"
HEAD = ("编号", "节", "栏目", "填写")
REPORT_HEAD = ("条款", "名称", "正文", "正文（续）", "自评百分比")
CELL_MOST = 32_767  # characters of one cell, by Excel
OLE = b"\xd0\xcf\x11\xe0"
BOOL = (("yes", "是"), ("no", "否"))
_UNNAMABLE = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True, slots=True)
class Cell:
    """What the workbook says of one field or item: where it stands, the value, or why it cannot be read."""

    sheet: str
    row: int
    key: str
    value: Any = None
    wrong: str = ""


@dataclass
class Filled:
    """A workbook that was read."""

    cells: list[Cell] = field(default_factory=list)
    report: list[Cell] = field(default_factory=list)


def sheets_of(form: EntryForm) -> dict[str, Field]:
    """Sheet name -> the table field that it holds; every name is one that Excel takes."""
    found: dict[str, Field] = {}
    for f in form.fields():
        if f.kind == "rows":
            name = base = _UNNAMABLE.sub(" ", f.label)[:26].strip()
            n = 1
            while name in found or name in (ABOUT, FORM, REPORT):
                n += 1
                name = f"{base}{n}"
            found[name] = f
    return found


def years_of(last_year: int) -> list[str]:
    return [f"{last_year - YEARS + 1 + n}年" for n in range(YEARS)]


def options_of(f: Any) -> Sequence[tuple[str, str]]:
    """The options of a field or column, as they are written in a cell."""
    found: Sequence[tuple[str, str]] = {"tri": TRI, "bool": BOOL}.get(f.kind, f.options)
    return found


def read(content: bytes, form: EntryForm, standard: Criteria, last_year: int) -> Filled:
    """What a workbook holds. BadTable where it is none of this form's, in words that say which it is."""
    sheets = _opened(content)
    _same_version(sheets, form)
    filled = Filled()
    missing = [name for name in (FORM, REPORT, *sheets_of(form)) if name not in sheets]
    if missing:
        raise BadTable(f"缺少工作表：{'、'.join(missing)}。请在下载的模板里填，不要删改工作表")
    _read_form(sheets[FORM], form, last_year, filled)
    for name, f in sheets_of(form).items():
        filled.cells.append(_read_rows(sheets[name], name, f))
    _read_report(sheets[REPORT], standard, filled)
    return filled


def _opened(content: bytes) -> dict[str, list[list[Any]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    if not content:
        raise BadTable("文件是空的（0 字节）")
    if len(content) > BYTES_MAX:
        raise BadTable(f"文件有{len(content) / 1048576:.1f}兆，最大{BYTES_MAX // 1048576}兆")
    if content.startswith(OLE):
        raise BadTable("这是加了打开密码的工作簿，或旧的 XLS 格式；请去掉密码、另存为 XLSX 再传")
    if not content.startswith(XLSX_MAGIC):
        raise BadTable("看不出是 XLSX：以文件内容为准，改扩展名没有用")
    try:
        if any(n.endswith("vbaProject.bin") for n in zipfile.ZipFile(io.BytesIO(content)).namelist()):
            raise BadTable("工作簿带宏，请另存为不带宏的 XLSX 再传")
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        if isinstance(error, BadTable):
            raise
        raise BadTable("这个 XLSX 打不开：可能已损坏，或者不是工作簿") from None


def _same_version(sheets: Mapping[str, list[list[Any]]], form: EntryForm) -> None:
    lines = {raw(line[0]): raw(line[1]) for line in sheets.get(ABOUT, ()) if len(line) > 1}
    if VERSION not in lines:
        raise BadTable(f"这不是申报表模板：没有“{ABOUT}”页或其中的“{VERSION}”。请用这一页下载的模板")
    if lines[VERSION] != form.version:
        raise BadTable(
            f"这是表样{lines[VERSION]}的模板，本届用表样{form.version}，栏目不同。请下载本届模板重填"
        )
    if lines.get(DIGEST) != form.digest:
        raise BadTable(f"模板的表样摘要与本届表样{form.version}不符，可能改动过。请重新下载模板")


def raw(cell: Any) -> str:
    """A cell's text as it was typed, white space and all; dates and figures as the house writes them."""
    return cell.replace("\r\n", "\n") if isinstance(cell, str) else cell_text(cell)


def _cells(line: Sequence[Any], width: int) -> list[str]:
    return [raw(line[n]) if n < len(line) else "" for n in range(width)]


def _read_form(lines: list[list[Any]], form: EntryForm, last_year: int, filled: Filled) -> None:
    head, wanted = _cells(lines[0] if lines else [], 7), [*HEAD, *years_of(last_year)]
    if head != wanted:
        raise BadTable(f"“{FORM}”第1行应为：{'、'.join(wanted)}。请不要改动表头")
    fields = {f.key: f for f in form.fields() if f.kind != "rows"}
    for number, line in enumerate(lines[1:], start=2):
        key, *_, one, two, three, four = _cells(line, 7)
        if not key.strip():
            continue
        f = fields.pop(key.strip(), None)
        if f is None:
            filled.cells.append(Cell(FORM, number, key, wrong=f"编号“{key}”不是本表的栏目，或出现了两次"))
            continue
        filled.cells.append(_value(f, number, one, [two, three, four]))


def _value(f: Field, number: int, one: str, years: list[str]) -> Cell:
    if f.kind == "years":
        return Cell(FORM, number, f.key, [y.strip() for y in years])
    text = one + "".join(years) if f.kind == "long" else one.strip()
    if not options_of(f):
        return Cell(FORM, number, f.key, text)
    key = key_of(options_of(f), text) if text else ""
    if key is None:
        labels = "、".join(label for _, label in options_of(f))
        return Cell(FORM, number, f.key, wrong=f"填了“{text[:40]}”，应为：{labels}")
    return Cell(FORM, number, f.key, key == "yes" if f.kind == "bool" else key)


def _read_rows(lines: list[list[Any]], name: str, f: Field) -> Cell:
    head = [text.strip() for text in _cells(lines[0] if lines else [], len(f.columns))]
    wanted = [c.label for c in f.columns]
    if head != wanted:
        return Cell(name, 1, f.key, wrong=f"第1行应为：{'、'.join(wanted)}")
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        row = dict(
            zip((c.key for c in f.columns), (t.strip() for t in _cells(line, len(f.columns))), strict=True)
        )
        if empty(row):
            continue
        for c in f.columns:
            if c.options and row[c.key]:
                key = key_of(c.options, row[c.key])
                if key is None:
                    labels = "、".join(label for _, label in c.options)
                    return Cell(
                        name, number, f.key, wrong=f"“{c.label}”填了“{row[c.key][:40]}”，应为：{labels}"
                    )
                row[c.key] = key
        rows.append(row)
    return Cell(name, 2, f.key, rows)


def _read_report(lines: list[list[Any]], standard: Criteria, filled: Filled) -> None:
    items = {i.clause for i in standard.items}
    for number, line in enumerate(lines[1:], start=2):
        clause, _, text, more, percent = _cells(line, 5)
        if not clause.strip():
            continue
        if clause.strip() not in items:
            filled.report.append(
                Cell(REPORT, number, clause, wrong=f"条款“{clause}”不在评审标准里，或出现了两次")
            )
            continue
        items.discard(clause.strip())
        short = percent.strip().removesuffix("%")
        whole = int(short) if short.isascii() and short.isdecimal() and len(short) < 7 else short[:6] or None
        filled.report.append(Cell(REPORT, number, clause.strip(), {"text": text + more, "percent": whole}))
