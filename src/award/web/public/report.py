"""/report/: forgery, misuse of the title, charging of fees, told by anybody (Articles 5, 33 and 35)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art33_certificates import NO_FORGERY, normalised
from award.law.art35_title_use import CORPORATE_IMAGE
from award.records.honours.models import MisuseReport
from award.services import misuse
from award.services.asking import BadDetails
from award.services.files import BadFile
from award.web.public.forms import NUMBER_MAX, ReportForm
from award.web.public.limits import too_often
from award.web.public.objections import OFTEN
from award.web.seats import SeatedRequest

KEPT = "report"  # the session's name for the code that was just given


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: SeatedRequest) -> HttpResponse:
    number = normalised(request.GET.get("number", ""))[:NUMBER_MAX]
    form = ReportForm(request.POST or None, request.FILES or None, initial={"certificate": number})
    status = 200
    if request.method == "POST":
        row, status = _keep(request, form)
        if row is not None:
            request.session[KEPT] = row.code
            return redirect("/report/receipt/")
    context = {"form": form, "laws": (NO_FORGERY, CORPORATE_IMAGE)}
    return render(request, "public/report.html", context, status=status)


def _keep(request: SeatedRequest, form: ReportForm) -> tuple[MisuseReport | None, int]:
    """The report, or None and the status of the page that says what is wrong; all typed stays."""
    if form.is_valid():
        if too_often(request, "report"):
            form.add_error(None, OFTEN)
            return None, 429
        data = dict(form.cleaned_data)
        try:
            return misuse.report(upload=data.pop("evidence"), now=request.now, **data), 200
        except BadDetails as wrong:
            form.reject(wrong)
        except BadFile as wrong:
            form.add_error("evidence", str(wrong))
    form.choose_file_again("evidence")
    return None, 422


@login_not_required
@never_cache
@require_safe
def receipt(request: SeatedRequest) -> HttpResponse:
    row = MisuseReport.objects.filter(code=request.session.get(KEPT)).first()
    if row is None:
        return redirect("/report/")
    words, law = misuse.KINDS[row.kind]
    return render(request, "public/report_receipt.html", {"report": row, "words": words, "law": law})
