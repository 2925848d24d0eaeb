"""/notices/: frozen content, its digest, its clock, and nothing but white-listed fields."""

import hashlib
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.records.notices.models import Opinion, PublicNotice
from award.services import notices
from award.services.asking import BadDetails
from web.public_world import DAY_AFTER, DURING, LAST_SECOND, PUBLISHED, at, cycle, get, published

pytestmark = pytest.mark.django_db


def titles(html: str) -> list[str]:
    return re.findall(r'<a href="/notices/\d+/">([^<]*)</a></li>', html)


def test_the_list_is_filtered_by_the_address() -> None:
    row = cycle()
    published(row)
    notices.statement(row, "abandoned", "第10届评审中止公告", DURING)
    listed = "第10届包头市市长质量奖具备申报资格企业名单公示"
    assert titles(get("/notices/")) == ["第10届评审中止公告", listed]
    assert titles(get("/notices/?kind=notice")) == [listed]
    assert titles(get("/notices/?kind=announcement")) == ["第10届评审中止公告"]
    assert titles(get("/notices/?kind=%00nonsense&page=x")) == ["第10届评审中止公告", listed]


def test_a_notice_names_its_issuer_its_days_and_its_units() -> None:
    notice = published(cycle(), "proposed")
    html = get(f"/notices/{notice.pk}/")
    assert "包头市人民政府办公室" in html
    assert re.findall(
        r'<span class="org">(.*?)</span></td><td class="nb">(.*?)</td><td>(.*?)</td>', html
    ) == [(f"包头市<wbr>示例{n}<wbr>有限公司", f"质奖〔10〕{n:03}号", "昆都仑区") for n in (1, 2, 3)]
    assert html.count('<span class="day-t">第') == 6
    assert html.count('<span class="day-t">截止</span>') == 1


@pytest.mark.parametrize(
    ("moment", "link"),
    [
        (PUBLISHED, "提出异议"),
        (LAST_SECOND, "提出异议"),
        (DAY_AFTER, "反映情况（期满后作为线索登记）"),
    ],
)
def test_objections_are_invited_to_the_end_of_the_last_day_and_leads_ever_after(
    moment: object, link: str
) -> None:
    notice = published(cycle())
    html = get(f"/notices/{notice.pk}/", moment)  # type: ignore[arg-type]
    assert re.findall(r'href="/objections/new/\?notice=\d+">([^<]*)<', html) == [link]


def test_the_digest_is_that_of_the_text_that_can_be_downloaded() -> None:
    notice = published(cycle())
    with at(DURING):
        content = Client().get(f"/notices/{notice.pk}/content.json").content
    assert hashlib.sha256(content).hexdigest() == notice.digest
    html = get(f"/notices/{notice.pk}/")
    assert notice.digest in html
    assert "内容与发布时的摘要一致" in html


def test_a_notice_that_was_tampered_with_says_so() -> None:
    notice = published(cycle())
    PublicNotice.objects.filter(pk=notice.pk).update(issuer="别的单位")
    assert "内容与发布时的摘要不一致" in get(f"/notices/{notice.pk}/")


def test_nothing_but_white_listed_fields_appears_whatever_a_notice_holds() -> None:
    row = cycle()
    smuggled = {
        "entries": [
            {"id": "1", "name": "包头市示例有限公司", "number": "", "county": "", "phone": "13900001111"}
        ],
        "contact_person": "敏感姓名甲",
        "id_card": "150203198001010011",
    }
    with pytest.raises(BadDetails) as refused:
        notices.publish(row, kind="call", title="公告", issuer="某", body=smuggled, now=PUBLISHED)
    assert "contact_person、id_card、phone" in str(refused.value)
    notice = notices.publish(row, kind="call", title="公告", issuer="某", body={}, now=PUBLISHED)
    PublicNotice.objects.filter(pk=notice.pk).update(
        body=smuggled
    )  # as if it had been written past the service
    every = get(f"/notices/{notice.pk}/") + get("/notices/") + get("/")
    assert [w for w in ("13900001111", "敏感姓名甲", "150203198001010011") if w in every] == []
    with at(DURING):
        assert Client().get(f"/notices/{notice.pk}/content.json").status_code == 404


@pytest.mark.parametrize("path", ["/notices/999/", "/notices/999/content.json", "/notices/999/opinion/"])
def test_an_unknown_notice_is_not_found(path: str) -> None:
    assert Client().get(path).status_code == 404


def test_a_name_with_markup_stays_text() -> None:
    row = cycle()
    body = {"entries": [{"id": "1", "name": "<script>alert(1)</script>公司", "number": "", "county": ""}]}
    notice = notices.publish(
        row, kind="qualified", title="公示", issuer="某", body=body, now=PUBLISHED, days=5
    )
    html = get(f"/notices/{notice.pk}/") + get(f"/objections/new/?notice={notice.pk}")
    assert "<script>alert" not in html


def test_the_list_asks_the_database_as_often_for_thirty_notices_as_for_three() -> None:
    row = cycle()

    def asked(number: int) -> int:
        while PublicNotice.objects.count() < number:
            notices.publish(row, kind="qualified", title="公示", issuer="某", body={}, now=PUBLISHED, days=5)
        with at(DURING), CaptureQueriesContext(connection) as queries:
            assert Client().get("/notices/").status_code == 200
        return len(queries)

    assert asked(3) == asked(30)


# Opinions (Article 24)


def opinion(notice: PublicNotice, moment: object = DURING, **typed: str) -> object:
    with at(moment):  # type: ignore[arg-type]
        return Client().post(f"/notices/{notice.pk}/opinion/", {"text": "支持", **typed})


def test_an_opinion_is_received_until_the_last_second_and_not_after() -> None:
    notice = published(cycle(), "candidates")
    assert opinion(notice, LAST_SECOND).status_code == 200  # type: ignore[attr-defined]
    assert opinion(notice, LAST_SECOND + timedelta(seconds=1)).status_code == 422  # type: ignore[attr-defined]
    assert Opinion.objects.count() == 1


def test_the_same_opinion_sent_again_is_kept_once() -> None:
    notice = published(cycle(), "candidates")
    for _ in range(3):
        opinion(notice, name="某人")
    opinion(notice, name="另一人")
    assert Opinion.objects.count() == 2


def test_an_opinion_that_is_too_long_is_refused_and_nothing_typed_is_lost() -> None:
    notice = published(cycle(), "candidates")
    answer = opinion(notice, text="好" * 5001)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    html = answer.content.decode()  # type: ignore[attr-defined]
    assert "最多5000字，现有5001字" in html
    assert "好" * 5001 in html


@pytest.mark.parametrize("kind", ["qualified", "proposed"])
def test_other_notices_do_not_ask_for_opinions(kind: str) -> None:
    notice = published(cycle(), kind)
    assert opinion(notice).status_code == 404  # type: ignore[attr-defined]
