"""The deeds of a best match: solve, adopt. Forming is the draw's own (Articles 9, 23, 27; docs/draw.md)."""

from dataclasses import dataclass, field
from typing import Any

from award.law.art09_panels import INVITE
from award.law.citation import refuse
from award.process.draw import matched
from award.process.draw.affinity import MOST, WEIGHTS
from award.process.draw.match import NotInTime
from award.process.drawing import DrawRoad
from award.records.drawing import pool_of, record_digest
from award.records.draws.models import Draw
from award.records.matching import facts_of
from award.services.deeds.draws import Fixing
from award.services.steps import Act, Refused, effect

SECONDS = 20.0
TOO_LONG = (
    "{seconds:.0f}秒内没有求出能够组成的名单，也没有证明不能组成；请减少组数、放宽限额，"
    "或者把名单交给 award match 不限时求解"
)


@dataclass(frozen=True, slots=True)
class Matching(Fixing):
    """A pool as for the lot, and the points of the affinity (process.draw.affinity.WEIGHTS)."""

    weights: dict[str, int] = field(default_factory=dict)

    def chosen(self) -> dict[str, Any]:
        return {**Fixing.chosen(self), "weights": dict(sorted(self.weights.items()))}

    def faults(self) -> dict[str, str]:
        found = Fixing.faults(self)
        for name in WEIGHTS:
            if not 0 <= self.weights.get(name, -1) <= MOST:
                found[f"weight_{name}"] = f"分值在0到{MOST}之间"
        if "weight_division" not in found and not any(self.weights.values()):
            found["weight_division"] = "至少有一项分值大于0，否则人人一样合适"
        return found


@effect(DrawRoad.MATCH, Matching)
def solved(row: Draw, details: Matching, act: Act) -> dict[str, Any]:
    """The optimum of the pool as it is now; solved anew until adopted, each time on the ledger."""
    row.chosen = details.chosen()
    pool = pool_of(row.cycle, row.kind, row.chosen)
    try:
        row.record = matched.record(pool, facts_of(row.cycle, pool), details.weights, SECONDS)
    except NotInTime:
        because = TOO_LONG.format(seconds=SECONDS)
        raise Refused(DrawRoad.MATCH, row, refuse(INVITE, because, "pool")) from None
    row.pool, row.pool_digest = row.record["pool"], row.record["pool_digest"]
    row.fixed_at, row.fixed_by_id = act.now, act.by.person
    return _facts(row) | {
        "objective": row.record["objective"],
        "gap": row.record["gap"],
        "weights": details.weights,
    }


@effect(DrawRoad.ADOPT)
def adopted(row: Draw, details: None, act: Act) -> dict[str, Any]:
    row.drawn_at = act.now
    return _facts(row)


def _facts(row: Draw) -> dict[str, Any]:
    return {"pool_digest": row.pool_digest, "record_digest": record_digest(row.record)}
