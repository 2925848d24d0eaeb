"""Three years of figures: the ratios computed from them, and how they go (domain 5.4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any

from award.process.entry_form import YEARS, EntryForm, Field, Ratio
from award.process.form_faults import plain_number

CENT = Decimal("0.01")
UP, DOWN, MIXED, LEVEL = "逐年上升", "逐年下降", "有升有降", "持平"

Figures = tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Computed:
    """One ratio over the years; None where a figure is missing. `trend` and whether it is the better way."""

    ratio: Ratio
    values: Figures
    trend: str
    good: bool | None


def figures(value: Any) -> Figures:
    """The figures of a three-year field, None for what is no plain number."""
    given = value if isinstance(value, list) else []
    made: list[Decimal | None] = []
    for n in range(YEARS):
        text = plain_number(str(given[n])) if n < len(given) else None
        made.append(Decimal(text) if text is not None else None)
    return tuple(made)


def computed(form: EntryForm, values: Mapping[str, Any]) -> tuple[Computed, ...]:
    """Every ratio of the form of which at least one year can be computed."""
    found = []
    for ratio in form.ratios:
        made = _years(ratio, values)
        if any(v is not None for v in made):
            way = trend(made)
            found.append(Computed(ratio, made, way, _good(way, ratio.better)))
    return tuple(found)


def _years(ratio: Ratio, values: Mapping[str, Any]) -> Figures:
    over = _sums(ratio.over, values)
    under = _sums(ratio.under, values) if ratio.under else (None, *over[:-1])
    return tuple(_share(o, u, ratio.times) for o, u in zip(over, under, strict=True))


def _sums(keys: Sequence[str], values: Mapping[str, Any]) -> Figures:
    columns = zip(*(figures(values.get(key)) for key in keys), strict=True)
    return tuple(None if None in c else sum(c, Decimal(0)) for c in columns)


def _share(over: Decimal | None, under: Decimal | None, times: int) -> Decimal | None:
    if over is None or under is None or under <= 0:
        return None
    return (over * times / under).quantize(CENT, ROUND_HALF_UP)


def trend(values: Figures) -> str:
    """逐年上升 and so on; empty while fewer than two years are known."""
    known = [v for v in values if v is not None]
    steps = [b - a for a, b in pairwise(known)]
    if not steps:
        return ""
    if all(s == 0 for s in steps):
        return LEVEL
    if all(s >= 0 for s in steps):
        return UP
    return DOWN if all(s <= 0 for s in steps) else MIXED


def _good(way: str, better: str) -> bool | None:
    if not better or way not in (UP, DOWN):
        return None
    return way == (UP if better == "up" else DOWN)


def field_trend(field: Field, values: Mapping[str, Any]) -> tuple[str, bool | None]:
    """How a three-year field goes, and whether that is the better way (None: neither)."""
    way = trend(figures(values.get(field.key)))
    return way, _good(way, field.better)
