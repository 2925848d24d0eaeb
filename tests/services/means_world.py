"""Two officers of CITY and a year's budget in force, for tests of the means (Article 5)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from award.process.kinds import Actor
from award.process.means import BudgetRoad
from award.records.files.models import Evidence
from award.records.means.models import Budget, Entry, Line
from award.records.seat import Seat
from award.services import files, means, spending
from web.field import PDF, at, officer, step

NOW = at(3, 16)
DAY = date(2026, 3, 16)


@dataclass
class Books:
    """The year 2026: 1,000 yuan for training, 500 for meetings, 200 that no line has yet."""

    city: Seat
    second: Seat
    budget: Budget
    scan: Evidence

    def line(self, kind: str = "training") -> Line:
        return self.budget.lines.get(kind=kind)

    def key(self, kind: str = "training") -> str:
        return str(self.line(kind).pk)

    def commit(self, amount: str, kind: str = "training", **other: Any) -> Entry:
        given = {"line": self.key(kind), "purpose": "标准宣贯（示例）", "payee": "示例学院"}
        given |= {"amount": Decimal(amount), "day": DAY} | other
        return spending.commit(self.budget, spending.Commitment(**given), by=self.city, now=NOW)

    def spend(self, amount: str, kind: str = "training", number: str = "记-1", **other: Any) -> Entry:
        given = {"line": self.key(kind), "number": number, "payee": "示例学院", "purpose": "教材（示例）"}
        given |= {"amount": Decimal(amount), "day": DAY, "evidence": self.scan} | other
        return spending.spend(self.budget, spending.DirectVoucher(**given), by=self.city, now=NOW)

    def pay(self, on: Entry, amount: str, number: str = "记-2", day: date = DAY) -> Entry:
        details = spending.Payment(number, day, Decimal(amount), self.scan)
        return spending.pay(on, details, by=self.city, now=NOW)

    def release(self, on: Entry) -> Entry:
        return spending.release(on, spending.Release("用不完"), by=self.city, now=NOW)

    def reverse(self, voucher: Entry, number: str = "红-1") -> Entry:
        return spending.reverse(voucher, spending.Reversal(number, "记错"), by=self.city, now=NOW)


def year_budget(year: int = 2026, total: str = "1700", **lines: Any) -> means.YearBudget:
    given: dict[str, Any] = {"training": Decimal(1000), "meetings": Decimal(500)} | lines
    return means.YearBudget(
        year=year, total=Decimal(total), document="示例财预〔2026〕1号", decided_on=date(2026, 1, 20), **given
    )


def books(*, confirmed: bool = True) -> Books:
    city, second = officer("甲", Actor.CITY), officer("乙", Actor.CITY, may_release=True)
    budget = means.enter(year_budget(), by=city, now=NOW)
    scan = files.keep(PDF, name="凭证.pdf", subject=budget.subject, purpose="paper", by=city, now=NOW)
    if confirmed:
        step(BudgetRoad.CONFIRM, budget, second, NOW)
    return Books(city, second, budget, scan)
