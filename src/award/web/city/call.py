"""/city/call/N/: to whom the notice goes, where the announcement appears, and its words (Article 19)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.law.art19_call import RECEIVERS
from award.process.cycle import C, CycleRoad
from award.process.kinds import Actor
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.services import notices, steps
from award.services.asking import BadDetails, check
from award.services.deeds.cycles import CallDraft
from award.web.asking import DetailsForm, form_class
from award.web.city.common import do_url, findings
from award.web.five import five_answers
from award.web.parts import Letter
from award.web.seats import SeatedRequest, seat


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: SeatedRequest, pk: int) -> HttpResponse:
    """Draft receivers and media; another officer releases the call."""
    cycle = get_object_or_404(Cycle.objects.prefetch_related("plans"), pk=pk)
    form = _form(cycle, request)
    if request.method == "POST" and form.is_valid():
        details = form.details()
        try:
            check(details)
        except BadDetails as wrong:
            form.reject(wrong)
        else:
            seen = request.POST.get("seen", "")
            steps.take(
                CycleRoad.PREPARE_CALL, cycle, by=request.seat, now=request.now,
                seen=int(seen) if seen.isdecimal() else -1, details=details,
            )  # fmt: skip
            messages.success(request, "已拟订申报通知与公告")
            return redirect(request.path)
    step = CycleRoad.CALL
    open_ = cycle.state == C.APPROVED
    context = {
        "cycle": cycle,
        "five": five_answers(cycle, request),
        "form": form if open_ else None,
        "seen": request.POST.get("seen") or cycle.revision,
        "receivers": [(name, key in cycle.receivers) for key, name in RECEIVERS.items()],
        "letter": preview(cycle, request),
        "step": step,
        "findings": findings(step, cycle, request) if open_ else [],
        "button_url": do_url(cycle, step),
        "open": open_,
    }
    return render(request, "city/call.html", context, status=422 if form.is_bound else 200)


def _form(cycle: Cycle, request: SeatedRequest) -> DetailsForm:
    made = form_class(CallDraft, cycle, request.seat)
    if request.method == "POST":
        return made(request.POST)
    medium = cycle.media[0] if cycle.media else {}
    known = {
        "receivers": cycle.receivers,
        "medium": medium.get("name", ""),
        "link": medium.get("link", ""),
    }
    return made(initial=known)


def preview(cycle: Cycle, request: SeatedRequest) -> Letter:
    """The announcement as it will read."""
    day = cycle.called_at or request.now
    return Letter(
        title=notices.call_title(cycle),
        paragraphs=notices.call_paragraphs(cycle),
        signed_by=notices.AUTHORITY,
        day=local(day).date(),
        laws=(CycleRoad.CALL.law,),
    )
