"""第五条 Article 5: no fee, ever; the work is paid from the year's budget, which serves nothing else.

Money is the authority's own. No rule about an enterprise may ask for any, and no screen takes any.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from award.law.case import Hands
from award.law.citation import Findings, cite, met, refuse

FREE = cite(5, "市长质量奖的评选不收取任何费用")
BUDGETED = cite(5, "评审工作经费列入年度市财政预算")
EARMARKED = cite(5, "实行专款专用")


@dataclass(frozen=True, slots=True)
class BudgetCase:
    """A year's budget before the second officer: what is still open in it."""

    moment: datetime
    year: int
    open_commitments: int = 0
    waiting_adjustments: int = 0
    hands: Hands = field(default_factory=Hands)

    @property
    def day(self) -> date:
        return self.moment.date()


@dataclass(frozen=True, slots=True)
class AdjustmentCase:
    """Money between the lines: `giver` names the line that gives, `remainder` what it still has."""

    moment: datetime
    amount: Decimal
    giver: str = ""
    remainder: Decimal = Decimal(0)
    budget_open: bool = True
    hands: Hands = field(default_factory=Hands)

    @property
    def day(self) -> date:
        return self.moment.date()


def yuan(amount: Decimal) -> str:
    """12,000.50元: to the cent, as it is printed everywhere."""
    return f"{amount:,.2f}元"


def within(line: str, remainder: Decimal, amount: Decimal) -> Findings:
    """专款专用: nothing beyond what a line still has, not by a cent; all of it is allowed."""
    if amount <= remainder:
        return met()
    over = f"“{line}”的余额是{yuan(remainder)}，这一笔{yuan(amount)}，超出{yuan(amount - remainder)}"
    return refuse(EARMARKED, f"{over}；经费实行专款专用，不能超出", "art05.within")


def nothing_open(case: BudgetCase) -> Findings:
    """A year is closed when every commitment is paid or released and no adjustment waits."""
    found: Findings = ()
    if case.open_commitments:
        because = f"{case.year}年还有{case.open_commitments}笔支出安排没有付清或释放"
        found += refuse(BUDGETED, because, "art05.open")
    if case.waiting_adjustments:
        because = f"{case.year}年还有{case.waiting_adjustments}件调整待复核"
        found += refuse(BUDGETED, because, "art05.waiting")
    return found


def giver_has_it(case: AdjustmentCase) -> Findings:
    """A line gives only what it has; an addition by finance takes from no line."""
    if not case.budget_open:
        return refuse(BUDGETED, "这一年度的预算不在执行中，不能调整", "art05.closed")
    return within(case.giver, case.remainder, case.amount) if case.giver else met()
