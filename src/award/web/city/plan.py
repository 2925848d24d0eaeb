"""/city/plan/: cycles, their plans, and the approval of both organs on paper (Articles 3, 18 and 36)."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.law.art18_launch import ORGANS
from award.law.art36_in_force import opened_under
from award.law.citation import Kind
from award.law.dates import spoken
from award.law.readings import written
from award.process.cycle import C, CycleRoad
from award.process.kinds import Actor, Steps
from award.process.plan import Plan
from award.records.cases import cycle_case
from award.records.cycles.models import Cycle
from award.records.people.models import User
from award.services import steps
from award.web.city.common import actions, do_url, findings
from award.web.city.plan_form import DATES, DECIMALS, METHODS, WHOLE
from award.web.five import five_answers
from award.web.seats import SeatedRequest, seat

PRIMARY: dict[C, CycleRoad] = {
    C.PLANNING: CycleRoad.SUBMIT_PLAN,
    C.SUBMITTED: CycleRoad.LAUNCH,
    C.CALLED: CycleRoad.CLOSE,
    C.VACANT: CycleRoad.CLOSE,
}
OTHERS: tuple[Steps, ...] = (
    CycleRoad.REGISTER_APPROVAL,
    CycleRoad.WITHDRAW_PLAN,
    CycleRoad.EXTEND,
    CycleRoad.STATE_VACANCY,
    CycleRoad.ABANDON,
)


@seat(Actor.CITY)
@require_safe
def cycles(request: SeatedRequest) -> HttpResponse:
    """Every cycle, the newest first; several can be open."""
    every = list(Cycle.objects.prefetch_related("plans"))
    rows = [(c, c.plan() if c.plan_version() else None) for c in every]
    return render(request, "city/cycles.html", {"rows": rows})


@seat(Actor.CITY)
@require_safe
def cycle(request: SeatedRequest, pk: int) -> HttpResponse:
    """The cycle: its plan, the versions of it, the approvals, and what stands before the next step."""
    row = get_object_or_404(Cycle.objects.prefetch_related("plans"), pk=pk)
    version = row.plan_version()
    approvals = row.approvals.select_related("scan", "entered_by", "confirmed_by")
    context: dict[str, Any] = {
        "cycle": row,
        "five": five_answers(row, request),
        "version": version,
        "plan_rows": plan_rows(version.value()) if version else [],
        "versions": row.plans.select_related("made_by").order_by("-version"),
        "approvals": [
            {
                "paper": a,
                "organs": "、".join(ORGANS[o] for o in a.organs),
                "confirm": confirm_url(row, a.pk, a.entered_by, a.confirmed_at is None, request),
            }
            for a in approvals
        ],
        "expiry": expiry(row, request),
        **button(row, request),
    }
    return render(request, "city/cycle.html", context)


def confirm_url(cycle: Cycle, paper: int, entered_by: User, open_: bool, request: SeatedRequest) -> str:
    """Where this officer confirms the paper; empty for the one who entered it, or once it is done."""
    if not open_ or entered_by.pk == request.seat.user_id:
        return ""
    if not steps.may(CycleRoad.CONFIRM_APPROVAL, cycle, request.seat):
        return ""
    return do_url(cycle, CycleRoad.CONFIRM_APPROVAL, paper=paper)


def button(cycle: Cycle, request: SeatedRequest) -> dict[str, Any]:
    """The findings and the one button; an approved plan goes on to its call's own page."""
    others = actions(cycle, OTHERS, request)
    state = C(cycle.state)
    if state is C.PLANNING:
        others.insert(0, ("修改实施方案", f"/city/plan/{cycle.pk}/edit/"))
    if state is C.APPROVED:
        return {"call_url": f"/city/call/{cycle.pk}/", "others": others}
    step = PRIMARY.get(state)
    if step is None:
        return {"others": others}
    return {
        "step": step,
        "findings": findings(step, cycle, request),
        "button_url": do_url(cycle, step),
        "others": others,
    }


def expiry(cycle: Cycle, request: SeatedRequest) -> str:
    """The regulation's own end, once it is near (Article 36): a hint while the cycle goes on."""
    if C(cycle.state) in (C.CLOSED, C.ABANDONED, C.PLANNING, C.SUBMITTED):
        return ""  # before the launch it stands among the findings
    found = opened_under(cycle_case(cycle, request.now, request.seat))
    return "；".join(f.because for f in found if f.kind is Kind.NOTE)


def plan_rows(plan: Plan) -> list[tuple[str, str, bool]]:
    """(label, value in words, whether it differs from the default): the whole plan as a table."""
    rows: list[tuple[str, str, bool]] = []
    for name, (label, _) in DATES.items():
        value = getattr(plan, name)
        said = f"{spoken(value.date())} {value:%H:%M:%S}" if isinstance(value, datetime) else spoken(value)
        rows.append((label, said, False))
    for name, (label, unit, _) in {**WHOLE, **DECIMALS}.items():
        value = getattr(plan, name)
        rows.append((label, "不设" if value is None else f"{value}{unit}", False))
    rows.append(("汇总方法", dict(METHODS)[plan.method], False))
    rows.append(("评价标准", plan.criteria, False))
    for reading, value in plan.chosen():
        labels = dict(zip(map(written, reading.allowed), reading.labels, strict=False))
        rows.append(
            (f"读法：{reading.label}", labels.get(written(value), written(value)), value != reading.default)
        )
    return rows
