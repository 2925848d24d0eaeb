"""Which visits a seat may see: CITY all, a department its own, a county where it takes part."""

from django.db.models import Q, QuerySet

from award.process.honour import GONE
from award.process.kinds import Actor
from award.process.visit import V
from award.records.recipients.queries import bodies_of
from award.records.seat import Seat
from award.records.visits.models import Mend, Visit


def visits(seat: Seat) -> QuerySet[Visit]:
    every = Visit.objects.select_related("honour__enterprise", "organ")
    match seat.actor:
        case Actor.CITY:
            return every
        case Actor.SECTOR:
            return every.filter(organ_id=seat.organ or 0)
        case Actor.COUNTY:
            here = Q(honour__application__county_id=seat.county) | Q(
                honour__application=None, honour__enterprise__county_id=seat.county
            )
            return every.filter(here, with_county=True)
        case Actor.APPLICANT:
            mine = bodies_of(seat.enterprise) if seat.enterprise is not None else set()
            return every.filter(honour__enterprise_id__in=mine)
    return every.none()


def mends(seat: Seat) -> QuerySet[Mend]:
    """An enterprise sees what it is asked to mend at once, the visit's record once it is finished."""
    return Mend.objects.filter(visit__in=visits(seat)).select_related("visit__honour", "evidence")


def standing(rows: QuerySet[Visit]) -> QuerySet[Visit]:
    """Visits still to be made: planned, to a recipient that still holds the title."""
    return rows.filter(state=V.PLANNED.value).exclude(honour__state__in=GONE)
