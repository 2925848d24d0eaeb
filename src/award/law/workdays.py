"""Working days on a `Calendar` value: counts, deadlines, and the cells of the clock that screens draw.

The day of publication is not counted and the period runs from the next day (《民法典》第二百零一条);
another reading counts it (publicity.count_first_day, docs/interpretations 0005). The period ends at
24:00 of its last working day, so the next step may be taken on the calendar day after.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from award.law.dates import days, spoken
from award.law.holiday_tables import YearTable, packaged_tables, read_table

__all__ = ["Calendar", "Cell", "CellKind", "Count", "Posting", "YearTable", "packaged", "read_table"]
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Count:
    """N working days from a publication: the days counted, the last, and the day after it.

    `provisional`: some day from publication to the last lies in a year without an official
    arrangement; `warnings` name the years. Still an answer, which an officer confirms.
    """

    published: date
    counted: tuple[date, ...]
    last_day: date
    next_step_from: date
    provisional: bool
    warnings: tuple[str, ...]

    def over(self, day: date) -> bool:
        """Whether the period has ended before `day` begins."""
        return day >= self.next_step_from


@dataclass(frozen=True, slots=True)
class Posting:
    """A notice that has been taken down, against the days it had to hang.

    `satisfied` when the whole working days were reached; `because` says why not, else None.
    """

    count: Count
    satisfied: bool
    because: str | None
    warnings: tuple[str, ...]


class CellKind(StrEnum):
    """How a day of a running clock is drawn."""

    PUBLICATION = "publication"
    ELAPSED = "elapsed"
    TODAY = "today"
    LEFT = "left"
    REST = "rest"
    CUT = "cut"  # a working day on which a notice could not be seen: it does not count


@dataclass(frozen=True, slots=True)
class Cell:
    """One calendar day of a clock: `number` is n of 第n个工作日, None for days not counted.

    `holiday` names the holiday of a day off; `makeup` marks a working weekend (班). `is_today` is
    said apart from `kind`, because today may be a day of rest or of publication.
    """

    day: date
    kind: CellKind
    number: int | None
    makeup: bool
    holiday: str | None
    is_today: bool


@dataclass(frozen=True)
class Calendar:
    """The holiday tables in force. Years without one: weekends are off, and answers provisional."""

    tables: tuple[YearTable, ...]
    _off: dict[date, str] = field(init=False, repr=False, compare=False)
    _makeup: dict[date, str] = field(init=False, repr=False, compare=False)
    _official: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        off: dict[date, str] = {}
        makeup: dict[date, str] = {}
        for table in sorted(self.tables, key=lambda table: table.year):
            for day, name in table.off:  # a later year's notice prevails on the December before it
                makeup.pop(day, None)
                off[day] = name
            for day, name in table.makeup:
                off.pop(day, None)
                makeup[day] = name
        object.__setattr__(self, "_off", off)
        object.__setattr__(self, "_makeup", makeup)
        object.__setattr__(self, "_official", frozenset(t.year for t in self.tables if t.official))

    def extended(self, tables: Iterable[YearTable]) -> "Calendar":
        """This calendar with years added or replaced; of two tables of a year the last prevails."""
        by_year = {table.year: table for table in (*self.tables, *tables)}
        return Calendar(tuple(by_year[year] for year in sorted(by_year)))

    def is_workday(self, day: date) -> bool:
        return day in self._makeup or (day.weekday() < 5 and day not in self._off)

    def holiday(self, day: date) -> str | None:
        """The name of the holiday on a day off; None for plain weekends and working days."""
        return self._off.get(day)

    def is_provisional(self, day: date) -> bool:
        """Whether no official arrangement covers the day's year."""
        return day.year not in self._official

    def count(
        self, published: date, days: int, *, count_first_day: bool = False, without: Container[date] = ()
    ) -> Count:
        """The next `days` (>= 1) working days after `published`, or from it when it is counted.

        `without`: working days that an interruption took away.
        """
        if days < 1:
            raise ValueError(f"a period has at least one working day, not {days}")
        begins = published if count_first_day else published + ONE_DAY
        running = (day for day in self._workdays(begins) if day not in without)
        counted = tuple(next(running) for _ in range(days))
        warnings = self.warnings(published, counted[-1])
        return Count(published, counted, counted[-1], counted[-1] + ONE_DAY, bool(warnings), warnings)

    def posting(
        self,
        published: date,
        days: int,
        taken_down: date,
        *,
        exactly: bool = False,
        count_first_day: bool = False,
    ) -> Posting:
        """Whether a notice that hung up to and including `taken_down` hung long enough.

        Longer than `exactly` so many days is lawful with a warning (25); shorter never is.
        """
        count = self.count(published, days, count_first_day=count_first_day)
        if taken_down < count.last_day:
            reached = sum(day <= taken_down for day in count.counted)
            because = (
                f"公示到{spoken(taken_down)}为止，只满{reached}个工作日；"
                f"应满{days}个工作日，到{spoken(count.last_day)}"
            )
            return Posting(count, False, because, count.warnings)
        warnings = count.warnings
        if exactly and taken_down > count.last_day:
            warnings += (
                f"公示期为{days}个工作日，到{spoken(count.last_day)}；实际公示到{spoken(taken_down)}，超出规定",
            )
        return Posting(count, True, None, warnings)

    def workdays_between(self, after: date, until: date) -> int:
        """How many working days lie after `after`, up to and including `until`; 0 when reversed."""
        return sum(self.is_workday(day) for day in days(after + ONE_DAY, until))

    def add_workdays(self, day: date, number: int) -> date:
        """The `number`-th working day after `day`, before it when negative; `day` itself for 0."""
        step = ONE_DAY if number > 0 else -ONE_DAY
        for _ in range(abs(number)):
            day += step
            while not self.is_workday(day):
                day += step
        return day

    def day_cells(
        self,
        first: date,
        last: date,
        today: date,
        *,
        count_first_day: bool = False,
        without: Container[date] = (),
    ) -> tuple[Cell, ...]:
        """Every calendar day of a clock published on `first`, up to and including `last`."""
        cells, number = [], 0
        for day in days(first, last):
            counts = self.is_workday(day) and (count_first_day or day != first) and day not in without
            number += counts
            cells.append(
                Cell(
                    day=day,
                    kind=self._kind(day, first, today, without),
                    number=number if counts else None,
                    makeup=day in self._makeup,
                    holiday=self._off.get(day),
                    is_today=day == today,
                )
            )
        return tuple(cells)

    def warnings(self, first: date, last: date) -> tuple[str, ...]:
        """One sentence for each year from `first` to `last` that has no official arrangement."""
        known = {table.year for table in self.tables}
        return tuple(
            f"{year}年的放假调休安排尚未公布，"
            + ("已知法定节日按放假、其余只按周末推算" if year in known else "没有节假日表，只按周末推算")
            + "，结果为暂定，须由办理人员确认"
            for year in range(first.year, last.year + 1)
            if year not in self._official
        )

    def _workdays(self, day: date) -> Iterator[date]:
        while True:
            if self.is_workday(day):
                yield day
            day += ONE_DAY

    def _kind(self, day: date, first: date, today: date, without: Container[date]) -> CellKind:
        if day == first:
            return CellKind.PUBLICATION
        if not self.is_workday(day):
            return CellKind.REST
        if day in without:
            return CellKind.CUT
        if day == today:
            return CellKind.TODAY
        return CellKind.ELAPSED if day < today else CellKind.LEFT


@cache
def packaged() -> Calendar:
    """The calendar that comes with the program: holidays/*.toml."""
    return Calendar(packaged_tables())
