"""/applicant/feedback/: the review's feedback, once the circular is out (Articles 7, 23, 26)."""

from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from award.law.art26_commendation import CIRCULAR, feedback_released
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import local
from award.records.desk import on_the_desk_of
from award.records.feedback import Feedback, feedback, released, reviewed
from award.services.papers.feedback import content, feedback_docx, feedback_pdf
from award.web.applicant import own
from award.web.charts import radar
from award.web.seats import SeatedRequest, seat

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@seat(Actor.APPLICANT)
@require_safe
def newest(request: SeatedRequest) -> HttpResponse:
    """The newest of the enterprise's files that was reviewed and may be told; else its home page."""
    for application in own.applications(request):
        if reviewed(application) and released(application.cycle):
            return redirect(f"/applicant/feedback/{application.pk}/")
    return redirect("/applicant/")


def _mine(request: SeatedRequest, pk: int) -> tuple[Application, HttpResponse | None]:
    """The enterprise's own file (another's is 404); the refusal where the circular is not out yet.

    Before that nothing says whether it was reviewed at all.
    """
    rows = on_the_desk_of(request.seat).prefetch_related("cycle__plans")
    application = get_object_or_404(rows, pk=pk)
    findings = feedback_released(released(application.cycle))
    if not findings:
        if not reviewed(application):
            raise Http404
        return application, None
    context = {
        "step": "看评审反馈报告",
        "findings": findings,
        "back_url": own.address("/applicant/", application),
        "back_label": "回我的申报",
    }
    return application, render(request, "errors/409.html", context, status=409)


@seat(Actor.APPLICANT)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    application, refusal = _mine(request, pk)
    if refusal is not None:
        return refusal
    report = feedback(application)
    said = content(report, local(request.now).date())
    context = {
        "application": application,
        "report": report,
        "law": CIRCULAR,
        "compare": said["compare"],
        "note": said["note"],
        "radar": feedback_radar(report, said["radar"]["low"], said["radar"]["high"]),
    }
    return render(request, "applicant/feedback.html", context)


def feedback_radar(report: Feedback, low: int, high: int) -> object:
    averages = [p.average or 0 for p in report.parts] if report.averaged else []
    return radar(
        [p.name for p in report.parts],
        [p.own for p in report.parts],
        compare=averages,
        compare_label=f"{report.others + 1}家平均",
        low=low,
        high=high,
    )


@seat(Actor.APPLICANT)
@require_safe
def pdf(request: SeatedRequest, pk: int) -> HttpResponse:
    application, refusal = _mine(request, pk)
    if refusal is not None:
        return refusal
    made = feedback_pdf(feedback(application), local(request.now).date())
    return _file(application, made, "application/pdf", "pdf")


@seat(Actor.APPLICANT)
@require_safe
def docx(request: SeatedRequest, pk: int) -> HttpResponse:
    application, refusal = _mine(request, pk)
    if refusal is not None:
        return refusal
    made = feedback_docx(feedback(application), local(request.now).date())
    return _file(application, made, WORD, "docx")


def _file(application: Application, body: bytes, kind: str, ending: str) -> HttpResponse:
    answer = HttpResponse(body, content_type=kind)
    name = quote(f"{application.cycle}评审反馈报告.{ending}")
    answer["Content-Disposition"] = f"attachment; filename=\"feedback.{ending}\"; filename*=UTF-8''{name}"
    return answer
