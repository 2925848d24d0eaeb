"""/search/: over everything that is public: articles, notices, recipients, answers, the guide."""

import re
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from award.records.search.grams import LONGEST, runs
from award.records.search.models import Indexed
from award.records.search.queries import matching
from award.web.public.limits import too_often
from award.web.seats import SeatedRequest

PAGE, AROUND, HOURLY = 20, 45, 600
KINDS = {
    "article": "条文",
    "notice": "公示公告",
    "recipient": "获奖单位",
    "question": "咨询答复",
    "guide": "指南",
    "story": "经验",
    "method": "方法案例",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: where, what, the words around it with the asked ones marked."""

    url: str
    kind: str
    title: SafeString
    around: SafeString
    day: date | None


@login_not_required
@require_safe
def search(request: SeatedRequest) -> HttpResponse:
    """Kept out of shared caches: the index follows within a minute."""
    asked = " ".join(request.GET.get("q", "").split())[:LONGEST]
    often = bool(asked) and too_often(request, "search", HOURLY)
    found = matching(asked).order_by("kind", "-day", "url") if asked and not often else Indexed.objects.none()
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    words = sorted(set(runs(asked)), key=len, reverse=True)
    context = {
        "asked": asked,
        "often": often,
        "page": page,
        "hits": [hit(row, words) for row in page.object_list],
    }
    response = render(request, "public/search.html", context, status=429 if often else 200)
    response["Cache-Control"] = "no-cache"
    return response


def hit(row: Indexed, words: list[str]) -> Hit:
    text = " ".join(row.text.split())
    first = min((at for w in words if (at := text.lower().find(w)) >= 0), default=0)
    start = max(first - AROUND, 0)
    around = text[start : first + 2 * AROUND]
    before, after = "…" if start else "", "…" if first + 2 * AROUND < len(text) else ""
    return Hit(
        row.url, KINDS.get(row.kind, row.kind), marked(row.title, words),
        mark_safe(before + marked(around, words) + after), row.day,
    )  # fmt: skip


def marked(text: str, words: list[str]) -> SafeString:
    """The text, escaped, with the asked words marked."""
    if not words:
        return escape(text)
    asked = re.compile("|".join(map(re.escape, words)), re.I)
    parts, at = [], 0
    for found in asked.finditer(text):
        parts += [escape(text[at : found.start()]), f"<mark>{escape(found[0])}</mark>"]
        at = found.end()
    return mark_safe("".join([*parts, escape(text[at:])]))
