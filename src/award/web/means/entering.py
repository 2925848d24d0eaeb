"""/city/means/YEAR/…/: a year's budget, a commitment, a voucher, an adjustment, each confirmed first."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from award.law.art05_means import BUDGETED, EARMARKED
from award.law.citation import Law
from award.process.kinds import Actor
from award.process.means import MONEY, TWO
from award.records.cases import local
from award.services import means, spending
from award.web.asking_page import Asking, NotYet, asking_page
from award.web.means.books import of_year
from award.web.seats import SeatedRequest, seat

SAYS = "第五条：评选不收取任何费用。这里登记的是主管部门自己的经费，不向申报单位收取、也不向其支付。"
ASKED: dict[str, tuple[type[Any], str, Law, str]] = {
    "commitment": (
        spending.Commitment, "登记支出安排", EARMARKED,
        "这笔钱从科目的余额里留出，付款时登记凭证，用不完的释放；登记后不能删改。",
    ),
    "voucher": (
        spending.DirectVoucher, "登记凭证", EARMARKED,
        "从科目的余额里支出；登记后不能删改，记错的以红字冲销。已有支出安排的，请到那笔安排上登记凭证。",
    ),
    "adjustment": (
        means.Change, "登记调整", TWO, "待另一名工作人员复核，复核之前不影响各科目的余额。",
    ),
}  # fmt: skip
TAKE: dict[str, Callable[..., Any]] = {
    "commitment": spending.commit,
    "voucher": spending.spend,
    "adjustment": means.adjust,
}


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SeatedRequest) -> HttpResponse:
    asked = Asking(
        means.YearBudget, "登记年度预算", BUDGETED, NotYet("budget/new"),
        "待另一名工作人员复核；复核以后才能登记支出，各科目只能以调整增减。", "/city/means/", say=SAYS,
    )  # fmt: skip

    def done(details: Any) -> str:
        means.enter(details, by=request.seat, now=request.now)
        return f"/city/means/{details.year}/"

    return asking_page(request, asked, done, {"year": local(request.now).year})


@seat(Actor.CITY)
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: SeatedRequest, year: int, what: str) -> HttpResponse:
    if what not in ASKED:
        raise Http404
    budget = of_year(year)
    details, title, law, said = ASKED[what]
    back = f"/city/means/{year}/"
    say = MONEY.quote if what != "adjustment" else "专款专用：只在本年度预算之内调整，调出科目的余额要够。"
    asked = Asking(details, title, law, budget, said, back, about=str(budget), say=say)

    def done(given: Any) -> str:
        made = TAKE[what](budget, given, by=request.seat, now=request.now)
        return f"/city/means/adjustments/{made.pk}/" if what == "adjustment" else back

    initial = {} if what == "adjustment" else {"day": local(request.now).date()}
    return asking_page(request, asked, done, initial)
