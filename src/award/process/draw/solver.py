"""An exact solver for yes/no variables under linear inequalities: it finds values, or proves that none exist.

Conflict-driven search with cutting planes: whatever contradiction the search runs into is turned into a new
inequality that follows from the given ones, so counting arguments (five places, four people) are found as
such and not by trying. Whole numbers only, no clock, no chance: the same question has the same answer
everywhere. A literal is a variable's number, or its negative for "not".
"""

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

RESTART = 60  # conflicts, times Luby's sequence
LEARNED = 4000  # inequalities kept before the longer half is dropped
DECAY = 1.05
HUGE = 1e100


class _Row:
    """sum(coefficient x literal) >= degree. `slack`: what the literals not yet false give beyond it."""

    __slots__ = ("degree", "lits", "slack", "top")

    def __init__(self, lits: dict[int, int], degree: int) -> None:
        self.lits = lits
        self.degree = degree
        self.slack = 0
        self.top = max(lits.values(), default=0)


class Solver:
    """Add inequalities, then `solve`; values found stay in `value` until the next question."""

    def __init__(self) -> None:
        self._truth: list[int] = [0]  # by variable: 1 true, -1 false, 0 open
        self._level: list[int] = [0]
        self._reason: list[_Row | None] = [None]
        self._phase: list[int] = [-1]
        self._heat: list[float] = [0.0]
        self._rows_of: list[list[tuple[_Row, int]]] = [[], []]  # by literal: 2v for v, 2v+1 for -v
        self._trail: list[int] = []
        self._begins: list[int] = []
        self._pending: list[_Row] = []
        self._learned: list[_Row] = []
        self._heap: list[tuple[float, int]] = []
        self._step = 1.0
        self._impossible = False
        self.value: list[bool] = []

    def variable(self) -> int:
        """A new variable."""
        self._truth.append(0)
        self._level.append(0)
        self._reason.append(None)
        self._phase.append(-1)
        self._heat.append(0.0)
        self._rows_of += [[], []]
        return len(self._truth) - 1

    def at_least(self, literals: Mapping[int, int] | Iterable[int], degree: int) -> None:
        """sum >= degree; a plain list of literals counts each as 1."""
        lits = dict(literals) if isinstance(literals, Mapping) else dict.fromkeys(literals, 1)
        if degree <= 0:
            return
        self._back_to(0)
        self._add(_Row({lit: min(a, degree) for lit, a in lits.items()}, degree))

    def at_most(self, literals: Mapping[int, int] | Iterable[int], limit: int) -> None:
        """sum <= limit."""
        lits = dict(literals) if isinstance(literals, Mapping) else dict.fromkeys(literals, 1)
        self.at_least({-lit: a for lit, a in lits.items()}, sum(lits.values()) - limit)

    def fix(self, literal: int) -> None:
        """From now on."""
        self.at_least([literal], 1)

    def solve(self, *assume: int) -> bool:
        """Whether values exist in which these literals hold. Exact, however long it takes."""
        self._back_to(0)
        if self._impossible or self._settle() is not None:
            self._impossible = True
            return False
        self._heap = [(-self._heat[v], v) for v in range(1, len(self._truth))]
        heapify(self._heap)
        conflicts, turn = 0, 1
        while True:
            clash = self._settle()
            if clash is not None:
                conflicts += 1
                if not self._learn(clash):
                    self._impossible = True
                    return False
                continue
            if conflicts >= RESTART * _luby(turn):
                conflicts, turn = 0, turn + 1
                self._back_to(0)
                self._thin_out()
                continue
            here = len(self._begins)
            if here < len(assume):
                wanted = assume[here]
                if self._says(wanted) < 0:
                    return False
                self._decide(wanted)
                continue
            chosen = self._hottest()
            if chosen == 0:
                self.value = [t > 0 for t in self._truth]
                return True
            self._decide(chosen * self._phase[chosen])

    def _says(self, literal: int) -> int:
        truth = self._truth[abs(literal)]
        return truth if literal > 0 else -truth

    def _add(self, row: _Row) -> None:
        row.slack = sum(a for lit, a in row.lits.items() if self._says(lit) >= 0) - row.degree
        for lit, a in row.lits.items():
            self._rows_of[lit * 2 if lit > 0 else 1 - lit * 2].append((row, a))
        if row.slack < row.top:
            self._pending.append(row)

    def _decide(self, literal: int) -> None:
        self._begins.append(len(self._trail))
        if self._says(literal) == 0:
            self._assign(literal, None)

    def _assign(self, literal: int, reason: _Row | None) -> None:
        variable = literal if literal > 0 else -literal
        self._truth[variable] = 1 if literal > 0 else -1
        self._level[variable] = len(self._begins)
        self._reason[variable] = reason
        self._trail.append(literal)
        pending = self._pending
        for row, a in self._rows_of[1 + literal * 2 if literal > 0 else -literal * 2]:
            row.slack -= a
            if row.slack < row.top:
                pending.append(row)

    def _undo(self) -> None:
        literal = self._trail.pop()
        variable = literal if literal > 0 else -literal
        self._phase[variable] = self._truth[variable]
        self._truth[variable] = 0
        for row, a in self._rows_of[1 + literal * 2 if literal > 0 else -literal * 2]:
            row.slack += a
        heappush(self._heap, (-self._heat[variable], variable))

    def _back_to(self, level: int) -> None:
        if len(self._begins) > level:
            begins = self._begins[level]
            while len(self._trail) > begins:
                self._undo()
            del self._begins[level:]
            self._pending.clear()

    def _settle(self) -> _Row | None:
        """Draw every conclusion; the row that cannot hold any more, or None."""
        pending, truth = self._pending, self._truth
        while pending:
            row = pending.pop()
            slack = row.slack
            if slack < 0:
                pending.clear()
                return row
            if slack >= row.top:
                continue
            for lit, a in row.lits.items():
                if a > slack and truth[lit if lit > 0 else -lit] == 0:
                    self._assign(lit, row)
        return None

    def _hottest(self) -> int:
        while self._heap:
            heat, variable = heappop(self._heap)
            if self._truth[variable] == 0 and -heat == self._heat[variable]:
                return variable
        return next((v for v in range(1, len(self._truth)) if self._truth[v] == 0), 0)

    def _warm(self, variable: int) -> None:
        self._heat[variable] += self._step
        if self._heat[variable] > HUGE:
            self._heat = [h / HUGE for h in self._heat]
            self._step /= HUGE
            self._heap = [(-self._heat[v], v) for _, v in self._heap]
            heapify(self._heap)
        if self._truth[variable] == 0:
            heappush(self._heap, (-self._heat[variable], variable))

    def _learn(self, clash: _Row) -> bool:
        """Turn the contradiction into a new row and go back to where it draws a conclusion; False: proven."""
        self._step *= DECAY
        lits, degree = dict(clash.lits), clash.degree
        for lit in lits:
            self._warm(abs(lit))
        while True:
            target = self._asserting(lits, degree)
            if target is not None:
                break
            if not self._begins and not any(-t in lits for t in self._trail):
                return False
            degree = self._resolve_last(lits, degree)
            if degree < 0:
                return False
        self._back_to(target)
        row = _Row(lits, degree)
        self._learned.append(row)
        self._add(row)
        return True

    def _resolve_last(self, lits: dict[int, int], degree: int) -> int:
        """Take back the newest assignment; where it counts here and follows from a row, add that row.

        The new degree; -1 where the contradiction rests on nothing that was decided.
        """
        while self._trail:
            while self._begins and self._begins[-1] == len(self._trail):
                self._begins.pop()
            last = self._trail[-1]
            factor = lits.get(-last)
            reason = self._reason[abs(last)]
            if factor is not None and reason is not None:
                degree = self._cancel(lits, degree, last, factor, reason)
            self._undo()
            if factor is not None:
                return degree
        return -1

    def _cancel(self, lits: dict[int, int], degree: int, last: int, factor: int, reason: _Row) -> int:
        """lits >= degree, plus the reason's row rounded so that `last` has 1 there, times `factor`."""
        part = reason.lits[last]
        add, owed = reason.lits, reason.degree
        if part > 1:
            add = {}
            for lit, a in reason.lits.items():
                if lit != last and a % part and self._says(lit) >= 0:
                    owed -= a
                else:
                    add[lit] = -(-a // part)
            owed = -(-owed // part)
        degree += owed * factor
        for lit, a in add.items():
            self._warm(abs(lit))
            a *= factor
            against = lits.get(-lit, 0)
            if against:
                common = min(a, against)
                degree -= common
                a -= common
                if against > common:
                    lits[-lit] = against - common
                else:
                    del lits[-lit]
            if a:
                lits[lit] = lits.get(lit, 0) + a
        for lit, a in lits.items():
            if a > degree:
                lits[lit] = degree
        return degree

    def _asserting(self, lits: Mapping[int, int], degree: int) -> int | None:
        """The first level on which the row draws a conclusion, below the present one; else None."""
        present = len(self._begins)
        gone: dict[int, int] = {0: 0}  # by level: what is false from there on
        tops: dict[
            int, int
        ] = {}  # by level: the largest coefficient assigned there; open ones count as present
        for lit, a in lits.items():
            truth = self._truth[lit if lit > 0 else -lit]
            level = self._level[lit if lit > 0 else -lit] if truth else present
            if truth and (truth > 0) != (lit > 0):
                gone[level] = gone.get(level, 0) + a
            if a > tops.get(level, 0):
                tops[level] = a
        highest = _running_top(tops)
        slack = sum(lits.values()) - degree
        for level in sorted(gone):
            if level >= present:
                return None
            slack -= gone[level]
            if slack < 0:
                self._back_to(level)  # it fails there already: look again from there
                return None
            if any(top > slack for at, top in highest if at > level):
                return level
        return None

    def _thin_out(self) -> None:
        """Drop the longer half of what was learned once there is much of it. Only on level 0."""
        if len(self._learned) < LEARNED:
            return
        reasons = {id(r) for r in self._reason if r is not None}
        self._learned.sort(key=lambda r: len(r.lits))
        kept = self._learned[: LEARNED // 2]
        gone = {id(r) for r in self._learned[LEARNED // 2 :]} - reasons
        self._learned = kept + [r for r in self._learned[LEARNED // 2 :] if id(r) in reasons]
        for place, rows in enumerate(self._rows_of):
            self._rows_of[place] = [(r, a) for r, a in rows if id(r) not in gone]


def _running_top(tops: Mapping[int, int]) -> list[tuple[int, int]]:
    """(level, coefficient) from the highest level down, only where the coefficient is a new record."""
    found: list[tuple[int, int]] = []
    for level in sorted(tops, reverse=True):
        if not found or tops[level] > found[-1][1]:
            found.append((level, tops[level]))
    return found


def _luby(turn: int) -> int:
    """1 1 2 1 1 2 4 1 1 2 1 1 2 4 8 ..."""
    size = 1
    while size < turn + 1:
        size *= 2
    if size == turn + 1:
        return size // 2
    return _luby(turn - size // 2 + 1)
