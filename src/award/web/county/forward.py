"""/county/forward/: all that is ready goes to the city together, each with its recommendation signed (21)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.process.application import Road, S
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import local
from award.records.desk import on_the_desk_of
from award.services import recommending
from award.services.deeds.screening import Recommendation
from award.web import trial
from award.web.seats import SeatedRequest, seat
from award.web.signing import SignatureForm

MOST = 30  # files of one forwarding: each is judged anew before it goes


class ForwardForm(SignatureForm):
    """Who signs; the opinion of each file is drafted from its findings, and is edited on the file itself."""

    signer = forms.CharField(label="签字人", max_length=40, error_messages={"required": "请填写签字人"})
    field_order = ("signer", "signature")


@seat(Actor.COUNTY)
@require_http_methods(["GET", "HEAD", "POST"])
def forward(request: SeatedRequest) -> HttpResponse:
    """The dry run of every file still screened here; signed, those without a gap go, all or none."""
    waiting = list(
        on_the_desk_of(request.seat)
        .filter(state=S.COUNTY_SCREENING.value)
        .order_by("number")
        .prefetch_related("cycle__plans")[:MOST]
    )
    form = _form(request)
    run = trial.DryRun(
        step=Road.RECOMMEND,
        title="报送市主管部门",
        trials=trial.against(Road.RECOMMEND, waiting, request),
        effect="签署推荐意见，报送市质量工作主管部门",
        back=("我的案头", "/county/"),
        form=form,
        details={
            a.pk: Recommendation(recommending.draft(a), form.data.get("signer", request.seat.name))
            for a in waiting
        },
    )
    if request.method == "POST" and run.passing and form.is_valid():
        messages.success(request, f"已签署并报送{trial.take_all(run, request)}家")
        return redirect("/county/screening/")
    if not waiting:
        return render(request, "county/forward_none.html", {})
    return trial.page(run, request, deadline=_deadline(waiting), drafts=_drafts(run))


def _form(request: SeatedRequest) -> ForwardForm:
    if request.method == "POST":
        return ForwardForm(request.POST, request=request)
    return ForwardForm(request=request, initial={"signer": request.seat.name})


def _deadline(waiting: list[Application]) -> Any:
    """The city's own deadline, the earliest of the cycles concerned."""
    return min(local(a.cycle.plan().county_deadline) for a in waiting)


def _drafts(run: trial.DryRun) -> list[tuple[Application, str]]:
    return [(a, run.details[a.pk].opinion) for a in run.passing]
