"""The hard rules as inequalities over seats and reserve places: draw and match go by the same.

A seat is a pair (examiner, panel) without conflict; a reserve place likewise. Each rule says that a weighted
count of some of them lies between two bounds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from award.process.draw.pool import Candidate, Pool, Wanted

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """least <= sum(weight x seat) + sum(weight x reserve) <= most; None: no bound."""

    key: str
    seats: tuple[Pair, ...]
    least: int | None = None
    most: int | None = None
    reserves: tuple[Pair, ...] = ()
    weight: int = 1  # of each reserve place; a seat weighs 1


@dataclass(frozen=True, slots=True)
class Places:
    """Every pair without conflict, panel by panel."""

    by_panel: dict[str, tuple[Candidate, ...]]

    def pairs(self) -> list[Pair]:
        return [(e.id, panel) for panel, people in self.by_panel.items() for e in people]


def places(pool: Pool) -> Places:
    barred = pool.conflicting()
    return Places({p.id: tuple(e for e in pool.examiners if (e.id, p.id) not in barred) for p in pool.panels})


def hard_rules(pool: Pool) -> Iterator[Rule]:
    """Everything that panels and reserve lists must satisfy."""
    open_to = places(pool).by_panel
    for panel in pool.panels:
        yield from _of_panel(pool, panel, open_to[panel.id])
    yield from _across(pool, open_to)


def _of_panel(pool: Pool, panel: Wanted, people: Iterable[Candidate]) -> Iterator[Rule]:
    everybody = tuple((e.id, panel.id) for e in people)
    yield Rule("size", everybody, panel.size, panel.size)
    yield Rule("leader", tuple((e.id, panel.id) for e in people if e.may_lead), 1)
    for skill, count in panel.needs:
        if count:
            having = tuple((e.id, panel.id) for e in people if skill in e.skills)
            yield Rule(f"needs.{skill}", having, count)
    employers = [(e.employer, (e.id, panel.id)) for e in people]
    counties = [(e.county, (e.id, panel.id)) for e in people if e.county is not None]
    yield from _at_most("limits.per_employer", pool.per_employer, employers)
    yield from _at_most("limits.per_county", pool.per_county, counties)
    if pool.reserves:
        yield Rule("reserves", (), pool.reserves, pool.reserves, everybody)


def _at_most(key: str, limit: int | None, named: list[tuple[str, Pair]]) -> Iterator[Rule]:
    """At most so many of one name on a panel."""
    if limit is not None:
        groups: dict[str, list[Pair]] = defaultdict(list)
        for name, pair in named:
            groups[name].append(pair)
        for group in groups.values():
            if len(group) > limit:
                yield Rule(key, tuple(group), most=limit)


def _across(pool: Pool, open_to: dict[str, tuple[Candidate, ...]]) -> Iterator[Rule]:
    """An examiner's load; a reserve sits nowhere and stands on one list only."""
    mine: dict[str, list[Pair]] = {e.id: [] for e in pool.examiners}
    for panel, people in open_to.items():
        for e in people:
            mine[e.id].append((e.id, panel))
    for pairs in mine.values():
        most = len(pairs) if pool.load is None else min(pool.load, len(pairs))
        if pool.reserves and pairs:
            if most:
                yield Rule("limits.load", tuple(pairs), most=most, reserves=tuple(pairs), weight=most)
            else:
                yield Rule("limits.load", tuple(pairs), most=0)
                yield Rule("reserves", (), most=1, reserves=tuple(pairs))
        elif most < len(pairs):
            yield Rule("limits.load", tuple(pairs), most=most)


def panel_holds(pool: Pool, panel: Wanted, members: Iterable[Candidate]) -> bool:
    """Whether these members fill one panel under its own rules (loads apart)."""
    people = list(members)
    if len(people) != panel.size or not any(e.may_lead for e in people):
        return False
    if any(sum(skill in e.skills for e in people) < count for skill, count in panel.needs):
        return False
    return within(pool.per_employer, [e.employer for e in people]) and within(
        pool.per_county, [e.county for e in people if e.county is not None]
    )


def within(limit: int | None, of: list[str]) -> bool:
    """No name more often than the limit."""
    return limit is None or all(of.count(name) <= limit for name in set(of))
