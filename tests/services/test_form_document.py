"""The entry form as a paper: whatever the definition asks is drawn, in PDF and in Word."""

import io
from pathlib import Path
from typing import Any

import pytest

from award.process import entry_form
from award.process.entry_form import YEARS, Field
from award.services.papers import form_document
from web.field import at, begun, called, enterprise

pytestmark = pytest.mark.django_db
FORM = entry_form.load()
TEXT = """## 领导作用
高层领导**亲自**推进。
- 第一条
- 第二条
表：三年对比
| 指标 | 2024 | 2025 |
|---|---|---|
| 合格率 | 98.1 | 99.2 |
![产线](图1)
"""


def filled(f: Field, mark: str) -> Any:
    """A value that can be found again in the paper."""
    match f.kind:
        case "years":
            return [f"{n}{mark}" for n in range(1, YEARS + 1)]
        case "rows":
            return [{c.key: c.options[0][0] if c.kind == "choice" else f"{mark}{c.key}" for c in f.columns}]
        case "choice":
            return f.options[0][0]
        case "tri":
            return "yes"
        case "bool":
            return True
    return f"值{mark}"


def everything() -> dict[str, Any]:
    return {f.key: filled(f, f"{n:03d}") for n, f in enumerate(FORM.fields())}


def content(values: dict[str, Any], text: str = TEXT) -> dict[str, Any]:
    return {"form": FORM.version, "values": values, "report": {"4.1.2": {"text": text, "percent": 55}}}


def test_every_field_and_value_of_the_form_reaches_the_pdf_and_word(tmp_path: Path) -> None:
    from docx import Document
    from pypdfium2 import PdfDocument

    application = begun(called(), enterprise())
    made = content(everything())
    pdf = form_document.pdf(application, made, at=at(3, 11))
    assert pdf == form_document.pdf(application, made, at=at(3, 11))
    (tmp_path / "form.pdf").write_bytes(pdf)
    shown = "".join("".join(page.get_textpage().get_text_range().split()) for page in PdfDocument(pdf))
    word = Document(io.BytesIO(form_document.docx(application, made)))
    cells = [c.text for t in word.tables for row in t.rows for c in row.cells]
    written = "".join("".join([*(p.text for p in word.paragraphs), *cells]).split())
    for n, f in enumerate(FORM.fields()):
        wanted = ["".join(f.label.split())]
        if f.kind in ("text", "long", "uscc", "industry", "date", "integer", "decimal"):
            wanted.append(f"值{n:03d}")
        elif f.kind == "years":
            wanted += [f"{year}{n:03d}" for year in (1, 2, 3)]
        elif f.kind == "rows":
            wanted += [c.options[0][1] if c.kind == "choice" else f"{n:03d}" for c in f.columns]
        for text in wanted:
            assert text in shown, f"{f.key} in the PDF"
            assert text in written, f"{f.key} in Word"
    assert all(
        text in shown and text in written for text in ("领导作用", "亲自", "第二条", "三年对比", "99.2")
    )
    assert "（图1没有上传）" in shown


def test_the_blank_form_asks_everything_and_says_nothing_of_anybody() -> None:
    cycle = called().cycle
    data = form_document.values(FORM, {}, 2025, blank=True)
    lines = [line for s in data["sections"] for line in s["lines"]]
    labels = [
        [row[0] for row in line["rows"]] if line["kind"] == "years" else [line["label"]] for line in lines
    ]
    assert [label for some in labels for label in some] == [f.label for f in FORM.fields()]
    assert form_document.blank_pdf(cycle).startswith(b"%PDF-")
    assert form_document.blank_docx(cycle).startswith(b"PK")
