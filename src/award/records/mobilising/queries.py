"""Who sees which activities, and the figures of each body: in a fixed order, never a ranking (Article 10)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet, Sum

from award.process.kinds import Actor
from award.records.mobilising.models import Activity
from award.records.people.models import County, Organ
from award.records.seat import Seat


def on_the_desk_of(seat: Seat) -> QuerySet[Activity]:
    """CITY all; a county its own; a department its own and what it entered for associations."""
    every = Activity.objects.select_related("county", "organ", "by")
    match seat.actor:
        case Actor.CITY:
            return every
        case Actor.COUNTY:
            return every.filter(county_id=seat.county)
        case Actor.SECTOR:
            return every.filter(Q(organ_id=seat.organ or 0) | Q(entered_organ_id=seat.organ or 0))
    return every.none()


def standing(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    """The newest of each chain, where it still says something."""
    return rows.filter(newer=None, withdrawn=False)


@dataclass(frozen=True, slots=True)
class Done:
    """One body: how often, how many enterprises, when last. None of it: 未登记, which is no mark."""

    name: str
    times: int = 0
    reached: int = 0
    last: object = None


@dataclass(frozen=True, slots=True)
class Figures:
    counties: tuple[Done, ...]
    sectors: tuple[Done, ...]
    associations: tuple[Done, ...]
    city: Done


def figures(rows: QuerySet[Activity]) -> Figures:
    """Of the rows given (a period, a form): every body, those without an entry too."""
    found = standing(rows).order_by()
    counties = _sums(found, "county_id")
    organs = _sums(found, "organ_id")
    bodies = list(Organ.objects.filter(active=True))
    own = found.filter(county=None, organ=None).aggregate(n=Count("pk"), s=Sum("reached"), d=Max("held_on"))
    return Figures(
        _all(((c.pk, c.name) for c in County.objects.all()), counties),
        _all(((o.pk, o.name) for o in bodies if not o.association), organs),
        _all(((o.pk, o.name) for o in bodies if o.association), organs),
        Done("市质量工作主管部门", own["n"], own["s"] or 0, own["d"]),
    )


def _sums(rows: QuerySet[Activity], key: str) -> dict[object, tuple[int, int, object]]:
    grouped = rows.values_list(key).annotate(n=Count("pk"), s=Sum("reached"), d=Max("held_on"))
    return {row[0]: (row[1], row[2], row[3]) for row in grouped}


def _all(
    bodies: Iterable[tuple[object, str]], sums: dict[object, tuple[int, int, object]]
) -> tuple[Done, ...]:
    return tuple(Done(name, *sums.get(key, ())) for key, name in bodies)
