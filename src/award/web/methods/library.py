"""/methods/: what was published, to strangers what is public; by kind, industry and item (9, 10, 11)."""

from collections import Counter
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.process.method import ADVANCED, KINDS, SPREAD
from award.records.methods.models import INDUSTRIES, Method
from award.records.methods.queries import DRAFTERS, readable
from award.services.methods import ITEMS
from award.web.city import narrowing
from award.web.courses.course import sent
from award.web.seats import SeatedRequest

PAGE = 20
NAMES = dict(ITEMS)


def base(request: SeatedRequest) -> str:
    """The frame of whoever reads: a work page with the seat's navigation, or the public site's."""
    return "base_work.html" if request.seat is not None else "base_public.html"


def named(row: Method) -> list[tuple[str, str]]:
    return [(clause, NAMES.get(clause, clause)) for clause in row.items]


def filters(request: SeatedRequest, every: Any) -> list[narrowing.Filter]:
    made = []
    for key, label, labels in (("kind", "种类", KINDS), ("industry", "行业", INDUSTRIES)):
        counted = dict(every.order_by().values_list(key).annotate(n=Count("pk")))
        made.append(narrowing.chips(request.GET, key, label, counted, {k: v for k, v in labels.items() if k}))
    items = Counter(clause for row in every.values_list("items", flat=True) for clause in row)
    made.append(narrowing.chips(request.GET, "item", "条款", items, NAMES))
    return [f for f in made if len(f.chips) > 1 or f.on]


def narrowed(request: SeatedRequest, every: Any) -> list[Method]:
    found = every
    for key in ("kind", "industry"):
        if request.GET.get(key):
            found = found.filter(**{key: request.GET[key]})
    if words := request.GET.get("q", "").strip():
        found = found.filter(
            Q(title__icontains=words) | Q(summary__icontains=words) | Q(text__icontains=words)
        )
    item = request.GET.get("item", "")
    return [row for row in found if not item or item in row.items]


@login_not_required
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    every = readable(request.seat)
    page = Paginator(narrowed(request, every), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(m, [name for _, name in named(m)]) for m in page],
        "filters": filters(request, every),
        "narrowed": any(request.GET.get(k) for k in ("kind", "industry", "item", "q")),
        "q": request.GET.get("q", ""),
        "base": base(request),
        "drafts": request.seat is not None and request.seat.actor in DRAFTERS,
        "laws": (SPREAD, ADVANCED),
    }
    return render(request, "methods/list.html", context)


@login_not_required
@require_safe
def entry(request: SeatedRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(readable(request.seat), pk=pk)
    context = {"m": row, "items": named(row), "base": base(request), "laws": (ADVANCED,)}
    return render(request, "methods/entry.html", context)


@login_not_required
@require_safe
def file(request: SeatedRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(readable(request.seat), pk=pk)
    if row.file is None:
        raise Http404
    return sent(row.file)
