"""The DOCX template that comes with the system: GB/T 9704-2012 geometry, styles by role."""

import io
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as Par

STYLES = {
    "title": "文件标题", "body": "正文内容", "h1": "一级标题", "h2": "二级标题",
    "h3": "三级标题", "h4": "四级标题",
    "flush": "顶格", "right": "落款", "label": "附件标识", "small": "版记",
}  # fmt: skip
# The faces by role, as Word and WPS know them; where one is missing they show their own substitute.
FACES = {
    "fangsong": "仿宋_GB2312",
    "hei": "黑体",
    "kai": "楷体_GB2312",
    "biaosong": "方正小标宋简体",
    "song": "宋体",
}


@cache
def house() -> bytes:
    """The template that comes with the system: GB/T 9704-2012 geometry, styles by role."""
    import docx

    document = docx.Document()
    _geometry(document)
    _styles(document)
    for text, style in (
        ("{{ draft }}", "label"), ("{{ number }}", "number"), ("{{ title }}", "title"),
        ("{{ to }}", "flush"),
        ("{{ body }}", "body"), ("{{ annex_list }}", "body"), ("{{ signed_by }}", "right"),
        ("{{ day }}", "right"),
        ("{{ note }}", "body"), ("{{ annexes }}", "body"),
        ("{{ copy_to }}", "small"), ("{{ remark }}", "small"),
    ):  # fmt: skip
        document.add_paragraph(text, style=STYLES.get(style, "发文字号"))
    return saved(document)


def saved(document: "Document") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _geometry(document: "Document") -> None:
    """A4, the type area, a grid of 22 lines of 28 characters, page numbers odd right, even left."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin = Mm(37), Mm(28)
    section.right_margin, section.bottom_margin = Mm(26), Mm(35)
    section.footer_distance = Mm(25)
    grid = OxmlElement("w:docGrid")
    for name, value in (("type", "linesAndChars"), ("linePitch", "579"), ("charSpace", "-849")):
        grid.set(qn(f"w:{name}"), value)
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    properties.append(grid)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, align in ((section.footer, 2), (section.even_page_footer, 0)):
        _page_number(footer.paragraphs[0], align)


def _page_number(paragraph: "Par", align: int) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    paragraph.alignment = align  # type: ignore[assignment]
    indent = paragraph.paragraph_format
    indent.left_indent = indent.right_indent = Pt(14)
    for part in ("— ", "PAGE", " —"):
        run = paragraph.add_run("" if part == "PAGE" else part)
        run.font.size = Pt(14)
        _face(run, "song")
        if part == "PAGE":
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), "PAGE")
            field.append(run._r)
            paragraph._p.append(field)


def _face(target: Any, role: str) -> None:
    """East Asian and Latin face of a run or a style."""
    from docx.oxml.ns import qn

    target.font.name = FACES[role]
    target.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FACES[role])


def _styles(document: "Document") -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    normal = document.styles["Normal"]
    normal.font.size = Pt(16)
    _face(normal, "fangsong")
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    for key, role, size, indent, align in (
        ("title", "biaosong", 22, 0, 1), ("number", "fangsong", 16, 0, 1), ("body", "fangsong", 16, 2, 3),
        ("h1", "hei", 16, 2, 3), ("h2", "kai", 16, 2, 3),
        ("h3", "fangsong", 16, 2, 3), ("h4", "fangsong", 16, 2, 3),
        ("flush", "fangsong", 16, 0, 0), ("right", "fangsong", 16, 0, 2), ("label", "hei", 16, 0, 0),
        ("small", "fangsong", 14, 0, 0),
    ):  # fmt: skip
        style = document.styles.add_style(STYLES.get(key, "发文字号"), WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        _face(style, role)
        spacing = style.paragraph_format
        spacing.first_line_indent, spacing.alignment = Pt(16 * indent), align
        if key == "right":
            spacing.right_indent = Pt(64)
        if key == "title":
            spacing.space_before = spacing.space_after = Pt(29)
