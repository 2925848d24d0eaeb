"""/city/objections/N/report/: the re-examination report on paper, without who objected (Article 26)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.law.art26_commendation import REEXAMINE
from award.law.dates import spoken
from award.process.kinds import Actor
from award.process.objection import O
from award.records.cases import local
from award.records.desk import objections as on_desk
from award.records.notices.models import Objection
from award.web.parts import Letter
from award.web.seats import SeatedRequest, seat

SEALED = "复核由没有经办过这份申报的工作人员作出；异议人的身份封存，本报告不载明。"


@seat(Actor.CITY)
@require_safe
def report(request: SeatedRequest, pk: int) -> HttpResponse:
    """A page to be printed; there is none before a report is written."""
    objection = get_object_or_404(on_desk(request.seat).exclude(report=""), pk=pk)
    return render(request, "city/objection_report.html", {"letter": letter(objection), "o": objection})


def letter(objection: Objection) -> Letter:
    """What was objected, found and concluded."""
    of = objection.application
    kind = "线索" if objection.anonymous or objection.late else "异议"
    received = spoken(local(objection.received_at).date())
    said = [
        f"就《{objection.notice.title}》，{received}收到关于{of.name}（{of.number}）的{kind}一件，"
        f"查询码{objection.code}。",
        f"反映的事实和理由：{objection.facts}",
        f"复核情况：{objection.report}",
    ]
    if objection.verdict:
        said.append(f"结论：{O(objection.state).label}。{objection.verdict}")
    return Letter(
        title=f"关于对{of.name}{kind}的复核报告",
        paragraphs=said,
        signed_by="市政府质量工作主管部门",
        day=None,
        laws=(REEXAMINE,),
        notes=(SEALED,),
    )
