"""The same blocks as blocks.typ draws, as a Word document."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

SERIF = "宋体"
Runs = Sequence[Sequence[Any]]


def document(data: Mapping[str, Any], pictures: Mapping[str, bytes]) -> Any:
    """The entry form and the self-assessment of form_document.build."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Pt

    doc = Document()
    normal = doc.styles["Normal"]
    normal.font.name, normal.font.size = SERIF, Pt(11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), SERIF)
    doc.add_heading(data["title"], 0)
    if data["enterprise"]:
        doc.add_paragraph(data["enterprise"])
    doc.add_paragraph(f"{data['version']}　{data['state']}")
    for section in data["sections"]:
        doc.add_heading(section["title"], 1)
        for line in section["lines"]:
            _line(doc, line)
    if data["ratios"]["rows"]:
        doc.add_heading("由近三年指标计算", 1)
        _table(doc, data["ratios"]["head"], data["ratios"]["rows"])
    for category in data["report"]:
        doc.add_heading(f"{category['clause']}　{category['name']}", 1)
        for item in category["items"]:
            doc.add_heading(f"{item['clause']}　{item['name']}", 2)
            for block in item["blocks"]:
                _block(doc, block, data["pictures"], pictures)
    return doc


def _line(doc: Any, line: Mapping[str, Any]) -> None:
    if line["kind"] == "years":
        _table(doc, line["head"], line["rows"])
        return
    label = doc.add_paragraph()
    label.add_run(f"{line['label']}：").bold = True
    if line["kind"] == "rows":
        _table(doc, line["head"], line["rows"])
    else:
        label.add_run("\n".join(line["text"]))


def _table(doc: Any, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = doc.add_table(rows=1 + len(rows), cols=len(head), style="Table Grid")
    for n, row in enumerate((head, *rows)):
        for cell, text in zip(table.rows[n].cells, row, strict=True):
            cell.text = text


def _runs(paragraph: Any, runs: Runs) -> None:
    for text, bold in runs:
        paragraph.add_run(text).bold = bool(bold)


def _said(runs: Runs) -> str:
    return "".join(text for text, _ in runs)


def _block(
    doc: Any, block: Mapping[str, Any], names: Mapping[str, str], pictures: Mapping[str, bytes]
) -> None:
    from docx.shared import Cm

    match block["kind"]:
        case "h":
            doc.add_heading(_said(block["runs"]), 3)
        case "ul" | "ol" as kind:
            for item in block["items"]:
                style = "List Bullet" if kind == "ul" else "List Number"
                _runs(doc.add_paragraph(style=style), item)
        case "table":
            doc.add_paragraph(f"表{block['number']}　{block['caption']}")
            rows = [[_said(cell) for cell in row] for row in block["rows"]]
            if rows:
                _table(doc, rows[0], rows[1:])
        case "picture":
            content = pictures.get(names.get(str(block["number"]), ""))
            if content is not None:
                doc.add_picture(io.BytesIO(content), width=Cm(13))
            doc.add_paragraph(f"图{block['number']}　{block['caption']}")
        case _:
            _runs(doc.add_paragraph(), block["runs"])
