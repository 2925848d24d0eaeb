"""/visits/: which recipients are to be visited by when, and who is late (Article 32)."""

from datetime import date, timedelta

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.process.kinds import Actor
from award.process.visit import M, V
from award.records.cases import local
from award.records.visits.desk import standing, visits
from award.records.visits.models import Visit
from award.web.city import narrowing
from award.web.export import workbook
from award.web.seats import SeatedRequest, seat

VISITORS = (Actor.CITY, Actor.SECTOR, Actor.COUNTY)
PAGE = 30
SOON = 60
WHEN = {"late": "已逾期", "soon": f"{SOON}天内", "later": "以后", "mend": "有未办结的整改", "done": "已寻访"}
COLUMNS = (
    "获奖单位",
    "届次",
    "第几次",
    "应在此日之前",
    "约定日期",
    "行业主管部门",
    "状态",
    "逾期天数",
    "未办结整改",
)


def parts_of(rows: QuerySet[Visit], today: date) -> dict[str, QuerySet[Visit]]:
    """The same visits by when they are due."""
    due = standing(rows)
    edge = today + timedelta(days=SOON)
    return {
        "late": due.filter(due_on__lt=today),
        "soon": due.filter(due_on__range=(today, edge)),
        "later": due.filter(due_on__gt=edge),
        "mend": rows.filter(mends__state__in=[M.OPEN.value, M.ANSWERED.value]).distinct(),
        "done": rows.filter(state=V.DONE.value),
    }


@seat(*VISITORS)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """All that this seat takes part in, the earliest due first; ?when= narrows, ?export=xlsx as shown."""
    every, today = visits(request.seat), local(request.now).date()
    parts = parts_of(every, today)
    counted = {key: rows.count() for key, rows in parts.items()}
    chosen = request.GET.get("when", "")
    found = parts.get(chosen, every)
    words = request.GET.get("q", "").strip()
    if words:
        found = found.filter(Q(honour__name__icontains=words) | Q(honour__certificate__icontains=words))
    found = found.annotate(open=Count("mends", Q(mends__state__in=[M.OPEN, M.ANSWERED]), distinct=True))
    found = found.order_by("-state", "due_on", "id") if chosen != "done" else found.order_by("-visited_on")
    if request.GET.get("export") == "xlsx":
        return workbook(f"寻访-{today}", COLUMNS, (_cells(v, today) for v in found))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(v, v.overdue(today), gone(v)) for v in page.object_list],
        "filters": [narrowing.chips(request.GET, "when", "时间", counted, WHEN)],
        "late": counted["late"],
        "narrowed": bool(chosen or words),
        "q": request.GET.get("q", ""),
        "total": page.paginator.count,
        "export_url": narrowing.link(request.GET, export="xlsx"),
    }
    return render(request, "visits/index.html", context)


def gone(visit: Visit) -> bool:
    """Planned to a recipient whose title is revoked: it will not be made."""
    return visit.state == V.PLANNED and visit.honour.gone


def _cells(v: Visit, today: date) -> list[object]:
    late = 0 if gone(v) else v.overdue(today)
    return [
        v.honour.name, f"第{v.honour.cycle_number}届", v.number, v.due_on, v.set_for,
        v.organ.name if v.organ else "", "称号已撤销" if gone(v) else v.get_state_display(), late,
        v.open,  # type: ignore[attr-defined]
    ]  # fmt: skip
