"""A paper as DOCX: the house template, its placeholders filled, its body set in the template's own styles.

A template is data, never a program: of the template language only the names of PLACEHOLDERS are taken.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from award.services.papers import official
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
NEEDED = ("title", "body")
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
MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 50 * 1024 * 1024
TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.S)
PLAIN = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")


class BadTemplate(ValueError):
    """The template cannot be used; the message says why and what to do, in Chinese."""


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
    return _saved(document)


def _saved(document: "Document") -> bytes:
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
    return _saved(document)


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


def faults(content: bytes) -> tuple[str, ...]:
    """What keeps a file from being the house template, each in words that an officer can act on."""
    try:
        found = list(_tags(content))
    except BadTemplate as bad:
        return (str(bad),)
    wrong = [tag for tag in found if not PLAIN.fullmatch(tag)]
    names = [m[1] for m in map(PLAIN.fullmatch, found) if m]
    said = [f"模板里有不能用的写法“{tag[:40]}”：只能用双花括号里写一个占位名" for tag in dict.fromkeys(wrong)]
    said += [f"没有名为“{name}”的占位" for name in dict.fromkeys(names) if name not in PLACEHOLDERS]
    said += [f"缺少占位 {{{{ {name} }}}}（{PLACEHOLDERS[name]}）" for name in NEEDED if name not in names]
    said += [f"占位“{name}”出现了{names.count(name)}次，只能一次" for name in BLOCKS if names.count(name) > 1]
    if not said:
        said = list(_unfit(content))
    return tuple(said)


def _tags(content: bytes) -> Iterator[str]:
    """Every tag of the template language, with Word's own markup inside it taken away."""
    if len(content) > MOST_BYTES:
        raise BadTemplate(f"模板有{len(content) / 1048576:.1f}兆，最大{MOST_BYTES // 1048576}兆")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _safe(parts)
            for name in parts.namelist():
                if name.startswith("word/") and name.endswith(".xml"):
                    text = re.sub(r"<[^>]+>", "", parts.read(name).decode("utf-8", "replace"))
                    yield from TAG.findall(text)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError):
        raise BadTemplate("不是 Word 的 .docx 文件，或者文件损坏、设了密码") from None


def _safe(parts: zipfile.ZipFile) -> None:
    names = parts.namelist()
    if "word/document.xml" not in names:
        raise BadTemplate("不是 Word 的 .docx 文件；.doc 请先另存为 .docx")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise BadTemplate("文件带宏，请另存为不带宏的 .docx")
    if sum(info.file_size for info in parts.infolist()) > MOST_UNPACKED:
        raise BadTemplate("文件解开后过大，不能用作模板")
    if any(
        b'TargetMode="External"' in parts.read(n) and b"attachedTemplate" in parts.read(n)
        for n in names
        if n.endswith(".rels")
    ):
        raise BadTemplate("文件链接了外部模板，请取消链接后另存再传")


def _unfit(content: bytes) -> Iterator[str]:
    """Fill it with a sample: the last word on whether it works."""
    sample = Official(title="示例标题", to="示例机关", blocks=(Paragraph("示例正文"),), signed_by="示例机关")
    try:
        import docx

        made = docx.Document(io.BytesIO(filled(sample, content)))
    except Exception:  # whatever a foreign file can do to the reader of it
        yield "模板填不进内容，请在 Word 里打开另存为 .docx 再传"
        return
    if not any("示例正文" in paragraph.text for paragraph in made.paragraphs):
        yield "占位 {{ body }} 要独占一段，不能放在表格或文本框里"
