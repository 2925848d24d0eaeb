"""The pictures of the evidence page as geometry: ranks with intervals, sheets item by item, severity."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from award.law.art07_criteria import Criteria
from award.process.calibration import Severity, Standing

ROW, HEAD, WIDE = 58, 34, 408  # px
EDGE, BAR = 20.0, 18


@dataclass(frozen=True, slots=True)
class RankRow:
    """One row: its interval as a bar, its official rank as a dot; y of the middle."""

    x: float
    width: float
    dot: float
    y: float
    css: str

    @property
    def top(self) -> float:
        return self.y - BAR / 2


@dataclass(frozen=True, slots=True)
class RankPlot:
    """Ranks across, files down; `line_x` and `line_y` the line of five, None where fewer are ranked."""

    rows: tuple[RankRow, ...]
    ticks: tuple[tuple[int, float], ...]
    rules: tuple[float, ...]
    height: int
    line_x: float | None
    line_y: float | None


def rank_plot(standings: Sequence[Standing], line: int) -> RankPlot:
    count = len(standings)
    step = (WIDE - 44) / max(count - 1, 1)

    def across(rank: float) -> float:
        return round(EDGE + (rank - 1) * step, 1)

    rows = []
    for n, s in enumerate(standings):
        left, right = across(s.low) - BAR / 2, across(s.high) + BAR / 2
        y = HEAD + ROW * n + ROW / 2
        css = " cr" if s.verdict == "across" else ""
        rows.append(RankRow(round(left, 1), round(right - left, 1), across(s.rank), y, css))
    every = max(1, count // 12)
    crossed = count > line
    return RankPlot(
        tuple(rows),
        tuple((r, across(r)) for r in range(1, count + 1) if r == 1 or r % every == 0),
        tuple(HEAD + ROW * n for n in range(1, count)),
        HEAD + ROW * count,
        across(line + 0.5) if crossed else None,
        HEAD + ROW * line if crossed else None,
    )


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    count: int
    radius: float


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item: how many examiners gave which percentage; `apart` where the spread asks for a discussion."""

    clause: str
    name: str
    y: float
    dots: tuple[Dot, ...]
    left: float
    right: float
    spread: int
    apart: bool
    first: bool
    said: str

    @property
    def above(self) -> float:
        return self.y - 12.5

    @property
    def base(self) -> float:
        return self.y + 5

    @property
    def figure(self) -> float:
        return self.y + 4


@dataclass(frozen=True, slots=True)
class Spread:
    rows: tuple[ItemRow, ...]
    ticks: tuple[tuple[int, float], ...]
    height: int
    low: int
    high: int


def spread(standard: Criteria, sheets: Sequence[Mapping[str, int]], threshold: int) -> Spread:
    """Every item's percentages on one axis, in steps of ten that hold them all."""
    given = [int(v) for s in sheets for v in s.values() if v is not None]
    low, high = min([*given, 30]) // 10 * 10, -(-max([*given, 90]) // 10) * 10
    wide = 340 / max(high - low, 10)

    def across(percent: int) -> float:
        return round(212 + (percent - low) * wide, 1)

    rows, seen = [], ""
    for n, item in enumerate(standard.items):
        counted = Counter(int(s[item.clause]) for s in sheets if s.get(item.clause) is not None)
        values = sorted(counted)
        apart = bool(values) and values[-1] - values[0] >= threshold
        radius = {1: 4.0, 2: 6.5, 3: 7.6}
        rows.append(
            ItemRow(
                item.clause,
                item.name_zh,
                34.5 + 25 * n,
                tuple(Dot(across(v), counted[v], radius.get(counted[v], 8.6)) for v in values),
                across(values[0]) if values else 0,
                across(values[-1]) if values else 0,
                values[-1] - values[0] if values else 0,
                apart,
                bool(seen) and item.category != seen,
                "，".join(f"{v}%有{counted[v]}人" for v in values),
            )
        )
        seen = item.category
    ticks = tuple((p, across(p)) for p in range(low, high + 1, 10))
    return Spread(tuple(rows), ticks, 26 + 25 * len(rows), low, high)


@dataclass(frozen=True, slots=True)
class SeverityRow:
    """A bar from nought to the severity, on an axis of 100 to either side, with twice its error as a line."""

    key: str
    points: float
    error: float | None
    x: float
    width: float
    left: float
    right: float
    clear: bool


def severity_rows(severities: Sequence[Severity], reach: float) -> list[SeverityRow]:
    """From the most severe to the most generous."""
    scale = 100 / max(reach, 1.0)
    made = []
    for s in sorted(severities, key=lambda s: (s.points, s.examiner)):
        end, error = s.points * scale, 2 * (s.error or 0.0) * scale
        made.append(
            SeverityRow(
                s.examiner,
                s.points,
                s.error,
                round(min(end, 0.0), 2),
                round(abs(end), 2),
                round(max(end - error, -100.0), 2),
                round(min(end + error, 100.0), 2),
                s.error is not None and abs(s.points) > 2 * s.error,
            )
        )
    return made
