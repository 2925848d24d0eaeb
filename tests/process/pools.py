"""Small random pools, and what is true of them found by trying everything."""

from collections.abc import Iterator
from itertools import combinations, product
from random import Random
from typing import Any

from award.law.json_input import Reader
from award.process.draw.draw import in_order
from award.process.draw.pool import Pool, Wanted, read_pool

SKILLS = ("management", "industry", "site")
Filled = tuple[tuple[frozenset[str], ...], tuple[frozenset[str], ...]]


def raw(rng: Random) -> dict[str, Any]:
    """One to three panels, two to seven examiners, tight enough that a good part is impossible."""
    count = rng.randint(1, 3)
    files = [f"A{n}" for n in range(count + 1)]
    panels = []
    for n in range(count):
        size = rng.randint(1, 3)
        needs = {s: rng.randint(0, min(2, size)) for s in SKILLS if rng.random() < 0.5}
        given = rng.sample(files, rng.randint(1, 2))
        panels.append({"id": f"P{n}", "applications": given, "size": size, "needs": needs})
    examiners = [
        {
            "id": f"E{n}",
            "employer": rng.choice("XYZW"),
            "county": rng.choice(["a", "b", None]),
            "skills": [s for s in SKILLS if rng.random() < 0.5],
            "may_lead": rng.random() < 0.5,
        }
        for n in range(rng.randint(2, 7))
    ]
    used = sorted({a for p in panels for a in p["applications"]})  # type: ignore[attr-defined]
    limits = {"per_employer": rng.randint(1, 2), "per_county": rng.randint(1, 2), "load": rng.randint(1, 2)}
    return {
        "cycle": 10,
        "seed": None,
        "panels": panels,
        "examiners": examiners,
        "conflicts": [[e["id"], a] for e in examiners for a in used if rng.random() < 0.12],
        "limits": {name: n for name, n in limits.items() if rng.random() < 0.65},
        "reserves": rng.choice([0, 0, 1, 1, 2]),
    }


def pool(rng: Random) -> Pool:
    return read_pool(Reader(raw(rng)))


def every_filling(pool: Pool) -> list[Filled]:
    """All the ways to fill panels and reserve lists, straight from the words of the rules."""
    ways = []
    for panels in product(*(list(_panel(pool, p)) for p in pool.panels)):
        load = [e.id for e in pool.examiners for members in panels if e.id in members]
        if pool.load is not None and any(load.count(e) > pool.load for e in load):
            continue
        free = [e.id for e in pool.examiners if e.id not in load]
        ways += [(panels, lists) for lists in _reserves(pool, list(pool.panels), free)]
    return ways


def _panel(pool: Pool, panel: Wanted) -> Iterator[frozenset[str]]:
    barred = {e for e, a in pool.conflicts if a in panel.applications}
    for members in combinations([e for e in pool.examiners if e.id not in barred], panel.size):
        employers = [e.employer for e in members]
        counties = [e.county for e in members if e.county]
        if (
            any(e.may_lead for e in members)
            and all(sum(s in e.skills for e in members) >= n for s, n in panel.needs)
            and all(pool.per_employer is None or employers.count(x) <= pool.per_employer for x in employers)
            and all(pool.per_county is None or counties.count(x) <= pool.per_county for x in counties)
        ):
            yield frozenset(e.id for e in members)


def _reserves(pool: Pool, panels: list[Wanted], free: list[str]) -> Iterator[tuple[frozenset[str], ...]]:
    if not panels:
        yield ()
        return
    barred = {e for e, a in pool.conflicts if a in panels[0].applications}
    for chosen in combinations([e for e in free if e not in barred], pool.reserves):
        for rest in _reserves(pool, panels[1:], [e for e in free if e not in chosen]):
            yield (frozenset(chosen), *rest)


def drawn(pool: Pool, seed: bytes) -> list[tuple[list[str], list[str]]] | None:
    """(members, reserves) by panel as docs/draw.md has it, with the list of all fillings at hand."""
    left = every_filling(pool)
    if not left:
        return None
    seats: list[list[str]] = []
    for n, panel in enumerate(pool.panels):
        sitting: list[str] = []
        leads = [e for e in pool.examiners if e.may_lead]
        order = [e.id for e in in_order(seed, f"leader/{panel.id}", leads)]
        for until, names in (
            (1, order),
            (panel.size, [e.id for e in in_order(seed, f"member/{panel.id}", pool.examiners)]),
        ):
            for name in names:
                with_it = [w for w in left if name in w[0][n]]
                if len(sitting) < until and name not in sitting and with_it:
                    sitting.append(name)
                    left = with_it
        seats.append(sitting)
    lists: list[list[str]] = []
    for n, panel in enumerate(pool.panels):
        listed: list[str] = []
        for e in in_order(seed, f"reserve/{panel.id}", pool.examiners):
            with_it = [w for w in left if e.id in w[1][n]]
            if len(listed) < pool.reserves and with_it:
                listed.append(e.id)
                left = with_it
        lists.append(listed)
    return list(zip(seats, lists, strict=True))
