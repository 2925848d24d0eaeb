"""Who sees which tags, which hold on a day, whom one may still invite, and the figures by group."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet

from award.law.art06_encouraged import GROUPS, Group
from award.process.application import S
from award.process.incubation import OPEN
from award.process.kinds import Actor
from award.records.cycles.models import Cycle
from award.records.desk import BEFORE_FILING
from award.records.desk import on_the_desk_of as files_of
from award.records.encouraged.models import Invitation, Tag
from award.records.incubation.models import PoolEntry
from award.records.incubation.queries import AWARDED, VISITED
from award.records.people.models import Enterprise, Organ
from award.records.seat import Seat

BEFORE = [s.value for s in (*BEFORE_FILING, S.WITHDRAWN)]


def on_the_desk_of(seat: Seat) -> QuerySet[Tag]:
    """CITY all; a county those of its territory; a department those it entered; an enterprise its own."""
    every = Tag.objects.select_related("enterprise__county", "county", "organ")
    match seat.actor:
        case Actor.CITY:
            return every
        case Actor.COUNTY:
            unplaced = Q(enterprise__county=None, county_id=seat.county)
            return every.filter(Q(enterprise__county_id=seat.county) | unplaced)
        case Actor.SECTOR:
            return every.filter(organ_id=seat.organ or 0)
        case Actor.APPLICANT:
            return every.filter(enterprise_id=seat.enterprise or 0)
    return every.none()


def county_of(seat: Seat) -> str:
    """The territory that a seat is bound to; '' for none."""
    if seat.actor is Actor.SECTOR:
        return Organ.objects.filter(pk=seat.organ or 0).values_list("county_id", flat=True).first() or ""
    return (seat.county or "") if seat.actor is Actor.COUNTY else ""


def standing(tags: QuerySet[Tag]) -> QuerySet[Tag]:
    """The newest of each chain, where it still says something."""
    return tags.filter(newer=None, withdrawn=False)


def holding(tags: QuerySet[Tag], day: date) -> QuerySet[Tag]:
    """Those that hold on a day: first and last day included (art06_encouraged.valid_on, as a query)."""
    return standing(tags).filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


def groups_of(enterprises: Iterable[int], day: date) -> dict[int, tuple[Group, ...]]:
    """Each enterprise's groups on a day, in the article's order: for a label, never for a score."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = holding(Tag.objects.filter(enterprise__in=list(enterprises)), day).order_by()
    for key, group in rows.values_list("enterprise_id", "group"):
        found[key].add(group)
    return {key: tuple(g for g in Group if g.value in had) for key, had in found.items()}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An enterprise of an encouraged group. `applied` None: not for this seat to know."""

    enterprise: Enterprise
    groups: tuple[Group, ...]
    in_pool: bool
    applied: bool | None
    invited_on: date | None

    @property
    def county(self) -> str:
        return self.enterprise.county_id or ""


def candidates(seat: Seat, day: date, cycle: Cycle | None) -> list[Candidate]:
    """By name, whoever of a group that holds on `day` is on this desk; a few queries for any number."""
    had: dict[int, set[str]] = defaultdict(set)
    bodies: dict[int, Enterprise] = {}
    for tag in holding(on_the_desk_of(seat), day).order_by():
        had[tag.enterprise_id].add(tag.group)
        bodies[tag.enterprise_id] = tag.enterprise
    pool = set(
        PoolEntry.objects.filter(state__in=[b.value for b in OPEN]).values_list("enterprise_id", flat=True)
    )
    filed: set[int] = set()
    if cycle is not None:
        found = files_of(seat).filter(cycle=cycle).exclude(state__in=BEFORE).order_by()
        filed = set(found.values_list("enterprise_id", flat=True))
    invited = dict(Invitation.objects.order_by().values_list("enterprise_id").annotate(last=Max("day")))
    knows = seat.actor is not Actor.SECTOR and cycle is not None
    return [
        Candidate(
            body,
            tuple(g for g in Group if g.value in had[key]),
            key in pool,
            (key in filed) if knows else None,
            invited.get(key),
        )
        for key, body in sorted(bodies.items(), key=lambda pair: (pair[1].name, pair[0]))
    ]


@dataclass(frozen=True, slots=True)
class Count:
    """One group's figures, each enterprise once."""

    label: str
    enterprises: int
    pool: int


@dataclass(frozen=True, slots=True)
class CycleCount:
    label: str
    applied: int
    shortlisted: int
    awarded: int


ANY = "任一类（每家只算一次）"


def by_group(seat: Seat, day: date) -> list[Count]:
    """How many hold each tag on a day, and how many of them are in the pool."""
    every = candidates(seat, day, None)
    made = [
        Count(g.zh, sum(g in c.groups for c in every), sum(g in c.groups and c.in_pool for c in every))
        for g in GROUPS
    ]
    return [*made, Count(ANY, len(every), sum(c.in_pool for c in every))]


def of_cycle(seat: Seat, cycle: Cycle) -> list[CycleCount]:
    """Of the files on this desk: how far those got whose tag held on the cycle's base date."""
    files = files_of(seat).filter(cycle=cycle).exclude(state__in=BEFORE).order_by()
    states = dict(files.values_list("enterprise_id", "state"))
    groups = groups_of(states, cycle.plan().base_date)
    return [*(_counted(g.zh, {k for k, v in groups.items() if g in v}, states) for g in GROUPS),
            _counted(ANY, set(groups), states)]  # fmt: skip


def _counted(label: str, who: set[int], states: Mapping[int, str]) -> CycleCount:
    at = [states[key] for key in who]
    visited, awarded = {s.value for s in VISITED}, {s.value for s in AWARDED}
    return CycleCount(label, len(at), sum(s in visited for s in at), sum(s in awarded for s in at))
