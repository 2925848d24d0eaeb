"""The sheets behind a cycle's ranking, gathered for the evidence beside it (23, 24). Four queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from award.law.art07_criteria import Criteria, criteria
from award.law.score import Method
from award.process.calibration import Mark
from award.process.panel import SheetState
from award.process.plan import Plan
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.reviews.models import Examiner, Result, Sheet

STAGES = ("document", "site")


@dataclass(frozen=True, slots=True)
class Judged:
    """One file at one stage: its signed sheets, and the percentages that its result rests on."""

    sheets: tuple[Sheet, ...]
    percents: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Gathered:
    """`judged`: (application id, stage) -> what was judged; only files with signed results of both stages."""

    criteria: Criteria
    judged: Mapping[tuple[int, str], Judged]
    marks: tuple[Mark, ...]
    examiners: Mapping[str, Examiner]

    @property
    def complete(self) -> set[int]:
        """Files that have signed sheets at both stages."""
        there = {key for key, j in self.judged.items() if j.sheets}
        return {pk for pk, _ in there if all((pk, stage) in there for stage in STAGES)}

    def rates(self, pk: int, plan: Plan) -> dict[str, float]:
        """Category clause -> per cent of its points, both stages by the plan's weights."""
        weights = {"document": float(plan.weight_document), "site": float(plan.weight_site)}
        return {
            c.clause: sum(w * self.rate(pk, stage, c.clause) for stage, w in weights.items())
            for c in self.criteria.categories
        }

    def rate(self, pk: int, stage: str, clause: str) -> float:
        """Per cent of one category's points at one stage."""
        items = next(c.items for c in self.criteria.categories if c.clause == clause)
        percents = self.judged[pk, stage].percents
        points = sum(float(i.points) for i in items)
        return sum(float(i.points) * percents.get(i.clause, 0.0) for i in items) / points


def gather(cycle: Cycle, files: Iterable[Application]) -> Gathered:
    """Signed sheets only: what a recusal voided is not read (27)."""
    plan = cycle.plan()
    standard = criteria(plan.criteria)
    ids = [a.pk for a in files]
    results = {
        (r.application_id, r.panel.kind): r
        for r in Result.objects.filter(
            application__in=ids, panel__cycle=cycle, signed_at__isnull=False
        ).select_related("panel")
    }
    rows: dict[tuple[int, str], list[Sheet]] = {key: [] for key in results}
    signed = Sheet.objects.filter(application__in=ids, panel__cycle=cycle, state=SheetState.SIGNED.value)
    for sheet in signed.select_related("examiner__user", "panel").order_by("examiner_id"):
        key = (sheet.application_id, sheet.panel.kind)
        if key in results and results[key].panel_id == sheet.panel_id:
            rows[key].append(sheet)
    numbers = {a.pk: a.number or str(a.pk) for a in files}
    marks = tuple(
        Mark(str(s.examiner_id), str(s.panel_id), numbers[pk], stage, total(standard, s.percents))
        for (pk, stage), sheets in rows.items()
        for s in sheets
    )
    judged = {
        key: Judged(tuple(sheets), _agreed(standard, plan, results[key], sheets))
        for key, sheets in rows.items()
    }
    people = {str(s.examiner_id): s.examiner for sheets in rows.values() for s in sheets}
    return Gathered(standard, judged, marks, people)


def total(standard: Criteria, percents: Mapping[str, int]) -> float:
    """A sheet's total in points of 1000."""
    return float(
        sum((i.score(Decimal(str(percents.get(i.clause) or 0))) for i in standard.items), Decimal(0))
    )


def _agreed(standard: Criteria, plan: Plan, result: Result, sheets: list[Sheet]) -> dict[str, float]:
    """The consensus where the plan's method is that, else the mean of the sheets."""
    if plan.method == Method.CONSENSUS and result.consensus:
        return {clause: float(value) for clause, value in result.consensus.items()}
    return {
        i.clause: sum(float(s.percents.get(i.clause) or 0) for s in sheets) / len(sheets)
        for i in standard.items
        if sheets
    }
