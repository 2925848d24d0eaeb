"""/city/qualification/: every file of the award that came to CITY's knowledge, with filters and a search."""

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.process.application import S
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import local
from award.records.desk import on_the_desk_of
from award.records.people.models import County
from award.records.waiting import NEXT
from award.web.city import narrowing
from award.web.export import workbook
from award.web.seats import SeatedRequest, seat

PAGE = 30
COLUMNS = ("单位", "编号", "旗县区", "届次", "在哪一步", "在谁案头", "自何时", "提交时间")


@seat(Actor.CITY)
@require_safe
def files(request: SeatedRequest) -> HttpResponse:
    """All files, newest cycle first."""
    found = chosen(request)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(a, desk_of(a)) for a in page],
        "total": page.paginator.count,
        "filters": filters(request),
        "narrowed": any(request.GET.get(key) for key in ("state", "county", "cycle", "q")),
        "q": request.GET.get("q", ""),
        "export_url": f"/city/qualification/export/{narrowing.link(request.GET)}",
    }
    return render(request, "city/files.html", context)


@seat(Actor.CITY)
@require_safe
def export(request: SeatedRequest) -> HttpResponse:
    """Exactly the files that the address shows."""
    rows = (
        [
            a.name,
            a.number or "",
            a.county.name,
            f"第{a.cycle.number}届",
            a.get_state_display(),
            desk_of(a),
            local(a.since).date(),
            f"{local(a.submitted_at):%Y-%m-%d %H:%M:%S}" if a.submitted_at else "",
        ]
        for a in chosen(request)
    )
    return workbook("申报件", COLUMNS, rows)


def desk_of(application: Application) -> str:
    """Whose desk the file lies on, in words."""
    if application.state not in NEXT:
        return "已办结"
    actor = NEXT[application.state][0]
    county = f"（{application.county.short}）" if actor is Actor.COUNTY else ""
    return f"{actor.label}{county}"


def chosen(request: SeatedRequest) -> QuerySet[Application]:
    """The files that filters and search leave."""
    found = on_the_desk_of(request.seat).order_by("-cycle__number", "number", "id")
    query = request.GET
    if query.get("state"):
        found = found.filter(state=query["state"])
    if query.get("county"):
        found = found.filter(county_id=query["county"])
    if query.get("cycle", "").isdecimal():
        found = found.filter(cycle__number=query["cycle"][:4])
    words = query.get("q", "").strip()
    if words:
        found = found.filter(
            Q(name__icontains=words) | Q(number__icontains=words) | Q(enterprise__uscc__iexact=words)
        )
    return found


def filters(request: SeatedRequest) -> list[narrowing.Filter]:
    every = on_the_desk_of(request.seat).order_by()
    counties = dict(County.objects.values_list("code", "name"))
    made = []
    for key, column, label, labels in (
        ("state", "state", "步骤", {s.value: s.label for s in S}),
        ("county", "county_id", "旗县区", counties),
        ("cycle", "cycle__number", "届次", None),
    ):
        counted = {str(value): n for value, n in every.values_list(column).annotate(n=Count("pk"))}
        words = labels or {v: f"第{v}届" for v in sorted(counted, key=int, reverse=True)}
        made.append(narrowing.chips(request.GET, key, label, counted, words))
    return [f for f in made if len(f.chips) > 1 or f.on]
