"""A year's means on paper: lines with what is left, commitments still open, vouchers (Article 5)."""

from datetime import datetime

from award.law.art05_means import BUDGETED, EARMARKED
from award.law.dates import spoken
from award.records.cases import local
from award.records.means.models import Budget, Entry
from award.records.means.queries import account, open_amounts
from award.services.papers.typeset import typeset


def means_sheet_pdf(budget: Budget, now: datetime) -> bytes:
    """As the books stand at this moment; a reversal is printed as a negative sum."""
    books, moment = account(budget), local(now)
    entries = Entry.objects.filter(line__budget=budget).select_related("line").order_by("day", "id")
    commitments = list(entries.filter(kind="commitment"))
    left = open_amounts(commitments)
    vouchers = entries.filter(kind__in=("voucher", "reversal"))
    total = ["合计", _yuan(books.total), _yuan(books.open), _yuan(books.paid), _yuan(books.remainder)]
    return typeset(
        "means_sheet",
        {
            "title": "评审工作经费使用情况",
            "year": f"{budget.year}年度",
            "facts": [
                ["预算文件", f"{budget.document}，{spoken(budget.decided_on)}"],
                ["年初预算", f"{_yuan(budget.total)}元"],
                ["调整以后", f"{_yuan(books.total)}元"],
                ["状态", budget.get_state_display()],
            ],
            "lines": [
                *([str(s.line), _yuan(s.amount), _yuan(s.open), _yuan(s.paid), _yuan(s.remainder)]
                  for s in books.lines),
                ["未分配", _yuan(books.unallotted), "", "", _yuan(books.unallotted)],
                total,
            ],
            "open": [
                [c.purpose, str(c.line), c.payee, _yuan(c.amount), _yuan(left[c.pk])]
                for c in commitments if left[c.pk] > 0
            ],
            "vouchers": [
                [v.day.isoformat(), v.number, str(v.line), v.purpose,
                 _yuan(-v.amount if v.kind == "reversal" else v.amount)]
                for v in vouchers
            ],
            "clauses": [{"label": law.label, "quote": law.quote} for law in (BUDGETED, EARMARKED)],
            "printed": f"{spoken(moment.date())} {moment:%H:%M} 打印",
            "iso": [moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second],
        },
    )  # fmt: skip


def _yuan(amount: object) -> str:
    return f"{amount:,.2f}"
