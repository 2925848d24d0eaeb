"""/publicity/N/correct/ID/: one entry put right by one officer, released by another; a clock of its own."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.notices.models import Correction
from award.records.people.models import County
from award.services import notice_desk
from award.services.asking import BadDetails
from award.web.parts import Confirm
from award.web.publicity.forms import CorrectionForm
from award.web.publicity.notice import mine
from award.web.seats import SeatedRequest, seat


@seat(Actor.CITY, Actor.OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: SeatedRequest, pk: int, entry: int) -> HttpResponse:
    """What the entry shall read, and why."""
    row = get_object_or_404(mine(request).filter(corrects=None), pk=pk)
    application = get_object_or_404(Application, pk=entry)
    try:
        shown = notice_desk.entry_of(row, application)
    except BadDetails:
        raise Http404 from None
    counties = [c.name for c in County.objects.all()]
    initial = {"name": shown["name"], "county": shown["county"]}
    form = CorrectionForm(counties, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = notice_desk.prepare_correction(
                row, application, by=request.seat, now=request.now, **form.cleaned_data
            )
        except BadDetails as wrong:
            form.reject(wrong)
        else:
            messages.success(request, "已提出更正，待另一名工作人员发布")
            return redirect("publicity_correction", made.pk)
    context = {"notice": row, "shown": shown, "form": form, "law": notice_desk.FOUR_EYES}
    return render(request, "publicity/correct.html", context, status=422 if form.is_bound else 200)


def _found(request: SeatedRequest, pk: int) -> Correction:
    rows = Correction.objects.select_related("notice__cycle", "application", "prepared_by", "published")
    return get_object_or_404(rows.filter(notice__in=mine(request)), pk=pk)


@seat(Actor.CITY, Actor.OFFICE)
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: SeatedRequest, pk: int) -> HttpResponse:
    """The confirm page of a correction; what stands against it is said on it."""
    row, refused = _found(request, pk), ""
    if request.method == "POST":
        try:
            made = notice_desk.release_correction(row, by=request.seat, now=request.now)
        except BadDetails as wrong:
            refused = "；".join(wrong.errors.values())
        else:
            messages.success(request, "已发布更正公告，该条目的公示期重新计算")
            return redirect("publicity_notice", made.corrects_id)
    confirm = Confirm(
        verb="发布更正公告",
        consequence=f"将发布更正公告，“{row.name}”这一条的公示期自发布重新计算，其他条目不变。",
        law=notice_desk.FOUR_EYES,
        back_url=f"/publicity/{row.notice_id}/",
        hidden=[],
    )
    context = {
        "correction": row,
        "shown": notice_desk.entry_of(row.notice, row.application),
        "c": confirm,
        "refused": refused,
        "mine": row.prepared_by_id == request.seat.user_id,
        "may_release": notice_desk.may_release(row.notice, request.seat),
    }
    return render(request, "publicity/correction.html", context, status=409 if refused else 200)


@seat(Actor.CITY, Actor.OFFICE)
@require_http_methods(["POST"])
def drop(request: SeatedRequest, pk: int) -> HttpResponse:
    """Take a correction back before it is released, with the reason."""
    row = _found(request, pk)
    try:
        notice_desk.drop_correction(row, request.POST.get("because", ""), by=request.seat, now=request.now)
    except BadDetails as wrong:
        messages.error(request, "；".join(wrong.errors.values()))
        return redirect("publicity_correction", row.pk)
    messages.success(request, "已撤下这件更正")
    return redirect("publicity_notice", row.notice_id)
