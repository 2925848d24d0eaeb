"""What each line has left, to the cent: computed from the entries, kept nowhere."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Sum

from award.law.art05_means import AdjustmentCase, BudgetCase
from award.law.case import Hands
from award.process.means import G, Y
from award.records.cases import local
from award.records.means.models import Adjustment, Budget, Entry, Line
from award.records.seat import Seat

NONE = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Standing:
    """One line: first amount, what adjustments added, open commitments, paid (net of reversals)."""

    line: Line
    first: Decimal
    adjusted: Decimal
    open: Decimal
    paid: Decimal

    @property
    def amount(self) -> Decimal:
        return self.first + self.adjusted

    @property
    def remainder(self) -> Decimal:
        return self.amount - self.open - self.paid


@dataclass(frozen=True, slots=True)
class Account:
    """A whole year: its lines, what no line has yet, and the sums."""

    total: Decimal
    lines: tuple[Standing, ...]

    @property
    def unallotted(self) -> Decimal:
        return self.total - sum((s.amount for s in self.lines), NONE)

    @property
    def open(self) -> Decimal:
        return sum((s.open for s in self.lines), NONE)

    @property
    def paid(self) -> Decimal:
        return sum((s.paid for s in self.lines), NONE)

    @property
    def remainder(self) -> Decimal:
        """Of the whole budget: of the lines, and what none of them has."""
        return self.total - self.open - self.paid

    def of(self, line_id: int) -> Standing:
        return next(s for s in self.lines if s.line.pk == line_id)


def account(budget: Budget) -> Account:
    """Four queries, however many entries there are."""
    lines = list(budget.lines.all())
    sums: dict[tuple[int, str], Decimal] = defaultdict(lambda: NONE)
    grouped = Entry.objects.filter(line__budget=budget).order_by().values_list("line_id", "kind")
    for line_id, kind, total in grouped.annotate(s=Sum("amount")):
        sums[line_id, kind] = total
    on_commitments: dict[int, Decimal] = defaultdict(lambda: NONE)
    for line_id, change in _on_commitments(budget):
        on_commitments[line_id] += change
    adjusted: dict[int | None, Decimal] = defaultdict(lambda: NONE)
    total = budget.total
    for a in budget.adjustments.filter(state=G.IN_FORCE.value):
        adjusted[a.taker_id] += a.amount
        adjusted[a.giver_id] -= a.amount
        total += {"supplement": a.amount, "cut": -a.amount}.get(a.kind, NONE)
    standings = tuple(
        Standing(
            line,
            line.amount,
            adjusted[line.pk],
            sums[line.pk, "commitment"] - sums[line.pk, "release"] - on_commitments[line.pk],
            sums[line.pk, "voucher"] - sums[line.pk, "reversal"],
        )
        for line in lines
    )
    return Account(total, standings)


def _on_commitments(budget: Budget) -> Iterable[tuple[int, Decimal]]:
    """What vouchers paid on commitments, by line; a reversed voucher opens its commitment again."""
    every = Entry.objects.filter(line__budget=budget).order_by()
    paid = every.filter(kind="voucher", against__isnull=False)
    back = every.filter(kind="reversal", against__against__isnull=False)
    yield from paid.values_list("line_id").annotate(s=Sum("amount"))
    for line_id, total in back.values_list("line_id").annotate(s=Sum("amount")):
        yield line_id, -total


def open_amount(commitment: Entry) -> Decimal:
    """What of a commitment is neither paid nor released."""
    return open_amounts([commitment])[commitment.pk]


def open_amounts(commitments: Iterable[Entry]) -> dict[int, Decimal]:
    """The same for many, in two queries."""
    left = {c.pk: c.amount for c in commitments}
    taken = Entry.objects.filter(against__in=list(left)).values_list("against_id", "amount")
    back = Entry.objects.filter(kind="reversal", against__against__in=list(left))
    for key, amount in taken:
        left[key or 0] -= amount
    for on, amount in back.values_list("against__against_id", "amount"):
        left[on or 0] += amount
    return left


def reversed_ids(vouchers: Iterable[Entry]) -> set[int]:
    """Which of these vouchers were reversed."""
    wanted = [v.pk for v in vouchers]
    found = Entry.objects.filter(kind="reversal", against__in=wanted).values_list("against_id", flat=True)
    return {key for key in found if key is not None}


def budget_case(budget: Budget, now: datetime, seat: Seat) -> BudgetCase:
    """Who prepared it: the one who entered the budget, or who asked for its close."""
    asked = budget.close_asked_by_id if budget.state == Y.CLOSING else budget.entered_by_id
    commitments = list(Entry.objects.filter(line__budget=budget, kind="commitment"))
    return BudgetCase(
        moment=local(now),
        year=budget.year,
        open_commitments=sum(left > 0 for left in open_amounts(commitments).values()),
        waiting_adjustments=budget.adjustments.filter(state=G.DRAFT.value).count(),
        hands=Hands(by=seat.hand, prepared_by=str(asked or "")),
    )


def adjustment_case(row: Adjustment, now: datetime, seat: Seat) -> AdjustmentCase:
    """What gives: a line, or what no line has yet."""
    books = account(row.budget)
    giver, left = "", NONE
    if row.giver is not None:
        giver, left = str(row.giver), books.of(row.giver.pk).remainder
    elif row.kind == "allot":
        giver, left = "未分配的预算", books.unallotted
    return AdjustmentCase(
        moment=local(now),
        amount=row.amount,
        giver=giver,
        remainder=left,
        budget_open=row.budget.state == Y.IN_FORCE,
        hands=Hands(by=seat.hand, prepared_by=str(row.entered_by_id)),
    )
