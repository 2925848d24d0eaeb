"""/stories/: the experience of recipients and the calendar of events, as they were released (9, 34)."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.law.art34_spreading import CITY_SPREADS, SPREAD
from award.process.spreading import KINDS, T
from award.records.cases import local
from award.records.files.models import Evidence
from award.records.people.models import County
from award.records.spreading.models import Story
from award.records.spreading.queries import public_activities, public_stories
from award.web.public.recipients import industries
from award.web.public.validated import validated
from award.web.seats import SeatedRequest
from award.web.spreading.pictures import sent
from award.web.spreading.shown import clauses

PAGE, LONGEST = 20, 60
Options = list[tuple[str, str]]


@login_not_required
@require_safe
@validated
def index(request: SeatedRequest) -> HttpResponse:
    """Filters stand in the address; what is none of their values is passed over."""
    every, of = public_stories(), industries()
    rows = list(every.values_list("honour_id", "honour__cycle_number", "published_at", *PLACES))
    names = {c.code: c.name for c in County.objects.all()}
    place = {pk: first or second or "" for pk, _, _, first, second in rows}
    asked = {name: request.GET.get(name, "")[:40] for name in ("year", "cycle", "county", "industry")}
    found = every
    if year := _number(asked["year"]):
        found = found.filter(published_at__year=year)
    if cycle := _number(asked["cycle"]):
        found = found.filter(honour__cycle_number=cycle)
    if asked["county"]:
        found = found.filter(honour__in=[pk for pk, code in place.items() if code == asked["county"]])
    if asked["industry"]:
        found = found.filter(honour__in=[pk for pk, name in of.items() if name == asked["industry"]])
    words = " ".join(request.GET.get("q", "").split())[:LONGEST]
    for word in words.split():
        said = Q(public__title__icontains=word) | Q(public__summary__icontains=word)
        found = found.filter(said | Q(public__text__icontains=word) | Q(honour__name__icontains=word))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    years = sorted({local(at).year for _, _, at, *_ in rows if at}, reverse=True)
    cycles = sorted({n for _, n, *_ in rows}, reverse=True)
    trades = sorted({of[pk] for pk, *_ in rows if pk in of})
    context = {
        "page": page,
        "rows": [(s, names.get(place.get(s.honour_id, ""), ""), of.get(s.honour_id, "")) for s in page],
        "filters": [
            ("year", "公开年份", asked["year"], [(str(y), f"{y}年") for y in years]),
            ("cycle", "届次", asked["cycle"], [(str(n), f"第{n}届") for n in cycles]),
            ("county", "旗县区", asked["county"], [(c, n) for c, n in names.items() if c in place.values()]),
            ("industry", "行业", asked["industry"], [(n, n) for n in trades]),
        ],
        "filtered": any(asked.values()) or bool(words),
        "words": words,
        "laws": (CITY_SPREADS, SPREAD),
    }
    return render(request, "public/stories.html", context)


PLACES = ("honour__application__county_id", "honour__enterprise__county_id")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= 4 else 0


@login_not_required
@require_safe
@validated
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """The published version, and nothing else of the story; 410 once it is gone, with what may be said."""
    row = public_stories().filter(pk=pk).first()
    if row is None:
        return _gone(request, pk)
    said = row.public
    assert said is not None
    context = {
        "row": row,
        "said": said,
        "first": row.versions.order_by("number").values_list("published_at", flat=True).first(),
        "clauses": clauses(said.items),
        "at": f"/stories/{pk}/pictures/",
        "law": SPREAD,
    }
    return render(request, "public/story.html", context)


def _gone(request: SeatedRequest, pk: int) -> HttpResponse:
    """What was never published does not exist; what was is told to be gone, without its content."""
    row = get_object_or_404(
        Story.objects.select_related("honour").filter(versions__isnull=False).distinct(), pk=pk
    )
    context = {"row": row, "withdrawn": row.state == T.WITHDRAWN}
    return render(request, "public/story_gone.html", context, status=410)


@login_not_required
@require_safe
def picture(request: SeatedRequest, pk: int, n: int) -> HttpResponse:
    """A picture of the published version only."""
    row = get_object_or_404(public_stories(), pk=pk)
    assert row.public is not None
    kept: dict[str, Any] | None = row.public.pictures.get(str(n))
    file = get_object_or_404(Evidence, pk=kept["id"] if kept else None)
    etag = f'"{file.sha256}"'
    response = HttpResponseNotModified() if request.headers.get("If-None-Match") == etag else sent(file, "")
    response["ETag"], response["Cache-Control"] = etag, "public, no-cache"
    return response


@login_not_required
@require_safe
@validated
def events(request: SeatedRequest) -> HttpResponse:
    """Events and visits by month, the latest first; who visited is not public."""
    every = public_activities()
    years = [day.year for day in every.dates("held_on", "year", order="DESC")]
    year, kind = _number(request.GET.get("year", "")), request.GET.get("kind", "")
    found = every.filter(held_on__year=year) if year else every
    found = found.filter(kind=kind) if kind in KINDS else found
    page = Paginator(found, PAGE * 2).get_page(request.GET.get("page"))
    used = set(every.order_by().values_list("kind", flat=True))
    context = {
        "page": page,
        "months": list(_by_month(page)),
        "filters": [
            ("year", "年份", str(year or ""), [(str(y), f"{y}年") for y in years]),
            ("kind", "形式", kind, [(k, label) for k, label in KINDS.items() if k in used]),
        ],
        "filtered": bool(year or kind in KINDS),
        "law": SPREAD,
    }
    return render(request, "public/events.html", context)


def _by_month(page: Any) -> Iterator[tuple[str, list[tuple[Any, list[Any]]]]]:
    """(2026年3月, its events with those recipients whose title stands)."""
    month, held = "", list[tuple[Any, list[Any]]]()
    for row in page:
        here = f"{row.held_on.year}年{row.held_on.month}月"
        if here != month and held:
            yield month, held
            held = []
        month = here
        held.append((row, [h for h in row.honours.all() if not h.gone]))
    if held:
        yield month, held
