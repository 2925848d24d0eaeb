"""/visits/N/: one visit: who goes when, what was seen, what is to be mended (Article 32)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.law.dates import spoken
from award.process.kinds import Actor
from award.process.visit import POINTS, VERDICTS, M, MendRoad, V, VisitRoad
from award.records.cases import local
from award.records.honours.models import Honour
from award.records.ledger.models import Line
from award.records.visits.desk import visits
from award.records.visits.models import Visit
from award.services import steps
from award.web.city.common import actions, do_url
from award.web.city.history import entry, names
from award.web.parts import FiveAnswers, with_mends
from award.web.seats import SeatedRequest, seat
from award.web.visits.index import VISITORS, gone


@seat(*VISITORS)
@require_safe
def visit(request: SeatedRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(visits(request.seat).select_related("recorded_by", "finished_by"), pk=pk)
    today = local(request.now).date()
    mends = list(row.mends.select_related("evidence", "closed_by", "raised_by"))
    step = _next(row, request)
    lines = list(Line.objects.filter(subject=row.subject))
    people = names(lines)
    context: dict[str, Any] = {
        "visit": row,
        "honour": row.honour,
        "gone": gone(row),
        "late": 0 if gone(row) else row.overdue(today),
        "points": seen(row),
        "mends": [
            (m, m.overdue(today), actions(m, (MendRoad.ACCEPT, MendRoad.RETURN), request)) for m in mends
        ],
        "may_raise": not gone(row) and not row.honour.gone,
        "raise_url": do_url(row, VisitRoad.RAISE),
        "others": Honour.objects.get(pk=row.honour_id).visits.exclude(pk=row.pk),
        "entries": [entry(line, people, "") for line in lines],
        "five": five(row, step),
        "of_city": request.seat.actor is Actor.CITY,
    }
    if step is not None:
        found = steps.why_not(step, row, request.now, request.seat)
        site = f"/visits/{row.pk}/site/"
        places = {"visit.record": (site, "去记录")}
        if request.seat.actor is Actor.CITY:
            places["visit.team"] = (do_url(row, VisitRoad.ARRANGE), "安排寻访")
        context |= {
            "step": step,
            "findings": with_mends(found, places),
            "button_url": site if step is VisitRoad.RECORD else do_url(row, step),
            "rest": actions(row, (VisitRoad.ARRANGE,), request) if step is not VisitRoad.ARRANGE else [],
        }
    return render(request, "visits/visit.html", context)


def seen(row: Visit) -> list[tuple[str, Any, str, str]]:
    """(words, clause, verdict in a word, note) of each point, looked at or not."""
    return [
        (words, law, VERDICTS.get(row.points.get(key, {}).get("verdict", ""), ""),
         row.points.get(key, {}).get("note", ""))
        for key, (words, law) in POINTS.items()
    ]  # fmt: skip


def _next(row: Visit, request: SeatedRequest) -> VisitRoad | None:
    """What this visit waits for at this seat."""
    if row.state == V.DONE or gone(row):
        return None
    if row.organ_id is None or row.set_for is None:
        return VisitRoad.ARRANGE if request.seat.actor is Actor.CITY else None
    finishing = VisitRoad.FINISH if request.seat.actor in VisitRoad.FINISH.by else VisitRoad.RECORD
    return finishing if row.visited_on is not None else VisitRoad.RECORD


def five(row: Visit, step: VisitRoad | None) -> FiveAnswers:
    law = VisitRoad.FINISH.law
    if gone(row):
        return FiveAnswers("称号已撤销", "已办结", None, "不再寻访", missing_count=None)
    if row.state == V.DONE:
        waiting = row.mends.exclude(state=M.CLOSED.value).count()
        if waiting:
            return FiveAnswers(
                "已寻访", "获奖单位", MendRoad.ANSWER.law, f"落实整改{waiting}项", missing_count=None
            )
        return FiveAnswers("已寻访", "已办结", None, "没有下一步", missing_count=None)
    desk = Actor.CITY.label if row.organ is None else f"{Actor.CITY.label}、{row.organ.name}"
    label = step.label if step else "安排寻访"
    return FiveAnswers("待寻访", desk, law, label, next_sub=f"{spoken(row.due_on)}之前", missing_count=None)
