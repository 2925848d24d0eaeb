"""/city/feedback/: the reports for applicants, looked through before the circular is out (7, 23, 26)."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.law.art26_commendation import CIRCULAR, feedback_released
from award.process.kinds import Actor
from award.process.panel import P
from award.records import desk
from award.records.applications.models import Application
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.records.feedback import feedback, released, reviewed
from award.records.feedback_state import Prepared, prepared
from award.services.papers.feedback import content, feedback_docx, feedback_pdf
from award.web.applicant.feedback import WORD, feedback_radar
from award.web.export import attachment, workbook
from award.web.review.cycles import chosen, others
from award.web.seats import SeatedRequest, seat

PDF = "application/pdf"
FILTERS = (("", "全部"), ("missing", "还缺内容"), ("ready", "已备好"))


def _rows(request: SeatedRequest, cycle: Cycle) -> list[Prepared]:
    """The files that have or had a panel; the filter in the address."""
    standing = (P.STANDING.value, P.DISSOLVED.value)
    files = desk.on_the_desk_of(request.seat).filter(
        cycle=cycle, panels__cycle=cycle, panels__state__in=standing
    )
    every = prepared(cycle, files.select_related("county").distinct().order_by("number"))
    asked = request.GET.get("state", "")
    return [p for p in every if asked not in ("missing", "ready") or p.ready == (asked == "ready")]


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """Each reviewed applicant's report: prepared or not, what it lacks, out or not."""
    cycle = chosen(request)
    asked = request.GET.get("state", "")
    context: dict[str, Any] = {"cycle": cycle, "others": others(cycle), "law": CIRCULAR}
    context["kept_from"] = cycle is not None and not desk.compares(request.seat, cycle)
    if cycle is not None and not context["kept_from"]:
        context |= {
            "rows": _rows(request, cycle),
            "released": released(cycle),
            "findings": feedback_released(released(cycle)),
            "filters": [(key, label, key == asked) for key, label in FILTERS],
            "query": request.GET.urlencode(),
        }
    return render(request, "review/feedback_list.html", context)


@seat(Actor.CITY)
@require_safe
def export(request: SeatedRequest) -> HttpResponse:
    """What the list shows."""
    cycle = chosen(request)
    if cycle is None or not desk.compares(request.seat, cycle):
        raise Http404
    out = "已随授奖通报提供" if released(cycle) else "授奖通报发布前不提供"
    columns = ("申报单位", "编号", "旗县区", "报告", "还缺", "说明", "提供情况")
    rows = [
        (
            p.application.name,
            p.application.number,
            p.application.county.name,
            state_words(p),
            "；".join(p.missing),
            "；".join(p.notes),
            out if p.reviewed else "没有签署的结果，不能提供",
        )
        for p in _rows(request, cycle)
    ]
    return workbook(f"{cycle}反馈报告", columns, rows)


def state_words(p: Prepared) -> str:
    if not p.reviewed:
        return "还没有结果"
    return "已备好" if p.ready else "还缺内容"


def _asked(request: SeatedRequest, pk: int) -> tuple[Application, bool]:
    """The file, and whether this is only a preview. 404 for a recused officer, and without results."""
    rows = desk.on_the_desk_of(request.seat).prefetch_related("cycle__plans")
    application = get_object_or_404(rows, pk=pk)
    if not desk.compares(request.seat, application.cycle) or not reviewed(application):
        raise Http404
    return application, not released(application.cycle)


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    application, preview = _asked(request, pk)
    report = feedback(application)
    said = content(report, local(request.now).date(), preview=preview)
    context = {
        "application": application,
        "report": report,
        "law": CIRCULAR,
        "preview": preview,
        "prepared": prepared(application.cycle, [application])[0],
        "findings": feedback_released(not preview),
        "compare": said["compare"],
        "note": said["note"],
        "radar": feedback_radar(report, said["radar"]["low"], said["radar"]["high"]),
    }
    return render(request, "review/feedback.html", context)


@seat(Actor.CITY)
@require_safe
def pdf(request: SeatedRequest, pk: int) -> HttpResponse:
    application, preview = _asked(request, pk)
    made = feedback_pdf(feedback(application), local(request.now).date(), preview=preview)
    return attachment(_name(application, preview, "pdf"), made, PDF)


@seat(Actor.CITY)
@require_safe
def docx(request: SeatedRequest, pk: int) -> HttpResponse:
    application, preview = _asked(request, pk)
    made = feedback_docx(feedback(application), local(request.now).date(), preview=preview)
    return attachment(_name(application, preview, "docx"), made, WORD)


def _name(application: Application, preview: bool, ending: str) -> str:
    mark = "（审阅稿）" if preview else ""
    return f"{application.name}{application.cycle}评审反馈报告{mark}.{ending}"
