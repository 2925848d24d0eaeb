"""/courses/: courses at every seat, open ones first; what they came to, by giver and county (9, 10, 14)."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Max, Min, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.process.course import FREE, GROUND, KINDS, NO_FEES, TRAINING, K, in_time
from award.process.kinds import Actor
from award.records.cases import local
from award.records.courses.models import GONE, HELD
from award.records.courses.queries import by_county, by_giver, seen_by
from award.web.city import narrowing
from award.web.export import workbook
from award.web.seats import SeatedRequest, seat

SEATS = (Actor.APPLICANT, Actor.CITY, Actor.COUNTY, Actor.SECTOR)
GIVERS = (Actor.CITY, Actor.COUNTY, Actor.SECTOR)
PAGE = 30
COLUMNS = ("培训", "类别", "主办", "开始", "地点", "状态", "名额", "有名额的", "候补")
GIVEN = ("主办或旗县区", "培训", "名额", "报名人数", "到场人数")


def narrowed(request: SeatedRequest) -> Any:
    mine = Q(participants__enterprise_id=request.seat.enterprise or 0)
    found = seen_by(request.seat).annotate(
        starts=Min("sessions__starts_at"),
        ends=Max("sessions__ends_at"),
        held=Count("participants", filter=Q(participants__state=HELD), distinct=True),
        waiting=Count("participants", filter=Q(participants__state="waiting"), distinct=True),
        own=Count("participants", filter=mine & ~Q(participants__state=GONE), distinct=True),
    )
    for key in ("state", "kind"):
        if request.GET.get(key):
            found = found.filter(**{key: request.GET[key]})
    if words := request.GET.get("q", "").strip():
        found = found.filter(Q(title__icontains=words) | Q(organiser__icontains=words))
    return found.order_by("-starts", "-pk")


@seat(*SEATS)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    found = narrowed(request)
    if request.GET.get("export") == "xlsx":
        rows = (
            [c.title, c.get_kind_display(), c.organiser, local(c.starts).strftime("%Y-%m-%d %H:%M"), c.place,
             c.get_state_display(), c.places, c.held, c.waiting]
            for c in found
        )  # fmt: skip
        return workbook("培训", COLUMNS, rows)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    filters = []
    for key, label, labels in (("state", "状态", {k.value: k.label for k in K}), ("kind", "类别", KINDS)):
        every = seen_by(request.seat).order_by().values_list(key).annotate(n=Count("pk", distinct=True))
        filters.append(narrowing.chips(request.GET, key, label, dict(every), labels))
    context = {
        "page": page,
        "rows": [(c, c.state == K.OPEN and in_time(request.now, c.signup_until)) for c in page],
        "filters": [f for f in filters if len(f.chips) > 1 or f.on],
        "narrowed": any(request.GET.get(k) for k in ("state", "kind", "q")),
        "q": request.GET.get("q", ""),
        "export_url": narrowing.link(request.GET, export="xlsx"),
        "gives": request.seat.actor in GIVERS,
        "laws": (FREE, NO_FEES),
    }
    return render(request, "courses/index.html", context)


@seat(*GIVERS)
@require_safe
def statistics(request: SeatedRequest) -> HttpResponse:
    """Courses that were held; people, not persons: who came to two courses counts twice."""
    every = seen_by(request.seat)
    givers, counties = by_giver(every), by_county(every)
    if request.GET.get("export") == "xlsx":
        rows: list[list[object]] = [[g.name, g.courses, g.places, g.people, g.attended] for g in givers]
        rows += [[f"企业所在：{c.name}", c.courses, "", c.people, c.attended] for c in counties]
        return workbook("培训统计", GIVEN, rows)
    context = {"givers": givers, "counties": counties, "laws": (TRAINING, GROUND),
               "export_url": "?export=xlsx"}  # fmt: skip
    return render(request, "courses/statistics.html", context)
