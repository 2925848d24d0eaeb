"""/county/: what waits for this county, by lawful deadline; /county/screening/: all its files (21)."""

from datetime import date

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
from award.web.city import narrowing
from award.web.city.files_list import desk_of
from award.web.county.waits import STAGES, Item, everything
from award.web.export import workbook
from award.web.parts import by_deadline
from award.web.seats import SeatedRequest, seat

PAGE = 50
KEYS = {"step": lambda item: item.stage, "cycle": lambda item: str(item.cycle)}
WAITING = ("单位", "编号", "届次", "步骤", "依据", "等我做什么", "还缺", "期限", "还有工作日")
FILES = ("单位", "编号", "届次", "在哪一步", "在谁案头", "自何时", "提交时间")


@seat(Actor.COUNTY)
@require_safe
def desk(request: SeatedRequest) -> HttpResponse:
    """The worklist; with ?export=xlsx, exactly the rows that the address shows."""
    today = local(request.now).date()
    every = everything(request.seat, request.now)
    found = chosen(every, request)
    if request.GET.get("export") == "xlsx":
        return workbook(f"我的案头-{today}", WAITING, (cells(item) for item in found))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "today": today,
        "total": len(found),
        "page": page,
        "groups": by_deadline((item.row for item in page), today),
        "filters": filters(every, request),
        "narrowed": any(request.GET.get(key) for key in (*KEYS, "q")),
        "q": request.GET.get("q", ""),
        "export_url": narrowing.link(request.GET, export="xlsx"),
        "every": on_the_desk_of(request.seat).count(),
    }
    return render(request, "county/desk.html", context)


def chosen(every: list[Item], request: SeatedRequest) -> list[Item]:
    """What filters and search leave, by deadline, then number."""
    found = narrowing.narrow(every, request.GET, KEYS)
    words = request.GET.get("q", "").strip().casefold()
    if words:
        found = [i for i in found if words in f"{i.row.org} {i.row.number}".casefold()]
    return sorted(found, key=lambda i: (i.row.deadline or date.max, i.row.number))


def filters(every: list[Item], request: SeatedRequest) -> list[narrowing.Filter]:
    cycles = sorted({item.cycle for item in every}, reverse=True)
    made = [
        narrowing.chips(request.GET, "step", "步骤", narrowing.tally(every, KEYS["step"]), STAGES),
        narrowing.chips(
            request.GET,
            "cycle",
            "届次",
            narrowing.tally(every, KEYS["cycle"]),
            {str(n): f"第{n}届" for n in cycles},
        ),
    ]
    return [f for f in made if len(f.chips) > 1 or f.on]


def cells(item: Item) -> list[object]:
    row = item.row
    law = row.law.label if row.law else ""
    return [
        row.org,
        row.number,
        f"第{item.cycle}届",
        row.step,
        law,
        row.todo,
        row.missing,
        row.deadline,
        row.left,
    ]


@seat(Actor.COUNTY)
@require_safe
def files(request: SeatedRequest) -> HttpResponse:
    """Every file that was filed here, wherever it is now."""
    found = narrowed(request)
    if request.GET.get("export") == "xlsx":
        return workbook("申报件", FILES, (file_cells(a) for a in found))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(a, desk_of(a)) for a in page],
        "total": page.paginator.count,
        "filters": file_filters(request),
        "narrowed": any(request.GET.get(key) for key in ("state", "cycle", "q")),
        "q": request.GET.get("q", ""),
        "export_url": narrowing.link(request.GET, export="xlsx"),
    }
    return render(request, "county/files.html", context)


def narrowed(request: SeatedRequest) -> QuerySet[Application]:
    found = on_the_desk_of(request.seat).order_by("-cycle__number", "number", "id")
    query = request.GET
    if query.get("state"):
        found = found.filter(state=query["state"])
    if query.get("cycle", "").isdecimal():
        found = found.filter(cycle__number=query["cycle"][:4])
    words = query.get("q", "").strip()
    if words:
        found = found.filter(Q(name__icontains=words) | Q(number__icontains=words))
    return found


def file_filters(request: SeatedRequest) -> list[narrowing.Filter]:
    every = on_the_desk_of(request.seat).order_by()
    made = []
    for key, column, label in (("state", "state", "步骤"), ("cycle", "cycle__number", "届次")):
        counted = {str(value): n for value, n in every.values_list(column).annotate(n=Count("pk"))}
        if key == "state":
            labels = {s.value: s.label for s in S}
        else:
            labels = {v: f"第{v}届" for v in sorted(counted, key=int, reverse=True)}
        made.append(narrowing.chips(request.GET, key, label, counted, labels))
    return [f for f in made if len(f.chips) > 1 or f.on]


def file_cells(a: Application) -> list[object]:
    filed = f"{local(a.submitted_at):%Y-%m-%d %H:%M:%S}" if a.submitted_at else ""
    since = local(a.since).date()
    return [a.name, a.number or "", str(a.cycle), a.get_state_display(), desk_of(a), since, filed]
