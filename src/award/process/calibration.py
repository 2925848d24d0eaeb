"""Evidence beside the official ranking (Article 24): who is severe, how firm places are. It decides nothing.

An additive model, least squares: a sheet's total = the file's level at that stage + the examiner's severity +
the rest. Examiners who share no file, directly or through others, cannot be compared: within each such group
severities sum to nought. Seeded, so that the same sheets give the same figures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

DRAWS = 2000
LOW, HIGH = 5, 95  # percentiles of the interval
SURE = 0.95  # of the draws within the line: firm

Cell = tuple[str, str]  # (file, stage)


@dataclass(frozen=True, slots=True)
class Mark:
    """One signed sheet's total in points of 1000; `panel` tells who judged together."""

    examiner: str
    panel: str
    file: str
    stage: str
    total: float


@dataclass(frozen=True, slots=True)
class Severity:
    """How far an examiner marks above (+) or below (-) the others; `error`: its standard error."""

    examiner: str
    points: float
    error: float | None
    sheets: int


@dataclass(frozen=True, slots=True)
class Model:
    """Severities, each file's calibrated level by stage, and the groups that cannot be compared."""

    severities: tuple[Severity, ...]
    levels: Mapping[Cell, float]
    means: Mapping[Cell, float]
    groups: tuple[tuple[str, ...], ...]
    residual: float | None


def fit(marks: Sequence[Mark]) -> Model:
    """Least squares, with the files' levels eliminated: one equation an examiner."""
    import numpy as np

    marks = sorted(marks, key=_order)
    people = sorted({m.examiner for m in marks})
    place = {name: n for n, name in enumerate(people)}
    cells: dict[Cell, list[Mark]] = {}
    for mark in marks:
        cells.setdefault((mark.file, mark.stage), []).append(mark)
    normal, right = np.zeros((len(people), len(people))), np.zeros(len(people))
    means = {cell: float(np.mean([m.total for m in given])) for cell, given in cells.items()}
    for cell, given in cells.items():
        at = [place[m.examiner] for m in given]
        for n, m in zip(at, given, strict=True):
            normal[n, n] += 1
            right[n] += m.total - means[cell]
        normal[np.ix_(at, at)] -= 1 / len(at)
    inverse = np.linalg.pinv(normal, hermitian=True) if people else normal
    severity = inverse @ right
    levels = {
        cell: float(np.mean([m.total - severity[place[m.examiner]] for m in given]))
        for cell, given in cells.items()
    }
    left = [m.total - levels[m.file, m.stage] - severity[place[m.examiner]] for m in marks]
    groups = _groups(people, cells)
    freedom = len(marks) - len(cells) - len(people) + len(groups)
    residual = float(np.sqrt(np.sum(np.square(left)) / freedom)) if freedom > 0 else None
    counts = {name: sum(m.examiner == name for m in marks) for name in people}
    return Model(
        tuple(
            Severity(
                name,
                float(severity[n]),
                None if residual is None else residual * float(np.sqrt(max(inverse[n, n], 0.0))),
                counts[name],
            )
            for n, name in enumerate(people)
        ),
        levels,
        means,
        groups,
        residual,
    )


def _order(mark: Mark) -> tuple[str, str, str, str]:
    return mark.file, mark.stage, mark.panel, mark.examiner


def _groups(people: Sequence[str], cells: Mapping[Cell, Sequence[Mark]]) -> tuple[tuple[str, ...], ...]:
    """Examiners connected by files they judged together."""
    head = {name: name for name in people}

    def root(name: str) -> str:
        while head[name] != name:
            name = head[name]
        return name

    for given in cells.values():
        for mark in given[1:]:
            head[root(mark.examiner)] = root(given[0].examiner)
    found: dict[str, list[str]] = {}
    for name in people:
        found.setdefault(root(name), []).append(name)
    return tuple(tuple(names) for names in found.values())


@dataclass(frozen=True, slots=True)
class Standing:
    """One file: its official composite and rank, the calibrated ones, and how far the rank moves.

    `low`, `high`: the interval of its rank over the draws; `within`: the share of draws in which it is within
    the line; `without_low`, `without_high`: its ranks when one examiner at a time is left out.
    """

    file: str
    composite: float
    rank: int
    calibrated: float
    calibrated_rank: int
    low: int
    high: int
    within: float
    without_low: int
    without_high: int
    line: int

    @property
    def verdict(self) -> str:
        """in, out, or across the line."""
        if self.within >= SURE and self.without_high <= self.line:
            return "in"
        if self.within <= 1 - SURE and self.without_low > self.line:
            return "out"
        return "across"


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firm the line is: the gap across it, and the standard error of that gap over the draws."""

    gap: float
    error: float

    @property
    def firm(self) -> bool:
        return self.gap > 2 * self.error


@dataclass(frozen=True, slots=True)
class Study:
    """`omitted`: examiner -> the files that enter or leave the line without them."""

    model: Model
    standings: tuple[Standing, ...]
    firmness: Firmness | None
    omitted: Mapping[str, tuple[str, ...]]
    seed: int
    draws: int


def study(
    marks: Sequence[Mark],
    official: Mapping[str, float],
    weights: Mapping[str, float],
    *,
    line: int,
    seed: int,
    draws: int = DRAWS,
) -> Study:
    """Everything on the evidence page. `official`: file -> composite; every file has marks of each stage.

    A draw takes each panel's examiners anew, with repetition, the same for all its files, and moves each
    official composite by as much as the means of the sheets move: whoever is severe is so for all of them.
    """
    import numpy as np

    marks = sorted(marks, key=_order)
    model = fit(marks)
    files = sorted(official, key=lambda f: (-official[f], f))
    base = np.array([official[f] for f in files])
    calibrated = np.array([sum(w * model.levels[f, s] for s, w in weights.items()) for f in files])
    moved = base + _resampled(marks, files, weights, seed, draws)
    ranks = 1 + (moved[:, None, :] > moved[:, :, None]).sum(axis=2)
    low, high = np.percentile(ranks, [LOW, HIGH], axis=0, method="nearest")
    within = (ranks <= line).mean(axis=0)
    without, omitted = _left_out(marks, files, base, weights, line)
    official_ranks, calibrated_ranks = _ranks(base), _ranks(calibrated)
    firmness = None
    if len(files) > line:
        gaps = moved[:, line - 1] - moved[:, line]
        firmness = Firmness(float(base[line - 1] - base[line]), float(gaps.std()))
    return Study(
        model,
        tuple(
            Standing(
                file,
                float(base[n]),
                int(official_ranks[n]),
                float(calibrated[n]),
                int(calibrated_ranks[n]),
                int(low[n]),
                int(high[n]),
                float(within[n]),
                int(without[:, n].min()) if len(without) else int(official_ranks[n]),
                int(without[:, n].max()) if len(without) else int(official_ranks[n]),
                line,
            )
            for n, file in enumerate(files)
        ),
        firmness,
        omitted,
        seed,
        draws,
    )


def _ranks(scores: "NDArray[Any]") -> "NDArray[Any]":
    """1, 2, 2, 4."""
    ranks: NDArray[Any] = 1 + (scores[None, :] > scores[:, None]).sum(axis=1)
    return ranks


def _tables(marks: Sequence[Mark], files: Sequence[str]) -> dict[tuple[str, str], tuple[list[str], Any]]:
    """(panel, stage) -> its examiners and their totals by file; not a number where there is no sheet."""
    import numpy as np

    found: dict[tuple[str, str], tuple[list[str], Any]] = {}
    at = {f: n for n, f in enumerate(files)}
    for key in sorted({(m.panel, m.stage) for m in marks}):
        mine = [m for m in marks if (m.panel, m.stage) == key and m.file in at]
        people = sorted({m.examiner for m in mine})
        table = np.full((len(people), len(files)), np.nan)
        for m in mine:
            table[people.index(m.examiner), at[m.file]] = m.total
        found[key] = (people, table)
    return found


def _resampled(
    marks: Sequence[Mark], files: Sequence[str], weights: Mapping[str, float], seed: int, draws: int
) -> "NDArray[Any]":
    """draws x files: how far each composite moves. A legacy generator, whose stream never changes."""
    import numpy as np

    chance = np.random.RandomState(seed)
    moved = np.zeros((draws, len(files)))
    for (_, stage), (people, table) in _tables(marks, files).items():
        count = len(people)
        taken = np.floor(chance.random_sample((draws, count)) * count).astype(int)
        times = (taken[:, :, None] == np.arange(count)).sum(axis=1)
        there = ~np.isnan(table)
        total, sheets = times @ np.where(there, table, 0.0), times @ there
        given = there.any(axis=0)
        mean = np.where(given, np.nansum(table, axis=0) / np.maximum(there.sum(axis=0), 1), 0.0)
        again = np.where(sheets > 0, total / np.maximum(sheets, 1), mean)
        moved += weights[stage] * np.where(given, again - mean, 0.0)
    return moved


def _left_out(
    marks: Sequence[Mark], files: Sequence[str], base: "NDArray[Any]", weights: Mapping[str, float], line: int
) -> tuple["NDArray[Any]", dict[str, tuple[str, ...]]]:
    """Ranks with each examiner's sheets left out in turn, and who crosses the line then."""
    import numpy as np

    tables = _tables(marks, files)
    official = _ranks(base)
    people = sorted({m.examiner for m in marks})
    rows, crossing = [], dict[str, tuple[str, ...]]()
    for name in people:
        moved = base.copy()
        for (_, stage), (members, table) in tables.items():
            if name not in members:
                continue
            rest = np.delete(table, members.index(name), axis=0)
            mine = ~np.isnan(table[members.index(name)]) & (~np.isnan(rest)).any(axis=0)
            for n in np.flatnonzero(mine):
                moved[n] += weights[stage] * (np.nanmean(rest[:, n]) - np.nanmean(table[:, n]))
        ranks = _ranks(moved)
        rows.append(ranks)
        crossing[name] = tuple(f for n, f in enumerate(files) if (ranks[n] <= line) != (official[n] <= line))
    return np.array(rows), {name: crossed for name, crossed in crossing.items() if crossed}
