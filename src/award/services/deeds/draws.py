"""The deeds of a draw: seal, fix, draw, form (Articles 9, 23, 27; docs/draw.md)."""

from dataclasses import asdict, dataclass, field
from typing import Any

from award.law.json_input import Reader
from award.process.draw.draw import draw
from award.process.draw.pool import read_pool
from award.process.drawing import DrawRoad
from award.process.panel import KINDS, SKILLS
from award.records.applications.models import Application
from award.records.drawing import pool_of, record_digest
from award.records.draws.models import Draw
from award.records.matching import EXAMINER
from award.services import panels
from award.services.deeds.panels import Composition
from award.services.steps import Act, effect

MOST_GROUPS = 40
LIMITS = ("load", "per_employer", "per_county")


@dataclass(frozen=True, slots=True)
class Fixing:
    """What the officer chooses: who may be drawn, which file goes to which group, how groups are made up.

    `files`: application id -> group number; `needs`: skill -> members of each group; None: no limit.
    """

    examiners: tuple[str, ...]
    files: dict[str, int]
    size: int
    needs: dict[str, int] = field(default_factory=dict)
    load: int | None = 1
    per_employer: int | None = 1
    per_county: int | None = None
    reserves: int = 2

    def chosen(self) -> dict[str, Any]:
        return {
            **asdict(self),
            "examiners": sorted(self.examiners),
            "needs": dict(sorted(self.needs.items())),
        }

    def faults(self) -> dict[str, str]:
        """Field -> what is wrong with it."""
        found: dict[str, str] = {}
        if not self.files:
            found["files"] = "请至少选一家申报单位"
        elif not all(1 <= n <= MOST_GROUPS for n in self.files.values()):
            found["files"] = f"组号在1到{MOST_GROUPS}之间"
        if not self.examiners:
            found["examiners"] = "请选可以抽取的评审员"
        if not 3 <= self.size <= 15:
            found["size"] = "每组人数在3到15之间"
        for skill, count in self.needs.items():
            if skill not in SKILLS or not 0 <= count <= self.size:
                found[f"need_{skill}"] = f"人数在0到每组人数（{self.size}）之间"
        for name in LIMITS:
            value = getattr(self, name)
            if value is not None and value < 1:
                found[name] = "至少为1，不限的留空"
        if not 0 <= self.reserves <= 10:
            found["reserves"] = "备选人数在0到10之间"
        return found


@effect(DrawRoad.SEAL)
def sealed(row: Draw, details: None, act: Act) -> dict[str, Any]:
    row.sealed_at = act.now
    return {"kind": row.kind, "commitment": row.commitment}


@effect(DrawRoad.FIX, Fixing)
def fixed(row: Draw, details: Fixing, act: Act) -> dict[str, Any]:
    """The pool as it is now. It may be fixed anew until the seed is opened; each time is on the ledger."""
    row.chosen = details.chosen()
    pool = pool_of(row.cycle, row.kind, row.chosen)
    row.pool, row.pool_digest = pool.body(), pool.digest()
    row.fixed_at, row.fixed_by_id = act.now, act.by.person
    return {"commitment": row.commitment, "pool_digest": row.pool_digest}


@effect(DrawRoad.DRAW)
def drawn(row: Draw, details: None, act: Act) -> dict[str, Any]:
    row.record = draw(read_pool(Reader(row.pool)), bytes.fromhex(row.seed()))
    row.drawn_at = act.now
    return {
        "commitment": row.commitment,
        "seed": row.record["seed"],
        "pool_digest": row.pool_digest,
        "record_digest": record_digest(row.record),
    }


@effect(DrawRoad.FORM)
def formed(row: Draw, details: None, act: Act) -> dict[str, Any]:
    """The panels as drawn or matched: what stands against one of them keeps all from being formed."""
    numbers = [a for p in row.record["pool"]["panels"] for a in p["applications"]]
    rows = Application.objects.filter(cycle=row.cycle, number__in=numbers)
    files = dict(rows.values_list("number", "pk"))
    given = {p["id"]: p["applications"] for p in row.record["pool"]["panels"]}
    names = iter(panels.free_names(row.cycle, KINDS[row.kind]))
    made = []
    for panel in row.record["panels"]:
        chosen = Composition(
            tuple(e.removeprefix(EXAMINER) for e in panel["members"]),
            panel["leader"].removeprefix(EXAMINER),
            tuple(str(files[number]) for number in given[panel["id"]] if number in files),
        )
        made.append(panels.form(row.cycle, row.kind, next(names), chosen, by=act.by, now=act.now))
    row.panels.set(made)
    return {"panels": [p.subject for p in made]}
