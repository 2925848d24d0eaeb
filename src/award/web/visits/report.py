"""/visits/N/report.pdf: the report of a visit, to be printed and filed (Article 32)."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from award.process.visit import V
from award.records.visits.desk import visits
from award.services.papers.visit_report import visit_report_pdf
from award.web.seats import SeatedRequest, seat
from award.web.visits.index import VISITORS


@seat(*VISITORS)
@require_safe
def report(request: SeatedRequest, pk: int) -> HttpResponse:
    """Only of a visit that is finished: before that it is not a report."""
    row = get_object_or_404(visits(request.seat), pk=pk)
    if row.state != V.DONE:
        raise Http404
    response = HttpResponse(visit_report_pdf(row), content_type="application/pdf")
    name = f"寻访报告-{row.honour.name}-第{row.number}次.pdf"
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    response["Cache-Control"] = "private, no-store"
    return response
