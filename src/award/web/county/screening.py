"""/county/screening/N/: one file at the county's desk (Article 21): check, join the sector, recommend."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.process.application import Road, S
from award.process.evidence import label_of
from award.process.kinds import Actor, Steps
from award.records.applications.models import VERDICTS, Application
from award.records.desk import on_the_desk_of
from award.records.files.door import evidence
from award.services import frozen, steps
from award.services.asking import BadDetails, check
from award.services.steps import STALE, Refused
from award.web.acts import unmet
from award.web.city.common import actions, do_url
from award.web.city.points import point_label
from award.web.county.checking import Point, changed, points
from award.web.county.dossier import key_facts
from award.web.five import five_answers, road
from award.web.opened import opened
from award.web.seats import SeatedRequest, seat

# The one button of a file by where it is; elsewhere it waits for another seat.
PRIMARY: dict[S, Road] = {S.COUNTY_SCREENING: Road.RECOMMEND, S.RETURNED: Road.CLOSE_RETURN}
OTHERS: tuple[Steps, ...] = (Road.RETURN, Road.NOT_RECOMMEND, Road.CORRECT_ENTRY)
MINE = frozenset({Road.RETURN.key, Road.RECOMMEND.key, Road.NOT_RECOMMEND.key, Road.CORRECT_ENTRY.key})


@seat(Actor.COUNTY)
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: SeatedRequest, pk: int) -> HttpResponse:
    """The whole file; POST saves the checklist. Another county's file does not exist here."""
    chosen = on_the_desk_of(request.seat).prefetch_related("cycle__plans")
    application = opened(request, chosen, pk)
    if request.method == "POST":
        return _check(request, application)
    return _page(request, application, points(request, application))


def _check(request: SeatedRequest, application: Application) -> HttpResponse:
    """Save what changed; what cannot be saved comes back as typed, beside its line."""
    typed = points(request, application)
    details = changed(typed)
    if any(p.error for p in typed):
        return _page(request, application, typed, status=422)
    if not details.marks:
        messages.info(request, "没有改动")
        return redirect(f"{request.path}#checklist")
    seen = request.POST.get("seen", "")
    revision = int(seen) if seen.isdecimal() and len(seen) < 10 else -1
    try:
        check(details)
        steps.take(Road.CHECK, application, by=request.seat, now=request.now, seen=revision, details=details)
    except BadDetails as wrong:
        found = points(request, application, wrong.errors)
        return _page(request, application, found, status=422)
    except Refused as refused:
        if not any(f.law == STALE for f in refused.findings):
            raise
        messages.warning(
            request, "你打开这一页之后，另有人办过这一件。你填的还在，没有保存；看过最新的内容再按保存。"
        )
        application.refresh_from_db()
        return _page(request, application, points(request, application), status=409)
    messages.success(request, f"已保存{len(details.marks)}项核实结论")
    return redirect(f"{request.path}#checklist")


def _page(
    request: SeatedRequest, application: Application, found: list[Point], status: int = 200
) -> HttpResponse:
    open_ = application.state == S.COUNTY_SCREENING
    outcomes = application.outcomes.select_related("by")
    filed = frozen.filed(application)
    context: dict[str, Any] = {
        "application": application,
        "five": five_answers(application, request),
        "road": road(application, request),
        "facts": key_facts(filed),
        "filings": list(application.dossiers.all()),
        "inside": filed.get("internal_notice"),
        "evidence": [(label_of(e.purpose), e) for e in evidence(request.seat, application)],
        "points": found,
        "verdicts": VERDICTS,
        "checked": sum(p.mark is not None for p in found),
        "wrong": [p for p in found if p.error],
        "may_check": open_,
        "requests": application.requests.filter(ground=0).select_related("organ", "evidence"),
        "ask_url": do_url(application, Road.ASK_SECTOR) if open_ else "",
        "attestations": [
            (point_label(a.key), a)
            for a in application.attestations.filter(actor=Actor.COUNTY.value).select_related("by")
        ],
        "outcomes": [o for o in outcomes if o.released_at or o.step in MINE],
        "seen": application.revision,
        **button(application, request),
    }
    return render(request, "county/screening.html", context, status=status)


def button(application: Application, request: SeatedRequest) -> dict[str, Any]:
    """The findings and the one button, with the other steps this seat could take."""
    step = PRIMARY.get(S(application.state))
    returning = f"/county/screening/{application.pk}/return/"
    others = [
        (label, returning if label == Road.RETURN.label else url)
        for label, url in actions(application, OTHERS, request)
    ]
    if step is None:
        return {"step": None, "others": others}
    return {
        "step": step,
        "findings": unmet(step, application, request),
        "button_url": do_url(application, step),
        "others": others,
        "say": SAYS[step],
    }


SAYS = {
    Road.RECOMMEND: "推荐意见由本席签署，写明签字人；签署后报送市质量工作主管部门，不能收回。",
    Road.CLOSE_RETURN: "申报单位正在补正。期限届满仍没有提交的，收回按原材料办理。",
}
