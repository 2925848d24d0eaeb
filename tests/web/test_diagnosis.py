"""/applicant/diagnosis/ as its people and nobody else read it (Articles 7, 11, 13)."""

import io
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pypdfium2 import PdfDocument
from python_calamine import CalamineWorkbook

from award.process.diagnosis import D, M
from award.process.incubation import PoolRoad
from award.process.kinds import Actor
from award.records.diagnosis.models import Diagnosis, Measure
from award.records.people.models import Enterprise
from award.records.seat import Seat
from award.services import diagnosis, improving, incubation, people
from award.services.improving import Altered, Planned
from award.services.incubation import Intent
from services.diagnosed import ALL, finished, judged, started, unit
from web.field import KUNDULUN, QINGSHAN, at, colleague, officer, queries, step, stop_clock
from web.review_seats import sit, text

pytestmark = pytest.mark.django_db
NOW = at(3, 16)
BASE = "/applicant/diagnosis/"


@pytest.fixture
def seat(monkeypatch: pytest.MonkeyPatch) -> Seat:
    stop_clock(monkeypatch, NOW)
    people.set_up_counties()
    return unit()


@pytest.fixture
def own(seat: Seat) -> Client:
    return sit(seat)


def plain(answer: Any) -> str:
    """The page's words without its marks."""
    return re.sub(r"<[^>]+>", "", text(answer))


def test_from_the_empty_list_to_the_finished_result(own: Client) -> None:
    assert "还没有做过自我诊断" in text(own.get(BASE))
    address = own.post(BASE)["Location"]
    row = Diagnosis.objects.get()
    assert address == f"{BASE}{row.pk}/"
    page = plain(own.get(address))
    assert "0/23" in page
    assert "还差23项" in page
    sent = {f"p_{c}": "55" for c in ALL} | {"s_4.1.2": "班子到现场<b>", "revision": "0", "then": "sign"}
    assert own.post(address, sent)["Location"] == f"{address}finish/"
    assert "完成以后不能再改" in text(own.get(f"{address}finish/"))
    assert own.post(f"{address}finish/", {"revision": "1"})["Location"] == address
    page = text(own.get(address))
    assert "自评550分，满分1000分；七个类目都是55%" in page
    assert "班子到现场&lt;b&gt;" in page
    assert "完成诊断的其他单位不足5家" in page
    assert "2026-03-16（周一）" in plain(own.get(BASE))


def test_seventeen_of_twenty_three_are_told_on_list_and_sheet(seat: Seat, own: Client) -> None:
    row = judged(started(seat, NOW), seat, dict.fromkeys(ALL[:17], 50), NOW)
    assert "已评17/23项" in text(own.get(BASE))
    page = plain(own.get(f"{BASE}{row.pk}/"))
    assert "17/23" in page
    assert "还差6项" in page


def test_twenty_two_items_are_refused_in_words_that_lead_to_the_item(seat: Seat, own: Client) -> None:
    row = judged(started(seat, NOW), seat, {c: 50 for c in ALL if c != "4.3.2"}, NOW)
    for answer in (
        own.get(f"{BASE}{row.pk}/finish/"),
        own.post(f"{BASE}{row.pk}/finish/", {"revision": "1"}),
    ):
        assert answer.status_code == 422
        assert "没有完成：还有1项没有评" in text(answer)
        assert '<a href="#p_4.3.2">4.3.2' in text(answer)
        assert "还没有评</a>" in text(answer)
    row.refresh_from_db()
    assert row.state == D.DRAFT


def test_a_wrong_percentage_keeps_all_that_was_typed(seat: Seat, own: Client) -> None:
    row = started(seat, NOW)
    sent = {"revision": "0", "p_4.1.2": "57", "p_4.1.3": "60", "o_4.1.3": "没有保存的话"}
    answer = own.post(f"{BASE}{row.pk}/", sent)
    assert answer.status_code == 422
    page = text(answer)
    assert "4.1.2填了“57”，百分比只取0至100之间5的倍数" in page
    assert 'value="57"' in page
    assert "没有保存的话" in page
    assert (
        own.post(f"{BASE}{row.pk}/save/", sent).json()["message"]
        == "4.1.2填了“57”，百分比只取0至100之间5的倍数"
    )
    assert not row.items.filter(percent__isnull=False).exists()


def test_a_note_too_long_is_refused_with_its_length(seat: Seat, own: Client) -> None:
    row = started(seat, NOW)
    answer = own.post(f"{BASE}{row.pk}/", {"revision": "0", "s_4.1.2": "长" * 2001})
    assert "4.1.2的优势最多2000字，现有2001字" in text(answer)
    assert own.post(f"{BASE}{row.pk}/", {"revision": "0", "s_4.1.2": "长" * 2000}).status_code == 302


def test_two_colleagues_see_both_words_and_saving_again_takes_mine(seat: Seat, own: Client) -> None:
    row = started(seat, NOW)
    judged(row, colleague(seat), {"4.1.2": 50, "4.1.3": 40}, NOW)
    late = {"revision": "0", "p_4.1.2": "60", "p_4.1.3": "", "s_4.1.4": "我的一条"}
    asked = own.post(f"{BASE}{row.pk}/save/", late)
    assert asked.status_code == 409
    assert asked.json() == {"revision": 1, "by": "撰稿", "at": "09:00:00"}
    answer = own.post(f"{BASE}{row.pk}/", late)
    assert answer.status_code == 409
    page = text(answer)
    assert "没有保存：撰稿 09:00:00 先改过这一页" in plain(answer)
    assert 'name="p_4.1.2" value="60"' in page
    assert 'name="p_4.1.3" value="40"' in page  # what I left open takes theirs
    assert "我的一条" in page
    again = {"revision": "1", "p_4.1.2": "60", "p_4.1.3": "40", "s_4.1.4": "我的一条"}
    assert own.post(f"{BASE}{row.pk}/", again).status_code == 302
    kept = dict(row.items.values_list("clause", "percent"))
    assert (kept["4.1.2"], kept["4.1.3"]) == (60, 40)


def test_a_finished_one_takes_nothing_more(seat: Seat, own: Client) -> None:
    row = finished(seat, 50, NOW)
    answer = own.post(f"{BASE}{row.pk}/", {"revision": "2", "p_4.1.2": "60"}, follow=True)
    assert "没有保存：这次诊断已经完成，不能再改；可以开始新的一次" in text(answer)
    refused = own.post(f"{BASE}{row.pk}/save/", {"revision": "2", "p_4.1.2": "60"})
    assert (refused.status_code, refused.json()["message"][:8]) == (422, "这次诊断已经完成")


def test_another_unit_finds_nothing_at_any_address(seat: Seat) -> None:
    row = finished(seat, 50, NOW)
    made = improving.add(row, Planned("4.3.2", "措施", "甲", date(2026, 3, 20)), by=seat, now=NOW)
    stranger = sit(unit(1))
    here = f"{BASE}{row.pk}/"
    for end in ("", "finish/", "measures/new/", f"measures/{made.pk}/", "plan.xlsx", "report.pdf"):
        assert stranger.get(f"{here}{end}").status_code == 404, end
    assert stranger.post(f"{here}share/", {"shared": "1"}).status_code == 404
    assert stranger.post(f"{here}save/").status_code == 404
    for actor in (Actor.CITY, Actor.COUNTY, Actor.EXAMINER):
        where = {"county_id": KUNDULUN} if actor is Actor.COUNTY else {}
        assert sit(officer(f"o{actor}", actor, **where)).get(here).status_code == 403


def test_a_measure_due_yesterday_is_refused_at_the_field_and_nothing_typed_is_lost(
    seat: Seat, own: Client
) -> None:
    row = finished(seat, 50, NOW)
    address = f"{BASE}{row.pk}/measures/new/"
    assert 'value="4.3.2" selected' in text(own.get(f"{address}?clause=4.3.2"))
    sent = {"clause": "4.3.2", "what": "<script>列台账</script>", "owner": "甲", "due": "2026-03-15"}
    answer = own.post(address, sent)
    assert answer.status_code == 422
    page = text(answer)
    assert '<a href="#id_due">完成期限：完成期限2026-03-15已经过去，请填今天或以后的日期</a>' in page
    assert "&lt;script&gt;列台账&lt;/script&gt;" in page
    assert not Measure.objects.exists()
    assert own.post(address, {**sent, "due": "2026-03-16"})["Location"] == f"{BASE}{row.pk}/#plan"
    page = text(own.get(f"{BASE}{row.pk}/"))
    assert "&lt;script&gt;列台账&lt;/script&gt;" in page
    assert "<script>列" not in page


def test_a_measure_goes_on_and_overdue_ones_stand_first_with_their_weekday(
    seat: Seat, own: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = finished(seat, 50, NOW)
    soon = improving.add(row, Planned("4.3.2", "先办", "甲", date(2026, 3, 17)), by=seat, now=NOW)
    improving.add(row, Planned("4.1.2", "后办", "乙", date(2026, 4, 1)), by=seat, now=NOW)
    stop_clock(monkeypatch, at(3, 18))
    page = plain(own.get(f"{BASE}{row.pk}/"))
    assert page.index("先办") < page.index("后办")
    assert "2026-03-17（周二）" in page
    assert "逾期" in page
    assert "1条，2条没有办结" in re.sub(r"\s", "", plain(own.get(BASE)))
    address = f"{BASE}{row.pk}/measures/{soon.pk}/"
    assert 'value="2026-03-17"' in text(own.get(address))
    sent = {
        "clause": "4.3.2",
        "what": "先办",
        "owner": "甲",
        "due": "2026-03-17",
        "state": "done",
        "note": "好",
    }
    stale = own.post(address, {**sent, "revision": "7"})
    assert "这条措施刚被同事改过，请对照最新的内容再保存" in text(stale)
    assert own.post(address, {**sent, "revision": "0"}).status_code == 302
    soon.refresh_from_db()
    assert (soon.state, soon.note) == (M.DONE, "好")


def test_the_workbook_holds_the_plan_as_it_is_shown_and_no_formula(seat: Seat, own: Client) -> None:
    row = finished(seat, 50, NOW)
    late = improving.add(row, Planned("4.3.2", "=1+1", "甲", date(2026, 3, 16)), by=seat, now=NOW)
    going = Altered("4.3.2", "=1+1", "甲", date(2026, 3, 16), M.RUNNING.value, "第二步")
    improving.alter(late, going, seen=0, by=seat, now=NOW)
    body = own.get(f"{BASE}{row.pk}/plan.xlsx").content
    head, line = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0).to_python()
    assert head[:4] == ["措施", "条款", "条款名称", "负责人"]
    assert line == ["=1+1", "4.3.2", line[2], "甲", date(2026, 3, 16), "进行中", "", "第二步", ""]


def test_the_pdf_says_what_the_page_says(seat: Seat, own: Client) -> None:
    row = finished(seat, 55, NOW, notes={"o": {"4.1.2": "#改进 *星号*"}})
    improving.add(row, Planned("4.3.2", "建立台账", "甲", date(2026, 3, 20)), by=seat, now=NOW)
    pages = PdfDocument(own.get(f"{BASE}{row.pk}/report.pdf").content)
    said = re.sub(r"\s", "", "".join(p.get_textpage().get_text_bounded() for p in pages))
    for words in (
        "自评550分，满分1000分", "#改进*星号*", "建立台账", "2026-03-20（周五）", "不进入申报、审查和评审",
        "其他单位不足5家",
    ):  # fmt: skip
        assert words in said, words


def entered(seat: Seat) -> Any:
    city = officer("市局", Actor.CITY)
    row = incubation.join(Enterprise.objects.get(pk=seat.enterprise), Intent("想申报"), by=seat, now=NOW)
    return step(PoolRoad.ADMIT, row, city, NOW), sit(city)


def test_guides_read_what_the_unit_shares_until_it_takes_it_back(seat: Seat, own: Client) -> None:
    entry, city = entered(seat)
    county = sit(officer("昆区", Actor.COUNTY, county_id=KUNDULUN))
    elsewhere = sit(officer("青山", Actor.COUNTY, county_id=QINGSHAN))
    row = finished(seat, 55, NOW, notes={"s": {"4.1.2": "不给人看的做法"}})
    improving.add(row, Planned("4.3.2", "给指导单位看的措施", "甲", date(2026, 3, 20)), by=seat, now=NOW)
    here = f"/incubation/{entry.pk}/"
    assert "自评550分" not in text(county.get(here))
    assert "已共享给指导单位" in text(own.post(f"{BASE}{row.pk}/share/", {"shared": "1"}, follow=True))
    for guide in (county, city):
        page = text(guide.get(here))
        assert "自评550分" in page
        assert "给指导单位看的措施" in page
        assert "不给人看的做法" not in page
    assert elsewhere.get(here).status_code == 404
    own.post(f"{BASE}{row.pk}/share/", {"shared": "0"})
    assert "自评550分" not in text(county.get(here)) + text(city.get(here))


def test_a_writer_cannot_share_and_is_told_who_can(seat: Seat) -> None:
    row, writer = finished(seat, 55, NOW), sit(colleague(seat))
    assert "共享由本单位的审批人办理" in text(writer.get(f"{BASE}{row.pk}/"))
    answer = writer.post(f"{BASE}{row.pk}/share/", {"shared": "1"}, follow=True)
    assert "没有办成：共享由本单位的审批人办理" in text(answer)


def test_the_authority_reads_averages_of_five_and_of_four_nothing(seat: Seat) -> None:
    city, county = sit(officer("市局", Actor.CITY)), sit(officer("昆区", Actor.COUNTY, county_id=KUNDULUN))
    for n in range(1, 5):
        finished(unit(n), 40, NOW)
    assert "不显示家数和平均" in text(city.get("/incubation/"))
    finished(seat, 40, NOW)
    page = text(city.get("/incubation/"))
    assert "2026年先完成的5家，自评平均400分" in page
    assert "自我诊断" not in re.sub(r"<nav.*?</nav>", "", text(county.get("/incubation/")), flags=re.S)


def test_progress_stands_beside_each_other_with_picture_and_table(seat: Seat, own: Client) -> None:
    finished(seat, 40, at(3, 2))
    assert "历次对照" not in text(own.get(BASE))
    finished(seat, 55, NOW)
    page = text(own.get(BASE))
    assert "历次对照" in page
    assert "+150.0" in page
    finished(seat, 60, NOW)
    assert "各类目得分率（%）" in text(own.get(BASE))
    assert page.count('<svg class="radar"') == 1


def test_twenty_rounds_cost_no_more_queries_than_two(seat: Seat, own: Client) -> None:
    for _ in range(2):
        finished(seat, 50, NOW)
    few = queries(own, BASE)
    for _ in range(18):
        finished(seat, 50, NOW)
    assert queries(own, BASE) == few


def test_the_switch_is_no_get(seat: Seat, own: Client) -> None:
    row = finished(seat, 55, NOW)
    assert own.get(f"{BASE}{row.pk}/share/").status_code == 405
    assert diagnosis.share(row, True, by=seat, now=NOW).shared
