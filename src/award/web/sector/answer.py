"""/sector/N/: one question to a department, the parts of the dossier it needs, and the answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.law.art22_qualification import REPLY_ZH
from award.process.evidence import label_of, needed_for
from award.process.kinds import Actor
from award.records.applications.models import SectorRequest
from award.records.cases import calendar, local
from award.records.files.door import evidence
from award.services import frozen, steps
from award.services.asking import BadDetails, check
from award.services.deeds.departments import Answer
from award.web.asking import DetailsForm, form_class, repeat, store_uploads
from award.web.opened import content_open
from award.web.parts import Confirm
from award.web.seats import SeatedRequest, seat
from award.web.sector import grounds
from award.web.sector.desk import KINDS, ground_label, of_organ


@seat(Actor.SECTOR)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SeatedRequest, pk: int) -> HttpResponse:
    """GET: the question. First POST: the confirm page. Confirmed: answered, once for all."""
    asked = get_object_or_404(of_organ(request.seat), pk=pk)
    content_open(request, asked.application)
    made = form_class(Answer, asked.application, request.seat)
    if request.method != "POST":
        return _page(request, asked, made(initial={"request": asked.pk}))
    data = request.POST.copy()
    data["request"] = str(asked.pk)
    form = made(data, request.FILES)
    details = _read(form, request, asked)
    if details is None:
        return _page(request, asked, form, status=422)
    if "confirmed" not in request.POST:
        return _confirm(request, asked, form)
    # Others answer about the same file meanwhile: what counts is that this question is still open.
    asked.application.refresh_from_db()
    try:
        steps.take(
            grounds.step_of(asked),
            asked.application,
            by=request.seat,
            now=request.now,
            seen=asked.application.revision,
            details=details,
        )
    except BadDetails as wrong:
        form.reject(wrong)
        return _page(request, asked, form, status=422)
    messages.success(request, f"已答复：{asked.application.name}")
    return redirect("/sector/")


def _read(form: DetailsForm, request: SeatedRequest, asked: SectorRequest) -> Any:
    """The answer, checked; None where something is wrong (then it stands beside its field)."""
    store_uploads(form, request, asked.application)
    if not form.is_valid():
        return None
    details = form.details()
    try:
        check(details)
    except BadDetails as wrong:
        form.reject(wrong)
        return None
    return details


def _confirm(request: SeatedRequest, asked: SectorRequest, form: DetailsForm) -> HttpResponse:
    step = grounds.step_of(asked)
    reply = REPLY_ZH[str(form.cleaned_data["kind"])]
    what = ground_label(asked) or "完整性、真实性核实"
    confirm = Confirm(
        verb="答复",
        consequence=f"就{asked.application.name}的{what}答复“{reply}”，以{request.seat.body}名义记入经办记录。",
        law=step.law,
        back_url=request.path,
        points=["答复后不能修改，差错以更正记录改正"],
        hidden=[("confirmed", "1"), *repeat(form)],
    )
    return render(request, "acts/confirm.html", {"c": confirm, "subject": asked.application, "step": step})


def _page(request: SeatedRequest, asked: SectorRequest, form: DetailsForm, status: int = 200) -> HttpResponse:
    application, today = asked.application, local(request.now).date()
    files = evidence(request.seat, application).filter(purpose__in=needed_for(asked.ground))
    context = {
        "asked": asked,
        "application": application,
        "form": form,
        "kind": KINDS["joint" if asked.ground == grounds.JOINT else "consulted"],
        "law": grounds.law_of(asked),
        "ground": ground_label(asked),
        "question": grounds.question(asked),
        "awaited": grounds.still_asked(asked),
        "reply": REPLY_ZH.get(asked.kind, ""),
        "lines": grounds.shown_fields(asked, frozen.filed(application)),
        "evidence": [(label_of(e.purpose), e) for e in files],
        "late": calendar().workdays_between(asked.due_on, today) if today > asked.due_on else 0,
        "cells": calendar().day_cells(local(asked.sent_at).date(), asked.due_on, today),
    }
    return render(request, "sector/answer.html", context, status=status)
