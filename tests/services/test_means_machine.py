"""Under no order of entries does a line go below nothing, and all of it always adds up (Article 5)."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from award.process.means import AdjustmentRoad, BudgetRoad, Y
from award.records.means.models import Budget, Entry
from award.records.means.queries import account, budget_case, open_amounts
from award.services import ledger, means
from award.services.asking import BadDetails
from award.services.steps import Refused
from services.means_world import NOW, Books, books
from web.field import step

pytestmark = pytest.mark.django_db

KINDS = ("training", "meetings", "travel")
CENTS = st.integers(-5, 120_000)  # a line begins with 100,000; refused sums are drawn as well
ANY = st.integers(0, 40)


class Spending(RuleBasedStateMachine):
    """Beside the system a ledger in plain integers of cents that knows only what was accepted."""

    def __init__(self) -> None:
        super().__init__()
        self._undo = transaction.atomic()
        self._undo.__enter__()
        self.b: Books = books()
        self.left = {"training": 100_000, "meetings": 50_000, "travel": 0}
        self.rest = {"unallotted": 20_000}
        self.held: dict[int, int] = {}
        self.paid: dict[int, int] = {}
        self.state, self.number = Y.IN_FORCE, 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._undo.__exit__(None, None, None)

    def accepted(self, act: Any, *given: Any) -> Any:
        """What came of it; None where it was refused, which must have changed nothing."""
        try:
            with transaction.atomic():
                return act(*given)
        except (BadDetails, Refused):
            return None

    def next_number(self) -> str:
        self.number += 1
        return f"记-{self.number}"

    def one(self, kind: str, which: int) -> Entry | None:
        rows = list(Entry.objects.filter(kind=kind).order_by("id"))
        return rows[which % len(rows)] if rows else None

    @rule(kind=st.sampled_from(KINDS), cents=CENTS)
    def commit(self, kind: str, cents: int) -> None:
        made = self.accepted(self.b.commit, _yuan(cents), kind)
        assert (made is not None) == (self.state is Y.IN_FORCE and 0 < cents <= self.left[kind])
        if made is not None:
            self.left[kind] -= cents
            self.held[made.pk] = cents

    @rule(kind=st.sampled_from(KINDS), cents=CENTS)
    def spend(self, kind: str, cents: int) -> None:
        made = self.accepted(self.b.spend, _yuan(cents), kind, self.next_number())
        assert (made is not None) == (self.state is Y.IN_FORCE and 0 < cents <= self.left[kind])
        if made is not None:
            self.left[kind] -= cents
            self.paid[made.pk] = cents

    @rule(which=ANY, cents=CENTS, all_of_it=st.booleans())
    def pay(self, which: int, cents: int, all_of_it: bool) -> None:
        on = self.one("commitment", which)
        if on is None:
            return
        cents = self.held[on.pk] if all_of_it else cents
        made = self.accepted(self.b.pay, on, _yuan(cents), self.next_number())
        assert (made is not None) == (self.state is Y.IN_FORCE and 0 < cents <= self.held[on.pk])
        if made is not None:
            self.held[on.pk] -= cents
            self.paid[made.pk] = cents

    @rule(which=ANY)
    def release(self, which: int) -> None:
        on = self.one("commitment", which)
        if on is None:
            return
        made = self.accepted(self.b.release, on)
        assert (made is not None) == (self.state is Y.IN_FORCE and self.held[on.pk] > 0)
        if made is not None:
            self.left[on.line.kind] += self.held[on.pk]
            self.held[on.pk] = 0

    @rule(which=ANY)
    def reverse(self, which: int) -> None:
        voucher = self.one("voucher", which)
        if voucher is None:
            return
        made = self.accepted(self.b.reverse, voucher, self.next_number())
        assert (made is not None) == (self.state is not Y.CLOSING and self.paid[voucher.pk] > 0)
        if made is None:
            return
        cents, self.paid[voucher.pk] = self.paid[voucher.pk], 0
        if voucher.against_id is None:
            self.left[voucher.line.kind] += cents
        else:
            self.held[voucher.against_id] += cents

    @rule(giver=st.sampled_from(KINDS), taker=st.sampled_from(KINDS), cents=CENTS)
    def transfer(self, giver: str, taker: str, cents: int) -> None:
        if self._adjust("transfer", giver, taker, cents):
            self.left[giver] -= cents
            self.left[taker] += cents

    @rule(taker=st.sampled_from(KINDS), cents=st.integers(1, 30_000))
    def allot(self, taker: str, cents: int) -> None:
        if self._adjust("allot", "", taker, cents):
            self.rest["unallotted"] -= cents
            self.left[taker] += cents

    def _adjust(self, kind: str, giver: str, taker: str, cents: int) -> bool:
        """Entered by one and confirmed by another, or left out of the way."""
        keys = [self.b.key(k) if k else "" for k in (giver, taker)]
        details = means.Change(kind, keys[0], keys[1], Decimal(_yuan(cents)), "示例请示", "示例")
        row = self.accepted(lambda: means.adjust(self.b.budget, details, by=self.b.city, now=NOW))
        if row is None:
            return False
        if self.accepted(step, AdjustmentRoad.CONFIRM, row, self.b.second, NOW) is not None:
            return True
        row.state = "refused"
        row.save()
        return False

    @rule(yes=st.booleans())
    def close(self, yes: bool) -> None:
        """Asked for, then confirmed or not; open commitments keep the year open."""
        asked = self.accepted(step, BudgetRoad.ASK_CLOSE, self.b.budget, self.b.city, NOW)
        assert (asked is not None) == (self.state is Y.IN_FORCE and not any(self.held.values()))
        if asked is None:
            return
        self.state = Y.CLOSING
        assert self.accepted(self.b.commit, "0.01") is None
        road = BudgetRoad.CLOSE if yes else BudgetRoad.KEEP_OPEN
        assert self.accepted(step, road, self.b.budget, self.b.second, NOW) is not None
        self.state = Y.CLOSED if yes else Y.IN_FORCE

    @invariant()
    def every_line_has_what_the_plain_ledger_says_and_never_less_than_nothing(self) -> None:
        found = account(self.b.budget)
        standing = {s.line.kind: s for s in found.lines}
        assert {k: standing[k].remainder for k in KINDS} == {k: _money(self.left[k]) for k in KINDS}
        assert all(s.remainder >= 0 and s.open >= 0 and s.paid >= 0 for s in found.lines)
        assert found.unallotted == _money(self.rest["unallotted"])

    @invariant()
    def all_of_it_adds_up_to_the_budget(self) -> None:
        cents = sum(self.left.values()) + sum(self.held.values()) + sum(self.paid.values())
        assert cents + self.rest["unallotted"] == 170_000
        found = account(self.b.budget)
        assert found.remainder + found.open + found.paid == found.total == Decimal(1700)
        opened = open_amounts(Entry.objects.filter(kind="commitment"))
        assert opened == {pk: _money(cents) for pk, cents in self.held.items()}
        case = budget_case(Budget.objects.get(pk=self.b.budget.pk), NOW, self.b.city)
        assert case.open_commitments == sum(cents > 0 for cents in self.held.values())


def _yuan(cents: int) -> str:
    return f"{cents / 100:.2f}"


def _money(cents: int) -> Decimal:
    return Decimal(cents) / 100


def test_no_order_of_entries_spends_more_than_there_is() -> None:
    run_state_machine_as_test(Spending, settings=settings(max_examples=5, stateful_step_count=25))
    assert list(ledger.breaks()) == []
