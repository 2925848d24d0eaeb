"""/examiner/result/N/word/: a member countersigns the leader's text or dissents in writing (Article 23)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.process.application import Road
from award.process.kinds import Actor
from award.process.panel import SheetState
from award.records import desk
from award.records.applications.models import Application
from award.records.concluding import Word, words_on
from award.records.reviewing import counted, result_of, text_digest
from award.records.reviews.models import Panel
from award.services import steps
from award.services.asking import BadDetails, check
from award.services.deeds.conclusions import Agreement, Dissent, Unable
from award.web.consequences import consequence
from award.web.parts import Confirm
from award.web.review.comparing import compare
from award.web.review.declaring import panel_of
from award.web.seats import SeatedRequest, seat
from award.web.signing import signature, signed

STEPS = {"countersign": Road.COUNTERSIGN, "dissent": Road.DISSENT, "unable": Road.UNABLE}
Errors = dict[str, str]


@seat(Actor.EXAMINER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """What is to be signed, whole; below it the two words that a member can give on it."""
    rows = desk.readable(request.seat).prefetch_related("cycle__plans")
    file = get_object_or_404(rows, pk=pk)
    panel = panel_of(request.seat, file)
    own = desk.sheets(request.seat).filter(application=file, panel=panel).first()
    if own is None or own.state != SheetState.SIGNED:
        raise Http404  # blind until one's own sheet is signed
    if request.method != "POST":
        return _page(request, file, panel, {})
    step = STEPS.get(request.POST.get("step", ""))
    if step is None:
        raise Http404
    return _post(request, file, panel, step)


def _details(request: SeatedRequest, step: Road) -> Agreement | Dissent | Unable:
    digest, statement = request.POST.get("digest", ""), request.POST.get("statement", "").strip()
    if step is Road.COUNTERSIGN:
        return Agreement(digest)
    if step is Road.DISSENT:
        return Dissent(digest, statement)
    return Unable(digest, request.POST.get("examiner", ""), statement)


def _post(request: SeatedRequest, file: Application, panel: Panel, step: Road) -> HttpResponse:
    details = _details(request, step)
    try:
        check(details)
        form = signature(step, request)
        if not ("confirmed" in request.POST and signed(form)):
            return _confirm(request, file, step, form)
        # Each member's word stands by itself; that the text is still the one they read, its digest says.
        steps.take(step, file, by=request.seat, now=request.now, seen=file.revision, details=details)
    except BadDetails as wrong:
        return _page(request, file, panel, wrong.errors)
    messages.success(request, f"已{step.label}")
    return redirect(f"/examiner/result/{file.pk}/")


def _confirm(request: SeatedRequest, file: Application, step: Road, form: Any) -> HttpResponse:
    sent = [(n, request.POST.get(n, "")) for n in ("step", "digest", "examiner", "statement")]
    confirm = Confirm(
        verb=step.label,
        consequence=consequence(step, file),
        law=step.law,
        back_url=request.path,
        points=[request.POST["statement"]] if request.POST.get("statement") else (),
        hidden=[("confirmed", "1"), *sent],
    )
    context = {"c": confirm, "subject": file, "step": step, "form": form}
    return render(
        request, "acts/confirm.html", context, status=422 if form is not None and form.is_bound else 200
    )


def _page(request: SeatedRequest, file: Application, panel: Panel, errors: Errors) -> HttpResponse:
    plan = file.cycle.plan()
    comparison, result = compare(panel, file, plan), result_of(panel, file)
    digest = text_digest(panel, file, plan)
    words = words_on(result, digest, counted(panel, file))
    leads = any(
        c.member.leader and c.member.examiner.user_id == request.seat.person for c in comparison.columns
    )
    context = {
        "file": file,
        "panel": panel,
        "comparison": comparison,
        "result": result,
        "digest": digest,
        "mine": mine(words, request.seat.person),
        "lacking": [w.member.examiner for w in words if w.word is None] if leads else [],
        "leads": leads,
        "unmet": steps.why_not(Road.UNABLE if leads else Road.COUNTERSIGN, file, request.now, request.seat),
        "statement": request.POST.get("statement", ""),
        "chosen": request.POST.get("examiner", ""),
        "errors": errors,
        "law": Road.COUNTERSIGN.law,
    }
    return render(request, "examiner/word.html", context, status=422 if errors else 200)


def mine(words: list[Word], person: int | None) -> Word | None:
    """My own place among those who countersign; None for the leader."""
    return next((w for w in words if w.member.examiner.user_id == person), None)
