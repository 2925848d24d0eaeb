"""The year's means (Article 5): two officers, earmarked lines, nothing beyond a line, mended forward."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from award.process.kinds import Actor
from award.process.means import AdjustmentRoad, BudgetRoad, Y
from award.records.ledger.models import Line as Written
from award.records.means.models import Adjustment, Budget, Entry
from award.records.means.queries import account, open_amount
from award.services import ledger, means, spending
from award.services.asking import BadDetails
from award.services.deeds.means import SendBack
from award.services.steps import Refused
from services.means_world import DAY, NOW, Books, books, year_budget
from web.field import at, officer, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def b() -> Books:
    return books()


def left(b: Books, kind: str = "training") -> Decimal:
    return account(b.budget).of(b.line(kind).pk).remainder


def refused(act: Any) -> dict[str, str]:
    with pytest.raises(BadDetails) as wrong:
        act()
    return wrong.value.errors


def test_nothing_is_spent_before_another_officer_confirmed_the_budget() -> None:
    b = books(confirmed=False)
    said = {"__all__": "2026年评审工作经费现在是“待另一名工作人员复核”，不能登记"}
    assert refused(lambda: b.spend("1")) == said
    with pytest.raises(Refused, match="这一件由你本人经办"):
        step(BudgetRoad.CONFIRM, b.budget, b.city, NOW)
    step(BudgetRoad.CONFIRM, b.budget, b.second, NOW)
    b.spend("1")
    assert left(b) == Decimal("999.00")


def test_the_lines_sum_to_at_most_the_budget() -> None:
    b = books()
    over = year_budget(2027, "1499.99")
    said = {"total": "各科目合计1,500.00元，超出预算总额1,499.99元，多0.01元"}
    assert refused(lambda: means.enter(over, by=b.city, now=NOW)) == said
    assert means.enter(year_budget(2027, "1500"), by=b.city, now=NOW).state == Y.DRAFT


def test_a_year_has_one_budget_and_a_refused_one_makes_room() -> None:
    b = books(confirmed=False)
    again = {"year": "2026年的预算已经登记；增减用“登记调整”"}
    assert refused(lambda: means.enter(year_budget(), by=b.city, now=NOW)) == again
    step(BudgetRoad.SEND_BACK, b.budget, b.second, NOW, SendBack("文号有误"))
    assert means.enter(year_budget(), by=b.city, now=NOW).state == Y.DRAFT
    assert Budget.objects.filter(year=2026).count() == 2


@pytest.mark.parametrize("how", ["commit", "spend"])
def test_the_last_cent_may_be_spent_and_one_more_is_refused_with_the_remainder(b: Books, how: str) -> None:
    b.spend("400.50")
    said = "“培训”的余额是599.50元，这一笔599.51元，超出0.01元；经费实行专款专用，不能超出"
    act = b.commit if how == "commit" else lambda amount: b.spend(amount, number="记-9")
    assert refused(lambda: act("599.51")) == {"amount": said}
    act("599.50")
    assert left(b) == Decimal("0.00")
    assert refused(lambda: act("0.01"))["amount"].startswith("“培训”的余额是0.00元，这一笔0.01元")
    assert left(b, "meetings") == Decimal("500.00")


def test_a_line_of_no_money_gives_none(b: Books) -> None:
    assert refused(lambda: b.spend("0.01", "travel"))["amount"].startswith("“差旅食宿”的余额是0.00元")


def test_a_commitment_holds_its_money_pays_by_vouchers_and_gives_back_the_rest(b: Books) -> None:
    held = b.commit("600")
    assert (left(b), open_amount(held)) == (Decimal(400), Decimal(600))
    b.pay(held, "250.25")
    assert (left(b), open_amount(held)) == (Decimal(400), Decimal("349.75"))
    over = (
        "这笔支出安排未付的余额是349.75元，这张凭证349.76元，超出0.01元；超出的部分另行登记，并不得超出科目"
    )
    assert refused(lambda: b.pay(held, "349.76", "记-3")) == {"amount": over}
    assert b.release(held).amount == Decimal("349.75")
    assert (left(b), open_amount(held)) == (Decimal("749.75"), Decimal(0))
    assert refused(lambda: b.release(held)) == {"__all__": "这笔支出安排已经付清或释放，没有余额"}


def test_a_voucher_is_reversed_by_a_new_entry_once_and_stays(b: Books) -> None:
    wrong = b.spend("300")
    assert b.reverse(wrong).against == wrong
    assert (left(b), Entry.objects.count()) == (Decimal(1000), 2)
    assert refused(lambda: b.reverse(wrong, "红-2")) == {"__all__": "凭证记-1已经冲销"}


def test_a_reversed_payment_opens_its_commitment_again_even_after_a_release(b: Books) -> None:
    held = b.commit("600")
    paid = b.pay(held, "100")
    b.release(held)
    b.reverse(paid)
    assert (left(b), open_amount(held)) == (Decimal(900), Decimal(100))
    b.release(held)
    assert left(b) == Decimal(1000)


def test_a_voucher_number_is_entered_once_and_again_after_its_reversal(b: Books) -> None:
    first = b.spend("10")
    said = {"number": "这个凭证号已经登记过（凭证，2026-03-16，10.00元）"}
    assert refused(lambda: b.spend("10")) == said
    b.reverse(first)
    assert b.spend("11").number == "记-1"


@pytest.mark.parametrize(
    ("day", "error"),
    [
        (date(2025, 12, 31), "2025-12-31不在2026年度内：这一年的预算只用于当年"),
        (date(2026, 1, 1), ""),
        (DAY, ""),
        (date(2026, 3, 17), "日期还没有到"),
        (date(2027, 1, 1), "2027-01-01不在2026年度内：这一年的预算只用于当年"),
    ],
)
def test_a_sum_lies_in_the_budget_s_year_and_not_after_today(b: Books, day: date, error: str) -> None:
    if error:
        assert refused(lambda: b.spend("1", day=day)) == {"day": error}
    else:
        assert b.spend("1", day=day).day == day


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "金额必须大于0元"),
        ("-1", "金额必须大于0元"),
        ("0.005", "金额最多两位小数（到分）"),
        ("1000000000000", "金额超过99,999,999.99元：请核对，这里的单位是元"),
    ],
)
def test_absurd_sums_are_refused_in_words(b: Books, amount: str, words: str) -> None:
    assert refused(lambda: b.commit(amount)) == {"amount": words}


def test_a_voucher_needs_its_scan_and_a_known_line(b: Books) -> None:
    assert refused(lambda: b.spend("1", evidence=None)) == {"evidence": "请填写凭证扫描件"}
    assert refused(lambda: b.spend("1", line="0")) == {"line": "请选择科目"}


def change(b: Books, kind: str, amount: str, giver: str = "", taker: str = "") -> Adjustment:
    keys = [b.key(k) if k else "" for k in (giver, taker)]
    details = means.Change(kind, keys[0], keys[1], Decimal(amount), "示例请示", "培训增加")
    return means.adjust(b.budget, details, by=b.city, now=NOW)


def test_money_moves_between_lines_only_by_a_confirmed_adjustment_within_the_giver_s_remainder(
    b: Books,
) -> None:
    b.spend("450", "meetings")
    row = change(b, "transfer", "50.01", "meetings", "training")
    assert left(b) == Decimal(1000)
    with pytest.raises(Refused, match="这一件由你本人经办"):
        step(AdjustmentRoad.CONFIRM, row, b.city, NOW)
    with pytest.raises(
        Refused, match=r"“会议”的余额是50\.00元，这一笔50\.01元，超出0\.01元；经费实行专款专用"
    ):
        step(AdjustmentRoad.CONFIRM, row, b.second, NOW)
    step(AdjustmentRoad.SEND_BACK, row, b.second, NOW, SendBack("超出"))
    step(AdjustmentRoad.CONFIRM, change(b, "transfer", "50", "meetings", "training"), b.second, NOW)
    assert (left(b), left(b, "meetings"), account(b.budget).total) == (
        Decimal(1050),
        Decimal(0),
        Decimal(1700),
    )


def test_what_no_line_has_is_allotted_and_finance_adds_and_takes_back(b: Books) -> None:
    def done(*given: str) -> None:
        step(AdjustmentRoad.CONFIRM, change(b, *given), b.second, NOW)  # type: ignore[arg-type]

    assert account(b.budget).unallotted == Decimal(200)
    done("allot", "200", "", "travel")
    assert (left(b, "travel"), account(b.budget).unallotted) == (Decimal(200), Decimal(0))
    with pytest.raises(Refused, match=r"“未分配的预算”的余额是0\.00元"):
        done("allot", "0.01", "", "travel")
    done("supplement", "300", "", "travel")
    assert (left(b, "travel"), account(b.budget).total) == (Decimal(500), Decimal(2000))
    done("cut", "500", "travel")
    assert (left(b, "travel"), account(b.budget).total) == (Decimal(0), Decimal(1500))


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        (("transfer", "1", "training", ""), {"taker": "科目之间调剂要填调入科目"}),
        (("transfer", "1", "training", "training"), {"taker": "调入和调出是同一个科目"}),
        (("supplement", "1", "training", "meetings"), {"giver": "市财政追加预算不填调出科目"}),
        (("cut", "0", "training", ""), {"amount": "金额必须大于0元"}),
    ],
)
def test_an_adjustment_says_where_from_and_where_to(
    b: Books, given: tuple[str, ...], errors: dict[str, str]
) -> None:
    assert refused(lambda: change(b, *given)) == errors


def test_a_year_is_closed_by_two_with_nothing_open_and_then_only_reversed(b: Books) -> None:
    held, paid = b.commit("100"), b.spend("20")
    with pytest.raises(Refused, match="2026年还有1笔支出安排没有付清或释放"):
        step(BudgetRoad.ASK_CLOSE, b.budget, b.city, NOW)
    b.release(held)
    waiting = change(b, "transfer", "1", "training", "meetings")
    with pytest.raises(Refused, match="2026年还有1件调整待复核"):
        step(BudgetRoad.ASK_CLOSE, b.budget, b.city, NOW)
    step(AdjustmentRoad.SEND_BACK, waiting, b.second, NOW, SendBack("不必"))
    step(BudgetRoad.ASK_CLOSE, b.budget, b.city, NOW)
    assert refused(lambda: b.spend("1", number="记-7"))["__all__"].endswith("“提请关账，待复核”，不能登记")
    with pytest.raises(Refused, match="这一件由你本人经办"):
        step(BudgetRoad.CLOSE, b.budget, b.city, NOW)
    step(BudgetRoad.CLOSE, b.budget, b.second, NOW)
    for act in (lambda: b.spend("1", number="记-7"), lambda: b.commit("1")):
        assert refused(act) == {"__all__": "2026年评审工作经费现在是“已关账”，不能登记"}
    b.reverse(paid)
    assert account(b.budget).remainder == Decimal(1700)


def test_a_close_that_is_not_confirmed_lets_the_year_go_on(b: Books) -> None:
    step(BudgetRoad.ASK_CLOSE, b.budget, b.city, NOW)
    step(BudgetRoad.KEEP_OPEN, b.budget, b.second, NOW)
    assert b.spend("1").amount == Decimal(1)


def test_a_carry_over_rests_on_the_closed_year_before_and_not_on_a_cent_more(b: Books) -> None:
    b.spend("700")
    now = at(12, 31)
    early = year_budget(2027, "3000", carried=Decimal(1))
    assert refused(lambda: means.enter(early, by=b.city, now=now)) == {
        "carried": "2026年还没有关账，结转没有依据"
    }
    step(BudgetRoad.ASK_CLOSE, b.budget, b.city, NOW)
    step(BudgetRoad.CLOSE, b.budget, b.second, NOW)
    over = year_budget(2027, "3000", carried=Decimal("1000.01"))
    said = {"carried": "2026年关账时的结余是1,000.00元，结转1,000.01元超出"}
    assert refused(lambda: means.enter(over, by=b.city, now=now)) == said
    assert means.enter(year_budget(2027, "3000", carried=Decimal(1000)), by=b.city, now=now).carried == 1000


def test_no_other_seat_enters_anything(b: Books) -> None:
    county = officer("青山", Actor.COUNTY)
    said = {"__all__": "评审工作经费由市质量工作主管部门登记"}
    assert refused(lambda: means.enter(year_budget(2027), by=county, now=NOW)) == said
    details = spending.Commitment(b.key(), "宣贯", "示例学院", Decimal(1), DAY)
    assert refused(lambda: spending.commit(b.budget, details, by=county, now=NOW)) == said


def test_every_sum_leaves_a_line_without_names_and_the_chain_holds(b: Books) -> None:
    b.pay(b.commit("600"), "100")
    steps = list(Written.objects.filter(subject__startswith="means/").values_list("step", flat=True))
    assert sorted(steps) == ["means.commitment", "means.voucher"]
    facts = Written.objects.get(step="means.voucher").facts
    assert (facts["amount"], facts["line"], set(facts)) == (
        "100.00", "training", {"budget", "line", "amount", "digest", "against"},
    )  # fmt: skip
    assert list(ledger.breaks()) == []
