"""Tables in and out: rows of a CSV or XLSX that an officer prepared, and the workbook that a list becomes.

What cannot be read is said in words: which column is missing, which row has more than its columns.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

ROWS_MAX = 5_000
BYTES_MAX = 10 * 1024 * 1024
XLSX_MAGIC = b"PK\x03\x04"


class BadTable(ValueError):
    """The file is no table that can be read; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column by the words of its head; `example` fills the template's second row."""

    key: str
    label: str
    required: bool = True
    example: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """`number` as the spreadsheet counts it, the head being row 1; values are trimmed text, '' for none."""

    number: int
    values: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.values[key]

    def lacking(self, columns: Sequence[Column]) -> tuple[str, ...]:
        """Labels of required columns that are empty in this row."""
        return tuple(c.label for c in columns if c.required and not self.values[c.key])


@dataclass(frozen=True, slots=True)
class Table:
    """`unknown`: heads that nobody asked for; they are left out, and the reader is told."""

    rows: tuple[Row, ...]
    unknown: tuple[str, ...] = ()


def read(content: bytes, columns: Sequence[Column], *, most: int = ROWS_MAX) -> Table:
    """Rows by column key, from the first sheet or the CSV (UTF-8 or GB 18030). Empty rows are passed over."""
    if not content:
        raise BadTable("文件是空的（0 字节）")
    if len(content) > BYTES_MAX:
        raise BadTable(f"文件有{len(content) / 1048576:.1f}兆，表格最大{BYTES_MAX // 1048576}兆")
    lines = _workbook(content) if content.startswith(XLSX_MAGIC) else _csv(content)
    head = [cell_text(cell) for cell in (lines[0] if lines else [])]
    places = _places(head, columns)
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        values = {
            key: cell_text(line[n]) if n is not None and n < len(line) else "" for key, n in places.items()
        }
        if any(values.values()):
            rows.append(Row(number, values))
    if not rows:
        raise BadTable("表头下面没有内容")
    if len(rows) > most:
        raise BadTable(f"有{len(rows)}行，一次最多{most}行，请分开导入")
    known = {c.label for c in columns}
    return Table(tuple(rows), tuple(h for h in head if h and h not in known))


def _places(head: Sequence[str], columns: Sequence[Column]) -> dict[str, int | None]:
    """Where each column stands; a required one that is missing or stands twice is refused."""
    missing = [c.label for c in columns if c.required and c.label not in head]
    if missing:
        raise BadTable(f"第1行（表头）缺少：{'、'.join(missing)}。请用页面上的模板")
    twice = [c.label for c in columns if head.count(c.label) > 1]
    if twice:
        raise BadTable(f"第1行（表头）重复：{'、'.join(twice)}")
    return {c.key: head.index(c.label) if c.label in head else None for c in columns}


def _csv(content: bytes) -> list[list[Any]]:
    if b"\x00" in content:
        raise BadTable("看不出是表格：只收 XLSX 和 CSV，以文件内容为准")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            return [list(line) for line in csv.reader(io.StringIO(text, newline=""), strict=True)]
        except csv.Error:
            raise BadTable("CSV 的引号不成对，读不下去；请另存为 XLSX 再传") from None
    raise BadTable("文字编码不是 UTF-8，也不是 GB 18030；请另存为 XLSX 再传")


def _workbook(content: bytes) -> list[list[Any]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [list(row) for row in book.get_sheet_by_index(0).to_python(skip_empty_area=False)]
    except (CalamineError, IndexError, OSError, ValueError):
        raise BadTable("这个 XLSX 打不开：可能已损坏、加了密码，或者不是工作簿") from None


def cell_text(cell: Any) -> str:
    """A cell as typed text: dates ISO, whole numbers without a point, nothing for nothing."""
    match cell:
        case None | "":
            return ""
        case bool():
            return "是" if cell else "否"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
        case date():
            return cell.isoformat()
        case _:
            return str(cell).strip()


def write_xlsx(columns: Sequence[str], rows: Iterable[Sequence[object]], *, sheet: str = "清单") -> bytes:
    """One sheet: a frozen head row, dates as dates, None empty; nothing becomes a formula or a link."""
    return write_book([(sheet, columns, rows)])


def write_book(sheets: Iterable[tuple[str, Sequence[str], Iterable[Sequence[object]]]]) -> bytes:
    """Several sheets of that kind: (name, columns, rows)."""
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(content, options)
    head, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for name, columns, rows in sheets:
        page = book.add_worksheet(name)
        page.write_row(0, 0, columns, head)
        page.freeze_panes(1, 0)
        page.set_column(0, 0, 38)
        page.set_column(1, max(len(columns) - 1, 1), 18)
        for n, row in enumerate(rows, start=1):
            for m, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(n, m, value, day)
                elif value is not None:
                    page.write(n, m, value)
    book.close()
    return content.getvalue()


def template(columns: Sequence[Column]) -> bytes:
    """The empty workbook to fill in, with one example row."""
    return write_xlsx([c.label for c in columns], [[c.example for c in columns]], sheet="模板")


def read_day(text: str, label: str) -> tuple[date | None, str]:
    """A cell's day, written 2025-11-03, 2025/11/03 or 2025.11.03, and what is wrong with it in words."""
    if not text:
        return None, ""
    try:
        return date.fromisoformat(text.replace("/", "-").replace(".", "-")), ""
    except ValueError:
        return None, f"{label}“{text}”不是日期，写成2025-11-03"
