"""/city/means/: the years; a year's lines with what each has left, and every entry (Article 5)."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.process.kinds import Actor
from award.process.means import ENTRIES, LINES, BudgetRoad, Y
from award.records.ledger.models import Line as Written
from award.records.means.models import Budget, Entry
from award.records.means.queries import account, open_amounts, reversed_ids
from award.services import steps
from award.web.city import narrowing
from award.web.city.common import actions, do_url, findings
from award.web.city.history import entry, names
from award.web.seats import SeatedRequest, seat

PAGE = 50
TAGS = {Y.DRAFT: "wait", Y.IN_FORCE: "ok", Y.REFUSED: "none", Y.CLOSING: "wait", Y.CLOSED: "none"}


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """Every year, the newest first, with what of it is left."""
    page = Paginator(Budget.objects.all(), 20).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(b, account(b), TAGS[Y(b.state)]) for b in page.object_list],
    }
    return render(request, "means/index.html", context)


def of_year(year: int) -> Budget:
    """The year's budget; a refused one only where no other was entered."""
    found = Budget.objects.filter(year=year).select_related("entered_by", "confirmed_by", "evidence")
    row = found.exclude(state=Y.REFUSED.value).first() or found.first()
    if row is None:
        raise Http404
    return row


@seat(Actor.CITY)
@require_safe
def year(request: SeatedRequest, year: int) -> HttpResponse:
    return _budget(request, of_year(year))


@seat(Actor.CITY)
@require_safe
def budget(request: SeatedRequest, pk: int) -> HttpResponse:
    """By its own number: where a step leads back to, and a refused one is read."""
    rows = Budget.objects.select_related("entered_by", "confirmed_by", "evidence")
    return _budget(request, get_object_or_404(rows, pk=pk))


def _budget(request: SeatedRequest, row: Budget) -> HttpResponse:
    page = Paginator(narrowed(request, row), PAGE).get_page(request.GET.get("page"))
    lines = list(Written.objects.filter(subject=row.subject))
    people = names(lines)
    context: dict[str, Any] = {
        "row": row,
        "tag": (TAGS[Y(row.state)], row.get_state_display()),
        "books": account(row),
        "adjustments": row.adjustments.select_related("giver", "taker", "entered_by", "confirmed_by"),
        "page": page,
        "entries_shown": shown(page.object_list),
        "filters": _filters(request, row),
        "narrowed": any(request.GET.get(key) for key in ("line", "kind", "q")),
        "q": request.GET.get("q", ""),
        "may_spend": row.state == Y.IN_FORCE,
        "entries": [entry(line, people, "") for line in lines],
        **_second(request, row),
    }
    return render(request, "means/year.html", context)


def _second(request: SeatedRequest, row: Budget) -> dict[str, Any]:
    """The second officer's button while the budget or its close waits; else the way to the close."""
    step = {Y.DRAFT: BudgetRoad.CONFIRM, Y.CLOSING: BudgetRoad.CLOSE}.get(Y(row.state))
    if step is None:
        return {"offers": actions(row, (BudgetRoad.ASK_CLOSE,), request)}
    back = BudgetRoad.SEND_BACK if step is BudgetRoad.CONFIRM else BudgetRoad.KEEP_OPEN
    may = steps.may(back, row, request.seat)
    return {
        "step": step,
        "findings": findings(step, row, request),
        "button_url": do_url(row, step),
        "others": [(back.label, do_url(row, back))] if may else [],
    }


def narrowed(request: SeatedRequest, row: Budget) -> QuerySet[Entry]:
    """The entries that the address asks for."""
    found = Entry.objects.filter(line__budget=row).select_related("line", "against", "cycle", "entered_by")
    asked = request.GET
    if asked.get("line") in LINES:
        found = found.filter(line__kind=asked["line"])
    if asked.get("kind") in ENTRIES:
        found = found.filter(kind=asked["kind"])
    if words := asked.get("q", "").strip():
        found = found.filter(
            Q(number__icontains=words) | Q(payee__icontains=words) | Q(purpose__icontains=words)
        )
    return found


def _filters(request: SeatedRequest, row: Budget) -> list[narrowing.Filter]:
    every = Entry.objects.filter(line__budget=row).order_by()
    made = []
    for key, field, label, labels in (
        ("line", "line__kind", "科目", LINES),
        ("kind", "kind", "种类", ENTRIES),
    ):
        counted = dict(every.values_list(field).annotate(n=Count("pk")))
        made.append(narrowing.chips(request.GET, key, label, counted, labels))
    return [f for f in made if len(f.chips) > 1 or f.on]


def shown(rows: Any) -> list[tuple[Entry, tuple[str, str]]]:
    """Each entry with where it stands: a commitment's open rest, a voucher's reversal."""
    given = list(rows)
    left = open_amounts(e for e in given if e.kind == "commitment")
    back = reversed_ids(e for e in given if e.kind == "voucher")
    return [(e, _stands(e, left, back)) for e in given]


def _stands(e: Entry, left: dict[int, Any], back: set[int]) -> tuple[str, str]:
    if e.kind == "commitment":
        return ("wait", f"未付{left[e.pk]:,.2f}元") if left[e.pk] > 0 else ("none", "已结清")
    if e.kind == "voucher":
        return ("none", "已冲销") if e.pk in back else ("ok", "已支付")
    return "none", e.get_kind_display()
