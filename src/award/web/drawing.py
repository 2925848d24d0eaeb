"""The drawn clock: day cells of award.law.workdays turned into strips, a Monday-Sunday grid, a small bar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from award.law.dates import WEEKDAYS, spoken
from award.law.workdays import Cell, CellKind

CELL_WIDE, CELL_REST, GAP = 9, 4, 2  # px in the small clock: a working day, a day of rest, between
ROW_MAX = 14  # more cells than this are drawn as Monday-Sunday weeks on every screen
WIDEST_RUN = 9  # days: the stylesheet knows runs up to this long
CSS = {
    CellKind.PUBLICATION: "pub",
    CellKind.ELAPSED: "past",
    CellKind.TODAY: "today",
    CellKind.LEFT: "next",
    CellKind.REST: "rest",
    CellKind.CUT: "rest",
}


@dataclass(frozen=True, slots=True)
class Day:
    """One cell: class, 周三, 4/29 (or 30), what stands below, the whole date for the ear."""

    css: str
    weekday: str
    number: str
    below: str
    spoken: str
    makeup: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """One day that stands alone, or a run of days of rest under one sentence (`say`)."""

    days: tuple[Day, ...]
    say: str = ""

    @property
    def width(self) -> int:
        return min(len(self.days), WIDEST_RUN)


@dataclass(frozen=True, slots=True)
class Clock:
    """parts/days.html: strips in order, the sentence for those who do not see them, and how they are laid.

    `weeks`: too long for one row, so weeks under each other on every screen. `short`: working days lacking.
    `runs`: the sentences of the holidays, which the phone's grid shows below it.
    """

    strips: tuple[Strip, ...]
    summary: str
    weeks: bool
    short: int

    @property
    def runs(self) -> tuple[str, ...]:
        return tuple(s.say for s in self.strips if s.say.endswith("不计") and not s.say.startswith("周末"))


def rest_says(cells: Sequence[Cell]) -> str:
    """劳动节放假5天，不计 for a holiday; 周末不计 for a plain weekend, 休 for a single day."""
    names = list(dict.fromkeys(c.holiday for c in cells if c.holiday))
    if names and len(cells) > 1:
        return f"{'、'.join(names)}放假{len(cells)}天，不计"
    if names:
        return f"{names[0]}休"
    return "休" if len(cells) == 1 else "周末不计"


def last_counted(cells: Sequence[Cell]) -> date | None:
    """The last day that counts: the deadline, unless another is named."""
    return next((c.day for c in reversed(cells) if c.number is not None), None)


def below(cell: Cell, deadline: date | None) -> str:
    """What stands under a day that is no day of rest."""
    if cell.kind is CellKind.CUT:
        return "中断"
    if cell.number is None:
        return "发布日"
    if cell.day == deadline:
        return "今天截止" if cell.is_today else "截止"
    return f"第{cell.number}个"


def clock(cells: Iterable[Cell], *, short: int = 0, deadline: date | None = None) -> Clock:
    """The drawn clock of a period.

    `short`: working days still lacking, drawn as one brick cell; then no day is marked as the last.
    `deadline`: the last lawful day, where it is not the last day that counts.
    """
    row = list(cells)
    final = deadline or (None if short else last_counted(row))
    strips: list[Strip] = []
    month = 0
    for resting, group in groupby(row, key=lambda c: c.kind is CellKind.REST):
        members, shown = list(group), list[Day]()
        for cell in members:
            day = cell.day
            css = CSS[cell.kind]
            if cell.is_today and css in ("rest", "pub"):
                css += " now"
            if day == row[0].day:
                css += f" at-{day.isoweekday()}"
            number = f"{day.month}/{day.day}" if day.month != month else str(day.day)
            month = day.month
            under = "" if resting else below(cell, final)
            shown.append(Day(css, f"周{WEEKDAYS[day.weekday()]}", number, under, spoken(day), cell.makeup))
        if resting:
            strips.append(Strip(tuple(shown), rest_says(members)))
        else:
            strips.extend(Strip((one,)) for one in shown)
    return Clock(tuple(strips), summary(row, short), len(row) + bool(short) > ROW_MAX, short)


def summary(cells: Sequence[Cell], short: int = 0) -> str:
    """The clock in one sentence."""
    counted = [c for c in cells if c.number is not None]
    if not counted:
        return "还没有计入的工作日"
    said = f"自{spoken(counted[0].day)}至{spoken(counted[-1].day)}，共{len(counted)}个工作日"
    today = next((c for c in counted if c.is_today), None)
    said += f"，今天是第{today.number}个" if today else ""
    left = sum(c.kind is CellKind.LEFT for c in counted)
    said += f"，还剩{left}个" if left else ""
    return said + (f"，还差{short}个" if short else "")


@dataclass(frozen=True, slots=True)
class Bar:
    """One rectangle of the small clock: class p, t, n, r or x (overdue); x and width in px."""

    css: str
    x: float
    width: int


@dataclass(frozen=True, slots=True)
class Mini:
    """parts/mini.html: a clock in one row of a table; width in px."""

    bars: tuple[Bar, ...]
    width: int
    label: str


def mini(cells: Iterable[Cell], *, deadline: date | None = None) -> Mini:
    """The small clock; an uncounted publication day is not drawn, working days past the deadline are late."""
    resting = (CellKind.REST, CellKind.CUT)
    row = [c for c in cells if c.kind in resting or c.number is not None]
    bars: list[Bar] = []
    x = 0.5
    for cell in row:
        if cell.kind in resting:
            css = "r"
        elif deadline and cell.day > deadline:
            css = "x"
        else:
            css = "t" if cell.is_today else "n" if cell.kind is CellKind.LEFT else "p"
        width = CELL_REST if css == "r" else CELL_WIDE
        bars.append(Bar(css, x, width))
        x += width + GAP
    return Mini(tuple(bars), int(x - GAP) + 1 if bars else 0, summary(row))
