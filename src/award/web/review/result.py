"""/examiner/result/N/: the panel's sheets, once one's own is signed; the leader concludes (23)."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.law.art07_criteria import criteria
from award.law.score import Method
from award.process.application import Road, S
from award.process.kinds import Actor
from award.process.panel import SheetState
from award.records import desk
from award.records.applications.models import Application
from award.records.concluding import words_on
from award.records.reviewing import text_digest
from award.records.reviews.models import Panel
from award.services import steps
from award.services.asking import BadDetails
from award.services.deeds.conclusions import Consensus, Findings
from award.services.steps import Refused, take
from award.web.five import five_answers
from award.web.mending import mends_of
from award.web.parts import Unmet, with_mends
from award.web.review.comparing import Comparison, Row, compare, first_findings
from award.web.review.declaring import panel_of
from award.web.review.sheet import percents
from award.web.seats import SeatedRequest, seat

# Where each finding of the signature is mended on this page.
HERE = {
    "score": ("#consensus", "去合议"),
    "spread": ("#consensus", "去合议"),
    "findings": ("#findings", "去写评审意见"),
    "countersign": ("#words", "看会签"),
}
FINISH = {S.DOCUMENT_REVIEW: Road.FINISH_DOCUMENTS, S.SITE_VISIT: Road.FINISH_SITE}


@dataclass
class Typed:
    """What the leader sent and what is wrong with it."""

    percents: dict[str, str] = field(default_factory=dict)
    discussion: str = ""
    findings: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    refused: list[Unmet] = field(default_factory=list)

    @property
    def wrong(self) -> bool:
        return bool(self.errors or self.refused)


@seat(Actor.EXAMINER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """Before one's own sheet is signed nothing of the others is here: no mark, no name of who has signed."""
    rows = desk.readable(request.seat).prefetch_related("cycle__plans")
    file = get_object_or_404(rows, pk=pk)
    panel = panel_of(request.seat, file)
    sheet = desk.sheets(request.seat).filter(application=file, panel=panel).first()
    if sheet is None:
        raise Http404
    if sheet.state != SheetState.SIGNED:
        context = {"file": file, "panel": panel, "sheet": sheet, "law": Road.CONSENSUS.law}
        return render(request, "examiner/blind.html", context)
    typed = None
    if request.method == "POST":
        typed = _post(request, file)
        if not typed.wrong:
            return redirect(request.path)
    return _page(request, file, panel, typed)


def _post(request: SeatedRequest, file: Application) -> Typed:
    """Consensus or findings, whichever form was sent."""
    typed = Typed(
        {key: str(value) for key, value in request.POST.items() if key.startswith(("p_", "r_"))},
        request.POST.get("discussion", ""),
        request.POST.get("findings", ""),
    )
    seen = request.POST.get("seen", "")
    revision = int(seen) if seen.isdecimal() else -1
    try:
        if "findings" in request.POST:
            step: Road = Road.FINDINGS
            details: Findings | Consensus = Findings(typed.findings)
        else:
            step, details = Road.CONSENSUS, _consensus(file, typed)
        take(step, file, by=request.seat, now=request.now, seen=revision, details=details)
    except BadDetails as wrong:
        typed.errors = wrong.errors
    except Refused as refused:
        typed.refused = [Unmet(f) for f in refused.findings]
    else:
        messages.success(request, "评审意见已保存" if step is Road.FINDINGS else "合议已登记")
    return typed


def _consensus(file: Application, typed: Typed) -> Consensus:
    """BadDetails for what is no percentage at all; the service checks the rest."""
    given, errors = percents(criteria(file.cycle.plan().criteria), typed.percents)
    if errors:
        raise BadDetails(errors)
    reasons = {key.removeprefix("r_"): t for key, t in typed.percents.items() if key.startswith("r_")}
    return Consensus({c: v for c, v in given.items() if v is not None}, typed.discussion, reasons)


def _page(request: SeatedRequest, file: Application, panel: Panel, typed: Typed | None) -> HttpResponse:
    plan = file.cycle.plan()
    comparison = compare(panel, file, plan)
    me = request.seat.user_id
    leads = any(c.member.leader and c.member.examiner.user_id == me for c in comparison.columns)
    finish = FINISH.get(S(file.state))
    concludes = leads and finish is not None and not comparison.missing
    result = comparison.result
    context = {
        "file": file,
        "panel": panel,
        "law": Road.CONSENSUS.law,
        "comparison": comparison,
        "plan": plan,
        "result": result,
        "sealed": result is not None and result.signed_at is not None,
        "leads": leads,
        "concludes": concludes,
        "by_consensus": plan.method == Method.CONSENSUS,
        "rows": boxes(comparison, typed),
        "parted": reasons(comparison, typed),
        "words": words_on(result, text_digest(panel, file, plan), [c.member for c in comparison.columns]),
        "word_waits": not leads and result is not None and bool(result.findings) and not comparison.missing,
        "discussion": typed.discussion if typed else result.discussion if result else "",
        "findings": _findings(comparison, typed),
        "findings_suggested": not (result and result.findings),
        "errors": typed.errors if typed else {},
        "refused": typed.refused if typed else [],
        "seen": file.revision,
        "finish": finish,
        "finish_url": f"/do/application/{file.pk}/{finish.name.lower()}/" if finish else "",
        "unmet": with_mends(
            steps.why_not(finish, file, request.now, request.seat), {**mends_of(file, request.seat), **HERE}
        )
        if finish and leads
        else [],
        "five": five_answers(file, request),
    }
    return render(request, "examiner/result.html", context, status=_status(typed))


def _status(typed: Typed | None) -> int:
    if typed is None:
        return 200
    return 409 if any(u.finding.key == "stale" for u in typed.refused) else 422


def _findings(comparison: Comparison, typed: Typed | None) -> str:
    """What was just typed, else what is stored, else what the members wrote."""
    if typed is not None and typed.findings:
        return typed.findings
    stored = comparison.result.findings if comparison.result else ""
    return stored or first_findings(comparison)


def reasons(comparison: Comparison, typed: Typed | None) -> list[tuple[Row, str, str]]:
    """Each row that parted, with the reason that stands in its box and its fault."""
    made = []
    for row in comparison.rows:
        name = f"r_{row.clause}"
        shown = typed.percents.get(name, row.reason) if typed else row.reason
        if row.flagged or row.reason:
            made.append((row, shown, typed.errors.get(name, "") if typed else ""))
    return made


def boxes(comparison: Comparison, typed: Typed | None) -> list[tuple[Row, str, str]]:
    """Each row with what stands in its box (typed, agreed, else the mean on the grid) and its fault."""
    made = []
    for row in comparison.rows:
        name = f"p_{row.clause}"
        value = row.agreed if row.agreed is not None else row.suggested
        shown = "" if value is None else str(value)
        if typed is not None and typed.percents:
            shown = typed.percents.get(name, "")
        made.append((row, shown, typed.errors.get(name, "") if typed else ""))
    return made
