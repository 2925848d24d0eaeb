"""How the regulation is cited on a page: chips with the whole article, findings in the law's words."""

import re
from collections.abc import Iterable, Sequence
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


def _pieces(said: str, quotes: Sequence[str]) -> list[tuple[str, bool]]:
    """A paragraph cut at the words that are quoted: (words, whether they are marked)."""
    if not quotes:
        return [(said, False)]
    cut = re.split("(" + "|".join(re.escape(q) for q in sorted(quotes, key=len, reverse=True)) + ")", said)
    return [(words, n % 2 == 1) for n, words in enumerate(cut) if words]


def paragraphs(found: texts.Article, *quotes: str) -> tuple[str, list[list[tuple[str, bool]]]]:
    """The heading an article names itself by (or nothing), its paragraphs in pieces, the quoted marked."""
    heading = ""
    parts: list[list[tuple[str, bool]]] = []
    for n, paragraph in enumerate(found.paragraphs):
        said = paragraph.text
        if n == 0 and (named := _HEADING.match(said)) and not any(q in named[0] for q in quotes):
            heading, said = named[1], said[named.end() :]
        parts.append(_pieces(said, quotes))
    return heading, parts


def _chip(number: int, label: str, quotes: Iterable[str], text: str, big: bool) -> dict[str, Any]:
    found = texts.article(number, text)
    heading, parts = paragraphs(found, *filter(None, quotes))
    return {
        "label": label,
        "title": found.title_zh,
        "heading": heading,
        "paragraphs": parts,
        "source": f"{issued_as(text)}，{found.chapter}",
        "url": article_url(number),
        "big": big,
    }


def _of(laws: Sequence[Law], big: bool = False) -> dict[str, Any]:
    """One chip for clauses that are called the same."""
    first = laws[0]
    quotes = list(dict.fromkeys(law.quote for law in laws))
    if isinstance(first, Citation):
        return _chip(first.article, first.label, quotes, first.text, big)
    return {"label": first.label, "house": quotes}


@register.inclusion_tag("parts/cite.html")
def cite(law: Law | None, big: bool = False) -> dict[str, Any]:
    """{% cite law %}: a chip; opened, it shows the article with the quoted words marked. Not inside <p>."""
    return _of([law], big) if law else {}


@register.inclusion_tag("parts/cites.html")
def cites(*laws: Law | Iterable[Law] | None) -> dict[str, Any]:
    """{% cites laws %} or {% cites use no_forgery %}: a chip an article or item, its quoted words marked."""
    groups: dict[tuple[str, str], list[Law]] = {}
    for given in laws:
        for law in (given,) if isinstance(given, (Citation, HouseRule)) else given or ():
            groups.setdefault((law.label, law.text if isinstance(law, Citation) else ""), []).append(law)
    return {"chips": [_of(same) for same in groups.values()]}


@register.inclusion_tag("parts/cite.html")
def cite_article(number: int, quote: str = "") -> dict[str, Any]:
    """{% cite_article 22 %}: a chip for a whole article."""
    return _chip(number, article(number), [quote], texts.CURRENT, False)


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
