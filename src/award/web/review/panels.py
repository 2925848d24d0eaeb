"""/city/panels/: a cycle's panels and one panel's page (9, 23, 27). No score before the leader signed."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.law.art09_panels import INVITE
from award.process.application import S
from award.process.kinds import Actor
from award.process.panel import P, PanelRoad
from award.records import desk
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.panel_glance import Standing, Word, standings
from award.records.reviews.models import Panel, PanelMember
from award.services import steps
from award.web.review.cycles import chosen, others
from award.web.seats import SeatedRequest, seat

WAITING = {"document": (S.QUALIFIED_NOTICE, S.DOCUMENT_REVIEW), "site": (S.SITE_VISIT,)}


@dataclass(frozen=True, slots=True)
class Line:
    """One panel in the list."""

    panel: Panel
    leader: str
    members: int
    files: list[Standing]

    @property
    def sealed(self) -> int:
        return sum(f.signed_at is not None for f in self.files)

    @property
    def open_points(self) -> list[str]:
        return [f"{f.file.name}：{point}" for f in self.files for point in f.open_points]


@seat(Actor.CITY)
@require_safe
def index(request: SeatedRequest) -> HttpResponse:
    """The panels of a cycle, and the files that no panel has yet."""
    cycle = chosen(request)
    lines = _lines(request, cycle) if cycle else []
    context = {
        "cycle": cycle,
        "others": others(cycle),
        "lines": lines,
        "homeless": _homeless(request, cycle) if cycle else [],
        "law": INVITE,
        "open": cycle is not None and cycle.state == "called",
    }
    return render(request, "review/panels.html", context)


def _lines(request: SeatedRequest, cycle: Cycle) -> list[Line]:
    panels = [*desk.panels(request.seat).filter(cycle=cycle).exclude(state=P.NONE.value)]
    for panel in panels:
        panel.cycle = cycle  # one cycle, read once
    people: dict[int, list[PanelMember]] = {p.pk: [] for p in panels}
    rows = PanelMember.objects.filter(panel__in=panels, left_at=None).select_related("examiner__user")
    for m in rows:
        people[m.panel_id].append(m)
    files = standings(panels)
    return [
        Line(p, "、".join(str(m.examiner) for m in people[p.pk] if m.leader), len(people[p.pk]), files[p.pk])
        for p in panels
    ]


def _homeless(request: SeatedRequest, cycle: Cycle) -> list[tuple[str, str, list[Application]]]:
    """(kind, label, files) of those that may be given to a panel and are with none of that stage."""
    found = []
    for kind, label in Panel._meta.get_field("kind").choices or ():
        given = Panel.objects.filter(cycle=cycle, kind=kind, state=P.STANDING.value).values("applications")
        files = desk.on_the_desk_of(request.seat).filter(cycle=cycle, state__in=WAITING[str(kind)])
        rows = list(files.exclude(pk__in=given.exclude(applications=None)))
        if rows:
            found.append((str(kind), str(label), rows))
    return found


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member over all files of the panel."""

    member: PanelMember
    words: list[tuple[Application, Word]]

    @property
    def undeclared(self) -> int:
        return sum(w.interest is None for _, w in self.words)

    @property
    def signed(self) -> int:
        return sum(w.signed for _, w in self.words if not w.recused)

    @property
    def to_sign(self) -> int:
        return sum(not w.recused for _, w in self.words)


@seat(Actor.CITY)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """Members, their word on each file, how many sheets are signed, what a recusal leaves open."""
    rows = desk.panels(request.seat).select_related("cycle").prefetch_related("cycle__plans")
    panel = get_object_or_404(rows.exclude(state=P.NONE.value), pk=pk)
    files = standings([panel])[panel.pk]
    members = [w.member for w in files[0].words] if files else []
    lines = [
        MemberLine(m, [(f.file, w) for f in files for w in f.words if w.member.pk == m.pk]) for m in members
    ]
    context = {
        "panel": panel,
        "files": files,
        "lines": lines,
        "left": panel.members.exclude(left_at=None).select_related("examiner__user"),
        "recused": [(f.file, w) for f in files for w in f.recused],
        "points": [(f.file, point) for f in files for point in f.open_points],
        "may_change": steps.may(PanelRoad.CHANGE, panel, request.seat),
        "in_notice": sum(f.file.state == S.QUALIFIED_NOTICE for f in files),
        "law": PanelRoad.FORM.law,
    }
    return render(request, "review/panel.html", context)
