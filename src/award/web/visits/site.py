"""/visits/N/site/: the record of a visit, made on site with a phone; half done can be saved (Article 32)."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.law.citation import Citation
from award.process.form_faults import plain_day
from award.process.visit import POINTS, VERDICTS, VisitRoad
from award.records.cases import local
from award.records.visits.desk import visits
from award.records.visits.models import Visit
from award.services import steps
from award.services.asking import BadDetails
from award.services.deeds.visits import NOTE_MAX, TEXT_MAX, Record
from award.services.steps import STALE, Refused, take
from award.web.seats import SeatedRequest, seat
from award.web.visits.index import VISITORS

TEXTS = (
    ("production", "生产经营情况", "产销、订单、人员、在建项目等，听到的和看到的分开写"),
    ("quality", "质量管理情况", "体系运行、质量目标、客户反馈、质量改进"),
    ("advice", "督促和建议", "写给获奖单位看的；要限期整改的另提整改事项"),
)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to look at, as it stands or as it was just typed."""

    key: str
    words: str
    law: Citation
    verdict: str
    note: str
    error: str


@seat(*VISITORS)
@require_http_methods(["GET", "HEAD", "POST"])
def site(request: SeatedRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(visits(request.seat), pk=pk)
    if request.method != "POST":
        return _page(request, row, _kept(row), {})
    details, errors = _typed(request.POST)
    if not errors:
        seen = request.POST.get("seen", "")
        revision = int(seen) if seen.isdecimal() and len(seen) < 10 else -1
        try:
            take(VisitRoad.RECORD, row, by=request.seat, now=request.now, seen=revision, details=details)
        except BadDetails as wrong:
            errors = wrong.errors
        except Refused as refused:
            if not any(f.law == STALE for f in refused.findings):
                raise
            row.refresh_from_db()
            errors = {
                "__all__": "你打开这一页之后，另有人记过这次寻访。你填的还在，没有保存；核对后再按保存。"
            }
            return _page(request, row, details, errors, 409)
        else:
            messages.success(request, "已保存寻访记录")
            return redirect(f"/visits/{row.pk}/" if "back" in request.POST else request.path)
    return _page(request, row, details, errors, 422)


def _kept(row: Visit) -> Record:
    return Record(row.visited_on, row.met_with, row.points, row.production, row.quality, row.advice)


def _typed(post: QueryDict) -> tuple[Record, dict[str, str]]:
    """The record as typed, and what is wrong with it, by field. A point left alone is not looked at yet."""

    def text(name: str) -> str:
        return post.get(name, "").replace("\x00", "").replace("\r\n", "\n")

    errors = {}
    day = plain_day(text("visited_on"))
    if text("visited_on").strip() and day is None:
        errors["visited_on"] = "寻访日期的格式不对，例：2027-11-08"
    points = {}
    for key in POINTS:
        verdict, note = text(f"verdict_{key}"), text(f"note_{key}").strip()
        if verdict in VERDICTS:
            points[key] = {"verdict": verdict, "note": note}
        elif note:
            points[key] = {"verdict": "", "note": note}
            errors[f"note_{key}"] = "写了说明的，请选结论"
    record = Record(day, text("met_with"), points, *(text(name) for name, _, _ in TEXTS))
    if not errors:
        errors = record.faults()
    return record, errors


def _page(
    request: SeatedRequest, row: Visit, record: Record, errors: dict[str, str], status: int = 200
) -> HttpResponse:
    standing = steps.why_not(VisitRoad.RECORD, row, request.now, request.seat)
    blocked = steps.blocking(standing)
    context: dict[str, Any] = {
        "visit": row,
        "honour": row.honour,
        "points": [
            Point(
                key, words, law, record.points.get(key, {}).get("verdict", ""),
                record.points.get(key, {}).get("note", ""), errors.get(f"note_{key}", ""),
            )
            for key, (words, law) in POINTS.items()
        ],
        "done": sum(bool(p.get("verdict")) for p in record.points.values()),
        "verdicts": list(VERDICTS.items()),
        "day": request.POST.get("visited_on") or record.visited_on or local(request.now).date(),
        "met_with": record.met_with,
        "texts": [(*line, getattr(record, line[0]), errors.get(line[0], "")) for line in TEXTS],
        "errors": errors,
        "error_list": list(errors.items()),
        "blocked": blocked,
        "seen": row.revision,
        "note_max": NOTE_MAX,
        "text_max": TEXT_MAX,
    }  # fmt: skip
    return render(request, "visits/site.html", context, status=status)
