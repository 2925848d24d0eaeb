"""/mobilising/: activities by county, department and association, without quota or ranking (4, 10)."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art10_mobilising import MOBILISING, VOLUNTARY
from award.process.kinds import Actor
from award.records.cases import local
from award.records.incubation.queries import funnel
from award.records.incubation.queries import on_the_desk_of as pool_of
from award.records.ledger.models import Line
from award.records.mobilising.models import KINDS, Activity
from award.records.mobilising.queries import figures, on_the_desk_of, standing
from award.services import mobilising
from award.web.asking_page import Asking, NotYet, asking_page
from award.web.city import narrowing
from award.web.city.history import entry, names
from award.web.export import workbook
from award.web.seats import SeatedRequest, seat

SEATS = (Actor.CITY, Actor.COUNTY, Actor.SECTOR)
PAGE = 50
LAWS = (MOBILISING, VOLUNTARY)
BODY_KINDS = {"county": "旗县区", "sector": "行业主管部门", "association": "行业组织", "city": "市主管部门"}
COLUMNS = ("组织单位", "日期", "形式", "对象", "企业数", "地点", "情况", "登记人")


def _of(rows: QuerySet[Activity], whose: str) -> QuerySet[Activity]:
    match whose:
        case "county":
            return rows.exclude(county=None)
        case "sector":
            return rows.filter(organ__association=False)
        case "association":
            return rows.filter(organ__association=True)
        case "city":
            return rows.filter(county=None, organ=None)
    return rows


def narrowed(request: SeatedRequest, *, but: str = "") -> QuerySet[Activity]:
    """The standing records that the address asks for, the newest first; `but`: leave one filter out."""
    found, asked = standing(on_the_desk_of(request.seat)), request.GET
    if asked.get("kind") in KINDS and but != "kind":
        found = found.filter(kind=asked["kind"])
    if asked.get("year", "").isdecimal() and len(asked["year"]) == 4 and but != "year":
        found = found.filter(held_on__year=int(asked["year"]))
    if but != "body":
        found = _of(found, asked.get("body", ""))
    if words := asked.get("q", "").strip():
        found = found.filter(
            Q(held_by__icontains=words) | Q(audience__icontains=words) | Q(place__icontains=words)
        )
    return found


def _filters(request: SeatedRequest) -> list[narrowing.Filter]:
    every = standing(on_the_desk_of(request.seat)).order_by()
    years = {str(d.year): str(d.year) for d in every.dates("held_on", "year", order="DESC")}
    made = [
        narrowing.chips(request.GET, "body", "组织单位",
                        {k: n for k in BODY_KINDS if (n := _of(every, k).count())}, BODY_KINDS),
        narrowing.chips(request.GET, "kind", "形式",
                        dict(every.values_list("kind").annotate(n=Count("pk"))), KINDS),
        narrowing.chips(request.GET, "year", "年度",
                        {y: every.filter(held_on__year=int(y)).count() for y in years}, years),
    ]  # fmt: skip
    return [f for f in made if len(f.chips) > 1 or f.on]


@seat(*SEATS)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """The records, the figures of every body beside them, and the way on from the pool."""
    found = narrowed(request)
    if request.GET.get("export") == "xlsx":
        rows = (
            [a.held_by, a.held_on, a.get_kind_display(), a.audience, a.reached, a.place, a.text, str(a.by)]
            for a in found
        )
        return workbook("申报动员", COLUMNS, rows)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    of_city = request.seat.actor is Actor.CITY
    context: dict[str, Any] = {
        "page": page,
        "filters": _filters(request),
        "narrowed": any(request.GET.get(k) for k in ("kind", "year", "body", "q")),
        "q": request.GET.get("q", ""),
        "total": page.paginator.count,
        "export_url": narrowing.link(request.GET, export="xlsx"),
        "laws": LAWS,
        "funnel": funnel(pool_of(request.seat)) if request.seat.actor is not Actor.SECTOR else None,
    }
    if of_city:
        counted = figures(narrowed(request, but="body"))
        context["tables"] = [
            ("旗县区", counted.counties), ("行业主管部门", counted.sectors),
            ("行业组织", counted.associations), ("市主管部门", (counted.city,)),
        ]  # fmt: skip
    return render(request, "mobilising/index.html", context)


@seat(*SEATS)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(on_the_desk_of(request.seat).select_related("corrects", "evidence"), pk=pk)
    lines = list(Line.objects.filter(subject=row.subject))
    people = names(lines)
    context = {
        "row": row,
        "newer": Activity.objects.filter(corrects=row).first(),
        "units": row.enterprises.select_related("county"),
        "entries": [entry(line, people, "") for line in lines],
        "law": MOBILISING,
    }
    return render(request, "mobilising/activity.html", context)


@seat(*SEATS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    asked = Asking(
        mobilising.Held, "登记申报动员", MOBILISING, NotYet("mobilising/new"),
        "登记后不能删改，有误的以新的一条更正。动员不设指标，申报自愿。", "/mobilising/",
        say="各负责本辖区、本行业、本系统；只记做过的事，不设家数指标，不排名。",
    )  # fmt: skip

    def done(details: Any) -> str:
        return f"/mobilising/{mobilising.enter(details, by=request.seat, now=request.now).pk}/"

    return asking_page(request, asked, done, {"body": mobilising.OWN, "held_on": local(request.now).date()})


@seat(*SEATS)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SeatedRequest, pk: int) -> HttpResponse:
    old = get_object_or_404(on_the_desk_of(request.seat), pk=pk)
    asked = Asking(
        mobilising.Correction, "更正申报动员记录", MOBILISING, NotYet("mobilising/new"),
        "登入一条新的，指明它更正哪一条；原来的保留，不再计入统计。",
        f"/mobilising/{old.pk}/", about=str(old),
    )  # fmt: skip
    kept = ("held_on", "kind", "audience", "reached", "place", "text")
    first = {name: getattr(old, name) for name in kept}
    first["units"] = "\n".join(old.enterprises.values_list("uscc", flat=True))

    def done(details: Any) -> str:
        return f"/mobilising/{mobilising.correct(old, details, by=request.seat, now=request.now).pk}/"

    return asking_page(request, asked, done, first)
