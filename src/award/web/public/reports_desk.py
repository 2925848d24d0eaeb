"""/city/reports/: the public's reports of forgery, misuse and fees, read at CITY's desk (Article 9(4))."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.process.kinds import Actor
from award.records.honours.models import Honour, MisuseReport
from award.services.files import read
from award.services.misuse import KINDS
from award.web.public.recipients import with_state
from award.web.seats import SeatedRequest, seat

PAGE = 30


@seat(Actor.CITY)
@require_safe
def reports(request: SeatedRequest) -> HttpResponse:
    page = Paginator(MisuseReport.objects.all(), PAGE).get_page(request.GET.get("page"))
    rows = [(row, *KINDS[row.kind]) for row in page.object_list]
    return render(request, "public/reports.html", {"page": page, "rows": rows})


@seat(Actor.CITY)
@require_safe
def report(request: SeatedRequest, pk: int) -> HttpResponse:
    """One report; `?file` hands out what came with it."""
    row = get_object_or_404(MisuseReport.objects.select_related("evidence"), pk=pk)
    if "file" in request.GET and row.evidence is not None:
        response = HttpResponse(read(row.evidence), content_type=row.evidence.kind)
        response["Content-Disposition"] = "attachment"
        return response
    words, law = KINDS[row.kind]
    held = with_state(Honour.objects.filter(certificate=row.certificate)).first() if row.certificate else None
    context = {"report": row, "words": words, "law": law, "honour": held}
    return render(request, "public/reports_one.html", context)
