"""What the pages of a site visit share: the visit as this examiner may see it, its days, its people."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from award.law.art07_criteria import Criteria, criteria
from award.process.site_visit import KINDS, Slot, V, slot
from award.records import desk, visiting
from award.records.applications.models import Application
from award.records.onsite.models import CheckIn, SiteVisit
from award.records.reviewing import counted
from award.records.reviews.models import Panel, PanelMember, Sheet
from award.web.seats import SeatedRequest


@dataclass(frozen=True, slots=True)
class Place:
    """A file at its site stage, as one member of its panel sees it. `visit` None: not arranged yet."""

    file: Application
    panel: Panel
    visit: SiteVisit | None
    members: list[PanelMember]
    sheet: Sheet
    me: PanelMember

    @property
    def leads(self) -> bool:
        return self.me.leader

    @property
    def arranged(self) -> bool:
        return self.visit is not None and self.visit.state == V.ARRANGED

    @property
    def standard(self) -> Criteria:
        return criteria(self.file.cycle.plan().criteria)


def place(request: SeatedRequest, pk: int) -> Place:
    """404 unless the file is open to this examiner at its site stage."""
    rows = desk.readable(request.seat).filter(state__in=desk.AT_STAGE["site"])
    file = get_object_or_404(rows.prefetch_related("cycle__plans"), pk=pk)
    panel = desk.panels(request.seat).filter(kind="site", applications=file).first()
    if panel is None:
        raise Http404
    members = counted(panel, file)
    me = next((m for m in members if m.examiner.user_id == request.seat.person), None)
    sheet = desk.sheets(request.seat).filter(application=file, panel=panel).first()
    if me is None or sheet is None:
        raise Http404
    visit = visiting.visits(request.seat).filter(panel=panel, application=file).first()
    return Place(file, panel, visit, members, sheet, me)


def arranged(request: SeatedRequest, pk: int) -> tuple[Place, SiteVisit]:
    """The same once the leader has set the days; 404 before."""
    found = place(request, pk)
    if found.visit is None or not found.arranged:
        raise Http404
    return found, found.visit


@dataclass(frozen=True, slots=True)
class Hour:
    """One line of the schedule as it is shown."""

    slot: Slot
    kind: str
    who: str


@dataclass(frozen=True, slots=True)
class Day:
    number: int
    date: date
    hours: list[Hour]


def days(visit: SiteVisit, members: list[PanelMember]) -> list[Day]:
    """The schedule day by day."""
    names = {str(m.examiner_id): str(m.examiner) for m in members}
    first = visit.first_day
    if first is None:
        return []
    slots = [slot(s) for s in visit.schedule]
    return [
        Day(
            n,
            first + timedelta(days=n - 1),
            [
                Hour(s, KINDS[s.kind], "、".join(names[w] for w in s.who if w in names))
                for s in slots
                if s.day == n
            ],
        )
        for n in range(1, visit.days + 1)
    ]


def duties(found: Place) -> list[tuple[PanelMember, list[str]]]:
    """Each member with the clauses they answer for."""
    split: dict[str, Any] = found.visit.split if found.visit else {}
    clauses = [i.clause for i in found.standard.items]
    return [(m, [c for c in clauses if str(m.examiner_id) in split.get(c, ())]) for m in found.members]


def my_check_in(visit: SiteVisit, me: PanelMember) -> CheckIn | None:
    return visit.checkins.filter(examiner_id=me.examiner_id, excused="").first()
