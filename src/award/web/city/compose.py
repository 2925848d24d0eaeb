"""/city/lists/N/prepare/: who stands on a list, scores beside each, a reason for each left off (23-25)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.process.kinds import Actor
from award.process.lists import K, L, ListRoad
from award.records.desk import lists as on_desk
from award.records.notices.models import AwardList
from award.services import steps
from award.services.asking import BadDetails
from award.services.deeds.lists import Composition
from award.web.city import overview, report
from award.web.city.board import Board, Standing, board
from award.web.seats import SeatedRequest, seat

REASON_MAX = 400


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: SeatedRequest, pk: int) -> HttpResponse:
    """Nothing is ticked until somebody ticked it; what the plan suggests is said beside the row."""
    award_list = get_object_or_404(on_desk(request.seat).prefetch_related("cycle__plans"), pk=pk)
    if award_list.kind == K.QUALIFIED or (award_list.state != L.DRAFT and request.method != "POST"):
        raise Http404
    errors: dict[str, str] = {}
    shown = board(award_list)
    if request.method == "POST":
        details, errors = read(request, shown)
        if not errors:
            seen = request.POST.get("seen", "")
            try:
                steps.take(
                    ListRoad.PREPARE, award_list, by=request.seat, now=request.now,
                    seen=int(seen) if seen.isdecimal() else -1, details=details,
                )  # fmt: skip
            except BadDetails as wrong:
                errors = wrong.errors
            else:
                messages.success(request, f"已拟定{award_list}，由另一名工作人员复核")
                return redirect(f"/city/lists/{pk}/")
    context = {
        "list": award_list,
        "rows": [(r, *typed(r, request)) for r in shown.rows],
        "board": shown,
        "errors": errors,
        "seen": request.POST.get("seen") or award_list.revision,
        "with_report": award_list.kind == K.PROPOSED,
        "report": request.POST.get("report") or award_list.report or first_report(award_list, shown, request),
        "step": ListRoad.PREPARE,
    }
    return render(request, "city/prepare.html", context, status=422 if errors else 200)


def read(request: SeatedRequest, shown: Board) -> tuple[Composition, dict[str, str]]:
    """What was ticked and written; a reason too long is said at its row."""
    keys = [str(r.application.pk) for r in shown.rows]
    reasons = {key: request.POST.get(f"reason_{key}", "") for key in keys}
    errors = {
        f"reason_{key}": f"理由最多{REASON_MAX}字，现有{len(text)}字"
        for key, text in reasons.items()
        if len(text) > REASON_MAX
    }
    members = tuple(request.POST.getlist("members"))
    left = {key: text for key, text in reasons.items() if key not in members}
    return Composition(members, left, request.POST.get("report", "")), errors


def typed(row: Standing, request: SeatedRequest) -> tuple[bool, str]:
    """Whether the row is ticked and its reason: as typed, else as it was prepared."""
    key = str(row.application.pk)
    if request.method == "POST":
        return key in request.POST.getlist("members"), request.POST.get(f"reason_{key}", "")
    return row.member is True, row.reason


def first_report(award_list: AwardList, shown: Board, request: SeatedRequest) -> str:
    """A report begins as the facts that the system knows; the officer writes on."""
    if award_list.kind != K.PROPOSED:
        return ""
    seen = overview.of(request.seat, str(award_list.cycle.number))
    return report.facts(award_list, shown, seen)
