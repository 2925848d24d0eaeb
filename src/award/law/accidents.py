"""Grades of production-safety accidents by their figures (《生产安全事故报告和调查处理条例》第三条).

Any one figure reaching its threshold gives the grade; 以上 includes the number itself. A computed
grade is a trial only: a grade that the authority gave prevails (interpretation 0012). Quality,
service and the other fields have no such figures; their grade is always given, never computed.
"""

from dataclasses import dataclass
from decimal import Decimal

from award.law.facts import AccidentGrade, Incident, IncidentKind

# grade: deaths, serious injuries (persons), direct loss (万元)
THRESHOLDS = {
    AccidentGrade.EXTRAORDINARY: (30, 100, Decimal(10000)),
    AccidentGrade.MAJOR: (10, 50, Decimal(5000)),
    AccidentGrade.LARGE: (3, 10, Decimal(1000)),
}


@dataclass(frozen=True, slots=True)
class Trial:
    """What the figures give: at least `least`; `complete` when all three figures are known."""

    least: AccidentGrade
    complete: bool


def trial(incident: Incident) -> Trial | None:
    """The grade that the figures give, or None where figures grade nothing."""
    figures = (incident.deaths, incident.serious_injuries, incident.direct_loss)
    known = [(place, figure) for place, figure in enumerate(figures) if figure is not None]
    if incident.kind is not IncidentKind.PRODUCTION_SAFETY or not known:
        return None
    complete = len(known) == len(figures)
    for grade, minimum in THRESHOLDS.items():
        if any(figure >= minimum[place] for place, figure in known):
            return Trial(grade, complete)
    return Trial(AccidentGrade.GENERAL, complete)


def counted_grade(incident: Incident) -> AccidentGrade | None:
    """The grade to act on, or None where a named official must settle it first.

    A given grade prevails, unless the figures give a higher one. Without a given grade, figures
    that reach 较大 suffice even when one of them is missing; below it, all three must be known.
    """
    figures = trial(incident)
    if incident.grade is not None:
        contradicted = figures is not None and incident.grade < figures.least
        return None if contradicted else incident.grade
    if figures is None:
        return None
    if figures.least >= AccidentGrade.LARGE or figures.complete:
        return figures.least
    return None
