"""/applicant/: where the application is, what it still lacks, what was decided; where one begins."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from award.law import case as c
from award.law.citation import Findings
from award.law.facts import EligibilityFacts, EntityType
from award.process.application import MAY_WITHDRAW, Road, S
from award.process.cycle import C
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import calendar, local
from award.records.cycles.models import Cycle
from award.records.feedback import released, reviewed
from award.records.people.models import Enterprise
from award.services import dossiers
from award.web.applicant import mends, own
from award.web.applicant.letters import points_named, returned
from award.web.five import five_answers, road, shown_state
from award.web.seats import SeatedRequest, seat

BEGINNING = (C.APPROVED.value, C.CALLED.value)
# The step that ends each state in which the enterprise writes.
FILING = {S.DRAFT: Road.SUBMIT, S.RETURNED: Road.RESUBMIT}


@dataclass(frozen=True, slots=True)
class Beginning:
    """A cycle in which the enterprise has no application yet, and what stands against beginning one."""

    cycle: Cycle
    findings: Findings


@seat(Actor.APPLICANT)
@require_safe
def home(request: SeatedRequest) -> HttpResponse:
    rows = own.applications(request)
    context: dict[str, Any] = {
        "enterprise": Enterprise.objects.select_related("county").get(pk=request.seat.enterprise or 0),
        "beginnings": list(beginnings(rows, request)),
    }
    application = own.chosen(request, rows)
    if application is not None:
        context |= _file(application, request)
        context["elsewhere"] = [
            (a, shown_state(a, request), own.address("/applicant/", a)) for a in rows if a != application
        ]
    return render(request, "applicant/home.html", context)


def _file(application: Application, request: SeatedRequest) -> dict[str, Any]:
    state = shown_state(application, request)
    filing = FILING.get(state)
    return {
        "application": application,
        "state": state,
        "five": five_answers(application, request),
        "road": road(application, request),
        "filing": filing,
        "findings": mends.unmet(filing, application, request) if filing else [],
        "submit_url": own.address("/applicant/submit/", application),
        "query": f"?cycle={application.cycle.number}",
        **own.clock_of(application, request.now),
        "returned": returned(application) if state == S.RETURNED else None,
        "points": points_named(application) if state == S.RETURNED else [],
        "letters": application.letters,  # type: ignore[attr-defined]
        "receipts": application.dossiers.all(),
        "may_withdraw": state in MAY_WITHDRAW,
        "feedback": released(application.cycle) and reviewed(application),
    }


def beginnings(rows: list[Application], request: SeatedRequest) -> list[Beginning]:
    """Cycles approved or called in which the enterprise has not begun."""
    begun = [a.cycle_id for a in rows]
    cycles = Cycle.objects.filter(state__in=BEGINNING).exclude(pk__in=begun).prefetch_related("plans")
    return [Beginning(cycle, against(cycle, request)) for cycle in cycles]


def against(cycle: Cycle, request: SeatedRequest) -> Findings:
    """What stands against beginning in this cycle: the same rules as the step's own."""
    plan = cycle.plan()
    called = c.Call(
        local(cycle.called_at).date(), plan.opens_on, plan.deadline, plan.county_deadline
    ) if cycle.called_at else None  # fmt: skip
    case = c.ApplicationCase(
        moment=local(request.now),
        cycle=cycle.number,
        readings=plan.chosen(),
        calendar=calendar(),
        facts=EligibilityFacts(plan.base_date, cycle.number, EntityType.ENTERPRISE),
        call=called,
    )
    return tuple(f for rule in Road.START.provided for f in rule(case))


@seat(Actor.APPLICANT)
@require_POST
def start(request: SeatedRequest) -> HttpResponse:
    """Begin the application of one cycle; what stands against it comes back as the refusal's page."""
    number = request.POST.get("cycle", "")
    if not number.isdecimal():
        raise Http404
    cycle = get_object_or_404(Cycle, number=number, state__in=BEGINNING)
    enterprise = Enterprise.objects.select_related("county").get(pk=request.seat.enterprise or 0)
    application = dossiers.start(cycle, enterprise, by=request.seat, now=request.now)
    messages.success(request, f"已开始{cycle}的申报，填写的内容随时保存。先看资格，再写材料")
    return redirect(own.address("/applicant/eligibility/", application))
