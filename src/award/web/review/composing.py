"""/city/panels/new/ and /city/panels/N/change/: who sits, who leads, which files (Articles 9, 23, 27)."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.process.application import S
from award.process.kinds import Actor
from award.process.panel import KINDS, SKILLS, P, PanelRoad
from award.records import desk
from award.records.applications.models import Application
from award.records.conflicts import Tie, ties
from award.records.cycles.models import Cycle
from award.records.reviewing import rules
from award.records.reviews.models import Examiner, Panel
from award.services import panels
from award.services.asking import BadDetails
from award.services.deeds.panels import Composition
from award.services.steps import Refused, take
from award.web.parts import Unmet
from award.web.review.cycles import chosen as chosen_cycle
from award.web.review.panels import WAITING
from award.web.seats import SeatedRequest, seat


@dataclass
class Choice:
    """What is ticked on the page: as it stands, or as it was sent."""

    name: str = ""
    examiners: tuple[str, ...] = ()
    leader: str = ""
    applications: tuple[str, ...] = ()
    errors: dict[str, str] = field(default_factory=dict)
    findings: list[Unmet] = field(default_factory=list)

    def composition(self) -> Composition:
        return Composition(self.examiners, self.leader, self.applications)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One examiner to choose: how many panels of this cycle they sit on, their ties to files offered here."""

    examiner: Examiner
    load: int
    ties: list[Tie]
    sits: bool

    @property
    def key(self) -> str:
        return str(self.examiner.pk)

    @property
    def skills(self) -> str:
        return "、".join(SKILLS.get(s, s) for s in self.examiner.skills)


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    """Form a panel. What was chosen stays chosen, whatever is wrong with it."""
    cycle, kind = chosen_cycle(request), request.GET.get("kind", "document")
    if cycle is None or cycle.state != "called" or kind not in KINDS:
        raise Http404
    choice = Choice(name=_next_name(cycle, kind), applications=tuple(request.GET.getlist("file")))
    if request.method == "POST":
        choice = _sent(request.POST)
        try:
            made = panels.form(cycle, kind, choice.name, _checked(choice), by=request.seat, now=request.now)
        except BadDetails as wrong:
            choice.errors = wrong.errors
        except Refused as refused:
            choice.findings = [Unmet(f) for f in refused.findings]
        else:
            messages.success(request, f"已组建{made}，已通知各评审员先逐件声明利害关系")
            return redirect(f"/city/panels/{made.pk}/")
    return _page(request, Panel(cycle=cycle, kind=kind), choice, PanelRoad.FORM)


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SeatedRequest, pk: int) -> HttpResponse:
    """Change a standing panel: a replacement, another leader, more files."""
    rows = desk.panels(request.seat).select_related("cycle").prefetch_related("cycle__plans")
    panel = get_object_or_404(rows.filter(state=P.STANDING.value), pk=pk)
    choice = _standing(panel)
    if request.method == "POST":
        choice = _sent(request.POST)
        seen = request.POST.get("seen", "")
        try:
            take(
                PanelRoad.CHANGE, panel, by=request.seat, now=request.now,
                seen=int(seen) if seen.isdecimal() else -1, details=_checked(choice),
            )  # fmt: skip
        except BadDetails as wrong:
            choice.errors = wrong.errors
        except Refused as refused:
            choice.findings = [Unmet(f) for f in refused.findings]
        else:
            messages.success(request, f"已调整{panel}，新的评审员先逐件声明利害关系")
            return redirect(f"/city/panels/{panel.pk}/")
    return _page(request, panel, choice, PanelRoad.CHANGE)


def _next_name(cycle: Cycle, kind: str) -> str:
    """材料评审第2组: the next number that no panel of the cycle bears."""
    return next(panels.free_names(cycle, KINDS[kind]))


def _standing(panel: Panel) -> Choice:
    sitting = list(panel.members.filter(left_at=None))
    return Choice(
        name=panel.name,
        examiners=tuple(str(m.examiner_id) for m in sitting),
        leader=next((str(m.examiner_id) for m in sitting if m.leader), ""),
        applications=tuple(str(pk) for pk in panel.applications.values_list("pk", flat=True)),
    )


def _sent(post: QueryDict) -> Choice:
    return Choice(
        name=post.get("name", ""),
        examiners=tuple(dict.fromkeys(post.getlist("examiners"))),
        leader=post.get("leader", ""),
        applications=tuple(dict.fromkeys(post.getlist("applications"))),
    )


def _checked(choice: Choice) -> Composition:
    """BadDetails where something other than what the page offers was sent."""
    if not all(key.isdecimal() for key in (*choice.examiners, *choice.applications)):
        raise BadDetails({"__all__": "页面的参数不对，请重新打开这一页"})
    return choice.composition()


def _page(request: SeatedRequest, panel: Panel, choice: Choice, step: PanelRoad) -> HttpResponse:
    files, fixed = _files(request, panel), _fixed(panel)
    people = _candidates(panel, files, choice)
    plan = panel.cycle.plan()
    context = {
        "panel": panel,
        "kind": KINDS[panel.kind],
        "choice": choice,
        "candidates": people,
        "rows": [(a, str(a.pk) in choice.applications, a.pk in fixed) for a in files],
        "minimum": rules(plan, panel.kind).panel_min,
        "step": step,
        "law": step.law,
        "errors": choice.errors,
        "title": f"有{len(choice.findings)}处不合条文，没有{step.label}"
        if choice.findings
        else "选好了就可以办理",
        "seen": panel.revision,
    }
    wrong = bool(choice.errors or choice.findings)
    stale = any(f.finding.key == "stale" for f in choice.findings)
    status = 409 if stale else 422 if wrong else 200
    return render(request, "review/compose.html", context, status=status)


def _files(request: SeatedRequest, panel: Panel) -> list[Application]:
    """What may be given to it now, and what it holds."""
    waiting = models.Q(state__in=[S(s).value for s in WAITING[panel.kind]])
    free = desk.on_the_desk_of(request.seat).filter(waiting, cycle=panel.cycle)
    elsewhere = Panel.objects.filter(cycle=panel.cycle, kind=panel.kind, state=P.STANDING.value)
    taken = elsewhere.exclude(pk=panel.pk).exclude(applications=None).values("applications")
    mine = list(panel.applications.select_related("county")) if panel.pk else []
    rows = free.exclude(pk__in=taken).exclude(pk__in=[a.pk for a in mine])
    return sorted([*mine, *rows], key=lambda a: a.number or "")


def _fixed(panel: Panel) -> set[int]:
    """Files whose result the panel has signed: they stay."""
    if not panel.pk:
        return set()
    return set(panel.results.filter(signed_at__isnull=False).values_list("application_id", flat=True))


def _candidates(panel: Panel, files: list[Application], choice: Choice) -> list[Candidate]:
    """Examiners not struck off and not gone from this panel; those who sit first, then by name."""
    rows: Any = Examiner.objects.select_related("user", "county").filter(struck_off_at=None)
    sitting: set[int] = set()
    if panel.pk:
        sitting = set(panel.members.filter(left_at=None).values_list("examiner_id", flat=True))
        gone = set(panel.members.exclude(left_at=None).values_list("examiner_id", flat=True)) - sitting
        rows = rows.exclude(pk__in=gone)
    rows = rows.annotate(
        load=models.Count(
            "memberships",
            filter=models.Q(
                memberships__panel__cycle=panel.cycle,
                memberships__panel__state=P.STANDING.value,
                memberships__left_at=None,
            ),
        )
    )
    people = list(rows)
    known: dict[int, list[Tie]] = {}
    for tie in ties(people, files):
        known.setdefault(tie.examiner, []).append(tie)
    made = [Candidate(e, e.load, known.get(e.pk, []), e.pk in sitting) for e in people]
    return sorted(made, key=lambda c: (not c.sits, not c.examiner.may_lead, c.examiner.pk))
