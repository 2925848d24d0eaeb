"""One official paper as a value, and what it becomes: a PDF in the geometry of GB/T 9704-2012, or DOCX.

Nothing here knows where the words come from: the catalogue (`catalogue.py`), a notice, a letter.
No red head and no seal is ever drawn; a number that was not given stays 〔　〕号.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from award.law.texts import chinese
from award.services.papers import fonts
from award.services.papers.typeset import typeset

UNNUMBERED = "〔　　〕　号"
DRAFT = "送审稿"
SHORT = 8  # a column of longer cells is set flush left
LEVELS = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text; its number (一、（一）1.（1）) is counted, never typed."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, indented by two characters unless `flush`."""

    text: str
    flush: bool = False
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head; `widths` are shares of the line, equal where none are given."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """A form: labels with what is filled in beside them, empty where a hand fills it in."""

    pairs: Sequence[tuple[str, str]]
    tall: int = 1  # lines that an empty answer leaves free


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty lines."""

    lines: int = 1


Block = Heading | Paragraph | Grid | Fields | Gap


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: begins on a page of its own, numbered where there are several."""

    title: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Official:
    """A paper. `number` None: a paper that carries none; "": not given yet, a blank is printed.

    `remark`: a small line under everything, for what the system says of the file itself.
    `made_on`: the day of the file, for a paper that bears no day.
    """

    title: str
    to: str = ""
    blocks: tuple[Block, ...] = ()
    annexes: tuple[Annex, ...] = ()
    signed_by: str = ""
    day: date | None = None
    number: str | None = None
    note: str = ""
    copy_to: str = ""
    draft: bool = False
    remark: str = ""
    made_on: date | None = None
    subject: str = field(default="包头市市长质量奖")


def day_zh(day: date) -> str:
    """2026年5月6日: Arabic numerals, no nought before month and day."""
    return f"{day.year}年{day.month}月{day.day}日"


def numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with their headings counted: 一、 then （一） then 1. then （1）."""
    counts = [0] * LEVELS
    for block in blocks:
        if isinstance(block, Heading):
            level = min(max(block.level, 1), LEVELS)
            counts[level - 1] += 1
            counts[level:] = [0] * (LEVELS - level)
            yield Heading(mark(level, counts[level - 1]) + block.text, level)
        else:
            yield block


def mark(level: int, count: int) -> str:
    """The number before a heading of a level."""
    return (f"{chinese(count)}、", f"（{chinese(count)}）", f"{count}.", f"（{count}）")[level - 1]


def annex_label(paper: Official, place: int) -> str:
    """附件, or 附件1, 附件2 where there are several."""
    return "附件" if len(paper.annexes) == 1 else f"附件{place}"


CYCLE = re.compile("第[〇零一二三四五六七八九十百]+届|（[^）]{1,6}）")
TITLE_LINE = 20  # characters of size 2 in 156 mm
WHOLE = (
    "具备", "企业", "授予", "有限公司", "股份", "关于", "奖牌", "证书",
    "包头市", "市长质量奖", "申报单位", "获奖单位", "拟授奖", "有关情况", "名单", "评审", "公示", "意见",
    "通知书", "通知",
    "请示", "批复", "通报", "公告", "实施方案", "专题会议", "纪要", "报告",
    "征求", "撤销", "称号", "资格", "情况", "说明",
    "登记", "专家组", "材料", "现场", "候选", "管理办法", "承诺书", "核实", "旗县区", "稀土高新区",
)  # fmt: skip


def broken(title: str) -> list[str]:
    """A title in lines that end where a word ends and are about equally long."""
    if "\n" in title or len(title) <= TITLE_LINE:
        return title.split("\n")
    lines = -(-len(title) // TITLE_LINE)
    share = len(title) / lines
    cuts, start = [], 0
    for n in range(1, lines):
        wish, last = round(n * share), min(start + TITLE_LINE, len(title) - 1)
        places = [p for p in range(start + 1, last + 1) if not _inside(title, p)] or [min(wish, last)]
        start = min(places, key=lambda p: (abs(p - wish) - (title[p - 1] in "的、"), p))
        cuts.append(start)
    return [title[a:b] for a, b in zip([0, *cuts], [*cuts, len(title)], strict=True)]


def _inside(title: str, place: int) -> bool:
    """Whether a cut here would go through a word, or begin a line with 的 or a mark."""
    if title[place] in "的、，）》”" or title[place - 1] in "（《“第":
        return True
    if any(found.start() < place < found.end() for found in CYCLE.finditer(title)):
        return True
    for word in WHOLE:
        at = title.find(word, max(0, place - len(word) + 1))
        if 0 <= at < place < at + len(word):
            return True
    return False


def texts(paper: Official) -> Iterator[str]:
    """Every text that is printed: to see whether each character can be."""
    yield from (
        paper.title,
        paper.to,
        paper.signed_by,
        paper.number or "",
        paper.note,
        paper.copy_to,
        paper.remark,
    )
    for blocks in (paper.blocks, *(a.blocks for a in paper.annexes)):
        for block in blocks:
            yield from _texts(block)
    yield from (a.title for a in paper.annexes)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading(text) | Paragraph(text):
            yield text
        case Grid(head, rows, _, title):
            yield from (title, *head)
            for row in rows:
                yield from row
        case Fields(pairs):
            for label, answer in pairs:
                yield from (label, answer)


def official_pdf(paper: Official) -> bytes:
    """PDF/A-2b, A4: 22 lines of 28 characters. Equal papers give equal bytes.

    ValueError for a paper without any day: an archive copy has one.
    """
    day, made = paper.day, paper.day or paper.made_on
    if made is None:
        raise ValueError("a paper without a day needs made_on")
    return typeset(
        "official",
        {
            "draft": DRAFT if paper.draft else "",
            "number": UNNUMBERED if paper.number == "" else paper.number,
            "title": broken(paper.title),
            "name": paper.title.replace("\n", ""),
            "to": paper.to,
            "blocks": [_plain(b) for b in numbered(paper.blocks)],
            "annexes": [
                {
                    "label": annex_label(paper, n),
                    "title": broken(a.title),
                    "name": a.title,
                    "blocks": [_plain(b) for b in numbered(a.blocks)],
                }
                for n, a in enumerate(paper.annexes, start=1)
            ],
            "signed_by": paper.signed_by,
            "day": day_zh(day) if day else "",
            "note": paper.note,
            "copy_to": paper.copy_to,
            "remark": paper.remark,
            "subject": paper.subject,
            "iso": [made.year, made.month, made.day],
            "faces": fonts.by_role(),
        },
    )


def official_docx(paper: Official, template: bytes | None = None) -> bytes:
    """The same paper for Word and WPS, in the house template or in the one given."""
    from award.services.papers.docx import filled

    return filled(paper, template)


def _plain(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": f"h{level}", "text": text}
        case Paragraph(text, flush, align):
            return {"kind": "p", "text": text, "flush": flush, "align": align}
        case Grid(head, rows, widths, title):
            shares = list(widths) or [1] * len(head)
            return {
                "kind": "grid",
                "head": list(head),
                "rows": [list(r) for r in rows],
                "widths": shares,
                "title": title,
                "left": [max((len(r[n]) for r in rows), default=0) > SHORT for n in range(len(head))],
            }
        case Fields(pairs, tall):
            return {"kind": "fields", "pairs": [list(p) for p in pairs], "tall": tall}
        case Gap(lines):
            return {"kind": "gap", "lines": lines}
