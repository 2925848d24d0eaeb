"""Charts as pure geometry: the radar of the seven categories, and bars."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

CX, CY, RADIUS = 210.0, 164.0, 116.0  # px in the radar's box of 420 by 330


@dataclass(frozen=True, slots=True)
class Spoke:
    """One axis of the radar: its label in lines, value, and where the words stand."""

    label: tuple[str, ...]
    value: int
    compare: int | None
    x: str
    y: str
    end_x: str
    end_y: str
    dot_x: str
    dot_y: str
    anchor: str

    @property
    def difference(self) -> str:
        gap = self.value - (self.compare or 0)
        return f"{gap:+d}".replace("-", "−")


@dataclass(frozen=True, slots=True)
class Radar:
    """parts/radar.html: polygons as SVG point lists, the axis range stated."""

    spokes: tuple[Spoke, ...]
    rings: tuple[str, ...]
    shape: str
    compared: str
    low: int
    high: int
    compare_label: str


def radar(
    labels: Sequence[str],
    values: Sequence[int],
    *,
    compare: Sequence[int] = (),
    compare_label: str = "",
    low: int = 0,
    high: int = 100,
) -> Radar:
    """A radar of percentages; `compare` (same length) is drawn dashed. ValueError where lengths differ."""
    if len(labels) != len(values) or (compare and len(compare) != len(values)):
        raise ValueError("labels, values and compare must be of one length")
    angles = [2 * pi * n / len(labels) - pi / 2 for n in range(len(labels))]

    def at(angle: float, share: float) -> tuple[str, str]:
        return f"{CX + RADIUS * share * cos(angle):.1f}", f"{CY + RADIUS * share * sin(angle):.1f}"

    def share(value: int) -> float:
        return min(max((value - low) / (high - low), 0.0), 1.0)

    def points(shares: Iterable[float]) -> str:
        return " ".join(",".join(at(a, s)) for a, s in zip(angles, shares, strict=True))

    spokes = []
    for n, (label, value, angle) in enumerate(zip(labels, values, angles, strict=True)):
        lines = (label,) if len(label) < 7 else (label[: len(label) // 2 + 1], label[len(label) // 2 + 1 :])
        side = cos(angle)
        anchor = "middle" if abs(side) < 0.1 else "start" if side > 0 else "end"
        spokes.append(
            Spoke(
                lines,
                value,
                compare[n] if compare else None,
                *at(angle, 1.12),
                *at(angle, 1),
                *at(angle, share(value)),
                anchor,
            )
        )
    return Radar(
        tuple(spokes),
        tuple(points([step / 4] * len(labels)) for step in (1, 2, 3, 4)),
        points(share(v) for v in values),
        points(share(v) for v in compare) if compare else "",
        low,
        high,
        compare_label,
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: label, its text, its length in thousandths of the longest possible, a class (or empty)."""

    label: str
    text: str
    length: int
    css: str = ""


def bars(rows: Iterable[tuple[str, int]], *, high: int | None = None, unit: str = "") -> list[Row]:
    """parts/bars.html: rows of (label, value), drawn against `high` (the largest value by default)."""
    given = list(rows)
    top = max([high or 0, *(value for _, value in given)], default=0) or 1
    return [Row(label, f"{value}{unit}", value * 1000 // top) for label, value in given]
