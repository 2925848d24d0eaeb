"""The year's means (Article 5): a budget, adjustments, and every sum spent, added under one lock a year."""

import hashlib
import json
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction

from award.law.art05_means import BUDGETED, yuan
from award.process.kinds import Actor
from award.process.means import ADJUSTMENTS, LINES, TWO, Y, fault_of
from award.records.cases import local
from award.records.files.models import Evidence
from award.records.means.models import Adjustment, Budget, Line
from award.records.means.queries import account
from award.records.seat import Seat
from award.services import ledger, messages
from award.services.asking import BadDetails, ask, check

YEARS = (2025, 2100)
AMOUNT = "到分，例：12000.50"
EACH = "没有的留空"


@dataclass(frozen=True, slots=True)
class YearBudget:
    """A year's budget as finance gave it, divided into its earmarked lines."""

    year: int | None = ask("年度", "integer", least=YEARS[0], most=YEARS[1], unit="年")
    total: Decimal | None = ask("预算总额", "decimal", unit="元", help=AMOUNT)
    carried: Decimal | None = ask(
        "其中上年结转",
        "decimal",
        required=False,
        unit="元",
        help="上年关账后的结余经市财政同意结转的；没有的留空",
    )
    document: str = ask("市财政预算文件及文号", max=120)
    decided_on: date | None = ask("文件日期", "date")
    evidence: Evidence | None = ask("预算文件扫描件", "file", required=False)
    experts: Decimal | None = ask(LINES["experts"], "decimal", required=False, unit="元", help=EACH)
    travel: Decimal | None = ask(LINES["travel"], "decimal", required=False, unit="元", help=EACH)
    training: Decimal | None = ask(LINES["training"], "decimal", required=False, unit="元", help=EACH)
    meetings: Decimal | None = ask(LINES["meetings"], "decimal", required=False, unit="元", help=EACH)
    publicity: Decimal | None = ask(LINES["publicity"], "decimal", required=False, unit="元", help=EACH)
    insignia: Decimal | None = ask(LINES["insignia"], "decimal", required=False, unit="元", help=EACH)
    other: Decimal | None = ask(LINES["other"], "decimal", required=False, unit="元", help=EACH)

    @property
    def divided(self) -> dict[str, Decimal]:
        """Every line, those without money too: money may come to them later."""
        return {kind: getattr(self, kind) or Decimal(0) for kind in LINES}

    def faults(self) -> dict[str, str]:
        wrong = {"total": fault_of(self.total), "carried": fault_of(self.carried, naught=True)}
        wrong |= {kind: fault_of(getattr(self, kind), naught=True) for kind in LINES}
        found = {name: words for name, words in wrong.items() if words}
        if found:
            return found
        assert self.total is not None  # asked for
        divided = sum(self.divided.values(), Decimal(0))
        if divided > self.total:
            over = (
                f"各科目合计{yuan(divided)}，超出预算总额{yuan(self.total)}，多{yuan(divided - self.total)}"
            )
            return {"total": over}
        if self.carried and self.carried > self.total:
            return {"carried": f"上年结转{yuan(self.carried)}大于预算总额{yuan(self.total)}"}
        return {}


def enter(details: YearBudget, *, by: Seat, now: datetime) -> Budget:
    """A draft; nothing is spent from it until another officer has confirmed it."""
    check(details)
    _of_city(by)
    assert details.year is not None
    assert details.total is not None
    assert details.decided_on is not None
    if details.decided_on > local(now).date():
        raise BadDetails({"decided_on": "文件日期晚于今天"})
    carried = details.carried or Decimal(0)
    _carries(details.year, carried)
    with transaction.atomic():
        if Budget.objects.filter(year=details.year).exclude(state=Y.REFUSED.value).exists():
            raise BadDetails({"year": f"{details.year}年的预算已经登记；增减用“登记调整”"})
        try:
            with transaction.atomic():
                budget = Budget.objects.create(
                    year=details.year, total=details.total, carried=carried,
                    document=details.document.strip(), decided_on=details.decided_on,
                    evidence=details.evidence, entered_by_id=by.person, entered_at=now,
                )  # fmt: skip
        except IntegrityError:  # two at once: the other was first
            raise BadDetails({"year": f"{details.year}年的预算已经登记"}) from None
        Line.objects.bulk_create(Line(budget=budget, kind=k, amount=v) for k, v in details.divided.items())
        facts = {"year": budget.year, "total": f"{budget.total:.2f}", "digest": digest(details)}
        _line("budget.enter", budget.subject, BUDGETED, by, now, facts)
        _tell(f"{budget}待复核", f"/city/means/{budget.year}/", by, now)
        return budget


def _carries(year: int, carried: Decimal) -> None:
    """What is carried over was left of the closed year before (interpretation 0047)."""
    if not carried:
        return
    before = Budget.objects.filter(year=year - 1, state=Y.CLOSED.value).first()
    if before is None:
        raise BadDetails({"carried": f"{year - 1}年还没有关账，结转没有依据"})
    left = account(before).remainder
    if carried > left:
        raise BadDetails({"carried": f"{year - 1}年关账时的结余是{yuan(left)}，结转{yuan(carried)}超出"})


@dataclass(frozen=True, slots=True)
class Change:
    """Money between the lines of one year, or more or less of it by finance's word."""

    kind: str = ask("调整", "choice", options=tuple((k, v[0]) for k, v in ADJUSTMENTS.items()))
    giver: str = ask("调出科目", "choice", required=False, help="分配、追加不填")
    taker: str = ask("调入科目", "choice", required=False, help="调减、收回不填")
    amount: Decimal | None = ask("金额", "decimal", unit="元", help=AMOUNT)
    document: str = ask("批准或财政文件及文号", max=120)
    reason: str = ask("理由", "long", max=500)
    evidence: Evidence | None = ask("文件扫描件", "file", required=False)

    def faults(self) -> dict[str, str]:
        wrong = fault_of(self.amount)
        if wrong:
            return {"amount": wrong}
        words, gives, takes = ADJUSTMENTS[self.kind]
        found = {}
        if gives != bool(self.giver):
            found["giver"] = f"{words}{'要填' if gives else '不填'}调出科目"
        if takes != bool(self.taker):
            found["taker"] = f"{words}{'要填' if takes else '不填'}调入科目"
        if not found and self.giver and self.giver == self.taker:
            found["taker"] = "调入和调出是同一个科目"
        return found


def adjust(budget: Budget, details: Change, *, by: Seat, now: datetime) -> Adjustment:
    """A draft: it moves nothing until another officer has confirmed it."""
    check(details)
    _of_city(by)
    assert details.amount is not None
    with transaction.atomic():
        held = open_year(budget)
        giver = line_of(held, details.giver, "giver") if details.giver else None
        taker = line_of(held, details.taker, "taker") if details.taker else None
        row = Adjustment.objects.create(
            budget=held, kind=details.kind, giver=giver, taker=taker, amount=details.amount,
            document=details.document.strip(), reason=details.reason.strip(), evidence=details.evidence,
            entered_by_id=by.person, entered_at=now,
        )  # fmt: skip
        facts = {
            "budget": held.subject, "kind": row.kind, "amount": f"{row.amount:.2f}",
            "giver": giver.kind if giver else None, "taker": taker.kind if taker else None,
        }  # fmt: skip
        _line("adjustment.enter", row.subject, TWO, by, now, facts)
        _tell(f"{row}待复核", f"/city/means/adjustments/{row.pk}/", by, now)
        return row


def open_year(budget: Budget) -> Budget:
    """The year's budget, locked: of two who spend the last of a line at once, one comes second."""
    held = Budget.objects.select_for_update().get(pk=budget.pk)
    if held.state != Y.IN_FORCE:
        raise BadDetails({"__all__": f"{held}现在是“{held.get_state_display()}”，不能登记"})
    return held


def line_of(budget: Budget, key: str, field: str = "line") -> Line:
    found = budget.lines.filter(pk=key).first() if key.isdecimal() else None
    if found is None:
        raise BadDetails({field: "请选择科目"})
    return found


def _of_city(by: Seat) -> None:
    if by.actor is not Actor.CITY:
        raise BadDetails({"__all__": "评审工作经费由市质量工作主管部门登记"})


def _line(step: str, subject: str, law: Any, by: Seat, now: datetime, facts: dict[str, Any]) -> None:
    ledger.append(step=step, subject=subject, law=law, by=by, now=now, facts=facts)


def _tell(text: str, link: str, by: Seat, now: datetime) -> None:
    messages.send(messages.posts(Actor.CITY).exclude(user_id=by.person), text, link, now)


def digest(details: Any) -> str:
    """SHA-256 of what was typed, for the ledger: no payee and no free text stands there in the clear."""
    said = {f.name: _said(getattr(details, f.name)) for f in fields(details)}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _said(value: Any) -> str:
    return value.sha256 if isinstance(value, Evidence) else str(value if value is not None else "")
