"""/examiner/field/ and what a tablet fetches and sends: a day on site without network (Articles 23, 28).

The shell carries nobody's data, so that it may lie in a cache. The pack of one visit goes only to its
examiner, who keeps it under a passphrase (static/award/field/vault.js) until the sheet is signed.
"""

import hashlib
import json
from datetime import datetime, time, timedelta
from functools import cache
from importlib.resources import files as resources
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from award.law.art28_secrets import SECRECY
from award.process.application import S
from award.process.kinds import Actor
from award.process.panel import SheetState
from award.process.plan import BAOTOU
from award.process.site_visit import BEARINGS, last_day
from award.records import desk, visiting
from award.records.onsite.models import Record, SiteVisit
from award.services import onsite, sheets
from award.services.asking import BadDetails
from award.web.onsite.common import Place, arranged, days
from award.web.onsite.visit import uuid_of
from award.web.review.sheet_view import scoring
from award.web.seats import SeatedRequest, seat

KEPT_DAYS = 3  # after the last day of the visit
MODULES = ("field/vault.js", "field/sync.js", "scoring.js")
PAGES = ("award.css", "award.js", "icon.svg", "field/bench.js")


@seat(Actor.EXAMINER)
@require_safe
@never_cache
def shell(request: SeatedRequest) -> HttpResponse:
    """The bench: empty until it is unlocked."""
    return render(request, "onsite/bench.html", {"messages": []})


@cache
def _worker() -> str:
    """The worker's text behind the version and the files it keeps; another text is another version."""
    names = [*(static(f"award/{name}") for name in PAGES), *(f"/static/award/{name}" for name in MODULES)]
    root = resources("award.web")
    parts = [root / "templates/onsite/bench.html", *(root / "static/award" / n for n in (*MODULES, *PAGES))]
    version = hashlib.sha256(b"".join(p.read_bytes() for p in parts)).hexdigest()[:12]
    text = (root / "static/award/field/worker.js").read_text(encoding="utf-8")
    kept = json.dumps(["/examiner/field/", *names])
    return f'const VERSION = "{version}";\nconst FILES = {kept};\n{text}'


@login_not_required
@require_safe
def worker(request: Any) -> HttpResponse:
    """Public, as it holds nothing: a browser can renew it when the session has ended."""
    response = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    response["Service-Worker-Allowed"] = "/examiner/field/"
    return response


@login_not_required
@require_safe
def manifest(request: Any) -> HttpResponse:
    """What the tablet installs."""
    icon = {"src": static("award/icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    content = {
        "name": "市长质量奖现场评审",
        "short_name": "现场评审",
        "lang": "zh-CN",
        "start_url": "/examiner/field/",
        "scope": "/examiner/field/",
        "display": "standalone",
        "background_color": "#f8f4ed",
        "theme_color": "#f8f4ed",
        "icons": [icon],
    }
    return JsonResponse(content, content_type="application/manifest+json")


@seat(Actor.EXAMINER)
@require_safe
@never_cache
def token(request: SeatedRequest) -> HttpResponse:
    """Who is signed in, and which visits this person may still hold on a device."""
    rows = visiting.visits(request.seat).filter(application__state=S.SITE_VISIT.value)
    own = desk.sheets(request.seat).filter(state=SheetState.OPEN.value)
    open_ones = set(own.values_list("panel_id", "application_id"))
    held = [v.pk for v in rows if (v.panel_id, v.application_id) in open_ones]
    answer = {"csrf": get_token(request), "person": request.seat.person, "held": held}
    return JsonResponse({**answer, "now": request.now.isoformat()})


@seat(Actor.EXAMINER)
@require_safe
@never_cache
def pack(request: SeatedRequest, pk: int) -> HttpResponse:
    """Everything that one examiner needs for one visit: never another's sheet, never another file."""
    found, visit = arranged(request, pk)
    if found.sheet.state != SheetState.OPEN or found.file.state != S.SITE_VISIT:
        return JsonResponse({"message": "评分表已签署，不再存到本机"}, status=409)
    own = visit.records.filter(examiner_id=found.me.examiner_id, removed_at=None).order_by("number")
    fields = sheets.as_fields(found.sheet)
    context = {
        "file": found.file,
        "place": found,
        "visit": visit,
        "days": days(visit, found.members),
        "mine": [c for c, who in visit.split.items() if str(found.me.examiner_id) in who],
        "items": found.standard.items,
        "bearings": BEARINGS.items(),
        "secrecies": SECRECY.items(),
        "note": {},
        "sheet": scoring(found.sheet),
    }
    answer = {
        "visit": visit.pk,
        "person": request.seat.person,
        "until": _until(visit, request.now).isoformat(),
        "sync": f"/examiner/visit/{found.file.pk}/sync/",
        "html": render_to_string("onsite/_pack.html", context, request),
        "sheet": {"revision": found.sheet.revision, "fields": fields},
        "notes": [{**_record(r), "type": _type(r), "sent": True} for r in own],
    }
    return JsonResponse(answer)


def _until(visit: SiteVisit, now: datetime) -> datetime:
    """When the device forgets by itself."""
    first = visit.first_day or now.astimezone(BAOTOU).date()
    end = max(last_day(first, visit.days), now.astimezone(BAOTOU).date()) + timedelta(days=KEPT_DAYS)
    return datetime.combine(end, time(23, 59, 59), BAOTOU)


def _type(record: Record) -> str:
    return "note" if record.kind == "note" else "media"


def _record(record: Record) -> dict[str, Any]:
    """What the device keeps of a record: never where the bytes lie."""
    at = record.device_at or record.received_at
    return {
        "key": str(record.key),
        "number": record.number,
        "revision": record.revision,
        "kind": record.kind,
        "at": at.isoformat(),
        "name": record.file.name if record.file else "",
        "values": {
            "clause": record.clause, "bearing": record.bearing, "text": record.text,
            "secrecy": record.secrecy, "shared": record.shared,
        },
    }  # fmt: skip


@seat(Actor.EXAMINER)
@require_POST
def sync(request: SeatedRequest, pk: int) -> HttpResponse:
    """One thing from a device: {state: ok|conflict|refused, ...}. Sent again it is answered the same."""
    found, visit = arranged(request, pk)
    try:
        entry = _entry(request)
        answer = _take(request, found, visit, entry)
    except BadDetails as wrong:
        return JsonResponse({"state": "refused", "message": str(wrong), "errors": wrong.errors}, status=422)
    except sheets.SheetConflict as conflict:
        return JsonResponse({"state": "refused", "message": str(conflict)}, status=409)
    except onsite.RecordConflict as conflict:
        kept = _record(conflict.stored)
        return JsonResponse({"state": "conflict", "message": str(conflict), "record": kept}, status=409)
    return JsonResponse({"state": "ok", **answer})


def _entry(request: SeatedRequest) -> dict[str, Any]:
    try:
        entry = json.loads(request.POST.get("entry", ""))
    except ValueError:
        entry = None
    if not isinstance(entry, dict) or uuid_of(str(entry.get("key", ""))) is None:
        raise BadDetails({"entry": "设备发来的内容读不出，请更新离线工作台"})
    return entry


def _take(request: SeatedRequest, found: Place, visit: SiteVisit, entry: dict[str, Any]) -> dict[str, Any]:
    key = uuid_of(str(entry["key"]))
    assert key is not None  # _entry has seen it
    device = onsite.Device(str(entry.get("device", "")), moment(entry.get("clock")))
    common: dict[str, Any] = {
        "by": request.seat,
        "now": request.now,
        "device": device,
        "at": moment(entry.get("at")),
    }
    values = entry["values"] if isinstance(entry.get("values"), dict) else {}
    match entry.get("type"):
        case "check_in":
            onsite.check_in(visit, key=key, **common)
            return {"record": {}}
        case "note":
            base = entry.get("base")
            kept = onsite.note(
                visit, key=key, values=values, base=base if isinstance(base, int) else -1, **common
            )
            return {"record": _record(kept)}
        case "media":
            upload = request.FILES.get("file")
            if upload is None:
                raise BadDetails({"file": "没有收到文件，请再同步一次"})
            kind, sha256 = str(entry.get("kind", "")), str(entry.get("sha256", ""))
            kept = onsite.media(visit, upload, key=key, kind=kind, values=values, sha256=sha256, **common)
            return {"record": _record(kept)}
        case "sheet":
            changes = entry.get("changes")
            patched = sheets.patch(found.sheet, _changes(changes), by=request.seat, now=request.now)
            return {"revision": patched.revision, "saved": patched.saved, "conflicts": patched.conflicts}
    raise BadDetails({"entry": "设备发来的内容读不出，请更新离线工作台"})


def _changes(given: Any) -> list[tuple[str, str, str]]:
    """(field, what the device had, what it has now)."""
    rows = given if isinstance(given, list) else []
    return [
        (str(r.get("field")), str(r.get("was", "")), str(r.get("now", "")))
        for r in rows
        if isinstance(r, dict)
    ]


def moment(text: Any) -> datetime | None:
    """A device's time, kept as a note; None for what is none or has no zone."""
    try:
        found = parse_datetime(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None
