"""/city/: everything that waits for CITY, by lawful deadline, and how the cycle stands (Articles 8 and 9)."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.process.kinds import Actor
from award.records.cases import local
from award.web.city import narrowing, overview
from award.web.city.item import STAGES, Item
from award.web.city.waits import everything
from award.web.export import workbook
from award.web.parts import GROUPS, by_deadline, urgency
from award.web.seats import SeatedRequest, seat

PAGE = 25
KEYS = {
    "step": lambda item: item.stage,
    "county": lambda item: item.county,
    "cycle": lambda item: str(item.cycle or ""),
}
COLUMNS = (
    "单位或事项", "编号", "旗县区", "届次", "步骤", "依据", "等我做什么", "期限", "还有工作日", "说明",
)  # fmt: skip


@seat(Actor.CITY)
@require_safe
def desk(request: SeatedRequest) -> HttpResponse:
    """The worklist, one page of it, with filters in the address and an overview below."""
    today = local(request.now).date()
    every = everything(request.seat, request.now)
    found = chosen(every, request, today)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "today": today,
        "total": len(found),
        "page": page,
        "groups": by_deadline((item.row for item in page), today),
        "filters": filters(every, request),
        "narrowed": any(request.GET.get(key) for key in (*KEYS, "q")),
        "q": request.GET.get("q", ""),
        "export_url": f"/city/export/{narrowing.link(request.GET)}",
        "overview": overview.of(request.seat, request.GET.get("cycle", "")),
    }
    return render(request, "city/desk.html", context)


@seat(Actor.CITY)
@require_safe
def export(request: SeatedRequest) -> HttpResponse:
    """Exactly the rows that the address shows, all pages of them."""
    today = local(request.now).date()
    rows = chosen(everything(request.seat, request.now), request, today)
    return workbook(f"我的案头-{today}", COLUMNS, (cells(item) for item in rows))


def chosen(every: list[Item], request: SeatedRequest, today: date) -> list[Item]:
    """What the filters and the search leave, overdue first, each group by its deadline."""
    found = narrowing.narrow(every, request.GET, KEYS)
    words = request.GET.get("q", "").strip().casefold()
    if words:
        found = [i for i in found if words in f"{i.row.org} {i.row.title} {i.row.number}".casefold()]
    order = list(GROUPS)
    return sorted(
        found,
        key=lambda i: (
            order.index(urgency(i.row.deadline, today)),
            i.row.deadline or date.max,
            i.row.number,
            i.row.title,
        ),
    )


def filters(every: list[Item], request: SeatedRequest) -> list[narrowing.Filter]:
    counties = sorted({item.county for item in every if item.county})
    cycles = sorted({item.cycle for item in every if item.cycle}, reverse=True)
    labels = {
        "step": STAGES,
        "county": {name: name for name in counties},
        "cycle": {str(n): f"第{n}届" for n in cycles},
    }
    words = {"step": "步骤", "county": "旗县区", "cycle": "届次"}
    made = [
        narrowing.chips(request.GET, key, words[key], narrowing.tally(every, KEYS[key]), labels[key])
        for key in KEYS
    ]
    return [f for f in made if len(f.chips) > 1 or f.on]


def cells(item: Item) -> list[object]:
    """One row of the workbook: full dates, plain words."""
    row = item.row
    return [
        row.org or row.title,
        row.number,
        item.county,
        f"第{item.cycle}届" if item.cycle else "",
        row.step,
        row.law.label if row.law else "",
        row.todo,
        row.deadline,
        row.left if row.deadline else None,
        row.deadline_note or ("" if row.deadline else "办法未定期限"),
    ]
