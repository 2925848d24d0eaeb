"""The plan of visits that a commendation makes (Article 32)."""

from datetime import date

from award.law.art32_follow_up import visits_due
from award.records.honours.models import Honour
from award.records.visits.models import Visit


def plan(honour: Honour, *, since: date | None = None) -> int:
    """Visits for the three years after the award, as often as the cycle's plan says; how many were made.

    `since`: for a title of the archive, only what is still to come from this day on.
    """
    chosen = honour.cycle.plan() if honour.cycle is not None else None
    interval = chosen.visit_interval if chosen else 1
    due = list(enumerate(visits_due(honour.awarded_on, interval), start=1))
    rows = [
        Visit(honour=honour, number=n, due_on=day, with_county=bool(chosen and chosen.visit_county))
        for n, day in due
        if since is None or day >= since
    ]
    Visit.objects.bulk_create(rows)
    return len(rows)
