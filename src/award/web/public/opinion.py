"""/notices/N/opinion/: what the public thinks of the candidates, while the consultation runs (Article 24)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from award.records.cases import calendar
from award.records.notices.models import Opinion, PublicNotice
from award.services import objections as service
from award.services.asking import BadDetails
from award.web.public.forms import OpinionForm
from award.web.public.limits import too_often
from award.web.public.objections import OFTEN
from award.web.public.shown import show
from award.web.seats import SeatedRequest


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def opinion(request: SeatedRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(PublicNotice.objects.select_related("cycle"), pk=pk, kind=service.ASKING)
    form = OpinionForm(request.POST or None)
    received, status = None, 200
    if request.method == "POST":
        received, status = _give(request, row, form)
    shown = show(row, request.now, calendar())
    context = {"n": shown, "form": form, "received": received}
    return render(request, "public/opinion.html", context, status=status)


def _give(request: SeatedRequest, row: PublicNotice, form: OpinionForm) -> tuple[Opinion | None, int]:
    """What was received, and the page's status."""
    if not form.is_valid():
        return None, 422
    if too_often(request, "opinion"):
        form.add_error(None, OFTEN)
        return None, 429
    try:
        return service.give_opinion(row, now=request.now, **form.cleaned_data), 200
    except BadDetails as wrong:
        form.reject(wrong)
    return None, 422
