"""Who meets whom, until when each may speak, and what each may read (Articles 9, 27, 29)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from award.law.art29_mutual_feedback import opened
from award.law.case import MutualCase
from award.process.kinds import Actor
from award.process.mutual import Side, doubtful
from award.process.panel import P
from award.process.plan import BAOTOU
from award.records import desk
from award.records.applications.models import Application
from award.records.cases import calendar, local
from award.records.mutual.models import Statement
from award.records.reviews.models import Declaration, Examiner, PanelMember, Result
from award.records.seat import Seat


@dataclass(frozen=True, slots=True)
class Pair:
    """An applicant and an examiner who met. `given`: what each side has said so far."""

    application: Application
    examiner: Examiner
    signed_at: datetime
    last_day: date
    given: dict[Side, Statement]

    @property
    def both(self) -> bool:
        return len(self.given) == len(Side)

    def readable(self, day: date) -> bool:
        """Whether either side may read the other's shown answers."""
        return opened(self.last_day, day, self.both)

    def doubts(self, side: Side) -> bool:
        """Something was answered 否, or written to CITY alone."""
        said = self.given.get(side)
        return said is not None and bool(doubtful(side, said.answers) or said.to_city)


def case(pair: Pair, side: Side, now: datetime) -> MutualCase:
    return MutualCase(now.astimezone(BAOTOU), pair.last_day, side in pair.given)


def pairs(seat: Seat) -> list[Pair]:
    """Those that concern the seat: a unit's own, an examiner's own while the panel stands, all for CITY.

    For the recused, and for seats that have no part in it, there are none.
    """
    match seat.actor:
        case Actor.APPLICANT | Actor.CITY:
            files = desk.on_the_desk_of(seat)
            return _pairs(Result.objects.filter(application__in=files))
        case Actor.EXAMINER:
            found = Result.objects.exclude(application__in=desk.recused(seat))
            return _pairs(found.filter(panel__state=P.STANDING.value), seat.person)
    return []


def pair_of(seat: Seat, application: int, examiner: int) -> Pair | None:
    return next(
        (p for p in pairs(seat) if (p.application.pk, p.examiner.pk) == (application, examiner)), None
    )


def statements(seat: Seat) -> QuerySet[Statement]:
    """What CITY may read: never of a file from which the officer is recused."""
    rows = Statement.objects.select_related(
        "application__cycle", "examiner__user", "given_by", "decided_by", "complaint", "entry"
    )
    if seat.actor is not Actor.CITY:
        return rows.none()
    return rows.filter(application__in=desk.on_the_desk_of(seat)).exclude(examiner__user_id=seat.person)


def _pairs(results: QuerySet[Result], person: int | None = None) -> list[Pair]:
    """The members who stayed on a site panel and are free of interest, file by file; one person's alone."""
    signed = list(
        results.filter(panel__kind="site", signed_at__isnull=False)
        .select_related("application__cycle", "application__enterprise", "panel")
        .prefetch_related("application__cycle__plans")
        .order_by("application__number", "id")
    )
    members: dict[int, list[Examiner]] = {}
    rows = PanelMember.objects.filter(panel__in={r.panel_id for r in signed}, left_at=None)
    if person is not None:
        rows = rows.filter(examiner__user_id=person, examiner__struck_off_at=None)
    for m in rows.select_related("examiner__user"):
        members.setdefault(m.panel_id, []).append(m.examiner)
    files = [r.application_id for r in signed]
    kept_away = set(
        Declaration.objects.filter(application__in=files)
        .exclude(interest=desk.NO_INTEREST)
        .values_list("application_id", "user_id")
    )
    said: dict[tuple[int, int], dict[Side, Statement]] = {}
    for s in Statement.objects.filter(application__in=files).select_related("entry"):
        said.setdefault((s.application_id, s.examiner_id), {})[Side(s.side)] = s
    until = _until(signed)
    return [
        Pair(r.application, e, r.signed_at, until[r.pk], said.get((r.application_id, e.pk), {}))
        for r in signed
        for e in members.get(r.panel_id, [])
        if r.signed_at and (r.application_id, e.user_id) not in kept_away
    ]


def _until(signed: Iterable[Result]) -> dict[int, date]:
    """Result -> the last day of its window: the plan's working days after the day of the signature."""
    days, lengths, found = calendar(), dict[int, int](), dict[int, date]()
    for r in signed:
        cycle = r.application.cycle
        if cycle.pk not in lengths:
            lengths[cycle.pk] = cycle.plan().mutual_days
        if r.signed_at is not None:
            found[r.pk] = days.add_workdays(local(r.signed_at).date(), lengths[cycle.pk])
    return found


def tally(found: Iterable[Pair]) -> dict[str, int]:
    """How many words are due, are in, and doubt something."""
    rows = list(found)
    return {
        "due": len(rows) * len(Side),
        "given": sum(len(p.given) for p in rows),
        "doubts": sum(p.doubts(side) for p in rows for side in Side),
    }
