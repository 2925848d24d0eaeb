"""A year's means for the finance department: a workbook of lines, commitments and vouchers, and a sheet."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from award.process.kinds import Actor
from award.records.means.models import Budget, Entry
from award.records.means.queries import account, open_amounts, reversed_ids
from award.services.papers.means_sheet import means_sheet_pdf
from award.services.tables import write_book
from award.web.export import XLSX, attachment
from award.web.means.books import of_year
from award.web.seats import SeatedRequest, seat

LINES = ("科目", "年初金额", "调整", "现在金额", "未付的支出安排", "已支付（净额）", "余额")
COMMITMENTS = ("用途", "科目", "收款单位或个人", "日期", "金额", "未付余额", "届次", "登记人")
VOUCHERS = (
    "用途或理由", "种类", "凭证号", "科目", "收款单位或个人", "日期", "金额", "对应", "是否已冲销", "附件",
    "登记人",
)  # fmt: skip
Row = list[object]


@seat(Actor.CITY)
@require_safe
def workbook(request: SeatedRequest, year: int) -> HttpResponse:
    """Three sheets, a reversal as a negative sum, so that a column adds up to what was paid."""
    budget = of_year(year)
    sheets = [
        ("科目", LINES, _lines(budget)),
        ("支出安排", COMMITMENTS, _commitments(budget)),
        ("凭证", VOUCHERS, _vouchers(budget)),
    ]
    return attachment(f"{budget}.xlsx", write_book(sheets), XLSX)


def _lines(budget: Budget) -> Iterator[Row]:
    books = account(budget)
    for s in books.lines:
        yield [str(s.line), s.first, s.adjusted, s.amount, s.open, s.paid, s.remainder]
    yield ["未分配", None, None, books.unallotted, None, None, books.unallotted]
    yield [
        "合计",
        budget.total,
        books.total - budget.total,
        books.total,
        books.open,
        books.paid,
        books.remainder,
    ]


def _entries(budget: Budget, *kinds: str) -> list[Entry]:
    rows = Entry.objects.filter(line__budget=budget, kind__in=kinds).order_by("day", "id")
    return list(rows.select_related("line", "cycle", "against", "evidence", "entered_by"))


def _commitments(budget: Budget) -> Iterator[Row]:
    rows = _entries(budget, "commitment")
    left = open_amounts(rows)
    for e in rows:
        cycle = str(e.cycle) if e.cycle else ""
        yield [e.purpose, str(e.line), e.payee, e.day, e.amount, left[e.pk], cycle, str(e.entered_by)]


def _vouchers(budget: Budget) -> Iterator[Row]:
    rows = _entries(budget, "voucher", "reversal")
    back = reversed_ids(rows)
    for e in rows:
        amount = -e.amount if e.kind == "reversal" else e.amount
        against = (
            f"{e.against.get_kind_display()}：{e.against.number or e.against.purpose}" if e.against else ""
        )
        file = e.evidence.name if e.evidence else ""
        yield [
            e.purpose, e.get_kind_display(), e.number, str(e.line), e.payee, e.day, amount, against,
            "是" if e.pk in back else "", file, str(e.entered_by),
        ]  # fmt: skip


@seat(Actor.CITY)
@require_safe
def sheet(request: SeatedRequest, year: int) -> HttpResponse:
    """The year on paper, to be stamped."""
    budget = of_year(year)
    response = HttpResponse(means_sheet_pdf(budget, request.now), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, f"{budget}.pdf") or "inline"
    response["Cache-Control"] = "private, no-store"
    return response
