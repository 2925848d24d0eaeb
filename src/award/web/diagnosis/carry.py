"""/applicant/diagnosis/N/carry/: percentages into the dossier's self-assessment (20), by a dry run."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.law.art07_criteria import criteria
from award.law.art20_application import SELF_ASSESSMENT
from award.process.diagnosis import D
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.diagnosis.models import Diagnosis
from award.records.diagnosis.queries import percents
from award.services import dossiers
from award.services.dossiers import Closed, Conflict
from award.web.applicant import own
from award.web.applicant.saving import revision_seen
from award.web.diagnosis.sheet import mine
from award.web.parts import Confirm
from award.web.seats import SeatedRequest, seat


@dataclass(frozen=True, slots=True)
class Change:
    """One item: what stands in the dossier, what the diagnosis says."""

    clause: str
    name: str
    was: Any
    becomes: int


def changes(row: Diagnosis, application: Application) -> list[Change]:
    """Items open to writing whose percentage would become another one."""
    report, found_here = application.draft.report, percents(row)
    items = criteria(row.criteria).items
    may = dossiers.open_keys(application, "report", [i.clause for i in items])
    found = []
    for item in items:
        was, new = (report.get(item.clause) or {}).get("percent"), found_here.get(item.clause)
        if item.clause in may and new is not None and new != was:
            found.append(Change(item.clause, item.name_zh, was, new))
    return found


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def carry(request: SeatedRequest, pk: int) -> HttpResponse:
    """Each item before and after; only percentages, never words; the dossier's own revision guards it."""
    row = mine(request, pk)
    back = f"/applicant/diagnosis/{row.pk}/"
    application = own.chosen(request)
    if row.state != D.FINISHED:
        return redirect(back)
    open_ = (
        application is not None and hasattr(application, "draft") and dossiers.opened(application, "report")
    )
    rows = changes(row, application) if application is not None and open_ else []
    wrong = ""
    if request.method == "POST" and application is not None and rows:
        report = application.draft.report
        items = {c.clause: {**(report.get(c.clause) or {"text": ""}), "percent": c.becomes} for c in rows}
        try:
            dossiers.save_report(
                application, items, seen=revision_seen(request), by=request.seat, now=request.now
            )
        except (Conflict, Closed) as stopped:
            wrong = str(stopped)
        else:
            messages.success(request, f"已带入{len(rows)}项自评百分比")
            return redirect(own.address("/applicant/report/", application))
    confirm = Confirm(
        "带入",
        f"{len(rows)}项自评百分比将写进自我评价报告，正文不动；自评百分比只供对照，不计入评审分数。",
        SELF_ASSESSMENT,
        back,
        hidden=[("revision", str(application.draft.revision))] if application is not None and rows else [],
    )
    shown = [(f"{c.clause} {c.name}", f"{c.becomes}%（原来{_was(c.was)}）") for c in rows]
    context = {"row": row, "c": confirm, "rows": shown, "open": open_, "wrong": wrong, "back": back}
    return render(request, "diagnosis/carry.html", context, status=409 if wrong else 200)


def _was(value: Any) -> str:
    return "没有填" if value in (None, "") else f"{value}%"
