"""/city/recipients/: earlier cycles by table, and changes of the bodies that hold titles (Article 3)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art03_limits import INTERVAL
from award.process.kinds import Actor, Steps
from award.process.register import REGISTER, ArchiveRoad, ChangeRoad, R
from award.records.desk import recused
from award.records.ledger.models import Line
from award.records.people.models import Enterprise
from award.records.recipients.models import Batch, BodyChange
from award.records.seat import Seat
from award.services import recipients, recipients_table
from award.services.tables import Table
from award.web.asking_page import Asking, asking_page
from award.web.city.common import do_url, findings
from award.web.city.history import entry, names
from award.web.importing import Import, Verdict, import_page
from award.web.seats import SeatedRequest, seat

PAGE = 50


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """What waits for the second officer first, then what was done."""
    batches = Batch.objects.select_related("entered_by", "confirmed_by").annotate(n=Count("rows"))
    changes = BodyChange.objects.select_related("entered_by", "confirmed_by", "successor")
    context = {
        "batches": batches[:PAGE],
        "page": Paginator(changes, PAGE).get_page(request.GET.get("page")),
        "law": INTERVAL,
    }
    return render(request, "city/recipients.html", context)


def _check(table: Table, seat: Seat, now: datetime) -> Sequence[Verdict]:
    found = []
    for j in recipients_table.judge(table, now):
        kind = "same" if j.known else "wrong" if j.wrong else "doubt" if j.doubts else "new"
        title = f"第{j.values['cycle']}届　{j.values['name']}" if j.values["cycle"] else j.values["name"]
        found.append(Verdict(j.row, kind, title or "（没有名称）", j.wrong or j.doubts))
    return found


def _apply(good: Sequence[Verdict], seat: Seat, now: datetime) -> dict[str, Any]:
    if not good:
        return {}
    return {"batch": recipients.take_in([v.row for v in good], by=seat, now=now).subject}


SPEC = Import(
    "recipients", "导入往届获奖单位", INTERVAL, recipients_table.COLUMNS, _check, _apply, "/city/recipients/",
    say="导入后由另一名工作人员复核，复核之后才列入获奖台账、用来核对间隔三届。",
)  # fmt: skip


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def load(request: SeatedRequest) -> HttpResponse:
    return import_page(request, SPEC)


@seat(Actor.CITY)
@require_safe
def batch(request: SeatedRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Batch.objects.select_related("entered_by", "confirmed_by"), pk=pk)
    rows = row.rows.select_related("county", "honour")
    context = {
        "row": row,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        **_second(row, ArchiveRoad.CONFIRM, ArchiveRoad.SEND_BACK, request),
    }
    return render(request, "city/archive_batch.html", context)


@seat(Actor.CITY)
@require_safe
def change(request: SeatedRequest, pk: int) -> HttpResponse:
    rows = BodyChange.objects.select_related(
        "enterprise", "successor", "entered_by", "confirmed_by", "evidence"
    )
    row = get_object_or_404(rows, pk=pk)
    context = {"row": row, **_second(row, ChangeRoad.CONFIRM, ChangeRoad.SEND_BACK, request)}
    return render(request, "city/body_change.html", context)


def _second(row: Model, step: Steps, back: Steps, request: SeatedRequest) -> dict[str, Any]:
    """The second officer's button while it waits, and what was done so far."""
    lines = list(Line.objects.filter(subject=row.subject))  # type: ignore[attr-defined]
    people = names(lines)
    context: dict[str, Any] = {"entries": [entry(line, people, "") for line in lines]}
    if row.state == R.DRAFT:  # type: ignore[attr-defined]
        context |= {
            "step": step,
            "findings": findings(step, row, request),
            "button_url": do_url(row, step),
            "others": [(back.label, do_url(row, back))],
        }
    return context


@seat(Actor.CITY)
@require_http_methods(["GET", "POST"])
def new_change(request: SeatedRequest, enterprise: int) -> HttpResponse:
    bodies = Enterprise.objects.exclude(applications__in=recused(request.seat))
    body = get_object_or_404(bodies, pk=enterprise)
    asked = Asking(
        recipients.Change, "登记名称变更、合并或承继", REGISTER, body,
        "将登记这一变更，待另一名工作人员复核；复核之前名称和承继关系不变。",
        "/city/recipients/", about=body.name,
    )  # fmt: skip

    def done(details: Any) -> str:
        made = recipients.change(body, details, by=request.seat, now=request.now)
        return f"/city/recipients/changes/{made.pk}/"

    return asking_page(request, asked, done)
