"""/city/evaluation/evidence/: how firm the ranking is, beside it and never instead of it (3, 23, 24, 27)."""

from collections.abc import Iterator
from random import Random

import pytest
import time_machine

from award.process.application import S
from award.records.evidence import gather, total
from award.records.reviews.models import Declaration, Panel, Result, Sheet
from services.review_world import CLAUSES, NOW, World, world
from web.review_seats import queries, sit, text

pytestmark = pytest.mark.django_db
PAGE = "/city/evaluation/evidence/"


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def judged(files: int, spread: int = 5, seed: int = 3) -> World:
    """Both stages of some files, each with five signed sheets and a signed result."""
    here, rng = world(examiners=5), Random(seed)
    panels = {
        kind: Panel.objects.create(cycle=here.cycle, kind=kind, name=kind, state="standing")
        for kind in ("document", "site")
    }
    for n in range(files):
        file = here.file(state=S.SITE_REVIEWED)
        for panel in panels.values():
            panel.applications.add(file)
            for examiner in here.examiners:
                percents = {c: 5 * ((70 - 5 * n + rng.randint(-spread, spread)) // 5) for c in CLAUSES}
                Sheet.objects.create(
                    panel=panel, application=file, examiner=examiner, state="signed", percents=percents,
                    signed_at=NOW,
                )  # fmt: skip
            agreed = dict.fromkeys(CLAUSES, 70 - 5 * n)
            Result.objects.create(
                panel=panel, application=file, consensus=agreed, score=700 - 50 * n, signed_at=NOW,
                signed_by=here.examiners[0],
            )  # fmt: skip
    return here


def test_firm_ranks_are_said_to_be_firm_and_the_line_is_drawn_under_the_fifth() -> None:
    here = judged(7)
    page = text(sit(here.city).get(PAGE))
    assert "前5名稳。" in page
    assert "没有一家跨线。" in page
    assert "第5名与第6名差50.0分" in page
    assert page.count("线内稳") >= 5
    assert 'class="after5"' in page
    assert "若无符合条件的单位，奖项可以空缺" in page
    assert "种子19590" in page  # with the number of the cycle
    for file in here.files:
        assert page.count(f"file={file.pk}#profile") == 1
    for examiner in here.examiners:
        assert str(examiner) in page


def test_the_official_ranking_stays_what_it_is() -> None:
    here = judged(6, spread=40)
    before = text(sit(here.city).get("/city/evaluation/"))
    page = text(sit(here.city).get(PAGE))
    assert "不改变正式排名" in page
    assert text(sit(here.city).get("/city/evaluation/")).split("<main")[1] == before.split("<main")[1]
    assert "看名次有多稳" in before
    for n in range(6):
        assert f"{700 - 50 * n}.00" in page


def test_the_same_sheets_give_the_same_page() -> None:
    here = judged(6, spread=40)
    client = sit(here.city)
    assert text(client.get(PAGE)).split("<main")[1] == text(client.get(PAGE)).split("<main")[1]


def test_one_files_profile_and_sheets_can_be_chosen() -> None:
    here = judged(3)
    page = text(sit(here.city).get(f"{PAGE}?file={here.files[2].pk}&stage=document"))
    assert "材料评审；圆内数字为人数" in page
    assert page.count("3家中位数") >= 1
    assert "有5人" in page or "有2人" in page or "有3人" in page


def test_a_sheets_total_is_the_sum_by_hand() -> None:
    here = judged(2)
    got = gather(here.cycle, here.files)
    sheet = Sheet.objects.first()
    assert sheet is not None
    by_hand = sum(float(i.points) * sheet.percents[i.clause] / 100 for i in got.criteria.items)
    assert total(got.criteria, sheet.percents) == pytest.approx(by_hand)


def test_a_voided_sheet_is_not_read_and_a_recused_officer_sees_nothing() -> None:
    here = judged(3)
    Sheet.objects.filter(examiner=here.examiners[4]).update(state="void")
    assert str(here.examiners[4]) not in text(sit(here.city).get(PAGE)).split("<main")[1]
    Declaration.objects.create(user_id=here.city.person, application=here.files[0], interest="other", at=NOW)
    assert sit(here.city).get(PAGE).status_code == 404
    assert sit(here.seats[0]).get(PAGE).status_code == 403


def test_without_sheets_there_is_nothing_to_compute() -> None:
    here = world(examiners=5)
    assert "还不能作统计" in text(sit(here.city).get(PAGE))
    here.scored(here.file(state=S.SITE_REVIEWED), "600", "610")
    assert "还不能作统计" in text(sit(here.city).get(PAGE))


def test_the_page_asks_no_more_for_many_files() -> None:
    few = judged(3)
    client = sit(few.city)
    count = queries(client, PAGE)
    here = few
    for panel in Panel.objects.all():
        for n in range(9):
            file = here.file(state=S.SITE_REVIEWED) if panel.kind == "document" else here.files[3 + n]
            for examiner in here.examiners:
                Sheet.objects.create(
                    panel=panel, application=file, examiner=examiner, state="signed", signed_at=NOW,
                    percents=dict.fromkeys(CLAUSES, 50),
                )  # fmt: skip
            Result.objects.create(panel=panel, application=file, score=500, signed_at=NOW)
    assert queries(client, PAGE) == count
