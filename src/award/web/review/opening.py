"""/city/panels/N/review/: a panel's files that passed their notice go to review together (23)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from award.process.application import Road, S
from award.process.kinds import Actor
from award.process.panel import P
from award.records import desk
from award.web import trial
from award.web.seats import SeatedRequest, seat


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """The dry run says of each file whether it may begin and what it still waits for."""
    panel = get_object_or_404(desk.panels(request.seat).filter(state=P.STANDING.value), pk=pk)
    files = desk.on_the_desk_of(request.seat).filter(panels=panel, state=S.QUALIFIED_NOTICE.value)
    waiting = list(files.order_by("number").prefetch_related("cycle__plans"))
    if not waiting:
        raise Http404
    run = trial.DryRun(
        step=Road.REVIEW,
        title=str(panel),
        trials=trial.against(Road.REVIEW, waiting, request),
        effect="转入材料评审，材料向声明过的评审员开放",
        back=(str(panel), f"/city/panels/{panel.pk}/"),
    )
    if request.method == "POST" and run.passing:
        messages.success(request, f"已转入材料评审{trial.take_all(run, request)}家")
        return redirect(f"/city/panels/{panel.pk}/")
    return trial.page(run, request)
