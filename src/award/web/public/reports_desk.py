"""/city/reports/: the public's reports of forgery, misuse and fees, judged and followed up (9(4), 33, 35)."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from award.law.art35_title_use import (
    CORPORATE_IMAGE,
    NOT_ON_PRODUCTS,
    NOT_PROMOTION,
    OVERSEEN,
    STATE_YEAR,
)
from award.process.kinds import Actor
from award.process.misuse import MisuseRoad, U
from award.records.cases import local
from award.records.honours.models import Honour, MisuseReport
from award.records.ledger.models import Line
from award.services.files import read
from award.services.identities import open_sender, times_opened
from award.services.misuse import KINDS
from award.services.notices import AUTHORITY
from award.services.objections import Identity
from award.web.city import narrowing
from award.web.city.common import actions
from award.web.city.history import entry, names
from award.web.parts import Letter
from award.web.public.recipients import with_state
from award.web.seats import SeatedRequest, seat

PAGE = 30


def late(report: MisuseReport, today: date) -> bool:
    """Asked to be put right by a day that has passed: to be looked at again."""
    return report.state == U.REQUESTED and report.due_on is not None and report.due_on < today


@seat(Actor.CITY)
@require_safe
def reports(request: SeatedRequest) -> HttpResponse:
    """The newest first; by where they stand, by what they are about."""
    every, today = MisuseReport.objects.all(), local(request.now).date()
    filters, found = [], every
    for key, label, labels in (
        ("state", "状态", {u.value: u.label for u in U}),
        ("kind", "情形", {k: v[0] for k, v in KINDS.items()}),
    ):
        counted = dict(every.order_by().values_list(key).annotate(n=Count("pk")))
        filters.append(narrowing.chips(request.GET, key, label, counted, labels))
        if request.GET.get(key) in labels:
            found = found.filter(**{key: request.GET[key]})
    words = request.GET.get("q", "").strip()
    if words:
        found = found.filter(Q(named__icontains=words) | Q(code__iexact=words))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = [(row, *KINDS[row.kind], late(row, today)) for row in page.object_list]
    context = {
        "page": page,
        "rows": rows,
        "filters": [f for f in filters if len(f.chips) > 1 or f.on],
        "narrowed": any(request.GET.get(key) for key in ("state", "kind", "q")),
        "q": request.GET.get("q", ""),
    }
    return render(request, "public/reports.html", context)


@seat(Actor.CITY)
@require_safe
def report(request: SeatedRequest, pk: int) -> HttpResponse:
    """One report, what was found of it and what can be done; `?file` hands out what came with it."""
    row = get_object_or_404(_every(), pk=pk)
    if "file" in request.GET and row.evidence is not None:
        response = HttpResponse(read(row.evidence), content_type=row.evidence.kind)
        response["Content-Disposition"] = "attachment"
        return response
    return _page(request, row)


def _every() -> QuerySet[MisuseReport]:
    return MisuseReport.objects.select_related("evidence", "honour", "judged_by")


@seat(Actor.CITY)
@require_POST
def identity(request: SeatedRequest, pk: int) -> HttpResponse:
    """Who reported, shown this once, each time on the record."""
    row = get_object_or_404(_every(), pk=pk)
    return _page(request, row, open_sender(row, by=request.seat, now=request.now))


def _page(request: SeatedRequest, row: MisuseReport, opened: Identity | None = None) -> HttpResponse:
    words, law = KINDS[row.kind]
    held = with_state(Honour.objects.filter(certificate=row.certificate)).first() if row.certificate else None
    lines = list(Line.objects.filter(subject=row.subject))
    people = names(lines)
    context: dict[str, Any] = {
        "report": row,
        "opened": opened,
        "times_opened": times_opened(row),
        "words": words,
        "law": law,
        "honour": held,
        "late": late(row, local(request.now).date()),
        "offers": actions(row, MisuseRoad, request),
        "entries": [entry(line, people, "") for line in lines],
        "events": row.events.select_related("honour"),
    }
    return render(request, "public/reports_one.html", context)


@seat(Actor.CITY)
@require_safe
def letter(request: SeatedRequest, pk: int) -> HttpResponse:
    """The request to put it right, to be printed and sent."""
    row = get_object_or_404(MisuseReport.objects.select_related("honour__enterprise"), pk=pk)
    if row.letter_on is None:
        raise Http404
    return render(request, "public/report_letter.html", {"report": row, "letter": letter_of(row)})


def letter_of(row: MisuseReport) -> Letter:
    """In the words of Article 35; it asks, and threatens nothing that the article does not say."""
    to = row.honour.enterprise.name if row.honour else row.named
    due = f"请于{row.due_on:%Y年%-m月%-d日}前改正，并将改正情况告知我单位。" if row.due_on else ""
    return Letter(
        title="关于规范使用包头市市长质量奖获奖称号的通知",
        to=to,
        paragraphs=[p for p in (row.because + "。", *row.letter.splitlines(), due) if p.strip()],
        signed_by=AUTHORITY,
        day=row.letter_on,
        laws=(OVERSEEN, CORPORATE_IMAGE, STATE_YEAR, NOT_PROMOTION, NOT_ON_PRODUCTS),
        notes=("本页为送审稿，文号由公文系统给，经审核盖章后送达。",),
    )
