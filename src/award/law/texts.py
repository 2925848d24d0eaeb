"""The regulation's words, article by article, read once from the verbatim text.

A text is named by its number (2025-57 for 包府办发〔2025〕57号). An amendment adds a text; it
never edits one. Chapter headings, the covering notice and the copy line are not article text.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

CURRENT = "2025-57"
DIGITS = "零一二三四五六七八九十"

_ARTICLE = re.compile(r"^[\s\u3000]*第([一二三四五六七八九十]+)条[\s\u3000]+(.*)$")
_CHAPTER = re.compile(r"^[\s\u3000]*第([一二三四五六七八九十]+)章[\s\u3000]+(.*)$")
_ITEM = re.compile(r"^（([一二三四五六七八九十]+)）")
_COPY_LINE = re.compile(r"^[\s\u3000]*抄送：")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article; `item` is the numbered 项 it is, or None for the lead."""

    text: str
    item: int | None


@dataclass(frozen=True, slots=True)
class Article:
    """One article: number, paragraphs in order, the chapter it stands in."""

    number: int
    chapter: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def title_zh(self) -> str:
        return f"第{chinese(self.number)}条"

    @property
    def text(self) -> str:
        return "\n".join(p.text for p in self.paragraphs)


def chinese(number: int) -> str:
    """1-99 in Chinese numerals, as the regulation numbers its articles: 22 -> 二十二."""
    if not 1 <= number <= 99:
        raise ValueError(f"no Chinese numeral prepared for {number}")
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else DIGITS[tens] + "十")
    return head + (DIGITS[ones] if ones else "")


def number_of(numeral: str) -> int:
    """The inverse of `chinese`. KeyError for what is no such numeral."""
    return {chinese(n): n for n in range(1, 100)}[numeral]


@cache
def raw(name: str = CURRENT) -> str:
    """The whole document, verbatim. LookupError for a text that is not kept."""
    path = files("award.law") / "text" / f"{name}.txt"
    if not path.is_file():
        raise LookupError(f"no text of the regulation is named {name!r}")
    return path.read_text(encoding="utf-8")


@cache
def articles(name: str = CURRENT) -> dict[int, Article]:
    """Every article of a text by its number, in order."""
    found: dict[int, Article] = {}
    chapter, number, paragraphs = "", 0, list[Paragraph]()

    def close() -> None:
        if number:
            found[number] = Article(number, chapter, tuple(paragraphs))

    for line in raw(name).splitlines():
        heading = _CHAPTER.match(line)
        start = _ARTICLE.match(line)
        if heading or _COPY_LINE.match(line):
            close()
            number, paragraphs = 0, []
            if heading:
                chapter = f"第{heading[1]}章 {''.join(heading[2].split())}"
            continue
        if start:
            close()
            number, paragraphs, line = number_of(start[1]), [], start[2]
        text = line.strip(" \t\u3000")
        if number and text:
            item = _ITEM.match(text)
            paragraphs.append(Paragraph(text, number_of(item[1]) if item else None))
    close()
    return found


def article(number: int, name: str = CURRENT) -> Article:
    """One article. LookupError where the text has none of that number."""
    try:
        return articles(name)[number]
    except KeyError:
        raise LookupError(f"《办法》没有第{number}条") from None
