"""Which rules are in the way, and how little would have to give: said only once the impossibility is proven.

Rules are taken away one after another as long as the rest still cannot be met; those that stay are binding
together. For each the smallest change that alone would help is searched with the same exact decision.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from award.process.draw.pool import Candidate, Pool

Decide = Callable[[Pool], bool]

NAMES = {
    "size": "组的人数",
    "leader": "每组要有一名可任组长的评审员",
    "limits.load": "每人最多参加的组数",
    "limits.per_employer": "同一工作单位的人数上限",
    "limits.per_county": "同一旗县区的人数上限",
    "conflicts": "利害关系回避",
    "reserves": "备选人数",
}


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The smallest change of one rule that alone makes the pool fillable."""

    rule: str
    present: int
    enough: int

    def words(self) -> str:
        if self.rule == "examiners":
            return f"增加{self.enough - self.present}名没有利害关系、专长齐备、可任组长的评审员"
        return f"把{said(self.rule)}由{self.present}改为{self.enough}"


@dataclass(frozen=True, slots=True)
class Proof:
    """Binding rules by key, and what would help: each alone is enough."""

    pool: Pool
    binding: tuple[str, ...]
    relaxations: tuple[Relaxation, ...]

    def words(self) -> str:
        pool = self.pool
        seats = sum(p.size for p in pool.panels)
        reserves = f"、备选{pool.reserves * len(pool.panels)}名" if pool.reserves else ""
        counted = f"{len(pool.panels)}个组共{seats}席{reserves}，名单上有{len(pool.examiners)}名评审员"
        rules = "、".join(said(rule) for rule in self.binding)
        helps = "；或者".join(r.words() for r in self.relaxations)
        return f"已证明无法组成：{counted}，{rules}不能同时满足" + (f"。最小的放宽：{helps}" if helps else "")

    def answer(self) -> dict[str, Any]:
        return {
            "infeasible": True,
            "because": self.words(),
            "binding": list(self.binding),
            "relaxations": [{"rule": r.rule, "from": r.present, "to": r.enough} for r in self.relaxations],
        }


def said(rule: str) -> str:
    if rule.startswith("needs."):
        return f"“{rule.removeprefix('needs.')}”专长的人数要求"
    return NAMES[rule]


def prove(pool: Pool, decide: Decide) -> Proof:
    """For a pool that `decide` has found impossible."""
    kept: list[str] = []
    bare = pool
    waiting = [*_rules(pool)]
    while waiting:
        rule = waiting.pop(0)
        without = _without(bare, rule)
        if decide(without):
            kept.append(rule)
        else:
            bare = without
    binding = tuple(kept) or ("size",)
    found = [r for rule in binding if (r := _smallest(pool, rule, decide))]
    more = _more_examiners(pool, decide)
    return Proof(pool, binding, (*found, *([more] if more else [])))


def _skills(pool: Pool) -> list[str]:
    return sorted({skill for p in pool.panels for skill, count in p.needs if count})


def _rules(pool: Pool) -> Iterator[str]:
    """In the order in which they are tried without: what an authority would sooner give up comes last."""
    if pool.conflicts:
        yield "conflicts"
    yield "leader"
    for skill in _skills(pool):
        yield f"needs.{skill}"
    if pool.load is not None:
        yield "limits.load"
    if pool.per_employer is not None:
        yield "limits.per_employer"
    if pool.per_county is not None:
        yield "limits.per_county"
    if pool.reserves:
        yield "reserves"


def _without(pool: Pool, rule: str) -> Pool:
    if rule == "conflicts":
        return replace(pool, conflicts=())
    if rule == "leader":
        return replace(pool, examiners=tuple(replace(e, may_lead=True) for e in pool.examiners))
    return _with(pool, rule, None)


def _with(pool: Pool, rule: str, value: int | None) -> Pool:
    """The pool with one number changed; None: without the rule."""
    if rule.startswith("needs."):
        skill = rule.removeprefix("needs.")
        return replace(
            pool,
            panels=tuple(
                replace(p, needs=tuple((s, min(n, value or 0) if s == skill else n) for s, n in p.needs))
                for p in pool.panels
            ),
        )
    if rule == "reserves":
        return replace(pool, reserves=value or 0)
    if rule == "limits.load":
        return replace(pool, load=value)
    if rule == "limits.per_employer":
        return replace(pool, per_employer=value)
    return replace(pool, per_county=value)


def _smallest(pool: Pool, rule: str, decide: Decide) -> Relaxation | None:
    """Limits rise, requirements fall, by as little as helps; None where this rule alone does not."""
    if rule.startswith("limits."):
        present = getattr(pool, rule.removeprefix("limits."))
        most = len(pool.panels) if rule == "limits.load" else max(p.size for p in pool.panels)
        steps = list(range(present + 1, most + 1))
    elif rule == "reserves":
        present = pool.reserves
        steps = list(range(present - 1, -1, -1))
    elif rule.startswith("needs."):
        skill = rule.removeprefix("needs.")
        present = max(n for p in pool.panels for s, n in p.needs if s == skill)
        steps = list(range(present - 1, -1, -1))
    else:
        return None
    enough = _first(steps, lambda value: decide(_with(pool, rule, value)))
    return None if enough is None else Relaxation(rule, present, enough)


def _more_examiners(pool: Pool, decide: Decide) -> Relaxation | None:
    """How many examiners beyond reproach would be enough."""
    most = sum(p.size for p in pool.panels) + pool.reserves * len(pool.panels)
    skills = tuple(_skills(pool))
    here = len(pool.examiners)

    def with_more(count: int) -> bool:
        fresh = tuple(
            Candidate(f"\uffff{n:06d}", f"\uffff{n:06d}", None, skills, may_lead=True) for n in range(count)
        )
        return decide(replace(pool, examiners=(*pool.examiners, *fresh)))

    count = _first(list(range(1, most + 1)), with_more)
    return None if count is None else Relaxation("examiners", here, here + count)


def _first(steps: list[int], helps: Callable[[int], bool]) -> int | None:
    """The first of the steps that helps; those after it help too, so halving finds it."""
    if not steps or not helps(steps[-1]):
        return None
    low, high = 0, len(steps) - 1
    while low < high:
        middle = (low + high) // 2
        if helps(steps[middle]):
            high = middle
        else:
            low = middle + 1
    return steps[low]
