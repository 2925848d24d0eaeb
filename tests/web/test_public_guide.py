"""The guide, plain words, feeds, sitemap, search page, the memory of public pages, the signed copy."""

import io
import json
from datetime import timedelta
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.test import Client

from award.law import plain_words, texts
from award.records.applications.models import Draft
from award.records.ledger.models import Line
from award.records.notices.models import PublicNotice
from award.services import notice_copies, search
from award.services.papers.sign import check_pdf
from web.public_world import DURING, NUMBERS, PUBLISHED, at, cycle, get, honour, published
from web.review_seats import queries

pytestmark = pytest.mark.django_db


def test_the_guide_gives_the_running_cycles_dates_and_the_articles_words() -> None:
    cycle()
    page = get("/guide/", PUBLISHED - timedelta(days=50))
    assert all(w in page for w in ("2026-03-11", "04-10（周五） 17:00", "04-24（周五） 17:00", "我要申报"))
    assert (
        "2026-04-01" in page
    )  # posted that Wednesday: 2, 3, 7, 8 and 9 April are the five, on the 10th one files
    assert "依法在包头市内登记注册，具有独立法人资格" in page
    assert "不收取任何费用" in page


def test_between_cycles_the_guide_says_so_and_invents_no_date() -> None:
    page = get("/guide/")
    assert ("现在没有正在受理的届次" in page, "我要申报" in page) == (True, False)


def test_every_article_has_plain_words_that_say_no_number_of_their_own() -> None:
    import re

    notes = plain_words.notes()
    assert sorted(notes) == list(range(1, 37))
    for number, said in notes.items():
        own = set(re.findall(r"\d+", said)) - set(re.findall(r"\d+", texts.article(number).text))
        assert own == set(), number
    page = get("/regulation/")
    assert all(said in page for said in notes.values())


def test_feeds_and_sitemap_name_every_notice_and_nobody() -> None:
    notice = published(cycle())
    atom = get("/feeds/notices.atom")
    assert notice.title in [e.text for e in ElementTree.fromstring(atom).iter() if e.tag.endswith("title")]
    feed = json.loads(get("/feeds/notices.json"))
    assert [i["title"] for i in feed["items"]] == [notice.title]
    places = [e.text for e in ElementTree.fromstring(get("/sitemap.xml")).iter() if e.tag.endswith("loc")]
    assert f"http://127.0.0.1:8000/notices/{notice.pk}/" in places
    assert [p for p in places if p and any(s in p for s in ("/city/", "/applicant/", "/objections/"))] == []
    assert "Sitemap: http" in get("/robots.txt")


def test_the_search_page_marks_what_was_asked_and_keeps_markup_text() -> None:
    published(cycle())
    search.refresh()
    page = get("/search/?q=" + quote("费用"))
    assert "<mark>费用</mark>" in page
    assert "没有找到" in get("/search/?q=" + quote("绿松石"))
    assert "<script>x" not in get("/search/?q=" + quote("<script>x"))


@pytest.mark.parametrize(
    ("query", "first", "second"), [("q=甲", True, False), ("industry=工业", False, True)]
)
def test_recipients_are_found_by_name_and_industry(query: str, first: bool, second: bool) -> None:
    row = cycle(9)
    honour(row, 1, NUMBERS[0], name="甲有限公司")
    other = honour(row, 2, NUMBERS[1], name="乙有限公司")
    Draft.objects.create(application=other.application, values={"industry_code": "3250"})
    page = get(f"/recipients/?{quote(query, safe='=')}").replace("<wbr>", "")
    assert ("甲有限公司" in page, "乙有限公司" in page) == (first, second)


def test_a_public_page_is_made_once_for_a_ledger_line_and_a_minute(settings: Any) -> None:
    settings.PUBLIC_CACHE = True
    cache.clear()
    row, client = cycle(), Client()
    with at(DURING):
        first = client.get("/notices/")
        kept = queries(client, "/notices/")
        assert kept == 1  # the ledger's head
        assert client.get("/notices/", headers={"If-None-Match": first["ETag"]}).status_code == 304
        assert client.get("/notices/", headers={"Cookie": "size=large"}).content != first.content
    published(row)
    with at(DURING):
        assert client.get("/notices/").content == first.content  # written past the ledger
        Line.objects.create(
            sequence=1, moment=DURING, actor="city", seat="city", step="x", subject="x", clause={}, facts={},
            previous="0" * 64, digest="1" * 64,
        )  # fmt: skip
        assert client.get("/notices/").content != first.content


def test_the_signed_copy_is_made_once_and_says_what_was_published() -> None:
    import pypdfium2

    notice = published(cycle())
    assert (notice_copies.run(DURING), notice_copies.run(DURING)) == (1, 0)
    with at(DURING):
        answer = Client().get(f"/notices/{notice.pk}/copy.pdf")
    assert answer["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(io.BytesIO(answer.content))
    said = "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "")
    assert all(w in said for w in ("2026年5月8日", "2026年5月13日", "24时截止", notice.digest[:20]))
    assert all(e["number"] in said for e in notice.body["entries"])
    assert "副本" in get(f"/notices/{notice.pk}/")
    assert Line.objects.get(step="notice.copy").facts["content"] == notice.digest
    assert (check_pdf(answer.content).intact, check_pdf(answer.content).trusted) == (True, True)
    assert Client().get(f"/notices/{notice.pk + 1}/copy.pdf").status_code == 404
    assert PublicNotice.objects.get(pk=notice.pk).copy is not None
