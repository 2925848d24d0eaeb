"""/examiner/declaration/N/: interest or none, and the undertaking, before the file opens (27, 28)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.law.art28_secrets import KEEP
from award.process.kinds import Actor
from award.process.panel import PanelRoad
from award.records import desk
from award.records.applications.models import Application
from award.records.desk import NO_INTEREST
from award.records.reviews.models import Declaration, Panel
from award.records.seat import Seat
from award.services.asking import BadDetails, check
from award.services.deeds.declarations import Interest
from award.services.steps import take
from award.web.asking import DetailsForm, form_class, repeat
from award.web.parts import Confirm
from award.web.seats import SeatedRequest, seat

RECUSES = "你将对这家单位回避：材料立即对你关闭，你的评分表作废，签署过的也不再计分。声明后本人不能撤回。"


@seat(Actor.EXAMINER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """A word of none opens the file at once; an interest is confirmed on a page of its own first."""
    file = get_object_or_404(desk.given(request.seat), pk=pk)
    panel = panel_of(request.seat, file)
    made = form_class(Interest, panel, request.seat)
    mine = Declaration.objects.filter(user_id=request.seat.person, application=file).first()
    form = made(request.POST) if request.method == "POST" else made(initial={"application": file.pk})
    if request.method == "POST":
        done = _post(request, file, panel, form)
        if done is not None:
            return done
    context = {
        "file": file,
        "panel": panel,
        "form": form,
        "mine": mine,
        "law": PanelRoad.DECLARE.law,
        "keep": KEEP,
    }
    return render(request, "examiner/declaration.html", context, status=422 if form.is_bound else 200)


def panel_of(me: Seat, file: Application) -> Panel:
    """The panel through which the file is mine: that of its stage, else the latest."""
    panels = list(desk.panels(me).filter(applications=file).order_by("pk"))
    if not panels:
        raise Http404
    return next((p for p in panels if file.state in desk.AT_STAGE[p.kind]), panels[-1])


def _post(request: SeatedRequest, file: Application, panel: Panel, form: DetailsForm) -> HttpResponse | None:
    if not form.is_valid():
        return None
    details = form.details()
    if details.application != file.pk:
        raise Http404
    try:
        check(details)
        interested = details.interest != NO_INTEREST
        if interested and "confirmed" not in request.POST:
            return _confirm(request, file, form)
        # Each member's word stands by itself: what another member declared meanwhile does not make it stale.
        take(PanelRoad.DECLARE, panel, by=request.seat, now=request.now, seen=panel.revision, details=details)
    except BadDetails as wrong:
        form.reject(wrong)
        return None
    said = f"已对{file.name}声明回避，材料已对你关闭" if interested else f"已声明与{file.name}没有利害关系"
    messages.success(request, said)
    return redirect("/examiner/")


def _confirm(request: SeatedRequest, file: Application, form: DetailsForm) -> HttpResponse:
    confirm = Confirm(
        verb="声明回避",
        consequence=f"{file.name}：{RECUSES}",
        law=PanelRoad.DECLARE.law,
        back_url=request.path,
        hidden=[("confirmed", "1"), *repeat(form)],
    )
    return render(request, "acts/confirm.html", {"c": confirm, "subject": file, "step": PanelRoad.DECLARE})
