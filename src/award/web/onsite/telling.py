"""/examiner/visit/N/closing/ and /report/: what the closing meeting hears, and the report (Article 23)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.law.art23_on_site import CLOSING
from award.process.kinds import Actor
from award.process.points import points
from award.process.site_visit import SiteVisitRoad
from award.records import visiting
from award.records.onsite.models import SiteVisit
from award.services import onsite, steps
from award.services.asking import BadDetails
from award.services.deeds.site_visits import SiteReport, Told
from award.web.onsite.common import Place, arranged, days
from award.web.parts import Unmet
from award.web.seats import SeatedRequest, seat

SIDES = (("strengths", "优势", "strength"), ("opportunities", "改进机会", "opportunity"))


@seat(Actor.EXAMINER)
@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: SeatedRequest, pk: int) -> HttpResponse:
    """The page shown to the applicant at the end: strengths and opportunities, no score anywhere on it."""
    found, visit = arranged(request, pk)
    typed: dict[str, str] = {}
    refused: list[Unmet] = []
    if request.method == "POST":
        typed = {key: request.POST.get(key, "") for key, _, _ in SIDES}
        try:
            seen = visit.revision
            steps.take(
                SiteVisitRoad.TELL, visit, by=request.seat, now=request.now, seen=seen, details=Told(typed)
            )
        except steps.Refused as stands:
            refused = [Unmet(f) for f in stands.findings]
        else:
            messages.success(request, "已保存末次会议通报")
            return redirect(request.path)
    written = typed or visit.told or _shared(request, visit)
    context = {
        "file": found.file,
        "visit": visit,
        "leads": found.leads,
        "sides": [(key, label, written.get(key, "")) for key, label, _ in SIDES],
        "told": [(label, [p.text for p in points(visit.told.get(key, ""))]) for key, label, _ in SIDES],
        "suggested": not visit.told and not typed,
        "refused": refused,
        "law": CLOSING,
        "open": found.file.state == "site_visit",
    }
    return render(request, "onsite/closing.html", context, status=422 if refused else 200)


def _shared(request: SeatedRequest, visit: SiteVisit) -> dict[str, str]:
    """A start: what the members gave to the team, side by side; the leader writes on."""
    rows = list(visiting.records(request.seat, visit).filter(shared=True).order_by("clause", "number"))
    return {key: "\n".join(r.text for r in rows if r.bearing == bearing) for key, _, bearing in SIDES}


@seat(Actor.EXAMINER)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: SeatedRequest, pk: int) -> HttpResponse:
    """How the visit went and what was verified; findings and score stand on the page of the result."""
    found, visit = arranged(request, pk)
    errors: dict[str, str] = {}
    words = {"course": visit.course, "verified": visit.verified}
    if request.method == "POST":
        words = {key: request.POST.get(key, "") for key in words}
        try:
            details, seen = SiteReport(**words), visit.revision
            steps.take(
                SiteVisitRoad.REPORT, visit, by=request.seat, now=request.now, seen=seen, details=details
            )
        except BadDetails as wrong:
            errors = wrong.errors
        else:
            messages.success(request, "已保存现场评审报告")
            return redirect(request.path)
    rows = visiting.records(request.seat, visit).order_by("clause", "number")
    context = {
        "file": found.file,
        "visit": visit,
        "leads": found.leads,
        "course": words["course"] or _course(found, visit),
        "verified": words["verified"],
        "suggested": not words["course"],
        "days": days(visit, found.members),
        "here": visiting.here(visit, found.members),
        "records": [(r, onsite.clock_words(r.skew)) for r in rows],
        "whole": visiting.own_sheet_signed(request.seat, visit),
        "errors": errors,
        "law": SiteVisitRoad.REPORT.law,
        "open": found.file.state == "site_visit",
    }
    return render(request, "onsite/report.html", context, status=422 if errors else 200)


def _course(found: Place, visit: SiteVisit) -> str:
    """A start from the schedule and the check-ins; saved only when the leader saves it."""
    shown = days(visit, found.members)
    lines = [f"{d.date:%Y年%m月%d日}：{'、'.join(dict.fromkeys(h.kind for h in d.hours))}" for d in shown]
    rows = visiting.here(visit, found.members)
    came = [str(m.examiner) for m, row in rows if row is not None and not row.excused]
    return "\n".join([*lines, f"到场：{'、'.join(came)}"]) if came else "\n".join(lines)
