"""Who sees which units of the pool, its case for the rules, and the funnel from the pool to the award."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from award.law.case import PoolCase
from award.process.application import S
from award.process.incubation import B
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cases import local
from award.records.incubation.models import PoolEntry
from award.records.people.models import Enterprise
from award.records.seat import Seat

RECOMMENDED_ON = frozenset(S) - {
    S.NONE, S.DRAFT, S.LAPSED, S.WITHDRAWN, S.COUNTY_SCREENING, S.RETURNED, S.NOT_RECOMMENDED,
}  # fmt: skip
VISITED = (
    S.SITE_VISIT, S.SITE_REVIEWED, S.NOT_CANDIDATE, S.CANDIDATE, S.CONSULTATION, S.PROPOSED, S.NOT_CHOSEN,
    S.CHOSEN, S.AWARD_NOTICE, S.DISQUALIFIED, S.REPORTED, S.APPROVED, S.NOT_APPROVED, S.COMMENDED,
    S.CONFERRED,
)  # fmt: skip
AWARDED = (S.COMMENDED, S.CONFERRED)


def on_the_desk_of(seat: Seat) -> QuerySet[PoolEntry]:
    """CITY all; a county its territory's; a department those it named and all in it; an enterprise its own.

    What a county is naming this moment is on its desk, so that a refusal can say whose ground it is.
    """
    every = PoolEntry.objects.select_related("enterprise", "county", "referred_county", "referred_organ")
    match seat.actor:
        case Actor.CITY:
            return every
        case Actor.COUNTY:
            mine = Q(county_id=seat.county) | Q(referred_county_id=seat.county, state=B.NONE.value)
            return every.filter(mine)
        case Actor.SECTOR:
            mine = Q(referred_organ_id=seat.organ or 0) | Q(state="in")
            return every.filter(mine)
        case Actor.APPLICANT:
            return every.filter(enterprise_id=seat.enterprise or 0)
    return every.none()


def pool_case(entry: PoolEntry, now: datetime, seat: Seat) -> PoolCase:
    return PoolCase(
        moment=local(now),
        name=entry.enterprise.name,
        county=entry.county_id,
        county_name=entry.county.name,
        willing=entry.willing,
        seat_county=(seat.county or "") if seat.actor is Actor.COUNTY else "",
    )


@dataclass(frozen=True, slots=True)
class Funnel:
    """Enterprises, each counted once: in the pool at some time, applied, on site, awarded."""

    pool: int
    applied: int
    visited: int
    awarded: int
    applied_outside: int


def funnel(entries: QuerySet[PoolEntry]) -> Funnel:
    """The way on of those who were ever in the pool; applying without it is as good (Articles 4, 13)."""
    ever = Enterprise.objects.filter(pool_entries__in=entries.filter(admitted_on__isnull=False)).distinct()
    filed = Application.objects.exclude(state__in=[S.NONE.value, S.DRAFT.value, S.LAPSED.value])

    def reached(states: tuple[S, ...] | None) -> int:
        files = filed if states is None else filed.filter(state__in=[s.value for s in states])
        return ever.filter(pk__in=files.values("enterprise_id")).count()

    outside = Enterprise.objects.filter(pk__in=filed.values("enterprise_id")).exclude(
        pk__in=ever.values("pk")
    )
    return Funnel(ever.count(), reached(None), reached(VISITED), reached(AWARDED), outside.count())
