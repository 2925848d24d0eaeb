"""/city/draw/: panels by lot. Seal the seed, fix the pool, open the seed, form the panels (9, 23, 27)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art09_panels import INVITE
from award.process.draw.pool import Pool
from award.process.drawing import DrawRoad, DrawState
from award.process.kinds import Actor
from award.process.panel import KINDS
from award.records import desk, drawing
from award.records.cycles.models import Cycle
from award.records.draws.models import Draw
from award.services import draws, steps
from award.services.asking import BadDetails
from award.services.steps import Refused, take
from award.web.parts import Confirm, Unmet
from award.web.review import pool_form
from award.web.review.cycles import chosen as chosen_cycle
from award.web.review.cycles import others
from award.web.review.drawn import condition, drawn
from award.web.review.pool_form import Stage
from award.web.seats import SeatedRequest, seat

NEXT = {
    DrawState.SEALED: DrawRoad.FIX,
    DrawState.FIXED: DrawRoad.DRAW,
    DrawState.DRAWN: DrawRoad.FORM,
    DrawState.MATCHED: DrawRoad.ADOPT,
    DrawState.ADOPTED: DrawRoad.FORM,
}


def of_desk(request: SeatedRequest) -> Any:
    """The draws and matches that this officer may see."""
    rows = desk.draws(request.seat).select_related("fixed_by")
    return rows.prefetch_related("cycle__plans").exclude(state=DrawState.NONE.value)


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """The draws and matches of a cycle, and where a new one can begin."""
    cycle = chosen_cycle(request)
    context: dict[str, Any] = {
        "cycle": cycle,
        "others": others(cycle),
        "law": INVITE,
        "kept_from": cycle is not None and not desk.compares(request.seat, cycle),
    }
    if cycle is not None and not context["kept_from"]:
        context |= {"draws": list(of_desk(request).filter(cycle=cycle)), "open": _open(cycle)}
    return render(request, "review/draws.html", context)


def _open(cycle: Any) -> list[tuple[str, str, int]]:
    """(kind, label, files waiting) of the stages whose files have no panel yet."""
    if cycle.state != "called":
        return []
    counted = [(kind, label, drawing.files_waiting(cycle, kind).count()) for kind, label in KINDS.items()]
    return [(kind, label, count) for kind, label, count in counted if count]


def open_stage(request: SeatedRequest) -> tuple[Cycle, str]:
    """The cycle and the stage in the address; 404 unless this officer may give it panels now."""
    cycle, kind = chosen_cycle(request), request.GET.get("kind", "")
    if cycle is None or cycle.state != "called" or kind not in KINDS:
        raise Http404
    if not desk.compares(request.seat, cycle):
        raise Http404
    return cycle, kind


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def seal(request: SeatedRequest) -> HttpResponse:
    """The confirm page, then the sealed seed."""
    cycle, kind = open_stage(request)
    if request.method == "POST":
        made = draws.seal(cycle, kind, by=request.seat, now=request.now)
        messages.success(request, "种子已封存，摘要已记入台账；下一步固定抽取名单")
        return redirect(f"/city/draw/{made.pk}/")
    c = Confirm(
        verb=DrawRoad.SEAL.label,
        consequence=f"系统将为{cycle}{KINDS[kind]}的抽取生成一个随机种子并封存，它的摘要立即记入台账并公开。",
        law=INVITE,
        back_url=f"/city/draw/?cycle={cycle.number}",
        points=(
            "揭示以前任何人都看不到种子，固定名单的人不可能按种子挑人；它在数据库里也是加密的。",
            "揭示后任何人都可以用种子和名单重放整个抽取，结果逐字相同。",
        ),
    )
    return render(request, "review/draw_confirm.html", {"c": c, "title": DrawRoad.SEAL.label})


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """Where the draw stands, the next step, the pool, the result and everybody left out with the reason."""
    row = get_object_or_404(of_desk(request), pk=pk)
    step = NEXT.get(DrawState(row.state))
    asked = step if step is not DrawRoad.FIX else None
    findings = steps.why_not(asked, row, request.now, request.seat) if asked else ()
    told = drawn(row)
    context = {
        "draw": row,
        "law": INVITE,
        "step": step,
        "findings": [Unmet(f, *_mend(row, f.key)) for f in findings],
        "groups": told.groups,
        "unseated": told.unseated,
        "condition": condition(row),
        "formed": list(row.panels.all()),
        "refix": row.state in (DrawState.FIXED, DrawState.MATCHED),
    }
    return render(request, "review/match.html" if row.matched else "review/draw.html", context)


def _mend(row: Draw, key: str) -> tuple[str, str]:
    if key != "pool" or row.state not in (DrawState.FIXED, DrawState.MATCHED):
        return "", ""
    where, label = ("match", "重新求解") if row.matched else ("pool", "重新固定名单")
    return f"/city/draw/{row.pk}/{where}/", label


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def pool(request: SeatedRequest, pk: int) -> HttpResponse:
    """Choose the pool, see its dry run, fix it."""
    row = get_object_or_404(of_desk(request), pk=pk, state__in=[s.value for s in DrawRoad.FIX.sources])
    stage = Stage(row.cycle, row.kind, row)
    if request.method != "POST":
        return pool_form.pool_page(request, stage)
    form, findings = pool_form.sent(request.POST), list[Unmet]()
    try:
        fixing = form.fixing()
        if "confirmed" in request.POST:
            seen = request.POST.get("seen", "")
            take(
                DrawRoad.FIX, row, by=request.seat, now=request.now,
                seen=int(seen) if seen.isdecimal() else -1, details=fixing,
            )  # fmt: skip
            messages.success(request, "名单已固定，摘要已记入台账；由另一名工作人员揭示种子")
            return redirect(f"/city/draw/{row.pk}/")
        against = steps.blocking(steps.why_not(DrawRoad.FIX, row, request.now, request.seat, fixing))
        if not against:
            return _dry_run(request, row, drawing.pool_of(row.cycle, row.kind, fixing.chosen()))
        findings = [Unmet(f) for f in against]
    except BadDetails as wrong:
        form.errors = wrong.errors
    except Refused as refused:
        findings = [Unmet(f) for f in refused.findings]
    return pool_form.pool_page(request, stage, form, findings)


def _dry_run(request: SeatedRequest, row: Draw, made: Pool) -> HttpResponse:
    """What the pool comes to, before it is fixed."""
    barred = made.conflicting()
    hidden = [(k, v) for k, vs in request.POST.lists() if k != "csrfmiddlewaretoken" for v in vs]
    c = Confirm(
        verb=DrawRoad.FIX.label,
        consequence="名单的摘要将记入台账并公开。种子揭示以前还可以重新固定，每次都留下一行台账。",
        law=INVITE,
        back_url=f"/city/draw/{row.pk}/pool/",
        points=(
            f"{len(made.panels)}个组，共{sum(p.size for p in made.panels)}席，"
            f"备选{made.reserves * len(made.panels)}名；名单上{len(made.examiners)}名评审员",
            f"因利害关系排除{len(barred)}人次",
            "已试算：按这份名单能够组成全部评审组",
            f"名单摘要 {made.digest()}",
        ),
        hidden=[*hidden, ("confirmed", "1")],
    )
    return render(request, "review/draw_confirm.html", {"c": c, "title": "试算抽取名单", "draw": row})
