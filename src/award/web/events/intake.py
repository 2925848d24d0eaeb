"""/events/new/HONOUR/: registering what became known, from a report or a visit too (?report=, ?visit=)."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from award.law.art31_revocation import ACCIDENT
from award.process.kinds import Actor
from award.records.honours.models import Honour, MisuseReport
from award.records.visits.desk import visits
from award.services import events
from award.web.asking_page import Asking, NotYet, asking_page
from award.web.seats import SeatedRequest, seat


@seat(Actor.CITY, Actor.SECTOR)
@require_http_methods(["GET", "POST"])
def intake(request: SeatedRequest, honour: int) -> HttpResponse:
    """A department reports on whatever recipient; what it may see of it is its own report."""
    row = get_object_or_404(Honour, pk=honour)
    report = _chosen(MisuseReport.objects, request, "report") if request.seat.actor is Actor.CITY else None
    visit = _chosen(visits(request.seat).filter(honour=row), request, "visit")
    asked = Asking(
        events.Intake, "登记获奖后事件", ACCIDENT, NotYet(f"event/{row.pk}/new"),
        "将登记这一事件，系统按条文算出属于哪种情形；登记本身不影响称号。",
        f"/city/honours/{row.pk}/" if request.seat.actor is Actor.CITY else "/events/", about=str(row),
        say="生产安全事故按死亡、重伤人数和直接经济损失试算等级，其他事故的等级由工作人员具名认定。",
    )  # fmt: skip

    def done(details: Any) -> str:
        made = events.take_in(row, details, by=request.seat, now=request.now, report=report, visit=visit)
        return f"/events/{made.pk}/"

    source = "report" if report else "visit" if visit else ""
    facts = report.facts if report else ""
    return asking_page(request, asked, done, {"source": source, "facts": facts})


def _chosen(rows: Any, request: SeatedRequest, key: str) -> Any:
    """The row that the address names; 404 for one that is not there."""
    value = request.GET.get(key, "")
    if not value:
        return None
    found = rows.filter(pk=int(value)).first() if value.isdecimal() and len(value) < 10 else None
    if found is None:
        raise Http404
    return found
