"""/city/objections/: objections and leads (Articles 22, 26); who objected stays sealed until opened."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from award.process.application import Road
from award.process.kinds import Actor, Steps
from award.process.lists import K
from award.process.objection import O, ObjectionRoad
from award.records.cases import local
from award.records.desk import objections as on_desk
from award.records.notices.models import Objection
from award.records.waiting import notice_clock
from award.services.objections import open_identity, opened_by
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
    }
    return render(request, "city/objections.html", context)


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """One objection: facts and evidence, whether in time, what was found, the next step."""
    objection = get_object_or_404(on_desk(request.seat).select_related("evidence", "handler"), pk=pk)
    last, cells = notice_clock(objection.notice, request.now)
    step, details_url = next_step(objection)
    context: dict[str, Any] = {
        "objection": objection,
        "handler": objection.handler,
        "last_day": last,
        "cells": cells,
        "open_to_me": opened_by(objection, request.seat),
        "may_open": objection.handler_id == request.seat.user_id and not objection.anonymous,
        "five": five(objection, step),
        "others": actions(objection, others(objection, step), request),
    }
    if step is not None:
        subject = objection.application if isinstance(step, Road) else objection
        context |= {
            "step": step,
            "findings": findings(step, subject, request),
            "button_url": details_url,
        }
    return render(request, "city/objection.html", context)


@seat(Actor.CITY)
@require_POST
def identity(request: SeatedRequest, pk: int) -> HttpResponse:
    """Open who objected: the handler alone, on the record."""
    objection = get_object_or_404(on_desk(request.seat), pk=pk)
    open_identity(objection, by=request.seat, now=request.now)
    messages.success(request, "已拆看，并记入经办记录")
    return redirect(f"/city/objections/{pk}/#identity")


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
            return ObjectionRoad.DISMISS if objection.report.strip() else ObjectionRoad.REPORT
        case O.UPHELD if objection.notice.kind == K.PROPOSED:
            return ObjectionRoad.ASK_CONSENT
        case O.UPHELD if objection.application.state in Road.TAKE_BACK.sources:
            return Road.TAKE_BACK
        case O.CONSENTED if objection.application.state in Road.DISQUALIFY.sources:
            return Road.DISQUALIFY
    return None


def others(objection: Objection, step: Steps | None) -> list[Steps]:
    """The remaining steps of the road, the next one apart."""
    offered = (ObjectionRoad.REPORT, ObjectionRoad.UPHOLD, ObjectionRoad.DISMISS, ObjectionRoad.CLOSE_LEAD)
    written = bool(objection.report.strip())
    verdicts = (ObjectionRoad.UPHOLD, ObjectionRoad.DISMISS)
    return [s for s in offered if s is not step and (written or s not in verdicts)]


def five(objection: Objection, step: Steps | None) -> FiveAnswers:
    """The five answers for an objection: the regulation sets no day by which it is decided."""
    state = O(objection.state)
    if step is None and state is not O.ASKED:
        return FiveAnswers(state.label, "已办结", None, "没有下一步", missing_count=None)
    return FiveAnswers(
        where=state.label,
        desk=DESKS.get(state, Actor.CITY.label),
        law=step.law if step else ObjectionRoad.CONSENT.law,
        next_step=step.label if step else ObjectionRoad.CONSENT.label,
        where_sub=f"{local(objection.received_at):%Y-%m-%d}收到",
        next_sub="办法未定期限；未办结的，这家企业不能往下走",
        missing_count=None,
    )
