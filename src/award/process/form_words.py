"""A value of the entry form in words: for reading pages, papers, comparisons and the workbook."""

from typing import Any

from award.process.entry_form import TRI, Column, Field

YES_NO: dict[object, str] = {**dict(TRI), True: "是", False: "否"}


def said(field: Field, value: Any) -> list[str]:
    """A value line by line: options by their labels, years and rows each on a line, the unit behind.

    Nothing typed says nothing.
    """
    if value in (None, "", []):
        return []
    if field.kind == "rows" or (isinstance(value, list) and value and isinstance(value[0], dict)):
        return [row_said(field, row) for row in value if isinstance(row, dict)]
    if isinstance(value, list):
        return [f"{v}{field.unit}" for v in value]
    if isinstance(value, bool) or field.kind == "tri":
        return [YES_NO.get(value, str(value))]
    text = dict(field.options).get(str(value), f"{value}{field.unit}")
    return text.splitlines() or [text]


def row_said(field: Field, row: dict[str, Any]) -> str:
    """A row of a table: 名称：…；编号：…"""
    cells = ((c.label, cell_said(c, row.get(c.key))) for c in field.columns)
    return "；".join(f"{label}：{text}" for label, text in cells if text)


def cell_said(column: Column, value: Any) -> str:
    text = str(value or "")
    return dict(column.options).get(text, f"{text}{column.unit}" if text else "")


def key_of(options: Any, label: str) -> str | None:
    """The option that a label (or a key) names; None for none."""
    found = {text: key for key, text in options} | {key: key for key, _ in options}
    return found.get(label.strip())
