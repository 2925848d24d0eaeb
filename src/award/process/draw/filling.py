"""Whether the rest can still be filled: decided exactly, seat by seat as they are given away.

A filling that satisfies every rule is kept at hand. A seat that lies in it can be given at once; one that a
plain exchange brings in, too; only what neither shows is put to the solver, which finds another filling or
proves that there is none. However the answer is come by, it is the same: the result never depends on it.
"""

from collections.abc import Iterator

from award.process.draw.pool import Pool, Wanted
from award.process.draw.rules import Pair, hard_rules, panel_holds, places
from award.process.draw.solver import Solver


class Filling:
    """`possible` says whether the pool can be filled at all; then `may_sit` and `sit`, seat by seat."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self._people = {e.id: e for e in pool.examiners}
        self._open = {p: {e.id for e in people} for p, people in places(pool).by_panel.items()}
        self.barred = frozenset(pool.conflicting())
        self._solver = Solver()
        self._seat: dict[Pair, int] = {}
        self._reserve: dict[Pair, int] = {}
        for pair in places(pool).pairs():
            self._seat[pair] = self._solver.variable()
            if pool.reserves:
                self._reserve[pair] = self._solver.variable()
        for rule in hard_rules(pool):
            terms = {self._seat[pair]: 1 for pair in rule.seats}
            terms |= {self._reserve[pair]: rule.weight for pair in rule.reserves}
            if rule.least is not None:
                self._solver.at_least(terms, rule.least)
            if rule.most is not None:
                self._solver.at_most(terms, rule.most)
        self.given: dict[str, list[str]] = {p.id: [] for p in pool.panels}
        self.given_reserves: dict[str, list[str]] = {p.id: [] for p in pool.panels}
        self._members: dict[str, set[str]] = {}
        self._reserves: dict[str, set[str]] = {}
        self._panels = {p.id: p for p in pool.panels}
        self.possible = self._solver.solve()
        if self.possible:
            self._adopt()

    def may_sit(self, examiner: str, panel: str) -> bool:
        """Whether the rest can be filled with this examiner on this panel."""
        pair = (examiner, panel)
        if pair not in self._seat:
            return False
        if examiner in self._members[panel] or self._exchange(examiner, self._panels[panel]):
            return True
        return self._ask(self._seat[pair])

    def may_reserve(self, examiner: str, panel: str) -> bool:
        """The same for a place on its reserve list."""
        pair = (examiner, panel)
        if pair not in self._reserve:
            return False
        if examiner in self._reserves[panel] or self._exchange_reserve(examiner, panel):
            return True
        return self._ask(self._reserve[pair])

    def sit(self, examiner: str, panel: str) -> None:
        """Give the seat away for good."""
        self.given[panel].append(examiner)
        self._solver.fix(self._seat[examiner, panel])

    def reserve(self, examiner: str, panel: str) -> None:
        self.given_reserves[panel].append(examiner)
        self._solver.fix(self._reserve[examiner, panel])

    def load(self, examiner: str) -> int:
        """On how many panels this examiner sits for good."""
        return sum(examiner in members for members in self.given.values())

    def _ask(self, variable: int) -> bool:
        if not self._solver.solve(variable):
            return False
        self._adopt()
        return True

    def _adopt(self) -> None:
        """The solver's values become the filling at hand."""
        value = self._solver.value
        self._members = {p.id: set() for p in self.pool.panels}
        self._reserves = {p.id: set() for p in self.pool.panels}
        for (examiner, panel), variable in self._seat.items():
            if value[variable]:
                self._members[panel].add(examiner)
        for (examiner, panel), variable in self._reserve.items():
            if value[variable]:
                self._reserves[panel].add(examiner)

    def _exchange(self, examiner: str, panel: Wanted) -> bool:
        """Bring the examiner in for a member not yet given; where that leaves a hole elsewhere, mend it."""
        for leaving in sorted(self._members[panel.id] - set(self.given[panel.id])):
            staying = self._members[panel.id] - {leaving} | {examiner}
            if not self._fits(panel, staying):
                continue
            for hole in self._holes(examiner):
                if hole is None:
                    self._members[panel.id] = staying
                    return True
                kind, other = hole
                for instead in self._who_instead(kind, other, examiner, leaving):
                    target = self._members if kind == "seat" else self._reserves
                    self._members[panel.id] = staying
                    target[other] = target[other] - {examiner} | {instead}
                    return True
        return False

    def _fits(self, panel: Wanted, members: set[str]) -> bool:
        return panel_holds(self.pool, panel, [self._people[e] for e in members])

    def _sits(self, examiner: str) -> list[str]:
        return [p for p, members in self._members.items() if examiner in members]

    def _waits(self, examiner: str) -> str | None:
        return next((p for p, listed in self._reserves.items() if examiner in listed), None)

    def _holes(self, examiner: str) -> Iterator[tuple[str, str] | None]:
        """What the examiner would have to give up for one more seat: one of the ways, or None for nothing."""
        waiting, sits = self._waits(examiner), self._sits(examiner)
        full = self.pool.load is not None and len(sits) >= self.pool.load
        if waiting is not None:
            if not full and examiner not in self.given_reserves[waiting]:
                yield "reserve", waiting
        elif not full:
            yield None
        elif len(sits) == self.pool.load:
            yield from (("seat", p) for p in sits if examiner not in self.given[p])

    def _who_instead(self, kind: str, panel: str, gone: str, leaving: str) -> Iterator[str]:
        """Who may take the examiner's place there: whoever leaves for it first, then anybody free."""
        for other in (leaving, *sorted(self._open[panel] - {leaving})):
            if other == gone or other not in self._open[panel] or self._waits(other) is not None:
                continue
            sits = len(self._sits(other)) - (other == leaving)
            if kind == "reserve":
                if sits == 0:
                    yield other
            elif (
                other not in self._members[panel]
                and (self.pool.load is None or sits < self.pool.load)
                and self._fits(self._panels[panel], self._members[panel] - {gone} | {other})
            ):
                yield other

    def _exchange_reserve(self, examiner: str, panel: str) -> bool:
        if self._sits(examiner):
            return False
        listed, waiting = self._reserves[panel], self._waits(examiner)
        for leaving in sorted(listed - set(self.given_reserves[panel])):
            if waiting is not None:
                if examiner in self.given_reserves[waiting]:
                    return False
                if leaving not in self._open[waiting]:
                    continue
                self._reserves[waiting] = self._reserves[waiting] - {examiner} | {leaving}
            self._reserves[panel] = listed - {leaving} | {examiner}
            return True
        return False
