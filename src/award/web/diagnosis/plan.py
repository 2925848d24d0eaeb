"""/applicant/diagnosis/N/measures/: one measure of the improvement plan, entered or carried on."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.law.art13_incubation import METHODS
from award.process.diagnosis import D
from award.process.kinds import Actor
from award.records.diagnosis.models import Diagnosis
from award.services import improving
from award.services.asking import BadDetails
from award.services.improving import Altered, Planned
from award.web.applicant.saving import revision_seen
from award.web.asking import DetailsForm, form_class
from award.web.diagnosis.rounds import BASE
from award.web.diagnosis.sheet import mine
from award.web.seats import SeatedRequest, seat


def _finished(request: SeatedRequest, pk: int) -> Diagnosis:
    row = mine(request, pk)
    if row.state != D.FINISHED:
        raise Http404
    return row


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SeatedRequest, pk: int) -> HttpResponse:
    """`?clause=4.3.2` chooses the item from the table of what wins most."""
    row = _finished(request, pk)
    made = form_class(Planned, row, request.seat)
    if request.method != "POST":
        return _page(request, row, made(initial={"clause": request.GET.get("clause", "")}))
    form = made(request.POST)
    if details := form.read():
        try:
            improving.add(row, details, by=request.seat, now=request.now)
        except BadDetails as wrong:
            form.reject(wrong)
        else:
            messages.success(request, "措施已列入改进计划")
            return redirect(f"{BASE}{pk}/#plan")
    return _page(request, row, form, status=422)


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def alter(request: SeatedRequest, pk: int, number: int) -> HttpResponse:
    """How it goes on: what, who, until when, how far, with a note."""
    row = _finished(request, pk)
    measure = get_object_or_404(row.measures.select_related("diagnosis"), pk=number)
    made = form_class(Altered, row, request.seat)
    if request.method != "POST":
        names = ("clause", "what", "owner", "due", "state", "note")
        initial = {name: getattr(measure, name) for name in names}
        return _page(request, row, made(initial=initial), measure.revision, measure=measure)
    form = made(request.POST)
    seen = revision_seen(request)
    if details := form.read():
        try:
            improving.alter(measure, details, seen=seen, by=request.seat, now=request.now)
        except BadDetails as wrong:
            form.reject(wrong)
            measure.refresh_from_db()
            seen = measure.revision
        else:
            messages.success(request, "措施已更新")
            return redirect(f"{BASE}{pk}/#plan")
    return _page(request, row, form, seen, measure=measure, status=422)


def _page(
    request: SeatedRequest,
    row: Diagnosis,
    form: DetailsForm,
    revision: int | None = None,
    *,
    measure: object = None,
    status: int = 200,
) -> HttpResponse:
    context = {"row": row, "form": form, "revision": revision, "measure": measure, "law": METHODS}
    return render(request, "diagnosis/measure.html", context, status=status)
