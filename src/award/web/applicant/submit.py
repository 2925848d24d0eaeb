"""/applicant/submit/: the pre-check of Articles 15, 16, 17, 20 and 21, then filing with a numbered receipt.

A pre-check is no decision: what is doubtful travels with the file and is decided by county and city.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.law.citation import Finding
from award.law.eligibility import Judgement, Outcome, judge
from award.process.application import S
from award.process.kinds import Actor, Steps
from award.records.applications.models import Application
from award.records.cases import application_case
from award.records.people.models import Enterprise
from award.services import frozen, steps
from award.web.applicant import mends, own
from award.web.applicant.home import FILING
from award.web.applicant.sme import standing
from award.web.consequences import consequence
from award.web.five import five_answers, shown_state
from award.web.parts import Confirm, Unmet
from award.web.seats import SeatedRequest, seat

VERDICTS = {
    Outcome.MAY_APPLY: ("ok", "按所填内容，未发现不符合申报条件的情形"),
    Outcome.MAY_NOT_APPLY: ("late", "按所填内容，有不符合申报条件的情形"),
    Outcome.UNDETERMINED: ("wait", "按所填内容，有些情形要补充证明或由主管部门认定"),
}


@dataclass(frozen=True, slots=True)
class ClauseCheck:
    """One article's findings in the pre-check; none means that nothing was found."""

    article: int
    about: str
    findings: list[Unmet]


ABOUT = {2: "授予对象", 3: "再次申报的间隔", 15: "申报条件", 16: "特别鼓励的中小企业", 17: "不得申报的情形"}


def by_article(judgement: Judgement, application: Application) -> list[ClauseCheck]:
    """Every article of the pre-check in order, its findings under it."""
    found: Iterable[Finding] = (
        *judgement.refusals, *judgement.to_confirm, *judgement.to_correct, *judgement.notes,
    )  # fmt: skip
    linked = mends.linked(found, application)
    return [ClauseCheck(n, about, [f for f in linked if f.law.article == n]) for n, about in ABOUT.items()]


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: SeatedRequest) -> HttpResponse:
    """GET: what blocks and what warns. First POST: the confirm page. Confirmed: filed, and the receipt."""
    application = own.chosen(request)
    if application is None:
        return own.not_begun(request)
    step = FILING.get(shown_state(application, request))
    if step is None:
        return redirect(own.address("/applicant/", application))
    if request.method == "POST":
        return _file(request, application, step)
    return _page(request, application, step)


def _file(request: SeatedRequest, application: Application, step: Steps) -> HttpResponse:
    seen = request.POST.get("seen", "")
    if "confirmed" not in request.POST:
        if steps.blocking(steps.why_not(step, application, request.now, request.seat)):
            return _page(request, application, step, status=409)
        confirm = Confirm(
            verb=step.label,
            consequence=consequence(step, application),
            law=step.law,
            back_url=request.get_full_path(),
            points=[f"初审：{application.county.name}质量工作主管部门", "提交后立即生成带编号和摘要的回执"],
            hidden=[("confirmed", "1"), ("seen", seen)],
        )
        return render(request, "acts/confirm.html", {"c": confirm, "subject": application, "step": step})
    revision = int(seen) if seen.isdecimal() and len(seen) < 10 else -1
    steps.take(step, application, by=request.seat, now=request.now, seen=revision)
    return redirect(f"/applicant/receipt/{frozen.latest(application).pk}/")


def _page(request: SeatedRequest, application: Application, step: Steps, status: int = 200) -> HttpResponse:
    case = application_case(application, request.now, request.seat)
    judgement = judge(case)
    verdict, words = VERDICTS[judgement.outcome]
    context = {
        "application": application,
        "step": step,
        "five": five_answers(application, request),
        "findings": mends.unmet(step, application, request),
        "clauses": by_article(judgement, application),
        "verdict": verdict,
        "words": words,
        "standing": standing(application),
        "other_code": _other_code(application),
        "seen": application.revision,
        "returned": application.state == S.RETURNED,
        "due": own.due(application),
        **own.clock_of(application, request.now),
        "query": f"?cycle={application.cycle.number}",
    }
    return render(request, "applicant/submit.html", context, status=status)


def _other_code(application: Application) -> str:
    """The registered credit code, where the form names another one."""
    registered = Enterprise.objects.values_list("uscc", flat=True).get(pk=application.enterprise_id)
    typed = "".join(str(application.draft.values.get("uscc") or "").split()).upper()
    return registered if typed and typed != registered else ""
