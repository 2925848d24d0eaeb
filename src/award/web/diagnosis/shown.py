"""A finished diagnosis as it is shown: on the unit's page, to its guides in the pool, and on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from award.law.art07_criteria import Category, Criteria, criteria
from award.law.workdays import Calendar
from award.process import diagnosis as reckoning
from award.process.diagnosis import Averages, Step
from award.records.diagnosis.models import Diagnosis, Measure
from award.records.diagnosis.queries import others_average, percents, percents_of_all
from award.web.charts import Radar, Row, bars, radar


@dataclass(frozen=True, slots=True)
class CategoryShare:
    """One category: points reached, per cent of its points, the others' per cent (None: not told)."""

    category: Category
    score: Decimal
    share: int
    average: int | None

    @property
    def gap(self) -> int:
        return self.share - (self.average or 0)


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item with its next step and the unit's notes."""

    step: Step
    average: int | None
    strengths: Sequence[str]
    improvements: Sequence[str]
    planned: int

    @property
    def score(self) -> Decimal:
        return self.step.item.score(self.step.percent)

    @property
    def gap(self) -> int:
        return self.step.percent - (self.average or 0)


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """A measure on a day: whether it is overdue then, by how many working days where a calendar was given."""

    measure: Measure
    name: str
    overdue: bool
    open: bool
    late: int = 0

    @property
    def words(self) -> str:
        """逾期3个工作日; a day of rest may be over by none."""
        if not self.overdue:
            return ""
        return f"逾期{self.late}个工作日" if self.late else "逾期"


@dataclass(frozen=True, slots=True)
class Shown:
    """`gains`: every item, that first which wins most by its next band."""

    row: Diagnosis
    total: Decimal
    categories: Sequence[CategoryShare]
    gains: Sequence[ItemShown]
    averages: Averages | None
    radar: Radar

    @property
    def sentence(self) -> str:
        """The whole in one sentence."""
        most = max(self.categories, key=lambda c: c.share)
        least = min(self.categories, key=lambda c: c.share)
        if most.share == least.share:
            spread = f"七个类目都是{most.share}%"
        else:
            strong, weak = most.category.name_zh, least.category.name_zh
            spread = f"最强的是{strong}（{most.share}%），最弱的是{weak}（{least.share}%）"
        first = next((g.step for g in self.gains if g.step.next), None)
        gain = ""
        if first is not None and first.next is not None:
            name = f"{first.item.clause} {first.item.name_zh}"
            to = f"再提高{first.short_of}个百分点到“{first.next.label_zh}”档"
            gain = f"；{name}{to}，可多得{figure(first.wins)}分，最多"
        return f"自评{figure(self.total)}分，满分1000分；{spread}{gain}。"


def figure(points: Decimal) -> str:
    """12.50 -> 12.5, 300.00 -> 300."""
    return f"{points.normalize():f}"


def shown(row: Diagnosis, *, compare: bool = True) -> Shown:
    """`compare`: beside the others' averages, where they may be told; for the unit itself alone."""
    standard = criteria(row.criteria)
    given = percents(row)
    averages = None
    if compare and row.finished_at is not None:
        averages = others_average(standard, row.finished_at, without=row.enterprise_id)
    categories = [
        CategoryShare(
            c,
            reckoning.total(c.items, given),
            reckoning.rate(c.items, given),
            averages.categories[c.clause] if averages else None,
        )
        for c in standard.categories
    ]
    notes = {i.clause: i for i in row.items.all()}
    plans: dict[str, int] = {}
    for clause in row.measures.values_list("clause", flat=True):
        plans[clause] = plans.get(clause, 0) + 1
    gains = [
        ItemShown(
            s,
            averages.items[s.item.clause] if averages else None,
            _lines(notes[s.item.clause].strengths),
            _lines(notes[s.item.clause].improvements),
            plans.get(s.item.clause, 0),
        )
        for s in reckoning.steps(standard, given)
    ]
    drawn = radar(
        [c.category.name_zh for c in categories],
        [c.share for c in categories],
        compare=[c.average or 0 for c in categories] if averages else (),
        compare_label=f"{averages.units}家平均" if averages else "",
    )
    return Shown(row, reckoning.total(standard.items, given), categories, gains, averages, drawn)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def measures(row: Diagnosis, today: date, calendar: Calendar | None = None) -> list[MeasureShown]:
    """Overdue first, then open, then closed, each by its day."""
    names = {i.clause: i.name_zh for i in criteria(row.criteria).items}
    found = sorted(row.measures.all(), key=lambda m: (*reckoning.rank(m.state, m.due, today), m.pk))
    return [
        MeasureShown(
            m,
            names.get(m.clause, ""),
            reckoning.overdue(m.state, m.due, today),
            m.state in reckoning.OPEN,
            calendar.workdays_between(m.due, today) if calendar else 0,
        )
        for m in found
    ]


@dataclass(frozen=True, slots=True)
class Round:
    """One finished diagnosis among others: its day, total, per cent by category."""

    row: Diagnosis
    day: datetime
    total: Decimal
    shares: Sequence[int]


@dataclass(frozen=True, slots=True)
class Progress:
    """Finished diagnoses side by side, the oldest first; `change` from the first to the last."""

    rounds: Sequence[Round]
    rows: Sequence[tuple[Category, Sequence[int], int]]
    bars: Sequence[Row]
    radar: Radar
    change: Decimal


def rounds(rows: Sequence[Diagnosis]) -> list[Round]:
    """Of finished diagnoses, the oldest first, in two queries at most."""
    given: Mapping[int, reckoning.Percents] = percents_of_all(list(rows))
    made = []
    for row in rows:
        if row.finished_at is None:
            continue
        standard = criteria(row.criteria)
        shares = [reckoning.rate(c.items, given[row.pk]) for c in standard.categories]
        made.append(Round(row, row.finished_at, reckoning.total(standard.items, given[row.pk]), shares))
    return sorted(made, key=lambda r: r.day)


def progress(made: Sequence[Round]) -> Progress | None:
    """None before there are two."""
    if len(made) < 2:
        return None
    standard: Criteria = criteria(made[-1].row.criteria)
    first, last = made[0], made[-1]
    return Progress(
        made,
        [
            (c, [r.shares[n] for r in made], last.shares[n] - first.shares[n])
            for n, c in enumerate(standard.categories)
        ],
        bars([(f"{r.day:%Y-%m-%d}", reckoning.whole(r.total)) for r in made], high=1000, unit="分"),
        radar(
            [c.name_zh for c in standard.categories],
            last.shares,
            compare=first.shares,
            compare_label=f"{first.day:%Y-%m-%d}",
        ),
        last.total - first.total,
    )
