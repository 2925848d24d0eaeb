"""How the regulation is cited on a page: chips with the whole article, findings in the law's words."""

import re
from collections.abc import Iterable
from typing import Any

from django import template

from award.law import texts
from award.law.citation import Citation, HouseRule, Law

register = template.Library()

_HEADING = re.compile(r"^([\u4e00-\u9fff]{2,8})。")  # 第二十二条  资格审查。…: the act it names
KIND_TAGS = {
    "refuse": ("late", "不符合"),
    "confirm": ("wait", "待具名认定"),
    "correct": ("wait", "待补正"),
    "note": ("", "提示"),
}


@register.filter
def article(number: int | None) -> str:
    """22 -> 第二十二条; empty for None."""
    return f"第{texts.chinese(number)}条" if number else ""


@register.filter
def article_url(law: Law | int) -> str:
    """The place of an article in the full text: /regulation/#art-22; empty for a house rule."""
    number = law if isinstance(law, int) else law.article
    return f"/regulation/#art-{number}" if number else ""


def issued_as(text: str) -> str:
    """2025-57 -> 包府办发〔2025〕57号."""
    year, number = text.split("-")
    return f"包府办发〔{year}〕{number}号"


def paragraphs(found: texts.Article, quote: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The heading an article names itself by (or nothing), and its paragraphs as before, quoted, after."""
    heading = ""
    parts: list[tuple[str, str, str]] = []
    for n, paragraph in enumerate(found.paragraphs):
        said = paragraph.text
        if n == 0 and (named := _HEADING.match(said)) and not (quote and quote in named[0]):
            heading, said = named[1], said[named.end() :]
        before, quoted, after = said.partition(quote) if quote else (said, "", "")
        parts.append((before, quoted, after))
    return heading, parts


def _chip(number: int, label: str, quote: str, text: str, big: bool) -> dict[str, Any]:
    found = texts.article(number, text)
    heading, parts = paragraphs(found, quote)
    return {
        "label": label,
        "title": found.title_zh,
        "heading": heading,
        "paragraphs": parts,
        "source": f"{issued_as(text)}，{found.chapter}",
        "url": article_url(number),
        "big": big,
    }


@register.inclusion_tag("parts/cite.html")
def cite(law: Law | None, big: bool = False) -> dict[str, Any]:
    """{% cite law %}: a chip; opened, it shows the article with the quoted words marked. Not inside <p>."""
    if law is None:
        return {}
    if isinstance(law, Citation):
        return _chip(law.article, law.label, law.quote, law.text, big)
    return {"label": law.label, "house": law.quote}


@register.inclusion_tag("parts/cite.html")
def cite_article(number: int, quote: str = "") -> dict[str, Any]:
    """{% cite_article 22 %}: a chip for a whole article."""
    return _chip(number, article(number), quote, texts.CURRENT, False)


@register.inclusion_tag("parts/cite_link.html")
def cite_link(law: Law | None) -> dict[str, Any]:
    """{% cite_link law %}: a chip that is a link only, for tables of many rows."""
    return {"law": law, "url": article_url(law) if law else ""}


@register.inclusion_tag("parts/finding.html")
def finding(f: Any) -> dict[str, Any]:
    """{% finding f %}: one unmet clause as a list item of .unmet; `f` a Finding or an Unmet."""
    css, word = KIND_TAGS[f.kind]
    return {"f": f, "css": css, "word": word, "icon": "ban" if f.kind == "refuse" else None}


@register.simple_tag
def blocking(findings: Iterable[Any]) -> int:
    """{% blocking findings as n %}: how many findings stand in the way."""
    return sum(bool(f.blocks) for f in findings or ())


@register.filter
def is_house(law: Law) -> bool:
    """Whether a law is a rule of the house or of the plan, not of the regulation."""
    return isinstance(law, HouseRule)
