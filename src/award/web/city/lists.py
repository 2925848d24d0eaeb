"""/city/lists/: the four lists of a cycle, each with its members, reasons, notice and next act (22 to 26)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.law.art25_final_deliberation import DAYS
from award.process.application import S
from award.process.kinds import Actor
from award.process.lists import K, L, ListRoad
from award.records.applications.models import Outcome
from award.records.cycles.models import Cycle
from award.records.desk import compares
from award.records.desk import lists as on_desk
from award.records.listing import PENDING
from award.records.notices.models import AwardList, NoticeDraft
from award.records.waiting import notice_clock
from award.services.deeds.list_notices import Days
from award.web.city.board import board
from award.web.city.common import do_url, findings
from award.web.five import five_answers, list_desk
from award.web.seats import SeatedRequest, seat

ARTICLES = {K.QUALIFIED: 22, K.SHORTLIST: 23, K.CANDIDATES: 24, K.PROPOSED: 25}
RELEASES = {
    (K.QUALIFIED, L.DRAFT): ListRoad.PUBLISH_QUALIFIED,
    (K.SHORTLIST, L.DRAFT): ListRoad.SHORTLIST,
    (K.CANDIDATES, L.DRAFT): ListRoad.NOMINATE,
    (K.CANDIDATES, L.FIXED): ListRoad.CONSULT,
    (K.PROPOSED, L.DRAFT): ListRoad.PROPOSE,
    (K.PROPOSED, L.PUBLISHED): ListRoad.REPORT,
}

# Where a list has a notice to be drafted; that of the proposed is released by OFFICE alone.
DRAFTED = {(K.QUALIFIED, L.DRAFT), (K.CANDIDATES, L.FIXED), (K.PROPOSED, L.DECIDED)}


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """The lists of one cycle (?cycle=10), the newest by default."""
    cycles = list(Cycle.objects.order_by("-number"))
    asked = request.GET.get("cycle", "")
    cycle = next((c for c in cycles if str(c.number) == asked), None) or (cycles[0] if cycles else None)
    rows = []
    if cycle is not None:
        found = {a.kind: a for a in on_desk(request.seat).filter(cycle=cycle).prefetch_related("entries")}
        for kind in K:
            award_list = found.get(kind.value)
            if award_list is not None:
                state = L(award_list.state)
                size = sum(e.member for e in award_list.entries.all())
                rows.append((award_list, ARTICLES[kind], state, size, list_desk(award_list)))
    kept_from = cycle is not None and not compares(request.seat, cycle)
    context = {"cycles": cycles, "cycle": cycle, "rows": rows, "kept_from": kept_from}
    return render(request, "city/lists.html", context)


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """One list: everybody on it or left off, the drawn days of its notice, and the one button."""
    chosen = on_desk(request.seat).prefetch_related("cycle__plans")
    award_list = get_object_or_404(chosen, pk=pk)
    kind = K(award_list.kind)
    last, cells = notice_clock(award_list.notice, request.now) if award_list.notice else (None, ())
    context: dict[str, Any] = {
        "list": award_list,
        "kind": kind,
        "article": ARTICLES[kind],
        "five": five_answers(award_list, request),
        "board": board(award_list),
        "pending": pending(award_list, kind),
        "refused": refused(award_list) if kind is K.QUALIFIED else (),
        "last_day": last,
        "cells": cells,
        "opinions": award_list.notice.opinions.all() if award_list.notice else (),
        "draft": draft_of(award_list),
        "planned_days": planned_days(award_list, kind),
        "may_draft": (kind, L(award_list.state)) in DRAFTED,
        "may_answer": award_list.state == L.CONSULTING,
        "may_prepare": award_list.state == L.DRAFT and kind is not K.QUALIFIED,
        **button(award_list, kind, request),
    }
    return render(request, "city/list.html", context)


def pending(award_list: AwardList, kind: K) -> list[Any]:
    """Files still on the way to a list that is being drawn up."""
    if award_list.state != L.DRAFT or not PENDING[kind]:
        return []
    states = [s.value for s in PENDING[kind]]
    return list(award_list.cycle.applications.filter(state__in=states).select_related("county"))


def refused(award_list: AwardList) -> list[Outcome]:
    """Who was decided not to be qualified, with the reason that the publication releases."""
    found = Outcome.objects.filter(
        application__cycle=award_list.cycle,
        application__state=S.NOT_QUALIFIED.value,
        step="application.not_qualify",
    )
    return list(found.select_related("application__county"))


def button(award_list: AwardList, kind: K, request: SeatedRequest) -> dict[str, Any]:
    """The next act of CITY, judged as it would be with the plan's days; none while another seat acts."""
    step = RELEASES.get((kind, L(award_list.state)))
    if step is None:
        return {"step": None}
    plan, draft = award_list.cycle.plan(), draft_of(award_list)
    planned = {
        ListRoad.PUBLISH_QUALIFIED: plan.qualification_days,
        ListRoad.CONSULT: plan.consultation_days,
    }.get(step)
    if draft is not None and planned:
        planned = draft.days
    hidden = {"days": planned} if planned else {}
    return {
        "step": step,
        "findings": findings(step, award_list, request, Days(planned) if planned else None),
        "button_url": do_url(award_list, step, **hidden),
        "say": said(award_list, step),
    }


def draft_of(award_list: AwardList) -> NoticeDraft | None:
    """The text that waits for its release; once the list is published it says no more than the notice."""
    if (award_list.kind, award_list.state) not in DRAFTED:
        return None
    return NoticeDraft.objects.filter(award_list=award_list).select_related("drafted_by").first()


def said(award_list: AwardList, step: ListRoad) -> str:
    """Who drew the list up, and that another officer releases it."""
    if step in (ListRoad.CONSULT, ListRoad.REPORT):
        return ""
    who = f"拟定：{award_list.prepared_by}。" if award_list.prepared_by else ""
    return f"{who}拟定名单的人不能自己发布，由另一名工作人员复核后办理。"


def planned_days(award_list: AwardList, kind: K) -> int:
    """What the plan, and for the proposed the article, says of the notice's length."""
    plan = award_list.cycle.plan()
    return {K.QUALIFIED: plan.qualification_days, K.CANDIDATES: plan.consultation_days}.get(kind, DAYS)
