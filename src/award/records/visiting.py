"""A visit as the rules see it, what is there to be read of it, and who was there (Article 23)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from award.law.art07_criteria import criteria
from award.law.case import Hands, SiteVisitCase
from award.process import site_visit as road
from award.process.application import S
from award.process.panel import SheetState
from award.process.plan import BAOTOU
from award.records import desk
from award.records.onsite.models import CheckIn, Record, SiteVisit
from award.records.reviews.models import PanelMember, Sheet
from award.records.seat import Seat


def visits(seat: Seat) -> Any:
    """CITY sees every visit's days; an examiner those of files open to them, at the site stage."""
    every = SiteVisit.objects.select_related("panel__cycle", "application")
    match seat.actor:
        case road.A.CITY:
            return every
        case road.A.EXAMINER:
            files = desk.readable(seat).filter(state__in=desk.AT_STAGE["site"])
            return every.filter(panel__in=desk.panels(seat), application__in=files)
        case road.A.APPLICANT:
            own = desk.on_the_desk_of(seat).filter(shown__in=desk.AT_STAGE["site"])
            return every.filter(application__in=own, state=road.V.ARRANGED.value)
    return every.none()


def records(seat: Seat, visit: SiteVisit) -> Any:
    """One's own; the team's shared ones; all once one's own sheet is signed. CITY's once the result is.

    A file that has left the examiner's desk takes its records with it.
    """
    if not visits(seat).filter(pk=visit.pk).exists():
        return Record.objects.none()
    rows = visit.records.filter(removed_at=None).select_related("examiner__user", "file")
    if seat.actor is road.A.EXAMINER:
        own = rows.filter(examiner__user_id=seat.person)
        return rows if own_sheet_signed(seat, visit) else own | rows.filter(shared=True)
    if seat.actor is road.A.CITY and visit.application.state != S.SITE_VISIT:
        return rows
    return rows.none()


def own_sheet(seat: Seat, visit: SiteVisit) -> Sheet | None:
    mine = Sheet.objects.filter(panel=visit.panel_id, application=visit.application_id)
    return mine.filter(examiner__user_id=seat.person).exclude(state=SheetState.VOID.value).first()


def own_sheet_signed(seat: Seat, visit: SiteVisit) -> bool:
    sheet = own_sheet(seat, visit)
    return sheet is not None and sheet.state == SheetState.SIGNED


def here(visit: SiteVisit, counting: Iterable[PanelMember]) -> list[tuple[PanelMember, CheckIn | None]]:
    """Each member that counts with their first check-in, or the leader's word why there is none."""
    first: dict[int, CheckIn] = {}
    for row in visit.checkins.order_by("-id"):
        first[row.examiner_id] = row
    return [(m, first.get(m.examiner_id)) for m in counting]


def visit_case(
    visit: SiteVisit, now: datetime, seat: Seat, details: Any, counting: list[PanelMember]
) -> SiteVisitCase:
    """The visit as it stands or, with details, as the leader would make it."""
    people = [str(m.examiner_id) for m in counting]
    standard = criteria(visit.panel.cycle.plan().criteria)
    slots = [road.slot(s) for s in visit.schedule]
    days, split = visit.days, visit.split
    if hasattr(details, "slots"):
        slots, days, split = list(details.slots), details.days, details.split
    told = tuple(map(str, details.told.values())) if hasattr(details, "told") else ()
    return SiteVisitCase(
        moment=now.astimezone(BAOTOU),
        leader=next((str(m.examiner.user_id) for m in counting if m.leader), ""),
        started=visit.application.state == S.SITE_VISIT,
        schedule_faults=road.schedule_faults(slots, days),
        uncovered=road.uncovered(standard, split, people),
        told=told,
        hands=Hands(by=seat.hand),
    )
