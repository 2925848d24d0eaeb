"""/applicant/diagnosis/: the unit's diagnoses, its progress over the years, and who may read them."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from award.law.art07_criteria import STANDARD
from award.law.art13_incubation import METHODS
from award.process.diagnosis import D
from award.process.kinds import Actor
from award.records.cases import local
from award.records.diagnosis.models import Diagnosis
from award.records.diagnosis.queries import on_the_desk_of
from award.records.people.models import Enterprise
from award.services import diagnosis as service
from award.services.asking import BadDetails
from award.web.diagnosis import shown
from award.web.seats import SeatedRequest, seat

BASE = "/applicant/diagnosis/"


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: SeatedRequest) -> HttpResponse:
    """The rounds, the newest first; a POST begins one, or goes on with the one being written."""
    if request.method == "POST":
        enterprise = get_object_or_404(Enterprise, pk=request.seat.enterprise or 0)
        row = service.start(enterprise, by=request.seat, now=request.now)
        return redirect(f"{BASE}{row.pk}/")
    rows = list(on_the_desk_of(request.seat).prefetch_related("measures"))
    draft = next((r for r in rows if r.state == D.DRAFT), None)
    made = shown.rounds([r for r in rows if r.state == D.FINISHED])
    today = local(request.now).date()
    context = {
        "draft": draft,
        "given": draft.items.filter(percent__isnull=False).count() if draft else 0,
        "listed": [(r, *_open_measures(r.row, today)) for r in reversed(made)],
        "progress": shown.progress(made),
        "laws": (STANDARD, METHODS),
    }
    return render(request, "diagnosis/index.html", context)


def _open_measures(row: Diagnosis, today: date) -> tuple[int, int]:
    """(open measures, of them overdue)."""
    found = [m for m in shown.measures(row, today) if m.open]
    return len(found), sum(m.overdue for m in found)


@seat(Actor.APPLICANT)
@require_POST
def share(request: SeatedRequest, pk: int) -> HttpResponse:
    """The switch: those who guide the unit in the pool read it, or read it no more."""
    row = get_object_or_404(on_the_desk_of(request.seat), pk=pk)
    wanted = request.POST.get("shared") == "1"
    try:
        service.share(row, wanted, by=request.seat, now=request.now)
    except BadDetails as wrong:
        messages.error(request, f"没有办成：{wrong}")
    else:
        messages.success(request, "已共享给指导单位，随时可以收回" if wanted else "已收回，指导单位看不到了")
    return redirect(f"{BASE}{pk}/#share")
