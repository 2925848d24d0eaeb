"""Whose diagnoses a seat reads, and the averages that name nobody (interpretation 0044, decision 0033)."""

from datetime import datetime

from django.db.models import QuerySet, Sum

from award.law.art07_criteria import Criteria, criteria
from award.process.diagnosis import Averages, D, averages, counted
from award.process.incubation import B
from award.process.kinds import Actor
from award.process.plan import BAOTOU
from award.records.cases import local
from award.records.diagnosis.models import Diagnosis, DiagnosisItem
from award.records.incubation.models import PoolEntry
from award.records.seat import Seat

Percents = dict[str, int | None]


def on_the_desk_of(seat: Seat) -> QuerySet[Diagnosis]:
    """The unit's own, to its own people; to every other seat nothing at all."""
    every = Diagnosis.objects.select_related("enterprise", "saved_by")
    if seat.actor is not Actor.APPLICANT or seat.enterprise is None:
        return every.none()
    return every.filter(enterprise_id=seat.enterprise)


def shared_with(entry: PoolEntry) -> list[Diagnosis]:
    """What a unit in the pool lets its guides read now; the entry is on the caller's desk."""
    if entry.state != B.IN:
        return []
    rows = Diagnosis.objects.filter(enterprise_id=entry.enterprise_id, state=D.FINISHED.value, shared=True)
    return list(rows.order_by("-finished_at"))


def percents(diagnosis: Diagnosis) -> Percents:
    """Clause -> per cent, or None where it is not judged yet."""
    return dict(diagnosis.items.values_list("clause", "percent"))


def percents_of_all(rows: list[Diagnosis]) -> dict[int, Percents]:
    """The same of many, in one query."""
    found: dict[int, Percents] = {row.pk: {} for row in rows}
    kept = DiagnosisItem.objects.filter(diagnosis__in=rows)
    for pk, clause, percent in kept.values_list("diagnosis_id", "clause", "percent"):
        found[pk][clause] = percent
    return found


def others_average(criteria: Criteria, moment: datetime, *, without: int | None) -> Averages | None:
    """The newest year, up to that of `moment`, in which enough other units finished; None: there is none.

    Of each unit the first one finished in the year counts, so that a later one moves nobody's average; the
    units count in the order in which they finished, five at a time.
    """
    for year in range(local(moment).year, local(moment).year - 3, -1):
        firsts = _firsts(criteria, year, without)
        units = counted(len(firsts))
        if units:
            rows = DiagnosisItem.objects.filter(diagnosis__in=firsts[:units]).order_by()
            sums = rows.values_list("clause").annotate(sum=Sum("percent"))
            return averages(criteria, year, dict(sums), units)
    return None


def everybody(moment: datetime) -> Averages | None:
    """CITY's only sight of the diagnoses that nobody shared: how many units and their averages."""
    return others_average(criteria(), moment, without=None)


def _firsts(criteria: Criteria, year: int, without: int | None) -> list[int]:
    begin, end = datetime(year, 1, 1, tzinfo=BAOTOU), datetime(year + 1, 1, 1, tzinfo=BAOTOU)
    rows = Diagnosis.objects.filter(
        state=D.FINISHED.value, criteria=criteria.version, finished_at__gte=begin, finished_at__lt=end
    )
    seen: dict[int, int] = {}
    for enterprise, pk in rows.order_by("finished_at", "id").values_list("enterprise_id", "pk"):
        if enterprise != without:
            seen.setdefault(enterprise, pk)
    return list(seen.values())
