"""/city/means/entries/N/: one sum, what answers it, and the entries that may follow; an adjustment."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art05_means import EARMARKED
from award.law.citation import Law
from award.process.kinds import Actor
from award.process.means import MONEY, AdjustmentRoad, G, Y
from award.records.cases import local
from award.records.ledger.models import Line as Written
from award.records.means.models import Adjustment, Entry
from award.records.means.queries import open_amount
from award.services import spending
from award.web.asking_page import Asking, asking_page
from award.web.city.common import do_url, findings
from award.web.city.history import entry as written
from award.web.city.history import names
from award.web.means.books import shown
from award.web.seats import SeatedRequest, seat

# what may follow -> of which kind, its details, its title, its law, what it says, what it does
ANSWERS: dict[str, tuple[str, type[Any], str, Law, str, Callable[..., Entry]]] = {
    "pay": (
        "commitment", spending.Payment, "按支出安排付款", EARMARKED,
        "登记凭证，从这笔支出安排里支付；登记后不能删改，记错的以红字冲销。", spending.pay,
    ),
    "release": (
        "commitment", spending.Release, "释放余额", MONEY,
        "这笔支出安排没有付的余额全部回到科目，可以另作安排。", spending.release,
    ),
    "reverse": (
        "voucher", spending.Reversal, "冲销凭证", MONEY,
        "凭证全额冲销，另记一笔，原来的凭证保留；金额回到支出安排或科目。", spending.reverse,
    ),
}  # fmt: skip


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    rows = Entry.objects.select_related("line__budget", "against", "cycle", "evidence", "entered_by")
    row = get_object_or_404(rows, pk=pk)
    lines = list(Written.objects.filter(subject=row.subject))
    people = names(lines)
    answers = row.answers.select_related("line", "against", "cycle", "entered_by").order_by("id")
    context = {
        "row": row,
        "budget": row.line.budget,
        "tag": shown([row])[0][1],
        "answers": shown(answers),
        "offers": _offers(row),
        "entries": [written(line, people, "") for line in lines],
        "law": EARMARKED,
    }
    return render(request, "means/entry.html", context)


def _offers(row: Entry) -> list[tuple[str, str]]:
    """Which entries may follow this one now."""
    state = row.line.budget.state
    if row.kind == "commitment" and state == Y.IN_FORCE and open_amount(row) > 0:
        return [(ANSWERS[w][2], f"/city/means/entries/{row.pk}/{w}/") for w in ("pay", "release")]
    standing = row.kind == "voucher" and not row.answers.filter(kind="reversal").exists()
    if standing and state in (Y.IN_FORCE, Y.CLOSED):
        return [(ANSWERS["reverse"][2], f"/city/means/entries/{row.pk}/reverse/")]
    return []


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SeatedRequest, pk: int, what: str) -> HttpResponse:
    if what not in ANSWERS:
        raise Http404
    kind, details, title, law, said, take = ANSWERS[what]
    row = get_object_or_404(Entry.objects.select_related("line__budget"), pk=pk, kind=kind)
    back = f"/city/means/entries/{row.pk}/"
    about = f"{row.line.budget}　{row.line}　{row.purpose}　{row.amount:,.2f}元"
    say = f"未付的余额：{open_amount(row):,.2f}元" if kind == "commitment" else ""
    asked = Asking(details, title, law, row.line.budget, said, back, about=about, say=say)

    def done(given: Any) -> str:
        return f"/city/means/entries/{take(row, given, by=request.seat, now=request.now).pk}/"

    return asking_page(request, asked, done, {"day": local(request.now).date()} if what == "pay" else None)


@seat(Actor.CITY)
@require_safe
def adjustment(request: SeatedRequest, pk: int) -> HttpResponse:
    rows = Adjustment.objects.select_related(
        "budget", "giver", "taker", "evidence", "entered_by", "confirmed_by"
    )
    row = get_object_or_404(rows, pk=pk)
    lines = list(Written.objects.filter(subject=row.subject))
    people = names(lines)
    context: dict[str, Any] = {
        "row": row,
        "tag": ({G.DRAFT: "wait", G.IN_FORCE: "ok"}.get(G(row.state), "none"), row.get_state_display()),
        "entries": [written(line, people, "") for line in lines],
        "law": EARMARKED,
    }
    if row.state == G.DRAFT:
        context |= {
            "step": AdjustmentRoad.CONFIRM,
            "findings": findings(AdjustmentRoad.CONFIRM, row, request),
            "button_url": do_url(row, AdjustmentRoad.CONFIRM),
            "others": [(AdjustmentRoad.SEND_BACK.label, do_url(row, AdjustmentRoad.SEND_BACK))],
        }
    return render(request, "means/adjustment.html", context)
