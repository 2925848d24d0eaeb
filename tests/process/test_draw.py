"""The draw of panels: exact, the same everywhere, replayable (Articles 9, 23, 27)."""

import json
from dataclasses import replace
from decimal import Decimal
from itertools import product
from random import Random
from typing import Any

import pytest

from award.law.json_input import Reader
from award.process.draw.because import prove
from award.process.draw.draw import Impossible, draw, lot
from award.process.draw.filling import Filling
from award.process.draw.match import fillable, match, worths
from award.process.draw.pool import Pool, read_pool
from award.process.draw.solver import Solver
from award.process.draw.verify import broken
from process import pools

SEED = bytes.fromhex("00112233445566778899aabbccddeeff")


def outcome(pool: Pool, seed: bytes) -> list[tuple[list[str], list[str]]] | None:
    try:
        record = draw(pool, seed)
    except Impossible:
        return None
    return [(p["members"], p["reserves"]) for p in record["panels"]]


def feasible(pool: Pool) -> bool:
    return Filling(pool).possible


def test_on_fifteen_hundred_small_pools_the_draw_is_what_trying_everything_gives() -> None:
    rng, possible = Random(19580), 0
    for n in range(1500):
        pool = pools.pool(rng)
        wanted = pools.drawn(pool, bytes([n % 256, n // 256]))
        assert outcome(pool, bytes([n % 256, n // 256])) == wanted, pool.body()
        possible += wanted is not None
    assert 300 < possible < 1200


def test_the_solver_finds_values_exactly_where_there_are_some() -> None:
    rng = Random(7)
    for _ in range(400):
        width = rng.randint(2, 8)
        solver, rows = Solver(), []
        for _ in range(width):
            solver.variable()
        for _ in range(rng.randint(2, 14)):
            row = {v * rng.choice((1, -1)): rng.randint(1, 3) for v in rng.sample(range(1, width + 1), 2)}
            rows.append((row, max(1, sum(row.values()) * rng.choice((3, 5, 6)) // 10)))
            solver.at_least(*rows[-1])
        asked = rng.choice((1, -1)) * rng.randint(1, width)
        for assumed in ((), (asked,), (-asked,)):
            there = any(
                all((values[abs(a) - 1]) == (a > 0) for a in assumed) and holds(rows, values)
                for values in product((False, True), repeat=width)
            )
            assert solver.solve(*assumed) == there
            assert not there or holds(rows, solver.value[1:])


def holds(rows: list[tuple[dict[int, int], int]], values: Any) -> bool:
    return all(sum(a for lit, a in row.items() if values[abs(lit) - 1] == (lit > 0)) >= n for row, n in rows)


@pytest.mark.parametrize(("panels", "size", "people"), [(8, 5, 39), (20, 5, 99), (40, 5, 199)])
def test_one_person_too_few_is_proven_by_counting_not_by_trying(panels: int, size: int, people: int) -> None:
    solver = Solver()
    seat = {(p, e): solver.variable() for p in range(panels) for e in range(people)}
    for p in range(panels):
        solver.at_least([seat[p, e] for e in range(people)], size)
    for e in range(people):
        solver.at_most([seat[p, e] for p in range(panels)], 1)
    assert not solver.solve()


def test_the_order_of_the_input_and_what_it_leaves_out_change_nothing() -> None:
    rng = Random(4)
    checked = 0
    while checked < 25:
        given = pools.raw(rng)
        pool = read_pool(Reader(given))
        if not feasible(pool):
            continue
        turned = json.loads(json.dumps(given))
        for key in ("panels", "examiners", "conflicts"):
            rng.shuffle(turned[key])
        for panel in turned["panels"]:
            rng.shuffle(panel["applications"])
            panel["needs"] = dict(reversed(panel["needs"].items()))
        turned["conflicts"] += turned["conflicts"][:1]
        turned["remark"] = "示例"
        assert json.dumps(draw(read_pool(Reader(turned)), SEED)) == json.dumps(draw(pool, SEED))
        checked += 1


POOL = {
    "cycle": 10,
    "panels": [
        {"id": "P2", "applications": ["A3"], "size": 3, "needs": {"management": 1}},
        {"id": "P1", "applications": ["A1", "A2"], "size": 3, "needs": {"management": 2, "site": 1}},
    ],
    "examiners": [
        {"id": f"E{n}", "employer": f"单位{n % 6}", "county": None if n % 2 else "150203",
         "skills": ["management", "site"] if n % 3 else ["management"], "may_lead": n % 4 == 0}
        for n in range(12)
    ],
    "conflicts": [["E4", "A2"]],
    "limits": {"per_employer": 1, "per_county": 2, "load": 1},
    "reserves": 2,
}  # fmt: skip


LOT = "62646af9e91886da"
COMMITMENT = "a8faed6abbf35c12a4b26e40f6feb19d736d90045c83b9f9a31f638d323e6811"
DIGEST = "4ce77ae5d99669cf386a9ff88f89a55c5c3886b95af3953662538302b57fbece"
PANELS = [("P1", ["E8", "E11", "E9"], ["E6", "E10"]), ("P2", ["E4", "E0", "E5"], ["E1", "E7"])]
EXCLUDED = [
    ("E2", "P1", "同一工作单位已有1人入组，每组最多1人"),
    ("E4", "P1", "与A2有利害关系"),
    ("E5", "P1", "同一工作单位已有1人入组，每组最多1人"),
    ("E8", "P2", "已编入1个组，每人最多1个组"),
]


def test_a_record_known_by_heart() -> None:
    """The figures of docs/draw.md: whoever writes the algorithm anew can hold theirs against them."""
    record = draw(read_pool(Reader(POOL)), SEED)
    assert lot(SEED, "leader/P1", "E0").hex()[:16] == LOT
    assert record["commitment"] == COMMITMENT
    assert record["pool_digest"] == DIGEST
    assert [(p["id"], p["members"], p["reserves"]) for p in record["panels"]] == PANELS
    assert [tuple(e.values()) for e in record["excluded"]] == EXCLUDED


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Any:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*path, key)
            yield from leaves(inner, (*path, key))


def changed(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str):
        return value + "0" if value else "x"
    if isinstance(value, dict):
        return {**value, "more": 1}
    return [*value, "x"] if isinstance(value, list) else "150204"


def test_a_record_changed_in_any_place_does_not_hold() -> None:
    text = json.dumps(draw(read_pool(Reader(POOL)), SEED))
    assert broken(json.loads(text)) == ""
    for path in list(leaves(json.loads(text))):
        for how in ("changed", "gone"):
            record = json.loads(text)
            inner = record
            for key in path[:-1]:
                inner = inner[key]
            if how == "changed":
                inner[path[-1]] = changed(inner[path[-1]])
            elif len(path) > 1:
                del inner[path[-1]]
            else:
                continue
            assert broken(record), (path, how)


def test_a_record_drawn_from_another_seed_with_its_own_commitment_is_another_record() -> None:
    record = draw(read_pool(Reader(POOL)), SEED)
    other = draw(read_pool(Reader(POOL)), b"another")
    assert other["commitment"] != record["commitment"]
    assert broken(record | {"panels": other["panels"]}).startswith("panels[0]")


def test_who_was_left_out_is_told_why() -> None:
    record = draw(read_pool(Reader(POOL)), SEED)
    because = {(e["examiner"], e["panel"]): e["because"] for e in record["excluded"]}
    assert because["E4", "P1"] == "与A2有利害关系"
    for panel in record["panels"]:
        assert not {e for e, p in because if p == panel["id"]} & set(panel["members"])


def test_a_pool_smaller_than_its_panels_names_the_rule_and_the_smallest_relaxation() -> None:
    short = read_pool(Reader(POOL | {"examiners": POOL["examiners"][:5], "reserves": 0}))  # type: ignore[index]
    with pytest.raises(Impossible):
        draw(short, SEED)
    proof = prove(short, feasible)
    assert "limits.load" in proof.binding
    assert "2个组共6席，名单上有5名评审员" in proof.words()
    for r in proof.relaxations:
        assert r.enough != r.present


def relaxed(pool: Pool, rule: str, value: int) -> Pool:
    if rule.startswith("limits."):
        return replace(pool, **{rule.removeprefix("limits."): value})
    if rule == "reserves":
        return replace(pool, reserves=value)
    skill = rule.removeprefix("needs.")
    panels = tuple(
        replace(p, needs=tuple((s, min(n, value) if s == skill else n) for s, n in p.needs))
        for p in pool.panels
    )
    return replace(pool, panels=panels)


def test_a_relaxation_is_enough_and_one_step_less_is_not() -> None:
    rng, seen = Random(11), 0
    while seen < 40:
        pool = pools.pool(rng)
        if pools.every_filling(pool):
            continue
        proof = prove(pool, feasible)
        assert proof.binding
        for r in proof.relaxations:
            if r.rule == "examiners":
                continue
            step = 1 if r.enough > r.present else -1
            assert pools.every_filling(relaxed(pool, r.rule, r.enough))
            assert r.enough - step == r.present or not pools.every_filling(
                relaxed(pool, r.rule, r.enough - step)
            )
            seen += 1


def test_the_best_match_is_the_best_of_all_and_impossible_where_the_draw_is() -> None:
    rng = Random(3)
    for _ in range(60):
        pool = pools.pool(rng)
        files = sorted({a for p in pool.panels for a in p.applications})
        affinity = {(e.id, a): Decimal(rng.randint(0, 100)).scaleb(-2) for e in pool.examiners for a in files}
        pool = replace(pool, affinity=affinity)
        ways = pools.every_filling(pool)
        found = match(pool)
        assert (found is not None) == bool(ways) == fillable(pool)
        if found is None:
            continue
        worth = worths(pool)
        best = max(
            sum(worth[e, p.id] for p, members in zip(pool.panels, panels, strict=True) for e in members)
            for panels, _ in ways
        )
        assert (found.objective, found.gap) == (best, 0.0)
        chosen = tuple(frozenset(found.members[p.id]) for p in pool.panels)
        lists = tuple(frozenset(found.reserves[p.id]) for p in pool.panels)
        assert (chosen, lists) in ways
        for p in pool.panels:
            assert found.members[p.id][0] == found.leaders[p.id]
