"""/applicant/diagnosis/N/: 23 items judged by the unit itself, saved as typed; then the result."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from award.law.art07_criteria import STANDARD, criteria
from award.law.art13_incubation import GUIDANCE, METHODS
from award.process.diagnosis import D
from award.process.kinds import Actor
from award.records.cases import calendar, local
from award.records.diagnosis.models import Diagnosis
from award.records.diagnosis.queries import on_the_desk_of
from award.services import diagnosis as service
from award.services import sheets
from award.services.asking import BadDetails
from award.web.applicant.saving import Clash, revision_seen
from award.web.diagnosis import fields
from award.web.diagnosis.rounds import BASE
from award.web.diagnosis.shown import measures, shown
from award.web.parts import Confirm
from award.web.seats import SeatedRequest, seat


def mine(request: SeatedRequest, pk: int) -> Diagnosis:
    """The unit's own; another's is as if it were not there."""
    row: Diagnosis = get_object_or_404(on_the_desk_of(request.seat), pk=pk)
    return row


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """A POST without script saves everything and keeps what was typed where something is wrong."""
    row = mine(request, pk)
    if request.method != "POST":
        return result(request, row) if row.state == D.FINISHED else _show(request, row)
    try:
        _save(request, row)
    except BadDetails as wrong:
        return _show(request, row, typed=request.POST.dict(), errors=wrong.errors, status=422)
    except service.Conflict as conflict:
        return _clash(request, conflict)
    except service.Frozen as frozen:
        messages.error(request, f"没有保存：{frozen}")
        return redirect(request.path)
    if request.POST.get("then") == "sign":
        return redirect(f"{request.path}finish/")
    messages.success(request, "已保存")
    return redirect(request.path)


@seat(Actor.APPLICANT)
@require_POST
def autosave(request: SeatedRequest, pk: int) -> HttpResponse:
    """The same save for the script: 200 {revision, saved_at}, 409 {revision, by, at}, 422 {message}."""
    row = mine(request, pk)
    try:
        saved = _save(request, row)
    except BadDetails as wrong:
        return JsonResponse({"message": str(wrong), "errors": wrong.errors}, status=422)
    except service.Frozen as frozen:
        return JsonResponse({"message": str(frozen)}, status=422)
    except service.Conflict as conflict:
        stands = conflict.row
        facts = {"revision": stands.revision, "by": _who(stands, request), "at": _clock(stands)}
        return JsonResponse(facts, status=409)
    return JsonResponse({"revision": saved.revision, "saved_at": _clock(saved)})


def _save(request: SeatedRequest, row: Diagnosis) -> Diagnosis:
    names = {f"p_{item.clause}": item.clause for item in criteria(row.criteria).items}
    sent = {clause: request.POST[name] for name, clause in names.items() if name in request.POST}
    percents, errors = sheets.percents_of(sent)
    if errors:
        raise BadDetails(errors)
    notes = {
        letter: {
            clause: fields.clean(request.POST[f"{letter}_{clause}"])
            for clause in names.values()
            if f"{letter}_{clause}" in request.POST
        }
        for letter in service.NOTES
    }
    return service.save(
        row, percents=percents, notes=notes, seen=revision_seen(request), by=request.seat, now=request.now
    )


def _clash(request: SeatedRequest, conflict: service.Conflict) -> HttpResponse:
    """Both words side by side; what I left empty takes theirs, and nothing of mine is lost."""
    row = conflict.row
    theirs = fields.as_fields(row)
    typed = request.POST.dict()
    rows = fields.differences(row, typed, theirs)
    kept = {name: typed.get(name) or text for name, text in theirs.items()}
    clash = Clash(_who(row, request), _clock(row), rows)
    return _show(request, row, typed=kept, clash=clash, status=409)


def _who(row: Diagnosis, request: SeatedRequest) -> str:
    if row.saved_by_id == request.seat.user_id:
        return "你（在另一个窗口）"
    return str(row.saved_by) if row.saved_by else "别人"


def _clock(row: Diagnosis) -> str:
    return f"{local(row.saved_at):%H:%M:%S}" if row.saved_at else ""


def _show(
    request: SeatedRequest,
    row: Diagnosis,
    *,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    clash: Clash | None = None,
    lacking: bool = False,
    status: int = 200,
) -> HttpResponse:
    values = typed if typed is not None else fields.as_fields(row)
    context: dict[str, Any] = {
        "row": row,
        "sheet": fields.scoring(row, values, errors or {}, f"{BASE}{row.pk}/", _clock(row)),
        "errors": errors,
        "clash": clash,
        "lacking": lacking,
        "laws": (STANDARD, METHODS),
    }
    return render(request, "diagnosis/sheet.html", context, status=status)


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: SeatedRequest, pk: int) -> HttpResponse:
    """What finishing means, and only then the act; an item not judged is named on the sheet."""
    row = mine(request, pk)
    back = f"{BASE}{pk}/"
    if row.state == D.FINISHED:
        return redirect(back)
    lacking = service.unjudged(row)
    if not lacking and request.method == "POST":
        try:
            service.finish(row, seen=revision_seen(request), by=request.seat, now=request.now)
        except service.Frozen:
            return redirect(back)
        except BadDetails as wrong:
            lacking = wrong.errors
        except service.Conflict as conflict:
            messages.error(request, f"没有完成：{conflict}。请核对最新的内容再完成")
            return redirect(back)
        else:
            messages.success(request, "诊断已完成")
            return redirect(back)
    if lacking:
        return _show(request, row, errors=lacking, lacking=True, status=422)
    confirm = Confirm(
        "完成诊断",
        "23项都已评。完成以后不能再改，可以看结果、列改进措施；只有本单位看得到，不进入任何评审。",
        STANDARD,
        back,
        hidden=[("revision", str(row.revision))],
    )
    return render(request, "diagnosis/finish.html", {"c": confirm, "row": row})


def result(request: SeatedRequest, row: Diagnosis) -> HttpResponse:
    """The finished diagnosis: one sentence, radar, what wins most, the plan, who may read it."""
    context = {
        "row": row,
        "shown": shown(row),
        "measures": measures(row, local(request.now).date(), calendar()),
        "laws": (STANDARD, METHODS, GUIDANCE),
        "approver": request.seat.may_release,
    }
    return render(request, "diagnosis/result.html", context)
