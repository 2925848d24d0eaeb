"""/city/honours/: titles held, and what becomes of them after the award (Articles 30, 31 and 33)."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.law.art31_revocation import last_day
from award.process.honour import H, HonourRoad
from award.process.kinds import Actor, Steps
from award.records.cases import local
from award.records.events.cases import answer_of
from award.records.honours.models import Honour
from award.records.ledger.models import Line
from award.records.recipients.queries import changes_of
from award.web.city import narrowing
from award.web.city.common import actions, do_url, findings
from award.web.city.history import entry, names
from award.web.events.words import outcome_tag
from award.web.parts import FiveAnswers
from award.web.seats import SeatedRequest, seat

PAGE = 30
NEXT: dict[H, HonourRoad] = {H.STUDYING: HonourRoad.STUDY, H.REVOKED: HonourRoad.RECALL}
OF_GOVERNMENT = {H.ESTABLISHED: HonourRoad.REVOKE_FRAUD, H.STUDIED: HonourRoad.REVOKE}
# How the public is told: by announcement (30), by circular (31).
TELLING = {30: HonourRoad.ANNOUNCE, 31: HonourRoad.CENSURE}


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """Every honour, the newest cycle first, with a search by name or certificate."""
    every = Honour.objects.all()
    counted = dict(every.order_by().values_list("state").annotate(n=Count("pk")))
    filters = [narrowing.chips(request.GET, "state", "状态", counted, {h.value: h.label for h in H})]
    found = every.filter(state=request.GET["state"]) if request.GET.get("state") else every
    words = request.GET.get("q", "").strip()
    if words:
        found = found.filter(Q(name__icontains=words) | Q(certificate__icontains=words))
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "filters": [f for f in filters if len(f.chips) > 1 or f.on],
        "narrowed": bool(request.GET.get("state") or words),
        "q": request.GET.get("q", ""),
    }
    return render(request, "city/honours.html", context)


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """One honour: its certificate, its three years, events and visits, a revocation's road, the next step."""
    chosen = Honour.objects.select_related(
        "enterprise", "cycle", "proposed_by", "study_organ", "opinion_evidence", "hearing_evidence"
    )
    honour = get_object_or_404(chosen, pk=pk)
    until = last_day(honour.awarded_on)
    step = next_step(honour)
    lines = list(Line.objects.filter(subject=honour.subject))
    people = names(lines)
    events = honour.events.select_related("honour__cycle")
    context: dict[str, Any] = {
        "honour": honour,
        "until": until,
        "within": local(request.now).date() <= until,
        "five": five(honour, step),
        "proposed_by": honour.proposed_by,
        "events": [(e, outcome_tag(e, answer_of(e, request.now))) for e in events],
        "visits": honour.visits.order_by("number"),
        "pieces": honour.pieces.prefetch_related("movements"),
        "changes": changes_of([honour.enterprise_id]),
        "entries": [entry(line, people, "") for line in lines],
        "offers": actions(honour, OFFERED, request),
    }
    if step is not None:
        context |= {
            "step": step,
            "findings": findings(step, honour, request),
            "button_url": do_url(honour, step),
            "others": actions(honour, _beside(honour, step), request),
        }
    return render(request, "city/honour.html", context)


OFFERED = (HonourRoad.ESTABLISH, HonourRoad.OPEN_STUDY, HonourRoad.HEAR, HonourRoad.DROP)


def _beside(honour: Honour, step: HonourRoad) -> tuple[Steps, ...]:
    """The public can be told before the last piece is back."""
    telling = TELLING.get(honour.grounds_article or 0)
    waits = step is HonourRoad.RECALL and honour.announced_on is None and telling is not None
    return (telling,) if waits and telling is not None else ()


def next_step(honour: Honour) -> HonourRoad | None:
    """What is left to CITY; None while the title is held, another seat decides, or all is done."""
    if honour.state == H.RECALLED and honour.announced_on is None:
        return TELLING.get(honour.grounds_article or 0)
    return NEXT.get(H(honour.state))


def five(honour: Honour, step: HonourRoad | None) -> FiveAnswers:
    state = H(honour.state)
    if state is H.STUDYING and not honour.opinion and honour.study_organ is not None:
        desk = honour.study_organ.name
        asked = HonourRoad.OPINION
        return FiveAnswers(state.label, desk, asked.law, asked.label, next_sub="办法未定期限")
    if state in OF_GOVERNMENT:
        decided = OF_GOVERNMENT[state]
        return FiveAnswers(
            state.label, Actor.GOVERNMENT.label, decided.law, decided.label, next_sub="办法未定期限"
        )
    if step is None:
        desk = "获奖单位" if state is H.HELD else "已办结"
        return FiveAnswers(state.label, desk, None, "没有下一步", missing_count=None)
    return FiveAnswers(state.label, Actor.CITY.label, step.law, step.label, next_sub="办法未定期限")
