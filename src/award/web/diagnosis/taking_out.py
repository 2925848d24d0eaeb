"""The improvement plan as a workbook, the diagnosis with radar and plan as PDF: as shown."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from award.process.diagnosis import D
from award.process.kinds import Actor
from award.records.cases import local
from award.records.diagnosis.models import Diagnosis
from award.services.papers.diagnosis import diagnosis_pdf
from award.web.diagnosis.paper import content
from award.web.diagnosis.sheet import mine
from award.web.diagnosis.shown import measures, shown
from award.web.export import attachment, workbook
from award.web.seats import SeatedRequest, seat

COLUMNS = ("措施", "条款", "条款名称", "负责人", "完成期限", "进展", "逾期", "说明", "办结日期")


def _finished(request: SeatedRequest, pk: int) -> Diagnosis:
    row = mine(request, pk)
    if row.state != D.FINISHED:
        raise Http404
    return row


@seat(Actor.APPLICANT)
@require_safe
def plan_xlsx(request: SeatedRequest, pk: int) -> HttpResponse:
    row = _finished(request, pk)
    rows = [
        [
            m.measure.what, m.measure.clause, m.name, m.measure.owner, m.measure.due,
            m.measure.get_state_display(), "逾期" if m.overdue else "", m.measure.note,
            local(m.measure.closed_at).date() if m.measure.closed_at else None,
        ]
        for m in measures(row, local(request.now).date())
    ]  # fmt: skip
    return workbook("改进计划", COLUMNS, rows)


@seat(Actor.APPLICANT)
@require_safe
def pdf(request: SeatedRequest, pk: int) -> HttpResponse:
    row = _finished(request, pk)
    today = local(request.now).date()
    made = diagnosis_pdf(content(shown(row), measures(row, today), today))
    return attachment("自我诊断.pdf", made, "application/pdf")
