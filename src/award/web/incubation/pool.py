"""/incubation/: the pool at CITY, counties and departments: who is in it, what was done (10-14)."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, Count, Q, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art07_criteria import criteria
from award.law.art13_incubation import GUIDANCE, LOCAL_DUTY, POOL
from award.law.art14_joining_the_pool import JOINING, WAYS_ZH
from award.process.incubation import B, PoolRoad
from award.process.kinds import Actor
from award.records.cases import local
from award.records.diagnosis.queries import everybody
from award.records.incubation.models import Guidance
from award.records.incubation.queries import funnel, on_the_desk_of
from award.records.ledger.models import Line
from award.services import incubation
from award.web.asking_page import Asking, NotYet, asking_page
from award.web.city import narrowing
from award.web.city.common import actions
from award.web.city.history import entry, names
from award.web.diagnosis.shared import shared_diagnoses
from award.web.export import workbook
from award.web.parts import FiveAnswers
from award.web.seats import SeatedRequest, seat

SEATS = (Actor.CITY, Actor.COUNTY, Actor.SECTOR)
PAGE = 30
OFFERED = (PoolRoad.ADMIT, PoolRoad.DECLINE, PoolRoad.GUIDE, PoolRoad.LEAVE)
WAITING_FIRST = Case(*(When(state=s.value, then=n) for n, s in enumerate((B.ASKED, B.IN))), default=len(B))
COLUMNS = ("单位", "统一社会信用代码", "旗县区", "入库途径", "状态", "入库日期", "指导次数")


@seat(*SEATS)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """The units, those that wait first; the funnel; mobilisation by county without any quota."""
    every = on_the_desk_of(request.seat)
    found = narrowed(request)
    if request.GET.get("export") == "xlsx":
        rows = (
            [e.enterprise.name, e.enterprise.uscc, e.county.name, e.get_way_display(), e.get_state_display(),
             e.admitted_on, e.times]
            for e in found
        )  # fmt: skip
        return workbook("培育库", COLUMNS, rows)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    counties = every.filter(state=B.IN.value).order_by().values("county__name")
    context: dict[str, Any] = {
        "page": page,
        "filters": filters(request),
        "narrowed": any(request.GET.get(k) for k in ("state", "way", "q")),
        "q": request.GET.get("q", ""),
        "funnel": funnel(every),
        "counties": counties.annotate(n=Count("pk", distinct=True), guided=Count("guidance")).order_by("-n"),
        "export_url": narrowing.link(request.GET, export="xlsx"),
        "laws": (POOL, LOCAL_DUTY),
        "all_counties": request.seat.actor is not Actor.COUNTY,
        **averages(request),
    }
    return render(request, "incubation/index.html", context)


def averages(request: SeatedRequest) -> dict[str, Any]:
    """What CITY, and nobody else, is told of diagnoses that nobody shared."""
    if request.seat.actor is not Actor.CITY:
        return {}
    found = everybody(request.now)
    shares = [(c.name_zh, found.categories[c.clause]) for c in criteria().categories] if found else []
    return {"tells_averages": True, "diagnosed": found, "diagnosed_categories": shares}


def narrowed(request: SeatedRequest) -> Any:
    found = on_the_desk_of(request.seat).annotate(times=Count("guidance")).order_by(WAITING_FIRST, "-id")
    asked = request.GET
    for key in ("state", "way"):
        if asked.get(key):
            found = found.filter(**{key: asked[key]})
    if words := asked.get("q", "").strip():
        found = found.filter(Q(enterprise__name__icontains=words) | Q(enterprise__uscc__iexact=words))
    return found


def filters(request: SeatedRequest) -> list[narrowing.Filter]:
    every = on_the_desk_of(request.seat).order_by()
    made = []
    for key, label, labels in (
        ("state", "状态", {b.value: b.label for b in B}),
        ("way", "途径", {way.value: words for way, words in WAYS_ZH.items()}),
    ):
        counted = dict(every.values_list(key).annotate(n=Count("pk")))
        made.append(narrowing.chips(request.GET, key, label, counted, labels))
    return [f for f in made if len(f.chips) > 1 or f.on]


@seat(*SEATS)
@require_safe
def unit(request: SeatedRequest, pk: int) -> HttpResponse:
    """One unit: how it came, what was done for it, its applications, and what this seat may do."""
    row = get_object_or_404(on_the_desk_of(request.seat), pk=pk)
    lines = list(Line.objects.filter(subject=row.subject))
    people = names(lines)
    context = {
        "row": row,
        "five": five(row),
        "guidance": guidance_of(row),
        "applied": row.enterprise.applications.exclude(state__in=("none", "draft")).select_related("cycle"),
        "offers": actions(row, OFFERED, request),
        "entries": [entry(line, people, "") for line in lines],
        "laws": (POOL, GUIDANCE),
        "diagnoses": shared_diagnoses(row, local(request.now).date()),
        "may_see_files": request.seat.actor is Actor.CITY,
    }
    return render(request, "incubation/unit.html", context)


def guidance_of(row: Any) -> Any:
    return Guidance.objects.filter(entry=row).select_related("evidence", "by")


def five(row: Any) -> FiveAnswers:
    """Where the stay is; the law sets no term for any of it."""
    match B(row.state):
        case B.ASKED:
            return FiveAnswers(
                row.get_state_display(), Actor.CITY.label, POOL, PoolRoad.ADMIT.label, next_sub="办法未定期限"
            )
        case B.IN:
            return FiveAnswers(
                row.get_state_display(), "各级主管部门", GUIDANCE, PoolRoad.GUIDE.label,
                next_sub="办法未定期限", missing_count=None,
            )  # fmt: skip
    return FiveAnswers(row.get_state_display(), "已办结", None, "没有下一步", missing_count=None)


@seat(*SEATS)
@require_http_methods(["GET", "HEAD", "POST"])
def refer(request: SeatedRequest) -> HttpResponse:
    """A county names a unit of its own territory, a department one of its trade, CITY any."""
    asked = Asking(
        incubation.Referral, "推荐加入培育库", JOINING, NotYet("pool/new"),
        "将报市质量工作主管部门确认。入库不是申报的前提，退出自由，培训免费。",
        "/incubation/", say="自愿加入：先征得单位同意。入库与否都不影响申报。",
    )  # fmt: skip

    def done(details: Any) -> str:
        return f"/incubation/{incubation.refer(details, by=request.seat, now=request.now).pk}/"

    return asking_page(request, asked, done, {"county": request.seat.county or ""})
