"""/recipient/stories/N/edit/: a story's text, saved while it is typed; nothing typed is ever lost (34)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.law.art34_spreading import SPREAD
from award.law.art35_title_use import NOT_PROMOTION
from award.records.cases import local
from award.records.spreading.models import Story
from award.services import stories as service
from award.services.asking import BadDetails
from award.services.stories import Closed, Conflict, Written
from award.web.applicant.saving import is_autosave, revision_seen
from award.web.asking import form_class
from award.web.seats import SeatedRequest, seat
from award.web.spreading.stories import WRITERS, base, opened


@seat(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SeatedRequest, pk: int) -> HttpResponse:
    """The text, saved while it is typed; a clash shows what the other saved and keeps what was typed."""
    row = opened(request, pk)
    made = form_class(Written, row, request.seat)
    if request.method != "POST":
        if not service.may_write(row, request.seat):
            return redirect(f"{base(request)}{pk}/")
        return _edit(request, row, made(initial=row.words()))
    form, quiet = made(request.POST), is_autosave(request)
    try:
        if not form.is_valid():
            raise BadDetails({})
        row = service.save(row, form.details(), seen=revision_seen(request), by=request.seat, now=request.now)
    except BadDetails as wrong:
        form.reject(wrong)
        if quiet:
            said = "；".join(str(e) for errors in form.errors.values() for e in errors)
            return JsonResponse({"message": said}, status=422)
        return _edit(request, row, form, status=422)
    except Conflict as clash:
        if quiet:
            answer = {
                "revision": clash.row.revision,
                "by": str(clash.row.saved_by or "别人"),
                "at": _clock(clash.row),
            }
            return JsonResponse(answer, status=409)
        return _edit(request, clash.row, form, clash=clash.row, status=409)
    except Closed as closed:
        if quiet:
            return JsonResponse({"message": str(closed)}, status=422)
        form.add_error(None, str(closed))
        return _edit(request, row, form, status=409)
    if quiet:
        return JsonResponse({"revision": row.revision, "saved_at": _clock(row)})
    messages.success(request, "已保存")
    return redirect(f"{base(request)}{pk}/")


def _clock(row: Story) -> str:
    return f"{local(row.saved_at):%H:%M:%S}" if row.saved_at else ""


def _edit(
    request: SeatedRequest, row: Story, form: Any, *, clash: Story | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "row": row,
        "form": form,
        "clash": clash,
        "base": f"{base(request)}{row.pk}/",
        "list": base(request),
        "laws": (SPREAD, NOT_PROMOTION),
        "autosave": request.path,
        "pictures": row.pictures.select_related("file"),
    }
    return render(request, "spreading/edit.html", context, status=status)
