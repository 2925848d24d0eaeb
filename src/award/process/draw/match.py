"""The best panels under the same hard rules: an integer programme, solved to a proven optimum (HiGHS).

Weights are whole numbers (affinities times a power of ten), so a bound less than one away proves the optimum.
Examiners, panels and pairs go in sorted, so the input's order changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from award.process.draw.pool import Pool
from award.process.draw.rules import Pair, hard_rules, places

if TYPE_CHECKING:
    from numpy.typing import NDArray

BEST, OUT_OF_TIME, INFEASIBLE = 0, 1, 2  # scipy.optimize.milp's words


class NotInTime(Exception):
    """No filling was found within the seconds allowed; nothing is proven."""


@dataclass(frozen=True, slots=True)
class Match:
    """Panel -> members (leader first) and reserves; the objective exact, the proven gap relative to it."""

    leaders: dict[str, str]
    members: dict[str, list[str]]
    reserves: dict[str, list[str]]
    objective: Decimal
    gap: float


def fillable(pool: Pool) -> bool:
    """Whether the hard rules can be met at all."""
    return _solve(pool, {}) is not None


def match(pool: Pool, seconds: float | None = None) -> Match | None:
    """None where that is proven impossible. With `seconds`: the best found by then, or NotInTime."""
    worth = worths(pool)
    solved = _solve(pool, worth, seconds)
    if solved is None:
        return None
    seats, gap = solved
    members: dict[str, list[str]] = {p.id: [] for p in pool.panels}
    for examiner, panel in seats:
        members[panel].append(examiner)
    leads = {e.id for e in pool.examiners if e.may_lead}
    leaders: dict[str, str] = {}
    for panel, people in members.items():
        people.sort(key=lambda e, panel=panel: (-worth.get((e, panel), 0), e))  # type: ignore[misc]
        leaders[panel] = next(e for e in people if e in leads)
        people.sort(key=lambda e, panel=panel: e != leaders[panel])  # type: ignore[misc]
    objective = sum((worth.get(pair, Decimal(0)) for pair in seats), Decimal(0))
    return Match(leaders, members, _reserves(pool, members, worth), objective, gap)


def worths(pool: Pool) -> dict[Pair, Decimal]:
    """(examiner, panel) -> the sum of affinities to the panel's files."""
    found: dict[Pair, Decimal] = {}
    panels_of: dict[str, list[str]] = {}
    for panel in pool.panels:
        for file in panel.applications:
            panels_of.setdefault(file, []).append(panel.id)
    for (examiner, file), value in pool.affinity.items():
        for panel_id in panels_of[file]:
            found[examiner, panel_id] = found.get((examiner, panel_id), Decimal(0)) + value
    return found


def _solve(
    pool: Pool, worth: dict[Pair, Decimal], seconds: float | None = None
) -> tuple[list[Pair], float] | None:
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_matrix

    pairs = places(pool).pairs()
    seat = {pair: n for n, pair in enumerate(pairs)}
    wide = len(pairs) * (2 if pool.reserves else 1)
    if not _plainly_possible(pool):
        return None
    data: list[int] = []
    columns: list[int] = []
    starts, least, most = [0], list[float](), list[float]()
    for rule in hard_rules(pool):
        columns += [seat[pair] for pair in rule.seats]
        data += [1] * len(rule.seats)
        columns += [len(pairs) + seat[pair] for pair in rule.reserves]
        data += [rule.weight] * len(rule.reserves)
        starts.append(len(columns))
        least.append(-np.inf if rule.least is None else rule.least)
        most.append(np.inf if rule.most is None else rule.most)
    rows = csr_matrix((np.array(data, float), columns, starts), shape=(len(least), wide))
    cost = np.zeros(wide)
    scale = _scale(worth.values())
    for pair, value in worth.items():
        if pair in seat:
            cost[seat[pair]] = -float(value * scale)
    solved: Any = milp(
        cost,
        constraints=LinearConstraint(rows, np.array(least), np.array(most)),
        integrality=np.ones(wide),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0.0} | ({} if seconds is None else {"time_limit": seconds}),
    )
    if solved.status == INFEASIBLE:
        return None
    if solved.status == OUT_OF_TIME and seconds is not None:
        if solved.x is None:
            raise NotInTime
    elif solved.status != BEST:
        raise ArithmeticError(solved.message)
    return _seated(solved.x, pairs), _gap(solved, scale)


def _seated(values: "NDArray[Any]", pairs: list[Pair]) -> list[Pair]:
    return [pair for n, pair in enumerate(pairs) if values[n] > 0.5]


def _gap(solved: Any, scale: int) -> float:
    """Relative; nought where the bound leaves no room for a better whole number."""
    room = abs(float(solved.fun) - float(solved.mip_dual_bound))
    return 0.0 if room < 1 - 1e-6 else float(solved.mip_gap)


def _plainly_possible(pool: Pool) -> bool:
    """An empty row that asks for somebody is no programme at all."""
    return all(rule.seats or rule.reserves or (not rule.least) for rule in hard_rules(pool))


def _scale(values: Iterable[Decimal]) -> int:
    """The power of ten that makes every affinity a whole number."""
    exponents = [int(v.normalize().as_tuple().exponent) for v in values]
    return int(10 ** max(0, -min(exponents, default=0)))


def _reserves(pool: Pool, members: dict[str, list[str]], worth: dict[Pair, Decimal]) -> dict[str, list[str]]:
    """Reserve lists from those who sit nowhere, as fitting as can be; the programme left enough of them."""
    if not pool.reserves:
        return {p.id: [] for p in pool.panels}
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    taken = {e for people in members.values() for e in people}
    free = [e.id for e in pool.examiners if e.id not in taken]
    wanted = [p.id for p in pool.panels for _ in range(pool.reserves)]
    barred = pool.conflicting()
    never = 1 + 2 * sum((abs(v) for v in worth.values()), Decimal(0))
    cost = np.array(
        [[float(never if (e, p) in barred else -worth.get((e, p), Decimal(0))) for e in free] for p in wanted]
    )
    lists: dict[str, list[str]] = {p.id: [] for p in pool.panels}
    for place, person in zip(*linear_sum_assignment(cost), strict=True):
        lists[wanted[place]].append(free[person])
    for panel, people in lists.items():
        people.sort(key=lambda e, panel=panel: (-worth.get((e, panel), Decimal(0)), e))  # type: ignore[misc]
    return lists
