"""/examiner/visit/N/: a visit while it runs (23): days, clauses, check-ins, what was seen."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.law.art23_on_site import RECORDED
from award.law.art28_secrets import KEEP, SECRECY
from award.process.kinds import Actor
from award.process.site_visit import BEARINGS, SiteVisitRoad
from award.records import visiting
from award.records.onsite.models import Record, SiteVisit
from award.services import onsite
from award.services.asking import BadDetails
from award.web.onsite.common import Place, days, duties, my_check_in, place
from award.web.seats import SeatedRequest, seat

Errors = dict[str, str]
FIELDS = ("clause", "bearing", "text", "secrecy", "shared")


@seat(Actor.EXAMINER)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """One page for the whole day; each part posts to itself and comes back to its place."""
    found = place(request, pk)
    if request.method != "POST":
        return _page(request, found, {})
    if found.visit is None:
        raise Http404
    try:
        anchor = _post(request, found.visit)
    except BadDetails as wrong:
        return _page(request, found, wrong.errors)
    except onsite.RecordConflict as conflict:
        return _page(request, found, {"__all__": str(conflict)}, 409)
    return redirect(f"{request.path}#{anchor}")


def _post(request: SeatedRequest, visit: SiteVisit) -> str:
    """What was done, and the part of the page it is seen in."""
    key = uuid_of(request.POST.get("key", "")) or uuid4()
    act = request.POST.get("act", "")
    if act == "check_in":
        onsite.check_in(visit, key=key, by=request.seat, now=request.now)
        messages.success(request, "已签到")
        return "here"
    values = {name: request.POST.get(name, "") for name in FIELDS} | {"removed": act == "remove"}
    if act == "media":
        upload = request.FILES.get("file")
        if upload is None:
            raise BadDetails({"file": "请选一张照片或一段录音"})
        kind = "recording" if (upload.content_type or "").startswith("audio/") else "photo"
        onsite.media(visit, upload, key=key, kind=kind, values=values, by=request.seat, now=request.now)
        messages.success(request, "已保存照片" if kind == "photo" else "已保存录音")
        return "records"
    base = request.POST.get("base", "0")
    kept = onsite.note(
        visit,
        key=key,
        values=values,
        base=int(base) if base.isdecimal() else -1,
        by=request.seat,
        now=request.now,
    )
    messages.success(request, f"已删除记{kept.number}" if kept.removed_at else f"已保存为记{kept.number}")
    return "records"


def uuid_of(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _page(request: SeatedRequest, found: Place, errors: Errors, status: int = 422) -> HttpResponse:
    visit = found.visit if found.arranged else None
    rows = list(visiting.records(request.seat, visit).order_by("clause", "number")) if visit else []
    edited = _edited(request, rows)
    typed: dict[str, Any] = {name: request.POST.get(name, "") for name in FIELDS} if errors else {}
    context = {
        "file": found.file,
        "panel": found.panel,
        "visit": visit,
        "place": found,
        "days": days(visit, found.members) if visit else [],
        "duties": duties(found),
        "mine": next(c for m, c in duties(found) if m.pk == found.me.pk),
        "here": visiting.here(visit, found.members) if visit else [],
        "came": my_check_in(visit, found.me) if visit else None,
        "records": [(r, onsite.clock_words(r.skew), r.examiner_id == found.me.examiner_id) for r in rows],
        "edited": edited,
        "note": typed or ({n: getattr(edited, n) for n in FIELDS} if edited else {"clause": ""}),
        "key": request.POST.get("key") if errors else edited.key if edited else uuid4(),
        "media_key": uuid4(),
        "items": found.standard.items,
        "bearings": BEARINGS.items(),
        "secrecies": SECRECY.items(),
        "errors": errors,
        "law": SiteVisitRoad.ARRANGE.law,
        "keep": KEEP,
        "recorded": RECORDED,
        "done": sum(v is not None for v in found.sheet.percents.values()),
        "open": found.file.state == "site_visit",
    }
    return render(request, "onsite/visit.html", context, status=status if errors else 200)


def _edited(request: SeatedRequest, rows: list[Record]) -> Record | None:
    """The note of my own that ?edit=N asks to change."""
    number = request.GET.get("edit", "")
    if not number.isdecimal():
        return None
    own = (r for r in rows if r.number == int(number) and r.kind == "note")
    return next((r for r in own if r.examiner.user_id == request.seat.person), None)
