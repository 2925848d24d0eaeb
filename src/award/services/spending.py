"""Every sum on a line (Article 5): committed, paid by voucher, released, reversed; only ever added."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from award.law.art05_means import EARMARKED, within, yuan
from award.process.kinds import Actor
from award.process.means import MONEY, Y, fault_of
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.records.files.models import Evidence
from award.records.means.models import Budget, Entry, Line
from award.records.means.queries import account, open_amount
from award.records.seat import Seat
from award.services import ledger
from award.services.asking import BadDetails, ask, check
from award.services.means import AMOUNT, digest, line_of, open_year

PURPOSE = "第11届材料评审组专家劳务"


class _Summed:
    """Whatever names an amount is asked whether it is one."""

    amount: Decimal | None

    def faults(self) -> dict[str, str]:
        wrong = fault_of(self.amount)
        return {"amount": wrong} if wrong else {}


@dataclass(frozen=True)
class Commitment(_Summed):
    """Money set aside before it is paid: it cannot be spent twice."""

    line: str = ask("科目", "choice")
    purpose: str = ask("用途", max=200, example=PURPOSE)
    payee: str = ask("收款单位或个人", max=100)
    amount: Decimal | None = ask("金额", "decimal", unit="元", help=AMOUNT)
    day: date | None = ask("日期", "date")
    cycle: str = ask("用于第几届", "choice", required=False, help="不单属于一届的留空")
    evidence: Evidence | None = ask("合同或审批件", "file", required=False)


@dataclass(frozen=True)
class DirectVoucher(_Summed):
    """Paid without a commitment before it."""

    line: str = ask("科目", "choice")
    number: str = ask("凭证号", max=40, example="记-2026-0315")
    day: date | None = ask("凭证日期", "date")
    amount: Decimal | None = ask("金额", "decimal", unit="元", help=AMOUNT)
    payee: str = ask("收款单位或个人", max=100)
    purpose: str = ask("用途", max=200, example=PURPOSE)
    cycle: str = ask("用于第几届", "choice", required=False, help="不单属于一届的留空")
    evidence: Evidence | None = ask("凭证扫描件", "file")


@dataclass(frozen=True)
class Payment(_Summed):
    """Paid on a commitment; line, payee and purpose are the commitment's."""

    number: str = ask("凭证号", max=40, example="记-2026-0315")
    day: date | None = ask("凭证日期", "date")
    amount: Decimal | None = ask("金额", "decimal", unit="元", help=AMOUNT)
    evidence: Evidence | None = ask("凭证扫描件", "file")


@dataclass(frozen=True, slots=True)
class Release:
    reason: str = ask("释放理由", max=200, example="培训已办完，余款不再支付")


@dataclass(frozen=True, slots=True)
class Reversal:
    number: str = ask("红字凭证号", max=40)
    reason: str = ask("冲销理由", max=200, example="金额记错，另行登记正确的凭证")
    evidence: Evidence | None = ask("红字凭证扫描件", "file", required=False)


def commit(budget: Budget, details: Commitment, *, by: Seat, now: datetime) -> Entry:
    """Refused, with the remainder, where the line has not that much."""
    check(details)
    with transaction.atomic():
        line = line_of(open_year(budget), details.line)
        _covers(line, details.amount)
        return _enter(line, "commitment", details, by, now, payee=details.payee, purpose=details.purpose,
                      cycle=_cycle(details.cycle), evidence=details.evidence)  # fmt: skip


def spend(budget: Budget, details: DirectVoucher, *, by: Seat, now: datetime) -> Entry:
    """A voucher of its own, within its line."""
    check(details)
    with transaction.atomic():
        line = line_of(open_year(budget), details.line)
        _covers(line, details.amount)
        _new_number(line.budget, details.number)
        return _enter(line, "voucher", details, by, now, number=details.number, payee=details.payee,
                      purpose=details.purpose, cycle=_cycle(details.cycle),
                      evidence=details.evidence)  # fmt: skip


def pay(commitment: Entry, details: Payment, *, by: Seat, now: datetime) -> Entry:
    """A voucher on a commitment, within what of it is open."""
    check(details)
    assert details.amount is not None
    assert details.day is not None
    with transaction.atomic():
        row = _locked(commitment, "commitment")
        left = open_amount(row)
        if details.amount > left:
            over = f"这笔支出安排未付的余额是{yuan(left)}，这张凭证{yuan(details.amount)}，"
            over += f"超出{yuan(details.amount - left)}"
            raise BadDetails({"amount": f"{over}；超出的部分另行登记，并不得超出科目"})
        if details.day < row.day:
            raise BadDetails({"day": f"早于支出安排的日期{row.day}"})
        _new_number(row.line.budget, details.number)
        return _enter(row.line, "voucher", details, by, now, number=details.number, payee=row.payee,
                      purpose=row.purpose, cycle=row.cycle, evidence=details.evidence,
                      against=row)  # fmt: skip


def release(commitment: Entry, details: Release, *, by: Seat, now: datetime) -> Entry:
    """The unused rest of a commitment goes back to its line, all of it."""
    check(details)
    with transaction.atomic():
        row = _locked(commitment, "commitment")
        left = open_amount(row)
        if left <= 0:
            raise BadDetails({"__all__": "这笔支出安排已经付清或释放，没有余额"})
        return _enter(row.line, "release", details, by, now, amount=left, day=local(now).date(),
                      payee=row.payee, purpose=details.reason, cycle=row.cycle, against=row)  # fmt: skip


def reverse(voucher: Entry, details: Reversal, *, by: Seat, now: datetime) -> Entry:
    """The whole of a voucher, in red, once; allowed after the close too (interpretation 0047)."""
    check(details)
    with transaction.atomic():
        row = _locked(voucher, "voucher", closed_too=True)
        if row.answers.filter(kind="reversal").exists():
            raise BadDetails({"__all__": f"凭证{row.number}已经冲销"})
        _new_number(row.line.budget, details.number)
        return _enter(row.line, "reversal", details, by, now, amount=row.amount, day=local(now).date(),
                      number=details.number, payee=row.payee, purpose=details.reason, cycle=row.cycle,
                      evidence=details.evidence, against=row)  # fmt: skip


def _covers(line: Line, amount: Decimal | None) -> None:
    assert amount is not None  # asked for
    left = account(line.budget).of(line.pk).remainder
    for finding in within(str(line), left, amount):
        raise BadDetails({"amount": finding.because})


def _locked(entry: Entry, kind: str, *, closed_too: bool = False) -> Entry:
    """The entry under its year's lock, its year still running."""
    row = Entry.objects.select_related("line__budget").get(pk=entry.pk, kind=kind)
    held = Budget.objects.select_for_update().get(pk=row.line.budget_id)
    if held.state != Y.IN_FORCE and not (closed_too and held.state == Y.CLOSED):
        raise BadDetails({"__all__": f"{held}现在是“{held.get_state_display()}”，不能登记"})
    return row


def _new_number(budget: Budget, number: str) -> None:
    """A voucher is entered once a year; its number is free again once it was reversed."""
    same = Entry.objects.filter(line__budget=budget, number=number.strip(), kind__in=("voucher", "reversal"))
    standing = same.exclude(answers__kind="reversal").first()
    if standing is not None:
        said = f"{standing.get_kind_display()}，{standing.day}，{yuan(standing.amount)}"
        raise BadDetails({"number": f"这个凭证号已经登记过（{said}）"})


def _cycle(key: str) -> Cycle | None:
    if not key:
        return None
    found = Cycle.objects.filter(pk=key).first() if key.isdecimal() else None
    if found is None:
        raise BadDetails({"cycle": "没有这一届"})
    return found


def _enter(line: Line, kind: str, details: Any, by: Seat, now: datetime, **values: Any) -> Entry:
    """The row and its line; the day lies in the budget's year and not after today."""
    if by.actor is not Actor.CITY:
        raise BadDetails({"__all__": "评审工作经费由市质量工作主管部门登记"})
    values = {"amount": getattr(details, "amount", None), "day": getattr(details, "day", None)} | values
    if kind in ("commitment", "voucher"):
        _in_year(values["day"], line.budget.year, local(now).date())
    cleaned = {k: v.strip() if isinstance(v, str) else v for k, v in values.items()}
    made = Entry.objects.create(line=line, kind=kind, entered_by_id=by.person, entered_at=now, **cleaned)
    facts: dict[str, Any] = {
        "budget": line.budget.subject, "line": line.kind, "amount": f"{made.amount:.2f}",
        "digest": digest(details),
    }  # fmt: skip
    if made.against is not None:
        facts["against"] = made.against.subject
    law = EARMARKED if kind in ("commitment", "voucher") else MONEY
    ledger.append(step=f"means.{kind}", subject=made.subject, law=law, by=by, now=now, facts=facts)
    return made


def _in_year(day: date, year: int, today: date) -> None:
    if day.year != year:
        raise BadDetails({"day": f"{day}不在{year}年度内：这一年的预算只用于当年"})
    if day > today:
        raise BadDetails({"day": "日期还没有到"})
