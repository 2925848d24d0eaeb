"""/city/objections/: objections and leads (Articles 22, 26); who objected stays sealed until opened."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from award.law.dates import spoken
from award.process.application import Road
from award.process.cycle import C
from award.process.kinds import Actor, Steps
from award.process.lists import K, L
from award.process.objection import O, ObjectionRoad
from award.records.cases import local
from award.records.desk import objections as on_desk
from award.records.notice_clocks import counted_for
from award.records.notices.models import Objection, PublicNotice
from award.records.waiting import notice_clock
from award.services.objections import INVITING, Identity, alike, evidence_of, open_identity, times_opened
from award.services.steps import may
from award.web.city import narrowing
from award.web.city.common import actions, do_url, findings
from award.web.parts import FiveAnswers
from award.web.seats import SeatedRequest, seat

PAGE = 30
DESKS = {O.ASKED: Actor.GOVERNMENT.label}


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """All objections and leads, the newest first."""
    every = on_desk(request.seat).order_by("-received_at", "-id")
    counted = dict(every.order_by().values_list("state").annotate(n=Count("pk")))
    labels = {s.value: s.label for s in O}
    filters = [narrowing.chips(request.GET, "state", "状态", counted, labels)]
    found = every.filter(state=request.GET["state"]) if request.GET.get("state") else every
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "filters": [f for f in filters if len(f.chips) > 1 or f.on],
        "narrowed": bool(request.GET.get("state")),
        "inviting": PublicNotice.objects.filter(kind__in=INVITING, cycle__state=C.CALLED.value),
    }
    return render(request, "city/objections.html", context)


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """One objection: facts and evidence, whether in time, what was found, the next step."""
    chosen = on_desk(request.seat).select_related("evidence", "handler", "merged_into")
    return _page(request, get_object_or_404(chosen, pk=pk))


def _page(request: SeatedRequest, objection: Objection, opened: Identity | None = None) -> HttpResponse:
    """`opened`: who objected, unsealed for this one answer."""
    counted = counted_for(objection.notice, objection.application_id)
    last, cells = notice_clock(counted, request.now)
    step, button_url = next_step(objection)
    acts: dict[str, Any] = {}
    if step is not None:
        subject = objection.application if isinstance(step, Road) else objection
        acts = {
            "step": step,
            "findings": findings(step, subject, request),
            "button_url": button_url,
            "others": actions(objection, (ObjectionRoad.CLOSE_LEAD,), request),
        } | verdicts(objection, request)
    may_merge = may(ObjectionRoad.MERGE, objection, request.seat)
    missing = sum(f.blocks for f in acts.get("findings", ()))
    context: dict[str, Any] = {
        "objection": objection,
        "handler": objection.handler,
        "last_day": last,
        "cells": cells,
        "evidence": evidence_of(objection),
        "opened": opened,
        "times_opened": times_opened(objection),
        "corrected": counted if counted.pk != objection.notice_id else None,
        "alike": [(o, do_url(objection, ObjectionRoad.MERGE, into=o.code)) for o in alike(objection)],
        "may_merge": may_merge,
        "may_open": objection.handler_id == request.seat.user_id and not objection.anonymous,
        "five": five(objection, step, missing),
        **acts,
    }
    return render(request, "city/objection.html", context)


@seat(Actor.CITY)
@require_POST
def identity(request: SeatedRequest, pk: int) -> HttpResponse:
    """Open who objected: the handler alone, shown this once, each time on the record."""
    objection = get_object_or_404(on_desk(request.seat).select_related("handler"), pk=pk)
    return _page(request, objection, open_identity(objection, by=request.seat, now=request.now))


def next_step(objection: Objection) -> tuple[Steps | None, str]:
    """The one button: what comes next for the objection, or for the file it has upset."""
    step = _next(objection)
    if step is None:
        return None, ""
    subject = objection.application if isinstance(step, Road) else objection
    return step, do_url(subject, step)


def _next(objection: Objection) -> Steps | None:
    match O(objection.state):
        case O.RECEIVED | O.LEAD:
            return ObjectionRoad.REEXAMINE
        case O.REEXAMINING:
            return ObjectionRoad.REPORT
        case O.UPHELD if objection.notice.kind == K.PROPOSED:
            return ObjectionRoad.ASK_CONSENT
        case O.REFUSED | O.DISMISSED | O.NOTED if _stayed_behind(objection):
            return Road.REPORT_LATER
        case O.UPHELD if objection.application.state in Road.TAKE_BACK.sources:
            return Road.TAKE_BACK
        case O.CONSENTED if objection.application.state in Road.DISQUALIFY.sources:
            return Road.DISQUALIFY
    return None


def _stayed_behind(objection: Objection) -> bool:
    """Its list has gone to the government without it (26)."""
    of = objection.application
    reported = of.cycle.lists.filter(kind=K.PROPOSED.value, state=L.REPORTED.value)
    return of.state in Road.REPORT_LATER.sources and reported.exists()


def verdicts(objection: Objection, request: SeatedRequest) -> dict[str, Any]:
    """With the report written: both verdicts side by side, neither of them the page's own choice."""
    both = (ObjectionRoad.UPHOLD, ObjectionRoad.DISMISS)
    if objection.state != O.REEXAMINING or not objection.report.strip():
        return {}
    return {
        "verdicts": actions(objection, both, request),
        "findings": findings(ObjectionRoad.UPHOLD, objection, request),
        "others": actions(objection, (ObjectionRoad.REPORT,), request),
        "step": None,
    }


def five(objection: Objection, step: Steps | None, missing: int) -> FiveAnswers:
    """The five answers for an objection: the regulation sets no day by which it is decided."""
    state = O(objection.state)
    if step is None and state is not O.ASKED:
        return FiveAnswers(state.label, "已办结", None, "没有下一步", missing_count=None)
    return FiveAnswers(
        where=state.label,
        desk=DESKS.get(state, Actor.CITY.label),
        law=step.law if step else ObjectionRoad.CONSENT.law,
        next_step=_next_words(objection, step),
        where_sub=f"{spoken(local(objection.received_at).date())}收到",
        next_sub="办法未定期限；未办结的，这家企业不能往下走",
        missing_count=missing if step else None,
    )


def _next_words(objection: Objection, step: Steps | None) -> str:
    if step is ObjectionRoad.REPORT and objection.report.strip():
        return "认定异议成立或者不成立"
    return step.label if step else ObjectionRoad.CONSENT.label
