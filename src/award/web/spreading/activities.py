"""/spreading/activities/: events and visits by other firms, entered by whoever held them (9, 10, 34)."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art34_spreading import EACH_ITS_OWN, SPREAD
from award.process.kinds import Actor
from award.process.spreading import KINDS, ActivityRoad, W
from award.records.ledger.models import Line
from award.records.spreading.queries import activities, may_enter, titles
from award.services import activities as service
from award.services.activities import Event
from award.web.asking_page import Asking, NotYet, asking_page
from award.web.city import narrowing
from award.web.city.common import actions, do_url, findings
from award.web.city.history import entry, names
from award.web.export import workbook
from award.web.seats import SeatedRequest, seat

SEATS = (Actor.CITY, Actor.COUNTY, Actor.SECTOR, Actor.APPLICANT)
PAGE = 30
COLUMNS = (
    "日期", "形式", "名称", "地点", "介绍的获奖单位", "人数", "来访、参加单位", "组织单位", "状态",
    "介绍、展示了什么",
)  # fmt: skip
NEXT = {W.RECORDED: ActivityRoad.PROPOSE, W.PROPOSED: ActivityRoad.PUBLISH}
BESIDE = (ActivityRoad.SEND_BACK, ActivityRoad.TAKE_DOWN)


@seat(*SEATS)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """What this seat sees, the latest first; filters in the address, export as shown."""
    every, found = activities(request.seat), narrowed(request)
    if request.GET.get("export") == "xlsx":
        return workbook("推广活动", COLUMNS, (_cells(a) for a in found))
    filters = []
    for key, field, label, labels in (
        ("kind", "kind", "形式", KINDS),
        ("state", "state", "状态", {w.value: w.label for w in W}),
        ("year", "held_on__year", "年份", {str(y): f"{y}年" for y in _years(every)}),
    ):
        rows = every.order_by().values_list(field).annotate(n=Count("pk", distinct=True))
        counted = {str(k): n for k, n in rows}
        filters.append(narrowing.chips(request.GET, key, label, counted, labels))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "filters": [f for f in filters if len(f.chips) > 1 or f.on],
        "narrowed": any(request.GET.get(k) for k in ("kind", "state", "year", "q")),
        "q": request.GET.get("q", ""),
        "export_url": narrowing.link(request.GET, export="xlsx"),
        "laws": (EACH_ITS_OWN, SPREAD),
        "may": titles(request.seat).exists(),
    }
    return render(request, "spreading/activities.html", context)


def narrowed(request: SeatedRequest) -> Any:
    found, asked = activities(request.seat).prefetch_related("honours"), request.GET
    for key in ("kind", "state"):
        if asked.get(key):
            found = found.filter(**{key: asked[key]})
    if asked.get("year", "").isdecimal() and len(asked["year"]) == 4:
        found = found.filter(held_on__year=int(asked["year"]))
    if words := asked.get("q", "").strip():
        found = found.filter(
            Q(title__icontains=words) | Q(honours__name__icontains=words) | Q(organiser__icontains=words)
        ).distinct()
    return found


def _years(rows: Any) -> list[int]:
    return sorted(set(rows.order_by().values_list("held_on__year", flat=True)), reverse=True)


def _cells(a: Any) -> list[object]:
    shown = "、".join(h.name for h in a.honours.all())
    return [
        a.held_on, a.get_kind_display(), a.title, a.place, shown, a.people, a.visitors, a.organiser,
        a.get_state_display(), a.content,
    ]  # fmt: skip


@seat(*SEATS)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    """A recipient that has one title only need not choose it."""
    asked = Asking(
        Event, ActivityRoad.RECORD.label, EACH_ITS_OWN, NotYet("activity/new"),
        "将登记并列入统计；要公开的，由市质量工作主管部门提请、另一名工作人员复看。",
        "/spreading/activities/", say="来访单位、备注和照片不公开。登记不打分，也不影响称号。",
    )  # fmt: skip

    def done(details: Any) -> str:
        made = service.record(details, by=request.seat, now=request.now)
        return f"/spreading/activities/{made.pk}/"

    own = [str(pk) for pk in titles(request.seat).values_list("pk", flat=True)[:2]]
    first = {"honours": own} if request.seat.actor is Actor.APPLICANT and len(own) == 1 else {}
    return asking_page(request, asked, done, first)


@seat(*SEATS)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """One event, what is public of it, and what this seat may do."""
    row = get_object_or_404(activities(request.seat), pk=pk)
    city = request.seat.actor is Actor.CITY
    step = NEXT.get(W(row.state)) if city else None
    beside = (*BESIDE, ActivityRoad.VOID) if may_enter(row, request.seat) else BESIDE
    lines = list(Line.objects.filter(subject=row.subject)) if city else []
    people = names(lines)
    context = {
        "row": row,
        "honours": row.honours.all(),
        "step": step,
        "findings": findings(step, row, request) if step else (),
        "button_url": do_url(row, step) if step else "",
        "others": actions(row, beside, request),
        "entries": [entry(line, people, "") for line in lines],
        "law": SPREAD,
        "opens": city,
    }
    return render(request, "spreading/activity.html", context)
