"""/city/consult/: a whole cycle's consultation: the matrix, all letters at once, reminders (22)."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law import texts
from award.law.dates import spoken
from award.process.application import Road, S
from award.process.kinds import Actor
from award.records.applications.models import Application, SectorRequest
from award.records.cases import calendar, local
from award.records.cycles.models import Cycle
from award.records.desk import on_the_desk_of
from award.records.people.models import Organ
from award.services import consulting
from award.services.deeds.departments import Letters
from award.web import trial
from award.web.city.consultation import GROUNDS, words_of
from award.web.parts import Confirm
from award.web.seats import SeatedRequest, seat

LAW = Road.CONSULT.law


def waiting(request: SeatedRequest, cycle: Cycle) -> list[Application]:
    """The cycle's files in qualification, with what was asked about each."""
    files = on_the_desk_of(request.seat).filter(cycle=cycle, state=S.QUALIFICATION.value)
    return list(files.order_by("number").prefetch_related("requests__organ", "cycle__plans"))


def departments() -> list[Organ]:
    """The city's departments; a county's join its own screening only."""
    return list(Organ.objects.filter(active=True, county=None, association=False))


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """The newest cycle that has files in qualification, else the newest of all."""
    files = on_the_desk_of(request.seat).filter(state=S.QUALIFICATION.value)
    number = files.order_by("-cycle__number").values_list("cycle__number", flat=True).first()
    newest = Cycle.objects.order_by("-number").values_list("number", flat=True).first()
    if number is None and newest is None:
        return redirect("/city/plan/")
    return redirect(f"/city/consult/{number or newest}/")


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: SeatedRequest, number: int) -> HttpResponse:
    """Which departments are asked about which 项, for every file that waits; POST leads to the dry run."""
    cycle = get_object_or_404(Cycle.objects.prefetch_related("plans"), number=number)
    files, bodies = waiting(request, cycle), departments()
    offered = [f"{o.pk}:{g}" for g in GROUNDS for o in bodies if g in o.grounds]
    chosen = [p for p in offered if p in request.POST.getlist("organs")] or None
    if request.method == "POST" and chosen:
        return _send(request, cycle, files, chosen)
    context: dict[str, Any] = {
        "cycle": cycle,
        "rows": [(a, [_cell(a, g) for g in GROUNDS]) for a in files],
        "grounds": [
            (
                f"（{texts.chinese(g)}）",
                words_of(g),
                [(f"{o.pk}:{g}", o.name) for o in bodies if g in o.grounds],
            )
            for g in GROUNDS
        ],
        "marks": [f"（{texts.chinese(g)}）" for g in GROUNDS],
        "due": spoken(calendar().add_workdays(local(request.now).date(), cycle.plan().reply_days)),
        "silent": len(silent(files)),
        "error": "请至少选一个部门" if request.method == "POST" else "",
        "law": LAW,
    }
    return render(request, "city/consult_all.html", context, status=422 if context["error"] else 200)


def _cell(application: Application, ground: int) -> tuple[str, str]:
    """The state of one 项 of one file as a tag: nobody asked, some silent, something found, all clear."""
    asked = [r for r in application.requests.all() if r.ground == ground]
    open_ = [r for r in asked if not r.kind and not r.excused_because]
    if not asked:
        return "none", "未发函"
    if open_:
        return "wait", f"未复{len(open_)}/{len(asked)}"
    if any(r.kind in ("found", "cannot_verify") for r in asked):
        return "late", "有情形"
    return "ok", f"已复{len(asked)}"


def _send(
    request: SeatedRequest, cycle: Cycle, files: Sequence[Application], chosen: Sequence[str]
) -> HttpResponse:
    """The dry run file by file: what was asked before is not asked again."""
    due = spoken(calendar().add_workdays(local(request.now).date(), cycle.plan().reply_days))
    wanted = {a.pk: _unasked(a, chosen) for a in files}
    asking = [a for a in files if wanted[a.pk]]
    run = trial.DryRun(
        step=Road.CONSULT,
        title=f"{cycle}征求部门意见",
        trials=trial.against(Road.CONSULT, asking, request),
        effect="发函",
        effects={a.pk: f"发出{len(wanted[a.pk])}份函，{due}前回复" for a in asking},
        back=("征求意见", f"/city/consult/{cycle.number}/"),
        details={a.pk: Letters(tuple(wanted[a.pk])) for a in asking},
        hidden=tuple(("organs", pair) for pair in chosen),
    )
    if "confirmed" in request.POST and run.passing:
        sent = sum(len(wanted[a.pk]) for a in run.passing)
        messages.success(request, f"已就{trial.take_all(run, request)}家发出{sent}份征求意见函")
        return redirect(f"/city/consult/{cycle.number}/")
    if not asking:
        messages.info(request, "所选部门都已发过函")
        return redirect(f"/city/consult/{cycle.number}/")
    return trial.page(run, request)


def _unasked(application: Application, chosen: Sequence[str]) -> list[str]:
    asked = {f"{r.organ_id}:{r.ground}" for r in application.requests.all()}
    return [pair for pair in chosen if pair not in asked]


def silent(files: Sequence[Application]) -> list[SectorRequest]:
    """Letters without an answer and without a decision to go on without one."""
    every = [r for a in files for r in a.requests.all()]
    return [r for r in every if r.ground and not r.kind and not r.excused_because]


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def remind(request: SeatedRequest, number: int) -> HttpResponse:
    """The dry run of a reminder: each silent department, how many letters, since when."""
    cycle = get_object_or_404(Cycle, number=number)
    owed = silent(waiting(request, cycle))
    back = f"/city/consult/{number}/"
    if not owed:
        messages.info(request, "没有未复的征求意见函")
        return redirect(back)
    if request.method == "POST":
        messages.success(request, f"已催办{consulting.remind(owed, by=request.seat, now=request.now)}个部门")
        return redirect(back)
    today = local(request.now).date()
    by_organ: dict[str, list[SectorRequest]] = {}
    for each in owed:
        by_organ.setdefault(each.organ.name, []).append(each)
    rows = []
    for name, theirs in by_organ.items():
        first = min(r.due_on for r in theirs)
        late = "，已逾期" if first < today else ""
        rows.append((name, f"催办{len(theirs)}件，最早的期限{spoken(first)}{late}"))
    confirm = Confirm(
        verb="催办",
        consequence=f"将催办{len(rows)}个部门。催办不改变任何期限，未复不当作“无意见”。",
        law=LAW,
        back_url=back,
    )
    return render(request, "acts/confirm.html", {"c": confirm, "rows": rows, "subject": cycle, "step": None})


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def matrix(request: SeatedRequest) -> HttpResponse:
    """Departments by 项 of Article 17, ticked and saved together; the usual ones come with one button."""
    if "usual" in request.POST:
        came = consulting.add_usual(by=request.seat, now=request.now)
        messages.success(request, f"已补充{came}个部门" if came else "通常的部门都已登记")
        return redirect(request.path)
    bodies = departments()
    if request.method == "POST":
        ticked = set(request.POST.getlist("grounds"))
        wanted = {o.pk: [g for g in GROUNDS if f"{o.pk}:{g}" in ticked] for o in bodies}
        changed = consulting.set_matrix(wanted, by=request.seat, now=request.now)
        messages.success(request, f"已更新{changed}个部门" if changed else "没有改动")
        return redirect(request.path)
    context = {
        "heads": [(f"（{texts.chinese(g)}）", words_of(g)) for g in GROUNDS],
        "rows": [(o, [(f"{o.pk}:{g}", g in o.grounds) for g in GROUNDS]) for o in bodies],
        "uncovered": "".join(
            f"（{texts.chinese(g)}）" for g in GROUNDS if not any(g in o.grounds for o in bodies)
        ),
        "law": LAW,
    }
    return render(request, "city/matrix.html", context)
