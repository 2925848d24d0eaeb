"""/examiner/sheet/N/: one's own sheet: saved as typed, blind to the others', locked once signed (7, 23)."""

from collections.abc import Mapping
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from award.law.art07_criteria import Criteria, criteria
from award.process.kinds import Actor
from award.process.panel import SheetRoad, SheetState
from award.records import desk
from award.records.cases import local
from award.records.reviews.models import Sheet
from award.services import sheets
from award.services.asking import BadDetails
from award.web.review.sheet_view import OPPORTUNITIES, PERCENT, PRIVATE, STRENGTHS, scoring
from award.web.seats import SeatedRequest, seat

Typed = Mapping[str, str]


def _mine(request: SeatedRequest, pk: int) -> Sheet:
    rows = desk.sheets(request.seat).select_related("application__county", "panel__cycle", "examiner__user")
    return get_object_or_404(rows.prefetch_related("panel__cycle__plans"), pk=pk)


@seat(Actor.EXAMINER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """The sheet; a POST without script saves all of it and keeps what was typed where something is wrong."""
    sheet = _mine(request, pk)
    if request.method != "POST":
        return _show(request, sheet)
    try:
        save(request, sheet)
    except BadDetails as wrong:
        return _show(request, sheet, wrong.errors, 422)
    except sheets.SheetConflict as conflict:
        return _show(request, sheet, {"__all__": str(conflict)}, 409)
    if request.POST.get("then") == "sign":
        return redirect(f"/do/sheet/{sheet.pk}/sign/")
    messages.success(request, "评分已保存")
    return redirect(request.path)


@seat(Actor.EXAMINER)
@require_POST
def autosave(request: SeatedRequest, pk: int) -> HttpResponse:
    """The same save for the script: 200 {revision, saved_at}, 409 {revision, by, at}, 422 {message}."""
    sheet = _mine(request, pk)
    try:
        row = save(request, sheet)
    except BadDetails as wrong:
        return JsonResponse({"message": "；".join(wrong.errors.values()), "errors": wrong.errors}, status=422)
    except sheets.SheetConflict as conflict:
        at = f"{local(sheet.saved_at):%H:%M:%S}" if sheet.saved_at else ""
        facts = {"message": str(conflict), "revision": sheet.revision, "by": "你在别处", "at": at}
        return JsonResponse(facts, status=409)
    return JsonResponse({"revision": row.revision, "saved_at": f"{local(request.now):%H:%M:%S}"})


def save(request: SeatedRequest, sheet: Sheet) -> Sheet:
    """Read the form and save it. BadDetails names each fault by its field."""
    standard = criteria(sheet.panel.cycle.plan().criteria)
    given, errors = percents(standard, request.POST)
    if errors:
        raise BadDetails(errors)
    seen = request.POST.get("revision", "")
    return sheets.save(
        sheet,
        percents=given,
        strengths=notes(standard, request.POST, STRENGTHS),
        opportunities=notes(standard, request.POST, OPPORTUNITIES),
        private=notes(standard, request.POST, PRIVATE),
        seen=int(seen) if seen.isdecimal() else -1,
        by=request.seat,
        now=request.now,
    )


def percents(standard: Criteria, typed: Typed) -> tuple[dict[str, int | None], dict[str, str]]:
    """(clause -> per cent or None where left open, faults by field); items not sent stay as they are."""
    names = {f"{PERCENT}{item.clause}": item.clause for item in standard.items}
    return sheets.percents_of({names[name]: text for name, text in typed.items() if name in names})


def notes(standard: Criteria, typed: Typed, letter: str) -> dict[str, str]:
    """Clause -> what was written, of the fields that were sent."""
    return {
        item.clause: text.replace("\r\n", "\n")
        for item in standard.items
        if (text := typed.get(f"{letter}{item.clause}")) is not None
    }


def _show(
    request: SeatedRequest, sheet: Sheet, errors: Mapping[str, str] | None = None, status: int = 200
) -> HttpResponse:
    typed = {key: str(value) for key, value in request.POST.items()} if errors else None
    context = {
        "row": sheet,
        "sheet": replace(scoring(sheet, typed, errors), table_url=f"/examiner/sheet/{sheet.pk}/table/"),
        "errors": errors,
        "law": SheetRoad.SIGN.law,
    }
    locked = sheet.state == SheetState.SIGNED
    return render(
        request, "examiner/signed.html" if locked else "examiner/sheet.html", context, status=status
    )
