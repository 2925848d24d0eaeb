"""/city/plan/new/ and /city/plan/N/edit/: the plan is written whole, on one page, before it is submitted."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.process.cycle import C, CycleRoad
from award.process.kinds import Actor
from award.records.cycles.models import Cycle
from award.services import cycles, steps
from award.services.asking import BadDetails
from award.services.deeds.cycles import PlanText
from award.web.city.plan_form import PlanForm
from award.web.seats import SeatedRequest, seat


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    """Open the file of a cycle with its first plan."""
    form = PlanForm(request.POST or None, plan=None)
    if request.method == "POST" and form.is_valid():
        try:
            cycle = cycles.draft(form.cleaned_data["number"], form.plan(), by=request.seat, now=request.now)
        except BadDetails as wrong:
            for name, message in wrong.errors.items():
                form.add_error(name if name in form.fields else None, message)
        else:
            messages.success(request, f"已拟订{cycle}实施方案")
            return redirect(f"/city/plan/{cycle.pk}/")
    return _page(request, form, None)


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SeatedRequest, pk: int) -> HttpResponse:
    """A new version of the plan, while it is being drafted."""
    cycle = get_object_or_404(Cycle.objects.prefetch_related("plans"), pk=pk)
    if C(cycle.state) is not C.PLANNING and request.method != "POST":
        raise Http404
    form = PlanForm(request.POST or None, plan=cycle.plan())
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("seen", "")
        steps.take(
            CycleRoad.REVISE_PLAN,
            cycle,
            by=request.seat,
            now=request.now,
            seen=int(seen) if seen.isdecimal() else -1,
            details=PlanText(form.plan()),
        )
        messages.success(request, "已保存实施方案，成为新的一版")
        return redirect(f"/city/plan/{pk}/")
    return _page(request, form, cycle)


def _page(request: SeatedRequest, form: PlanForm, cycle: Cycle | None) -> HttpResponse:
    context = {
        "form": form,
        "cycle": cycle,
        "seen": request.POST.get("seen") or (cycle.revision if cycle else 0),
        "back": f"/city/plan/{cycle.pk}/" if cycle else "/city/plan/",
        "step": CycleRoad.REVISE_PLAN if cycle else CycleRoad.DRAFT_PLAN,
    }
    return render(request, "city/plan_edit.html", context, status=422 if form.is_bound else 200)
