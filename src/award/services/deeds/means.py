"""The second officer's part in the year's means, and its close (Article 5)."""

from dataclasses import dataclass
from typing import Any

from award.law.art05_means import giver_has_it
from award.process.means import AdjustmentRoad, BudgetRoad
from award.records.means.models import Adjustment, Budget
from award.records.means.queries import account, adjustment_case
from award.services.asking import ask
from award.services.steps import Act, Refused, effect


@dataclass(frozen=True, slots=True)
class SendBack:
    reason: str = ask("退回理由", "long", max=500)


@effect(BudgetRoad.CONFIRM)
def confirmed(budget: Budget, details: None, act: Act) -> dict[str, Any]:
    """From here on its lines may be spent."""
    budget.confirmed_by_id, budget.confirmed_at = act.by.user_id, act.now
    return {"year": budget.year, "total": str(budget.total)}


@effect(BudgetRoad.SEND_BACK, SendBack)
def sent_back(budget: Budget, details: SendBack, act: Act) -> dict[str, Any]:
    budget.confirmed_by_id, budget.confirmed_at = act.by.user_id, act.now
    budget.refused_because = details.reason.strip()
    return {"year": budget.year}


@effect(BudgetRoad.ASK_CLOSE)
def close_asked(budget: Budget, details: None, act: Act) -> dict[str, Any]:
    budget.close_asked_by_id = act.by.person
    return {"year": budget.year}


@effect(BudgetRoad.CLOSE)
def closed(budget: Budget, details: None, act: Act) -> dict[str, Any]:
    """Nothing is spent afterwards; a voucher may still be reversed."""
    budget.closed_by_id, budget.closed_at = act.by.user_id, act.now
    books = account(budget)
    return {"year": budget.year, "paid": str(books.paid), "remainder": str(books.remainder)}


@effect(BudgetRoad.KEEP_OPEN)
def kept_open(budget: Budget, details: None, act: Act) -> dict[str, Any]:
    budget.close_asked_by = None
    return {"year": budget.year}


@effect(AdjustmentRoad.CONFIRM)
def adjusted(row: Adjustment, details: None, act: Act) -> dict[str, Any]:
    """Asked once more under the year's lock: somebody may have spent meanwhile."""
    row.budget = Budget.objects.select_for_update().get(pk=row.budget_id)
    found = giver_has_it(adjustment_case(row, act.now, act.by))
    if found:
        raise Refused(AdjustmentRoad.CONFIRM, row, found)
    row.confirmed_by_id, row.confirmed_at = act.by.user_id, act.now
    return {"budget": row.budget.subject, "amount": str(row.amount)}


@effect(AdjustmentRoad.SEND_BACK, SendBack)
def not_adjusted(row: Adjustment, details: SendBack, act: Act) -> dict[str, Any]:
    row.confirmed_by_id, row.confirmed_at = act.by.user_id, act.now
    row.refused_because = details.reason.strip()
    return {"budget": row.budget.subject}
