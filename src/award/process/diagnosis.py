"""Self-diagnosis (7, 11): totals, the step to the next band, what wins most, averages that name nobody.

Pure and apart from the review: nothing here is asked by a rule of Articles 15 to 25 (interpretation 0044).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from award.law import figures
from award.law.art07_criteria import Band, Category, Criteria, Item

OTHERS_MIN = 5  # other units an average is made of; it also grows by so many at a time (decision 0033)

Percents = Mapping[str, int | None]


class D(StrEnum):
    """A diagnosis is written, or finished and frozen."""

    DRAFT = "draft"
    FINISHED = "finished"

    @property
    def label(self) -> str:
        return {D.DRAFT: "正在填写", D.FINISHED: "已完成"}[self]


class M(StrEnum):
    """Where a measure of the improvement plan stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"

    @property
    def label(self) -> str:
        return MEASURES_ZH[self]


MEASURES_ZH = {M.WAITING: "未开始", M.RUNNING: "进行中", M.DONE: "已完成", M.STOPPED: "停止"}
OPEN = (M.WAITING, M.RUNNING)
REMIND_WORKDAYS = 5  # before a measure falls due, its unit is told once


def given(criteria: Criteria, percents: Percents) -> int:
    """How many of the items have their percentage."""
    return sum(percents.get(item.clause) is not None for item in criteria.items)


def total(items: Sequence[Item], percents: Percents) -> Decimal:
    """Points reached, exactly; an item without percentage counts nothing."""
    return figures.total([item.score(percents.get(item.clause) or 0) for item in items])


def rate(items: Sequence[Item], percents: Percents) -> int:
    """Per cent of the points of some items, whole, half up."""
    return whole(total(items, percents) * 100 / sum((item.points for item in items), Decimal(0)))


def whole(figure: Decimal) -> int:
    return int(figure.quantize(Decimal(1), ROUND_HALF_UP))


@dataclass(frozen=True, slots=True)
class Step:
    """From where an item stands to the beginning of the next band; `next` None in the highest.

    `asks`: each dimension with the words of the next band.
    """

    item: Item
    percent: int
    band: Band
    next: Band | None
    asks: tuple[tuple[str, str], ...]

    @property
    def short_of(self) -> int:
        """Percentage points to the next band."""
        return self.next.low - self.percent if self.next else 0

    @property
    def wins(self) -> Decimal:
        """Points of 1000 that the next band would bring, at its beginning."""
        return self.item.score(self.short_of)


def step(criteria: Criteria, item: Item, percent: int) -> Step:
    """The next step of one item. LookupError off the grid."""
    band = criteria.band(item.kind, percent)
    above = next((b for b in criteria.bands[item.kind] if b.low > band.high), None)
    names = criteria.dimensions[item.kind]
    asks = tuple((names[key], words) for key, words in above.words.items()) if above else ()
    return Step(item, percent, band, above, asks)


def steps(criteria: Criteria, percents: Percents) -> list[Step]:
    """Every item that has its percentage, that first which wins most; equals in the order of the criteria."""
    found = [
        step(criteria, item, percent)
        for item in criteria.items
        if (percent := percents.get(item.clause)) is not None
    ]
    return sorted(found, key=lambda s: -s.wins)


def counted(others: int) -> int:
    """How many of the other units an average may be made of: 4 -> 0, 5 to 9 -> 5, 10 -> 10.

    It grows five at a time, so that two averages one after the other never tell one unit's figures.
    """
    return others // OTHERS_MIN * OTHERS_MIN


@dataclass(frozen=True, slots=True)
class Averages:
    """Means of `units` other units, of diagnoses finished in `year`; per cent whole, by clause."""

    year: int
    units: int
    total: int
    items: Mapping[str, int]
    categories: Mapping[str, int]


def averages(criteria: Criteria, year: int, sums: Mapping[str, int], units: int) -> Averages:
    """From the sum of each item's percentages over some units. ValueError below the fewest."""
    if units < OTHERS_MIN:
        raise ValueError(f"an average of {units} units would tell their figures")
    mean = {item.clause: Decimal(sums.get(item.clause, 0)) / units for item in criteria.items}

    def reached(items: Sequence[Item]) -> Decimal:
        return figures.total([item.points * mean[item.clause] / 100 for item in items])

    def share(category: Category) -> int:
        return whole(reached(category.items) * 100 / category.points)

    return Averages(
        year,
        units,
        whole(reached(criteria.items)),
        {clause: whole(figure) for clause, figure in mean.items()},
        {category.clause: share(category) for category in criteria.categories},
    )


def overdue(state: str, due: date, today: date) -> bool:
    """Due yesterday and still open; on its day a measure is in time."""
    return state in OPEN and due < today


def rank(state: str, due: date, today: date) -> tuple[int, date]:
    """Overdue first, then open, then closed; each by its day."""
    return (0 if overdue(state, due, today) else 1 if state in OPEN else 2), due
