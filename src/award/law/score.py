"""Article 23: from the examiners' independent sheets to one score, and where the sheets part.

A recused examiner's sheet is never read (27). The leader answers for the result (23), so exactly
one leader is among those counted. How sheets become one score is the plan's choice (18).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from award.law import figures
from award.law.art07_criteria import Criteria, Item

FEWEST_TO_TRIM = 5  # with fewer sheets, leaving out two decides the score


class Method(StrEnum):
    """How the sheets become one score."""

    CONSENSUS = "consensus"
    MEAN = "mean"
    TRIMMED_MEAN = "trimmed_mean"


Percents = Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One examiner's sheet: per cent by clause; None or absent where an item is not scored."""

    examiner: str
    percent: Percents
    leader: bool = False
    recused: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """The plan's rules: method, fewest valid sheets, and the spreads from which one must discuss.

    `item_points` is in percentage points of an item, `total` in points of 1000.
    """

    method: Method
    panel_min: int = 5
    item_points: Decimal = Decimal(20)
    total: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True)
class Flag:
    """A spread to be discussed: a clause in percentage points, or `total` (clause None) in points."""

    clause: str | None
    spread: Decimal


@dataclass(frozen=True, slots=True)
class Score:
    """The outcome, exact; round with `figures.printed` when it is shown.

    Where it is not valid, `total` is None, `because` says why, and sheets and flags show what can
    be computed, which is what the panel needs for putting it right.
    """

    total: Decimal | None
    by_category: Mapping[str, Decimal]
    sheets: Mapping[str, Decimal]
    flags: tuple[Flag, ...]
    because: str | None

    @property
    def valid(self) -> bool:
        return self.because is None


def score(criteria: Criteria, rules: Rules, sheets: Sequence[Sheet], consensus: Percents | None) -> Score:
    """One score from the sheets. `consensus` is the leader's agreed sheet, for that method only."""
    counted = [sheet for sheet in sheets if not sheet.recused]
    complete = [sheet for sheet in counted if not _faults(criteria, sheet.percent)]
    totals = {sheet.examiner: _points(criteria.items, sheet.percent) for sheet in complete}
    flags = _flags(criteria, rules, complete, totals)
    reasons = [
        *(f"{s.examiner}的评分表{fault}" for s in counted for fault in _faults(criteria, s.percent)),
        *_panel_faults(rules, counted, len(complete)),
    ]
    if rules.method is Method.CONSENSUS:
        reasons += [f"合议{fault}" for fault in _faults(criteria, consensus or {})]
    if reasons:
        return Score(None, {}, totals, flags, "；".join(reasons))
    if rules.method is Method.CONSENSUS:
        used: list[Percents] = [consensus or {}]
    elif rules.method is Method.TRIMMED_MEAN:
        used = [sheet.percent for sheet in _trimmed(complete, totals)]
    else:
        used = [sheet.percent for sheet in complete]
    by_category = {
        category.clause: figures.mean([_points(category.items, percent) for percent in used])
        for category in criteria.categories
    }
    whole = figures.mean([_points(criteria.items, percent) for percent in used])
    return Score(whole, by_category, totals, flags, None)


def suggested(criteria: Criteria, sheets: Sequence[Sheet]) -> dict[str, int]:
    """A start for the panel's discussion: the mean of each item on the grid of 5%, half up. Decides nothing.

    Recused sheets are not read; without a sheet there is nothing to suggest.
    """
    counted = [sheet for sheet in sheets if not sheet.recused]
    found = {}
    for item in criteria.items:
        given = [value for sheet in counted if (value := sheet.percent.get(item.clause)) is not None]
        if given:
            steps = figures.mean(given) / criteria.step
            found[item.clause] = int(steps.to_integral_value(ROUND_HALF_UP)) * criteria.step
    return found


def missing(criteria: Criteria, percent: Percents) -> tuple[str, ...]:
    """The clauses not yet scored, in order."""
    return tuple(item.clause for item in criteria.items if percent.get(item.clause) is None)


def off_grid(criteria: Criteria, percent: Percents) -> tuple[str, ...]:
    """The clauses whose percentage is none of 0, 5, ... 100."""
    return tuple(
        item.clause
        for item in criteria.items
        if (given := percent.get(item.clause)) is not None and not criteria.on_grid(given)
    )


def _faults(criteria: Criteria, percent: Percents) -> list[str]:
    found = []
    if lacking := missing(criteria, percent):
        found.append(f"缺{len(lacking)}项（{'、'.join(lacking)}）")
    if wrong := off_grid(criteria, percent):
        found.append(f"有百分比不是0至100之间{criteria.step}的倍数（{'、'.join(wrong)}）")
    return found


def _panel_faults(rules: Rules, counted: Sequence[Sheet], complete: int) -> list[str]:
    found = []
    if complete < rules.panel_min:
        found.append(f"有效评分表{complete}份，少于{rules.panel_min}份")
    leaders = sum(sheet.leader for sheet in counted)
    if leaders != 1:
        found.append(f"计分的评审员中有{leaders}名组长，应恰有1名")
    if rules.method is Method.TRIMMED_MEAN and complete < FEWEST_TO_TRIM:
        found.append(f"有效评分表{complete}份，少于{FEWEST_TO_TRIM}份，不能去掉最高最低")
    return found


def _points(items: Sequence[Item], percent: Percents) -> Decimal:
    return figures.total([item.score(percent[item.clause] or 0) for item in items])


def _trimmed(sheets: Sequence[Sheet], totals: Mapping[str, Decimal]) -> list[Sheet]:
    """Without the highest total and the lowest; of equals the later one goes."""
    kept = list(sheets)
    for extreme in (max, min):
        goes = extreme(totals[sheet.examiner] for sheet in kept)
        place = max(n for n, sheet in enumerate(kept) if totals[sheet.examiner] == goes)
        del kept[place]
    return kept


def _flags(
    criteria: Criteria, rules: Rules, sheets: Sequence[Sheet], totals: Mapping[str, Decimal]
) -> tuple[Flag, ...]:
    if not sheets:
        return ()
    spreads = [
        Flag(item.clause, _spread([sheet.percent[item.clause] or Decimal(0) for sheet in sheets]))
        for item in criteria.items
    ]
    whole = Flag(None, _spread(list(totals.values())))
    found = [flag for flag in spreads if flag.spread >= rules.item_points]
    return (*found, *([whole] if whole.spread >= rules.total else []))


def _spread(values: Sequence[Decimal]) -> Decimal:
    return max(values) - min(values)
