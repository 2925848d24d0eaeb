"""award-draw/1: panels drawn by lot from a committed seed, the same on every machine (docs/draw.md).

Lots are SHA-256 digests of seed, label and identifier. Place by place sits the first examiner, in the order
of their lots, with whom the rest can still be filled.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from award.law.json_input import Reader
from award.process.draw.filling import Filling
from award.process.draw.pool import Candidate, Pool, Wanted, read_pool

ALGORITHM = "award-draw/1"

REST = "选入后其余席位不能补足"
REST_OF_RESERVES = "列为备选后其余备选不能补足"


class Impossible(Exception):
    """Proven: no panels satisfy every rule."""


def commitment(seed: bytes) -> str:
    """What is published before the pool is fixed."""
    return hashlib.sha256(seed).hexdigest()


def lot(seed: bytes, label: str, name: str) -> bytes:
    """SHA-256 of seed, NUL, label, NUL, identifier."""
    return hashlib.sha256(b"\0".join((seed, label.encode(), name.encode()))).digest()


def in_order(seed: bytes, label: str, people: Iterable[Candidate]) -> list[Candidate]:
    """The lowest lot first."""
    return sorted(people, key=lambda e: (lot(seed, label, e.id), e.id))


def draw(pool: Pool, seed: bytes) -> dict[str, Any]:
    """The record of the draw. Impossible where that is proven."""
    filling = Filling(pool)
    if not filling.possible:
        raise Impossible
    conflicting = pool.conflicting()
    why: dict[tuple[str, str], str] = {
        (panel, examiner): f"与{'、'.join(files)}有利害关系"
        for (examiner, panel), files in conflicting.items()
    }
    for panel in pool.panels:
        _seats(filling, panel, seed, why)
    for panel in pool.panels:
        _reserves(filling, panel, seed, why)
    return {
        "algorithm": ALGORITHM,
        "commitment": commitment(seed),
        "seed": seed.hex(),
        "pool": pool.body(),
        "pool_digest": pool.digest(),
        "panels": [
            {
                "id": p.id,
                "leader": filling.given[p.id][0],
                "members": filling.given[p.id],
                "reserves": filling.given_reserves[p.id],
            }
            for p in pool.panels
        ],
        "excluded": [
            {"examiner": examiner, "panel": panel, "because": because}
            for (panel, examiner), because in sorted(why.items())
        ],
    }


def ordered(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record as it is written, whatever order its keys came back in from a store."""
    pool = read_pool(Reader(record["pool"], "pool")).body()
    panels = [{key: p[key] for key in ("id", "leader", "members", "reserves")} for p in record["panels"]]
    excluded = [{key: e[key] for key in ("examiner", "panel", "because")} for e in record["excluded"]]
    again = {"pool": pool, "panels": panels, "excluded": excluded}
    keys = ("algorithm", "commitment", "seed", "pool", "pool_digest", "panels", "excluded")
    return {key: again.get(key, record[key]) for key in keys}


def _seats(filling: Filling, panel: Wanted, seed: bytes, why: dict[tuple[str, str], str]) -> None:
    """The leader first, then the other members. Who was passed over once is passed over for good."""
    sitting = filling.given[panel.id]
    for label, people, places in (
        ("leader", [e for e in filling.pool.examiners if e.may_lead], 1),
        ("member", filling.pool.examiners, panel.size),
    ):
        for examiner in in_order(seed, f"{label}/{panel.id}", people):
            if len(sitting) == places:
                break
            if examiner.id in sitting or (panel.id, examiner.id) in why:
                continue
            full = _full(filling, panel, examiner)
            if full or not filling.may_sit(examiner.id, panel.id):
                why[panel.id, examiner.id] = full or REST
            else:
                filling.sit(examiner.id, panel.id)


def _full(filling: Filling, panel: Wanted, examiner: Candidate) -> str:
    """The limit that the examiner would break among those who already sit; empty where none."""
    pool, people = filling.pool, {e.id: e for e in filling.pool.examiners}
    sitting = [people[name] for name in filling.given[panel.id]]
    if pool.load is not None and (load := filling.load(examiner.id)) >= pool.load:
        return f"已编入{load}个组，每人最多{pool.load}个组"
    employers = sum(e.employer == examiner.employer for e in sitting)
    if pool.per_employer is not None and employers >= pool.per_employer:
        return f"同一工作单位已有{employers}人入组，每组最多{pool.per_employer}人"
    counties = sum(e.county == examiner.county for e in sitting if e.county is not None)
    if pool.per_county is not None and examiner.county is not None and counties >= pool.per_county:
        return f"同一旗县区已有{counties}人入组，每组最多{pool.per_county}人"
    return ""


def _reserves(filling: Filling, panel: Wanted, seed: bytes, why: dict[tuple[str, str], str]) -> None:
    listed = filling.given_reserves[panel.id]
    elsewhere = {e for members in filling.given.values() for e in members}
    elsewhere |= {e for others in filling.given_reserves.values() for e in others}
    for examiner in in_order(seed, f"reserve/{panel.id}", filling.pool.examiners):
        if len(listed) == filling.pool.reserves:
            break
        if examiner.id in elsewhere or (examiner.id, panel.id) in filling.barred:
            continue
        if filling.may_reserve(examiner.id, panel.id):
            filling.reserve(examiner.id, panel.id)
        else:
            why.setdefault((panel.id, examiner.id), REST_OF_RESERVES)


def differences(here: Mapping[str, Any], there: Mapping[str, Any]) -> str:
    """The first place where two records differ, as a path; empty where they are equal."""
    return _differs(here, there, "")


def _differs(here: Any, there: Any, path: str) -> str:
    if isinstance(here, Mapping) and isinstance(there, Mapping):
        for key in [*there, *(k for k in here if k not in there)]:
            at = f"{path}.{key}" if path else str(key)
            if key not in here or key not in there:
                return at
            if found := _differs(here[key], there[key], at):
                return found
        return ""
    if isinstance(here, list) and isinstance(there, list):
        for n, (a, b) in enumerate(zip(here, there, strict=False)):
            if found := _differs(a, b, f"{path}[{n}]"):
                return found
        return "" if len(here) == len(there) else path
    same = here == there and isinstance(here, bool) == isinstance(there, bool)
    return "" if same else path
