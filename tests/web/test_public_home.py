"""/: the running notice is the hero; else the present step; nothing there is a decent page."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award.process.application import S
from award.process.cycle import C
from award.process.honour import H
from award.process.lists import L
from award.process.plan import BAOTOU
from award.records.notices.models import AwardList, PublicNotice
from award.services import notices
from web.public_world import (
    DAY_AFTER,
    DURING,
    LAST_SECOND,
    NUMBERS,
    PUBLISHED,
    application,
    at,
    cycle,
    get,
    honour,
    published,
)

pytestmark = pytest.mark.django_db


def words(html: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", html))


def hero(html: str) -> str:
    """The first section of the page, without tags and blanks."""
    return words(html.split('<div class="wrap hero">')[1].split("</section>")[0])


def titles(html: str) -> list[str]:
    return [words(t) for t in re.findall(r'<h[12] class="hero-t">(.*?)</h[12]>', html, re.S)]


def track(html: str) -> list[tuple[str, str, str]]:
    article, when = '<span class="art">[^<]*</span>', '<span class="when">([^<]*)'
    found = re.findall(f'<li class="(past|now|next)"[^>]*>{article}<b>([^<]*)</b>{when}', html)
    return [(state, label, when) for state, label, when in found]


def test_an_empty_installation_says_that_nothing_is_on_and_invents_nothing() -> None:
    html = get("/")
    assert "现在没有正在进行的评选" in html
    assert "经市委、市政府研究批准后适时组织开展" in html
    assert 'class="track"' not in html
    assert 'class="honours"' not in html


def test_no_fee_is_said_on_the_home_page_with_article_five() -> None:
    html = get("/")
    assert "不收取任何费用" in html
    assert '<div class="fee ">' in html
    assert 'href="/regulation/#art-5"' in html


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (PUBLISHED + timedelta(hours=1), "发布当日不计"),
        (DURING, "还剩2个工作日"),
        (LAST_SECOND - timedelta(days=1), "还剩1个工作日"),
        (LAST_SECOND, "今天24:00截止"),
    ],
)
def test_the_running_notice_is_the_hero_and_says_what_is_left(moment: datetime, said: str) -> None:
    published(cycle())
    html = get("/", moment)
    assert titles(html) == ["第10届包头市市长质量奖具备申报资格企业名单公示"]
    assert said in hero(html)
    assert "共5个工作日，5月9日调休上班" in hero(html)
    assert "提出异议" in hero(html)


def test_from_the_day_after_the_last_day_the_hero_is_the_present_step() -> None:
    published(cycle())
    html = get("/", DAY_AFTER)
    assert titles(html) == ["第10届包头市市长质量奖正在材料评审"]
    assert "提出异议" not in hero(html)


@pytest.mark.parametrize(
    ("moment", "title"),
    [
        (datetime(2026, 3, 10, 23, 59, tzinfo=BAOTOU), "即将受理申报"),
        (datetime(2026, 3, 11, 0, 0, tzinfo=BAOTOU), "正在受理申报"),
        (datetime(2026, 4, 10, 17, 0, tzinfo=BAOTOU), "正在受理申报"),
        (datetime(2026, 4, 10, 17, 0, 1, tzinfo=BAOTOU), "旗县区正在初审"),
        (datetime(2026, 4, 24, 17, 0, tzinfo=BAOTOU), "旗县区正在初审"),
        (datetime(2026, 4, 24, 17, 0, 1, tzinfo=BAOTOU), "正在资格审查"),
    ],
)
def test_without_a_notice_the_plans_dates_tell_the_step(moment: datetime, title: str) -> None:
    cycle()
    assert titles(get("/", moment)) == [f"第10届包头市市长质量奖{title}"]


def test_the_weeks_of_filing_count_down_in_working_days() -> None:
    cycle()
    html = get("/", datetime(2026, 4, 9, 9, 0, tzinfo=BAOTOU))
    assert "04-10（周五）17:00截止，还剩1个工作日" in hero(html)
    assert "今天是最后一天" in hero(get("/", datetime(2026, 4, 10, 9, 0, tzinfo=BAOTOU)))


def test_a_launched_cycle_waits_for_its_call() -> None:
    cycle(state=C.APPROVED)
    html = get("/")
    assert titles(html) == ["第10届包头市市长质量奖已经批准启动"]
    assert track(html)[:3] == [
        ("past", "启动评审", "02-10（周二）"),
        ("now", "发布通知", "办法未定期限"),
        ("next", "自愿申报", "公告之后"),
    ]


@pytest.mark.parametrize("state", [C.PLANNING, C.SUBMITTED])
def test_a_cycle_that_is_not_approved_is_not_shown(state: C) -> None:
    cycle(11, state)
    assert "第11届" not in get("/")


def test_the_track_gives_an_earliest_day_only_where_it_can_be_computed() -> None:
    published(cycle())
    assert track(get("/")) == [
        ("past", "启动评审", "02-10（周二）"),
        ("past", "发布通知", "03-02（周一）"),
        ("past", "自愿申报", "至 04-10（周五）"),
        ("past", "旗县区初审", "至 04-24（周五）"),
        ("now", "资格审查", "公示中，3/5"),
        ("next", "材料评审", "最早 05-14（周四）"),
        ("next", "现场评审", "材料评审之后"),
        ("next", "综合评议", "现场评审之后"),
        ("next", "最终审议", "综合评议之后"),
        ("next", "表彰奖励", "公示期满之后"),
    ]


def test_what_is_not_released_moves_nothing_on_the_track() -> None:
    """Files are under review on site and the proposal is drawn up: the public sees the last release only."""
    row = cycle()
    published(row)
    row.applications.update(state=S.SITE_REVIEWED.value)
    AwardList.objects.create(cycle=row, kind="shortlist", state=L.DRAFT.value)
    AwardList.objects.create(cycle=row, kind="proposed", state=L.DECIDED.value)
    now = [label for state, label, _ in track(get("/", DAY_AFTER)) if state == "now"]
    assert now == ["材料评审"]


def test_each_release_moves_the_track_on() -> None:
    row = cycle()
    published(row)
    here = lambda moment: [label for state, label, _ in track(get("/", moment)) if state == "now"]  # noqa: E731
    AwardList.objects.create(cycle=row, kind="shortlist", state=L.FIXED.value)
    assert here(DAY_AFTER) == ["现场评审"]
    candidates = published(row, "candidates", datetime(2026, 6, 15, 9, 0, tzinfo=BAOTOU))
    assert here(candidates.published_at) == ["综合评议"]
    assert here(datetime(2026, 6, 24, 9, 0, tzinfo=BAOTOU)) == ["最终审议"]
    published(row, "proposed", datetime(2026, 7, 2, 9, 0, tzinfo=BAOTOU))
    assert here(datetime(2026, 7, 13, 23, 59, tzinfo=BAOTOU)) == ["最终审议"]
    assert here(datetime(2026, 7, 14, 0, 0, tzinfo=BAOTOU)) == ["表彰奖励"]


def test_a_notice_taken_down_early_is_neither_running_nor_over() -> None:
    notice = published(cycle())
    PublicNotice.objects.filter(pk=notice.pk).update(taken_down_on=DURING.date())
    now = [label for state, label, _ in track(get("/", DAY_AFTER)) if state == "now"]
    assert now == ["资格审查"]
    assert "撤下，未满期" in get(f"/notices/{notice.pk}/", DAY_AFTER)


def test_of_two_open_cycles_the_notice_that_ends_first_leads_and_both_are_tracked() -> None:
    published(cycle(10), moment=PUBLISHED + timedelta(days=1))
    published(cycle(11), "proposed")
    html = get("/")
    assert titles(html) == [
        "第10届包头市市长质量奖具备申报资格企业名单公示",
        "第11届包头市市长质量奖拟授奖名单公示",
    ]
    assert html.count("<h1") == 1
    assert html.count("btn-main") == 1
    assert html.count('class="track"') == 2


def test_a_vacancy_is_the_hero_and_the_cycle_is_not_tracked_on() -> None:
    row = cycle(state=C.VACANT)
    row.statement = "没有符合条件的单位。"
    notices.statement(row, "vacancy", "第10届包头市市长质量奖空缺说明", DURING)
    html = get("/")
    assert titles(html) == ["第10届包头市市长质量奖空缺说明"]
    assert 'class="track"' not in html


def test_between_cycles_the_hero_is_how_the_last_one_ended() -> None:
    row = cycle(9, C.CLOSED)
    notices.statement(row, "abandoned", "第9届包头市市长质量奖评审中止公告", PUBLISHED)
    html = get("/", DAY_AFTER)
    assert titles(html) == ["第9届包头市市长质量奖评审中止公告"]


def test_the_last_recipients_stand_in_the_gold_frame_and_a_revoked_one_is_marked() -> None:
    row = cycle(9, C.CLOSED)
    honour(row, 1, NUMBERS[0])
    honour(row, 2, NUMBERS[1], state=H.RECALLED.value)
    frame = get("/").split('class="honours"')[1]
    listed = [words(item) for item in re.findall(r"<li>(.*?)</li>", frame, re.S)]
    assert listed == ["包头市示例1有限公司", "包头市示例2有限公司已撤销"]


def test_a_notice_that_ended_is_not_a_hero_of_another_cycle() -> None:
    published(cycle(9, C.CLOSED))
    cycle(10)
    assert titles(get("/", DURING)) == ["第10届包头市市长质量奖正在资格审查"]


def test_the_home_page_asks_the_database_as_often_for_thirty_units_as_for_three() -> None:
    def asked(extra: int) -> int:
        row = cycle(10 + extra)
        published(row, units=extra)
        for n in range(extra):
            application(row, 500 + n)
        with (
            at(DURING),
            CaptureQueriesContext(
                connection,
            ) as queries,
        ):
            assert Client().get("/").status_code == 200
        return len(queries)

    assert asked(3) == asked(30)
