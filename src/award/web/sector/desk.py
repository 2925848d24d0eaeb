"""/sector/: what a department is asked: joint checks of counties (21), consultations of CITY (22)."""

from datetime import date, datetime

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.law import texts
from award.law.art22_qualification import REPLY_ZH
from award.law.workdays import Calendar
from award.process.application import S
from award.process.kinds import Actor
from award.records.applications.models import SectorRequest
from award.records.cases import calendar, local
from award.records.desk import readable
from award.records.seat import Seat
from award.web.city import narrowing
from award.web.city.waits import working_days_left
from award.web.county.waits import clock
from award.web.export import workbook
from award.web.parts import WorkRow, by_deadline
from award.web.seats import SeatedRequest, seat
from award.web.sector.grounds import JOINT, law_of

PAGE = 50
KINDS = {"joint": "会同核实", "consulted": "征求意见"}
AWAITED = Q(ground=JOINT, application__state=S.COUNTY_SCREENING.value) | Q(
    ground__gt=JOINT, application__state=S.QUALIFICATION.value
)
COLUMNS = ("单位", "编号", "旗县区", "届次", "事项", "款项", "发函日", "回函期限", "还有工作日")


def of_organ(by: Seat) -> QuerySet[SectorRequest]:
    """The letters to this seat's organ, on files it may read."""
    rows = SectorRequest.objects.filter(organ_id=by.organ or 0, application__in=readable(by))
    return rows.select_related("application__cycle", "application__county", "evidence", "answered_by")


@seat(Actor.SECTOR)
@require_safe
def desk(request: SeatedRequest) -> HttpResponse:
    """Letters to answer, by their deadline, and those answered; ?export=xlsx the first, as shown."""
    today, days = local(request.now).date(), calendar()
    every = list(of_organ(request.seat).filter(AWAITED, kind="").order_by("due_on", "id"))
    found = chosen(every, request)
    if request.GET.get("export") == "xlsx":
        return workbook(f"待答复-{today}", COLUMNS, (cells(r, today, days) for r in found))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "today": today,
        "total": len(found),
        "page": page,
        "groups": by_deadline((row(r, request.now, days) for r in page), today),
        "filters": filters(every, request),
        "narrowed": any(request.GET.get(key) for key in ("kind", "q")),
        "q": request.GET.get("q", ""),
        "export_url": narrowing.link(request.GET, export="xlsx"),
        "answered": [
            (r, ground_label(r))
            for r in of_organ(request.seat).exclude(kind="").order_by("-answered_at")[:PAGE]
        ],
        "replies": REPLY_ZH,
        "passed": of_organ(request.seat).filter(kind="").exclude(AWAITED).count(),
    }
    return render(request, "sector/desk.html", context)


def answered(by: Seat) -> QuerySet[SectorRequest]:
    """What this organ answered, the latest first."""
    return of_organ(by).exclude(kind="").order_by("-answered_at")[:PAGE]


def _kind(r: SectorRequest) -> str:
    return "joint" if r.ground == JOINT else "consulted"


def chosen(every: list[SectorRequest], request: SeatedRequest) -> list[SectorRequest]:
    found = narrowing.narrow(every, request.GET, {"kind": _kind})
    words = request.GET.get("q", "").strip().casefold()
    if words:
        found = [r for r in found if words in f"{r.application.name} {r.application.number}".casefold()]
    return found


def filters(every: list[SectorRequest], request: SeatedRequest) -> list[narrowing.Filter]:
    made = narrowing.chips(request.GET, "kind", "事项", narrowing.tally(every, _kind), KINDS)
    return [made] if len(made.chips) > 1 or made.on else []


def ground_label(r: SectorRequest) -> str:
    return "" if r.ground == JOINT else f"第十七条（{texts.chinese(r.ground)}）"


def row(r: SectorRequest, now: datetime, days: Calendar) -> WorkRow:
    today, a = local(now).date(), r.application
    return WorkRow(
        title=KINDS[_kind(r)],
        org=a.name,
        url=f"/sector/{r.pk}/",
        number=a.number or "",
        county=a.county.name,
        step=KINDS[_kind(r)],
        law=law_of(r),
        todo=f"答复{ground_label(r)}" if r.ground else "答复核实情况",
        deadline=r.due_on,
        left=working_days_left(days, today, r.due_on),
        cells=clock(local(r.sent_at).date(), r.due_on, today, days),
    )


def cells(r: SectorRequest, today: date, days: Calendar) -> list[object]:
    a = r.application
    left = working_days_left(days, today, r.due_on)
    sent = local(r.sent_at).date()
    what = (KINDS[_kind(r)], ground_label(r))
    return [a.name, a.number or "", a.county.name, str(a.cycle), *what, sent, r.due_on, left]
