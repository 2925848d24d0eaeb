"""The plan and the 23 items as workbooks, the diagnosis with radar and plan as PDF: as shown."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from award.process.diagnosis import D
from award.process.kinds import Actor
from award.records.cases import calendar, local
from award.records.diagnosis.models import Diagnosis
from award.services.papers.diagnosis import diagnosis_pdf
from award.web.diagnosis.paper import content
from award.web.diagnosis.sheet import mine
from award.web.diagnosis.shown import measures, shown
from award.web.export import attachment, workbook
from award.web.seats import SeatedRequest, seat

COLUMNS = ("措施", "条款", "条款名称", "负责人", "完成期限", "进展", "逾期", "说明", "办结日期")

ITEMS = ("条款", "名称", "分值", "百分比", "得分", "档", "下一档起点", "可多得", "优势", "改进机会")


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
            m.measure.get_state_display(), m.words, m.measure.note,
            local(m.measure.closed_at).date() if m.measure.closed_at else None,
        ]
        for m in measures(row, local(request.now).date(), calendar())
    ]  # fmt: skip
    return workbook("改进计划", COLUMNS, rows)


@seat(Actor.APPLICANT)
@require_safe
def items_xlsx(request: SeatedRequest, pk: int) -> HttpResponse:
    """The 23 items in the order of the criteria."""
    row = _finished(request, pk)
    rows = [
        [
            s.item.clause, s.item.name_zh, s.item.points, s.percent, g.score, s.band.label_zh,
            s.next.low if s.next else None, s.wins if s.next else None,
            "\n".join(g.strengths), "\n".join(g.improvements),
        ]
        for g in sorted(shown(row, compare=False).gains, key=lambda g: g.step.item.clause)
        for s in [g.step]
    ]  # fmt: skip
    return workbook("自我诊断", ITEMS, rows)


@seat(Actor.APPLICANT)
@require_safe
def pdf(request: SeatedRequest, pk: int) -> HttpResponse:
    row = _finished(request, pk)
    today = local(request.now).date()
    made = diagnosis_pdf(content(shown(row), measures(row, today), today))
    return attachment("自我诊断.pdf", made, "application/pdf")
