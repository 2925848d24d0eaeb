"""The pages of the means: CITY alone, a confirm page before each entry, what finance gets (Article 5)."""

import io
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from award.process.kinds import Actor
from award.process.means import AdjustmentRoad, BudgetRoad
from award.records.means.models import Adjustment, Budget, Entry
from award.services import means, people
from services.means_world import NOW, Books, books, year_budget
from web.field import PDF, enterprise, officer, queries, signed_in, step, stop_clock

pytestmark = pytest.mark.django_db
TYPED = {
    "year": "2026", "total": "1000.00", "document": "示例财预〔2026〕1号", "decided_on": "2026-01-20",
    "training": "600", "meetings": "400.00",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_clock(monkeypatch, NOW)


@pytest.fixture
def b() -> Books:
    return books()


def test_a_budget_is_entered_by_one_and_confirmed_by_another(client: Client) -> None:
    city, second = officer("甲", Actor.CITY), officer("乙", Actor.CITY)
    signed_in(client, city)
    assert "还没有登记年度预算" in client.get("/city/means/").content.decode()
    assert "不收取任何费用" in client.get("/city/means/new/").content.decode()
    over = client.post("/city/means/new/", {**TYPED, "total": "999.99"})
    assert over.status_code == 422
    assert "各科目合计1,000.00元，超出预算总额999.99元，多0.01元" in over.content.decode()
    assert 'value="示例财预〔2026〕1号"' in over.content.decode()
    assert "待另一名工作人员复核" in client.post("/city/means/new/", TYPED).content.decode()
    assert not Budget.objects.exists()
    assert client.post("/city/means/new/", {**TYPED, "confirmed": "1"})["Location"] == "/city/means/2026/"
    row = Budget.objects.get()
    assert "这一件由你本人经办" in client.get("/city/means/2026/").content.decode()
    signed_in(client, second)
    assert "2026年评审工作经费待复核" in client.get("/messages/").content.decode()
    client.post(f"/do/budget/{row.pk}/confirm/", {"seen": row.revision, "confirmed": "1"})
    page = client.get("/city/means/2026/").content.decode()
    assert "登记支出安排" in page
    assert "不向申报单位收取任何费用" in client.get("/city/means/").content.decode()


@pytest.mark.parametrize("typed", ["1e5x", "NaN", "0", "-3", "5.001", "123456789012", "1000.01"])
def test_a_bad_sum_loses_nothing_that_was_typed(client: Client, b: Books, typed: str) -> None:
    signed_in(client, b.city)
    given = {"line": b.key(), "purpose": "宣贯（示例）", "payee": "示例学院", "amount": typed,
             "day": "2026-03-16", "confirmed": "1"}  # fmt: skip
    answer = client.post("/city/means/2026/commitment/", given)
    assert answer.status_code == 422
    assert "有1处" in answer.content.decode() or "金额" in answer.content.decode()
    assert 'value="宣贯（示例）"' in answer.content.decode()
    assert not Entry.objects.exists()


def test_commitment_payment_release_and_reversal_on_the_pages(client: Client, b: Books) -> None:
    signed_in(client, b.city)
    given = {"line": b.key(), "purpose": "宣贯", "payee": "示例学院", "amount": "600", "day": "2026-03-16"}
    assert "登记后不能删改" in client.post("/city/means/2026/commitment/", given).content.decode()
    client.post("/city/means/2026/commitment/", {**given, "confirmed": "1"})
    held = Entry.objects.get()
    assert "余额400.00元" in client.get("/city/means/2026/commitment/").content.decode()
    scan = SimpleUploadedFile("凭证.pdf", PDF, content_type="application/pdf")
    paid = {"number": "记-2", "day": "2026-03-16", "amount": "250"}
    url = f"/city/means/entries/{held.pk}"
    kept = client.post(f"{url}/pay/", {**paid, "evidence": scan}).content.decode()
    file = kept.split('name="evidence_kept" value="')[1].split('"')[0]
    client.post(f"{url}/pay/", {**paid, "evidence_kept": file, "confirmed": "1"})
    client.post(f"{url}/release/", {"reason": "用不完", "confirmed": "1"})
    page = client.get(f"{url}/").content.decode()
    assert "已结清" in page
    assert "/pay/" not in page
    voucher = Entry.objects.get(kind="voucher")
    assert client.get(f"/files/{voucher.evidence_id}/").status_code == 200
    reversal = {"number": "红-1", "reason": "记错", "confirmed": "1"}
    client.post(f"/city/means/entries/{voucher.pk}/reverse/", reversal)
    assert "已冲销" in client.get(f"/city/means/entries/{voucher.pk}/").content.decode()
    shown = client.get("/city/means/2026/?kind=voucher&q=记-2").content.decode()
    assert "已冲销" in shown
    assert "没有符合条件的记录" in client.get("/city/means/2026/?q=没有的").content.decode()


def test_an_adjustment_is_confirmed_on_its_own_page(client: Client, b: Books) -> None:
    signed_in(client, b.city)
    given = {"kind": "transfer", "giver": b.key(), "taker": b.key("travel"), "amount": "300.10",
             "document": "示例请示", "reason": "专家住宿增加", "confirmed": "1"}  # fmt: skip
    assert client.post("/city/means/2026/adjustment/", {**given, "taker": ""}).status_code == 422
    client.post("/city/means/2026/adjustment/", given)
    row = Adjustment.objects.get()
    signed_in(client, b.second)
    assert "复核调整" in client.get(f"/city/means/adjustments/{row.pk}/").content.decode()
    client.post(f"/do/adjustment/{row.pk}/confirm/", {"seen": row.revision, "confirmed": "1"})
    assert "699.90" in client.get("/city/means/2026/").content.decode()


def test_finance_gets_three_sheets_that_add_up_and_nothing_becomes_a_formula(
    client: Client, b: Books
) -> None:
    b.pay(b.commit("600", payee="=HYPERLINK(1)"), "100")
    b.reverse(b.spend("50", "meetings", "记-5"))
    signed_in(client, b.city)
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get("/city/means/2026/finance.xlsx").content))
    assert book.sheet_names == ["科目", "支出安排", "凭证"]
    total = book.get_sheet_by_name("科目").to_python()[-1]
    assert total == ["合计", 1700, 0, 1700, 500, 100, 1100]
    assert book.get_sheet_by_name("支出安排").to_python()[1][2] == "=HYPERLINK(1)"
    rows = book.get_sheet_by_name("凭证").to_python()[1:]
    assert [(r[1], r[6], r[8]) for r in rows] == [
        ("凭证", 100, ""), ("凭证", 50, "是"), ("冲销凭证", -50, ""),
    ]  # fmt: skip
    sheet = client.get("/city/means/2026/sheet.pdf")
    assert (sheet["Content-Type"], sheet.content[:4]) == ("application/pdf", b"%PDF")


def test_nobody_but_the_authority_sees_the_means(client: Client, b: Books) -> None:
    people.set_up_counties()
    held = b.commit("1")
    addresses = ("/city/means/", "/city/means/2026/", f"/city/means/entries/{held.pk}/",
                 "/city/means/2026/finance.xlsx", "/city/means/2026/sheet.pdf")  # fmt: skip
    for address in addresses:
        assert client.get(address).status_code == 302
    for actor in (Actor.COUNTY, Actor.SECTOR, Actor.EXAMINER, Actor.GOVERNMENT, Actor.OFFICE):
        signed_in(client, officer(f"某{actor}", actor))
        assert [client.get(a).status_code for a in addresses] == [403] * len(addresses)
    signed_in(client, enterprise())
    assert [client.get(a).status_code for a in addresses] == [403] * len(addresses)
    assert client.get(f"/files/{b.scan.pk}/").status_code == 404


def test_no_page_for_an_unknown_year_or_kind_of_entry(client: Client, b: Books) -> None:
    signed_in(client, b.city)
    held = b.commit("1")
    for address in ("/city/means/2031/", "/city/means/2026/nothing/", "/city/means/entries/0/",
                    f"/city/means/entries/{held.pk}/reverse/"):  # fmt: skip
        assert client.get(address).status_code == 404


def test_fifty_entries_cost_no_more_queries_than_three(client: Client, b: Books) -> None:
    signed_in(client, b.city)
    for n in range(3):
        b.spend("1", number=f"记-{n}")
    few = queries(client, "/city/means/2026/")
    for n in range(3, 50):
        b.spend("1", number=f"记-{n}")
    assert queries(client, "/city/means/2026/") == few


def test_what_waits_for_a_second_officer_stands_on_the_desk(client: Client, b: Books) -> None:
    change = means.Change("transfer", b.key(), b.key("travel"), Decimal(300), "示例请示", "住宿")
    row = means.adjust(b.budget, change, by=b.city, now=NOW)
    means.enter(year_budget(2027), by=b.city, now=NOW)
    signed_in(client, b.second)
    page = client.get("/city/").content.decode()
    assert f"/city/means/adjustments/{row.pk}/" in page
    assert "2027年评审工作经费" in page
    assert page.count("由甲以外的工作人员复核") == 2
    step(AdjustmentRoad.CONFIRM, row, b.second, NOW)
    step(BudgetRoad.ASK_CLOSE, b.budget, b.second, NOW)
    assert "由乙以外的工作人员复核" in client.get("/city/").content.decode()
