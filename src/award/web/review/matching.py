"""/city/draw/match/: the best panels of a pool, proven; proposed to another officer (9, 23, 27)."""

import json

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from award.process.draw import matched
from award.process.drawing import DrawRoad
from award.process.kinds import Actor
from award.services import draws
from award.services.asking import BadDetails
from award.services.steps import Refused, take
from award.web.parts import Unmet
from award.web.review import pool_form
from award.web.review.drawing import of_desk, open_stage
from award.web.review.pool_form import Stage
from award.web.seats import SeatedRequest, seat


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    """A pool for a stage whose files have no panel yet; sent, it is solved."""
    cycle, kind = open_stage(request)
    return _page(request, Stage(cycle, kind, weighs=True))


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: SeatedRequest, pk: int) -> HttpResponse:
    """The same match solved anew, with another pool or other points."""
    row = get_object_or_404(of_desk(request), pk=pk, state__in=[s.value for s in DrawRoad.MATCH.sources])
    return _page(request, Stage(row.cycle, row.kind, row, weighs=True))


def _page(request: SeatedRequest, stage: Stage) -> HttpResponse:
    if request.method != "POST":
        return pool_form.pool_page(request, stage)
    form, findings = pool_form.sent(request.POST), list[Unmet]()
    try:
        details = form.matching()
        row = stage.row
        if row is None:
            row = draws.match(stage.cycle, stage.kind, details, by=request.seat, now=request.now)
        else:
            seen = request.POST.get("seen", "")
            take(
                DrawRoad.MATCH, row, by=request.seat, now=request.now,
                seen=int(seen) if seen.isdecimal() else -1, details=details,
            )  # fmt: skip
        messages.success(
            request, "最优名单已求出，名单、分值和结果的摘要已记入台账；由另一名工作人员复核采用"
        )
        return redirect(f"/city/draw/{row.pk}/")
    except BadDetails as wrong:
        form.errors = wrong.errors
    except Refused as refused:
        findings = [Unmet(f) for f in refused.findings]
    return pool_form.pool_page(request, stage, form, findings)


@seat(Actor.CITY)
@require_safe
def record(request: SeatedRequest, pk: int) -> HttpResponse:
    """RECORD as `award match --verify` reads it; its `pool` is what `award match` reads."""
    row = get_object_or_404(of_desk(request), pk=pk)
    if not row.matched or not row.record:
        raise Http404
    kept = {key: row.record[key] for key in matched.KEYS}
    text = json.dumps(kept, ensure_ascii=False, indent=2) + "\n"
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="award-match-{row.pk}.json"'
    return answer
