"""A paper as DOCX: a template, its placeholders filled, its body set in the template's own styles.

A template is data, never a program: of the template language only the names of PLACEHOLDERS are taken.
"""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from award.services.papers import official
from award.services.papers.docx_house import STYLES, house, saved
from award.services.papers.official import Block, Fields, Gap, Grid, Heading, Official, Paragraph

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as Par

PLACEHOLDERS = {
    "draft": "送审稿字样",
    "number": "发文字号",
    "title": "标题",
    "to": "主送机关",
    "body": "正文（独占一段）",
    "annex_list": "附件说明（独占一段）",
    "signed_by": "发文机关署名",
    "day": "成文日期",
    "note": "附注",
    "annexes": "附件正文（独占一段）",
    "copy_to": "抄送机关",
    "remark": "系统说明",
}
BLOCKS = ("body", "annex_list", "annexes")


def filled(paper: Official, template: bytes | None = None) -> bytes:
    """The template with the paper in it. BadTemplate where it is none that can be filled."""
    from docxtpl import DocxTemplate
    from jinja2.sandbox import SandboxedEnvironment

    made = DocxTemplate(io.BytesIO(template if template is not None else house()))
    words = {**_words(paper), **{name: f"⟦{name}⟧" for name in BLOCKS}}
    made.render(words, SandboxedEnvironment(autoescape=True))
    document = made.docx
    _place(document, "body", lambda at: _body(document, at, paper.blocks))
    _place(document, "annex_list", lambda at: _annex_list(document, at, paper))
    _place(document, "annexes", lambda at: _annexes(document, at, paper))
    _drop_empty(document, paper)
    document.core_properties.title = paper.title.replace("\n", "")
    document.core_properties.author = paper.signed_by
    return saved(document)


def _words(paper: Official) -> dict[str, str]:
    number = official.UNNUMBERED if paper.number == "" else paper.number
    return {
        "draft": official.DRAFT if paper.draft else "",
        "number": number or "",
        "title": paper.title.replace("\n", ""),
        "to": f"{paper.to}：" if paper.to else "",
        "signed_by": paper.signed_by,
        "day": official.day_zh(paper.day) if paper.day else "",
        "note": f"（{paper.note}）" if paper.note else "",
        "copy_to": f"抄送：{paper.copy_to}。" if paper.copy_to else "",
        "remark": paper.remark,
    }


def _place(document: "Document", name: str, write: Callable[["Par"], None]) -> None:
    """Write the blocks before their marker's paragraph, then take the marker out."""
    for paragraph in document.paragraphs:
        if f"⟦{name}⟧" in paragraph.text:
            write(paragraph)
            paragraph._p.getparent().remove(paragraph._p)
            return


def _drop_empty(document: "Document", paper: Official) -> None:
    """Paragraphs of placeholders that this paper leaves empty: they would stand as blank lines."""
    empty = {STYLES["label"], "发文字号", STYLES["small"], STYLES["flush"]}
    for paragraph in list(document.paragraphs):
        if not paragraph.text.strip() and paragraph.style is not None and paragraph.style.name in empty:
            paragraph._p.getparent().remove(paragraph._p)


def _para(document: "Document", at: "Par", text: str, style: str) -> "Par":
    """A paragraph before `at`, in the template's style of that name or in its plain one."""
    wanted = STYLES[style]
    return at.insert_paragraph_before(text, style=wanted if wanted in document.styles else None)


def _body(document: "Document", at: "Par", blocks: tuple[Block, ...]) -> None:
    for block in official.numbered(blocks):
        match block:
            case Heading(text, level):
                _para(document, at, text, f"h{level}")
            case Paragraph(text, flush, align):
                made = _para(document, at, text, "flush" if flush or align != "left" else "body")
                made.alignment = {"left": None, "center": 1, "right": 2}[align]  # type: ignore[assignment]
            case Grid(head, rows, widths, title):
                if title:
                    _para(document, at, title, "label").alignment = 1  # type: ignore[assignment]
                _table(document, at, [list(head), *map(list, rows)], list(widths) or [1] * len(head))
            case Fields(pairs):
                _table(document, at, [list(p) for p in pairs], [1, 2])
            case Gap(lines):
                for _ in range(lines):
                    _para(document, at, "", "body")


def _table(document: "Document", at: "Par", rows: list[list[str]], widths: list[int]) -> None:
    from docx.shared import Mm, Pt

    table = document.add_table(rows=len(rows), cols=len(widths))
    _borders(table)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text, share in zip(row.cells, texts, widths, strict=True):
            cell.width = Mm(156 * share / sum(widths))
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.first_line_indent = Pt(0)
            run = paragraph.add_run(text)
            run.font.size = Pt(12)
    at._p.addprevious(table._tbl)


def _borders(table: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _annex_list(document: "Document", at: "Par", paper: Official) -> None:
    several = len(paper.annexes) > 1
    for n, annex in enumerate(paper.annexes, start=1):
        lead = "附件：" if n == 1 else "　　　"
        _para(document, at, lead + (f"{n}." if several else "") + annex.title, "body")


def _annexes(document: "Document", at: "Par", paper: Official) -> None:
    for n, annex in enumerate(paper.annexes, start=1):
        label = _para(document, at, official.annex_label(paper, n), "label")
        label.paragraph_format.page_break_before = True
        _para(document, at, annex.title, "title")
        _body(document, at, annex.blocks)
