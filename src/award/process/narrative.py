"""The narrative of the self-assessment: plain text with a small markup for headings, lists, tables, pictures.

    ## 小标题
    - 一条            1. 编号的一条
    表：三年对比      | 指标 | 2024 | 2025 |   a table is lines that begin with |, its caption the line before
    ![产线改造](图3)  a picture that was uploaded as 图3, on a line of its own
    **要点**          bold

Whatever is none of these is a paragraph; nothing typed can become anything else. A text is parsed into blocks
of plain values, which pages, papers and Word documents draw each in its own way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

HEADING, PARAGRAPH, BULLETS, NUMBERS, TABLE, PICTURE = "h", "p", "ul", "ol", "table", "picture"
_HEADING = re.compile(r"#{1,4}\s+(\S.*)")
_BULLET = re.compile(r"[-*•]\s+(\S.*)")
_NUMBERED = re.compile(r"(\d{1,3})[.、]\s*((?!\d)\S.*)")  # 4.1.2 begins a sentence, not a list
_PICTURE = re.compile(r"!\[([^\]]{0,120})\]\(图(\d{1,4})\)")
_CAPTION = re.compile(r"表[:：]\s*(\S.*)")
_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
MOST_COLUMNS = 12

Run = tuple[str, bool]
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """`runs`: text and whether it is bold; `items` of a list; `rows` of a table, the first its head.

    `number`: of a picture that of its upload, of a table its place in this text.
    """

    kind: str
    runs: Runs = ()
    items: tuple[Runs, ...] = ()
    rows: tuple[tuple[Runs, ...], ...] = ()
    caption: str = ""
    number: int = 0


@dataclass
class _Reader:
    lines: list[str]
    place: int = 0
    tables: int = 0
    made: list[Block] = field(default_factory=list)

    def while_(self, pattern: re.Pattern[str]) -> tuple[Runs, ...]:
        found = []
        while self.place < len(self.lines) and (m := pattern.fullmatch(self.lines[self.place])):
            found.append(runs(m[1]))
            self.place += 1
        return tuple(found)

    def numbered(self) -> tuple[Runs, ...]:
        """Lines that count from 1 without a gap; others keep their number as typed, in a paragraph."""
        found: list[Runs] = []
        while self.place < len(self.lines):
            m = _NUMBERED.fullmatch(self.lines[self.place])
            if m is None or int(m[1]) != len(found) + 1:
                break
            found.append(runs(m[2]))
            self.place += 1
        return tuple(found)

    def table(self, caption: str) -> Block:
        rows = []
        while self.place < len(self.lines) and self.lines[self.place].startswith("|"):
            line = self.lines[self.place]
            self.place += 1
            if not _RULE.fullmatch(line):
                cells = line.strip("|").split("|")[:MOST_COLUMNS]
                rows.append(tuple(runs(cell.strip()) for cell in cells))
        width = max((len(row) for row in rows), default=0)
        self.tables += 1
        even = tuple(row + ((),) * (width - len(row)) for row in rows)
        return Block(TABLE, rows=even, caption=caption, number=self.tables)


def runs(text: str) -> Runs:
    """A line as text and bold text in turn."""
    found: list[Run] = []
    for n, piece in enumerate(_BOLD.split(text)):
        if piece:
            found.append((piece, n % 2 == 1))
    return tuple(found)


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order."""
    reader = _Reader([line.strip() for line in text.splitlines()])
    while reader.place < len(reader.lines):
        block = _next(reader)
        if block is not None:
            reader.made.append(block)
    return tuple(reader.made)


def _next(reader: _Reader) -> Block | None:
    line = reader.lines[reader.place]
    following = reader.lines[reader.place + 1] if reader.place + 1 < len(reader.lines) else ""
    caption = _CAPTION.fullmatch(line)
    if caption and following.startswith("|"):
        reader.place += 1
        return reader.table(caption[1])
    if line.startswith("|"):
        return reader.table("")
    if _BULLET.fullmatch(line):
        return Block(BULLETS, items=reader.while_(_BULLET))
    if items := reader.numbered():
        return Block(NUMBERS, items=items)
    reader.place += 1
    if m := _PICTURE.fullmatch(line):
        return Block(PICTURE, caption=m[1].strip(), number=int(m[2]))
    if m := _HEADING.fullmatch(line):
        return Block(HEADING, runs=runs(m[1]))
    return Block(PARAGRAPH, runs=runs(line)) if line else None


def pictures(text: str) -> tuple[int, ...]:
    """The numbers of the pictures that a text shows, each once, in order."""
    return tuple(dict.fromkeys(b.number for b in parse(text) if b.kind == PICTURE))


def renumbered(text: str, numbers: dict[int, int]) -> str:
    """The text with its pictures under other numbers (a dossier taken into a later cycle)."""
    return _PICTURE.sub(lambda m: f"![{m[1]}](图{numbers.get(int(m[2]), int(m[2]))})", text)


def plain(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    """Blocks as JSON: what typst and Word are given."""
    return [
        {
            "kind": b.kind,
            "runs": [list(r) for r in b.runs],
            "items": [[list(r) for r in item] for item in b.items],
            "rows": [[[list(r) for r in cell] for cell in row] for row in b.rows],
            "caption": b.caption,
            "number": b.number,
        }
        for b in blocks
    ]


def words(text: str) -> Iterator[str]:
    """The text line by line without its markup: for a plain summary."""
    for b in parse(text):
        if b.kind == PICTURE:
            yield f"（图{b.number}　{b.caption}）"
        for line in (b.runs, *b.items, *(cell for row in b.rows for cell in row)):
            if line:
                yield "".join(piece for piece, _ in line)
