"""CITY's panels and evaluation (3, 9, 23, 24, 27): who sits, what a recusal leaves open, the ranking."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from award.process.application import S
from award.process.kinds import Actor
from award.records.cycles.models import Cycle
from award.records.notices.models import AwardList, PublicNotice
from award.records.reviews.models import Panel
from services.review_world import NOW, World, officer, world
from web.review_seats import queries, sit, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def here() -> World:
    return world(examiners=7, files=2)


def sent(here: World, people: list[int], leads: int = 0, **changed: Any) -> dict[str, Any]:
    """The composition as the browser sends it."""
    fields: dict[str, Any] = {
        "name": "材料评审第1组",
        "examiners": [str(here.examiners[n].pk) for n in people],
        "applications": [str(a.pk) for a in here.files],
        "leader": str(here.examiners[leads].pk),
    }
    return {**fields, **changed}


NEW = "/city/panels/new/?cycle=10&kind=document"


def test_files_without_a_panel_lead_to_a_new_one_with_them_chosen(here: World) -> None:
    client = sit(here.city)
    assert "材料评审：2家还没有评审组" in text(client.get("/city/panels/"))
    page = text(client.get(f"{NEW}&file={here.files[0].pk}"))
    assert 'value="材料评审第1组"' in page
    assert f'value="{here.files[0].pk}" checked' in page
    assert f'value="{here.files[1].pk}" checked' not in page


def test_a_panel_is_formed_and_shown_with_what_it_waits_for(here: World) -> None:
    client = sit(here.city)
    answer = client.post(NEW, sent(here, [0, 1, 2, 3, 4]))
    panel = Panel.objects.get()
    assert answer["Location"] == f"/city/panels/{panel.pk}/"
    page = text(client.get(answer["Location"]))
    assert page.count("等5名评审员声明") == 2
    assert "高敏华" in page
    assert "还没有评审组" not in text(client.get("/city/panels/"))


def test_a_panel_of_four_is_refused_above_the_button_and_every_choice_is_kept(here: World) -> None:
    answer = sit(here.city).post(NEW, sent(here, [0, 2, 3, 4], name="甲组"))
    page = text(answer)
    assert answer.status_code == 422
    assert "选了4名评审员，少于本届方案的5名" in page
    assert 'value="甲组"' in page
    for n in (0, 2, 3, 4):
        assert f'id="e-{here.examiners[n].pk}" checked' in page
    assert f'name="leader" value="{here.examiners[0].pk}" checked' in page
    assert Panel.objects.count() == 0


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "请填写组名"),
        ({"leader": ""}, "请填写组长"),
        ({"examiners": []}, "请填写评审员"),
        ({"applications": []}, "请填写评审的申报件"),
        ({"examiners": ["甲"]}, "页面的参数不对，请重新打开这一页"),
    ],
)
def test_each_fault_is_said_at_its_field(here: World, changed: dict[str, Any], words: str) -> None:
    answer = sit(here.city).post(NEW, sent(here, [0, 1, 2, 3, 4], **changed))
    assert answer.status_code == 422
    assert words in text(answer)
    assert Panel.objects.count() == 0


def test_ties_on_record_stand_beside_the_name(here: World) -> None:
    here.examiner("吴海燕", employer=here.files[0].name)
    assert f"吴海燕在{here.files[0].name}任职" in text(sit(here.city).get(NEW))


def test_no_panel_is_formed_in_a_cycle_that_is_closed_or_unknown(here: World) -> None:
    client = sit(here.city)
    assert client.get("/city/panels/new/?cycle=99&kind=document").status_code == 404
    assert client.get("/city/panels/new/?cycle=10&kind=tasting").status_code == 404
    here.cycle.state = "closed"
    here.cycle.save()
    assert client.get(NEW).status_code == 404


def test_a_recusal_says_what_is_lacking_and_the_change_mends_it(here: World) -> None:
    panel = here.panel(*here.files)
    here.declare(0, panel, here.files[0], "kinship")
    client = sit(here.city)
    page = text(client.get(f"/city/panels/{panel.pk}/"))
    assert "除回避外4名，方案要求5名，须补1名" in page
    assert "组长已回避，须更换组长" in page
    assert "亲属关系" in page
    assert "要补人或换组长" in text(client.get("/city/panels/"))
    path = f"/city/panels/{panel.pk}/change/"
    panel.refresh_from_db()
    chosen = sent(here, [0, 1, 2, 3, 4, 5], leads=1, seen=str(panel.revision))
    assert client.post(path, chosen).status_code == 302
    mended = text(client.get(f"/city/panels/{panel.pk}/"))
    assert "须补" not in mended
    assert "须更换组长" not in mended


def test_the_dry_run_of_the_review_says_what_each_file_waits_for(here: World) -> None:
    """Published on 2026-05-25, the fifth working day is 2026-06-01: that day still refuses."""
    for file in here.files:
        file.state = S.QUALIFIED_NOTICE
        file.save()
    notice = PublicNotice.objects.create(
        cycle=here.cycle, kind="qualified", title="公示", issuer="", body={}, digest="0" * 64, days=5,
        published_at=NOW - timedelta(days=7),
    )  # fmt: skip
    award_list = AwardList.objects.get(kind="qualified")
    award_list.notice = notice
    award_list.save()
    for file in here.files:
        award_list.entries.create(application=file)
    panel = here.panel(*here.files)
    here.all_declare(panel, here.files[0])
    client, path = sit(here.city), f"/city/panels/{panel.pk}/review/"
    assert "没有一家可以转入材料评审" in text(client.get(path))
    notice.published_at -= timedelta(days=3)  # 2026-05-22, a Friday
    notice.save()
    page = text(client.get(path))
    assert page.count("转入材料评审，材料向声明过的评审员开放</td>") == 1
    assert "尚未填写利害关系声明" in page
    sent = {f"seen_{a.pk}": str(a.revision) for a in here.files}
    assert client.post(path, {**sent, f"seen_{here.files[0].pk}": "5"}).status_code == 409
    assert client.post(path, sent).status_code == 302
    states = [a.refresh_from_db() or a.state for a in here.files]
    assert states == [S.DOCUMENT_REVIEW, S.QUALIFIED_NOTICE]


def test_a_stale_change_keeps_the_choice_and_shows_the_new_state(here: World) -> None:
    panel = here.panel(*here.files)
    seen = panel.revision
    here.declare(4, panel, here.files[0], "shares")
    answer = sit(here.city).post(
        f"/city/panels/{panel.pk}/change/", sent(here, [0, 1, 2, 3, 5], seen=str(seen))
    )
    assert answer.status_code == 409
    assert "另有人办过这一件" in text(answer)
    assert f'id="e-{here.examiners[5].pk}" checked' in text(answer)


def test_no_score_is_shown_before_the_leader_signed(here: World) -> None:
    file = here.files[0]
    panel = here.panel(file)
    here.all_declare(panel)
    for n in range(4):
        here.sign(n, file, 85)
    client, path = sit(here.city), f"/city/panels/{panel.pk}/"
    page = text(client.get(path))
    assert "4/5" in page
    assert "850" not in page
    here.sign(4, file, 85)
    assert "850" not in text(client.get(path))
    here.conclude(file, 85)
    assert "850.00" in text(client.get(path))


def test_the_ranking_weighs_draws_the_line_and_names_the_tie_across_it(here: World) -> None:
    marks = [("700", "700"), ("690", "690"), ("680", "680"), ("670", "670"), ("600", "650"), ("630", "630")]
    for _ in range(4):
        here.file(state=S.SITE_REVIEWED)
    for file, (document, site) in zip(here.files, marks, strict=True):
        file.state = S.SITE_REVIEWED
        file.save()
        here.scored(file, document, site)
    # 600 x 0.4 + 650 x 0.6 = 240 + 390 = 630: the fifth and the sixth tie
    page = text(sit(here.city).get("/city/evaluation/"))
    assert page.count("630.00") >= 2
    assert page.count("同分跨第5名") == 2
    names = [f"{a.name}（{a.number}）" for a in here.files[4:]]
    assert f"{'、'.join(names)}同分，跨第5名，由市政府专题会议决定，程序不作取舍" in page
    assert page.count('<tr class="line">') == 1


def test_only_signed_results_are_ranked_and_one_score_is_no_rank(here: World) -> None:
    one, two = here.files
    here.scored(one, "612.50", "640.00")
    Panel.objects.get(kind="site").results.update(signed_at=None)
    page = text(sit(here.city).get("/city/evaluation/"))
    assert "只有材料评审分数的1家" in page
    assert str(two.number) not in page
    assert "640.00" not in page


def test_a_recusal_after_the_shortlist_is_said_beside_the_rank(here: World) -> None:
    file = here.files[0]
    panel = here.panel(file)
    here.all_declare(panel, file)
    for n in range(5):
        here.sign(n, file)
    here.conclude(file)
    file.state = S.SITE_REVIEWED
    file.save()
    here.scored_site(file, "640")
    here.declare(4, panel, file, "other")
    said = "材料评审分数签署后，刘桂英声明了利害关系，须书面说明处理"
    assert said in text(sit(here.city).get("/city/evaluation/"))
    file.state = S.PROPOSED
    file.save()
    award_list = here.proposed(file)
    assert said in text(sit(officer("分管副市长", Actor.MEETING)).get(f"/meeting/{award_list.pk}/"))


def test_the_workbook_holds_what_the_page_shows_and_no_formula(here: World) -> None:
    one = here.files[0]
    one.name = "=HYPERLINK(1)有限公司"
    one.save()
    here.scored(one, "612.50", "640.00")
    answer = sit(here.city).get("/city/evaluation/export/?cycle=10")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "=HYPERLINK(1)有限公司" in strings
    cells = dict(re.findall(r'<c r="([A-Z]2)"[^>]*><v>([^<]*)</v>', sheet))
    # the composite: 612.50 x 0.4 + 640 x 0.6 = 245 + 384
    assert [float(cells[c]) for c in ("D2", "E2", "F2", "G2")] == [612.5, 640, 629, 1]


def test_the_pages_are_of_city_only(here: World) -> None:
    panel = here.panel(*here.files)
    examiner = sit(here.seats[0])
    for path in (
        "/city/panels/", NEW, f"/city/panels/{panel.pk}/review/",
        f"/city/panels/{panel.pk}/", f"/city/panels/{panel.pk}/change/",
        "/city/evaluation/", "/city/evaluation/export/",
    ):  # fmt: skip
        assert (path, examiner.get(path).status_code) == (path, 403)


def test_an_empty_house_says_so(here: World) -> None:
    Cycle.objects.update(state="planning")
    client = sit(here.city)
    assert "还没有届次" in text(client.get("/city/panels/"))
    assert "还没有开始申报的届次" in text(client.get("/city/evaluation/"))


@pytest.mark.parametrize(
    "path", ["/city/panels/", "/city/evaluation/", "/city/panels/{}/", "/city/panels/{}/change/"]
)
def test_30_rows_take_no_more_queries_than_3(here: World, path: str) -> None:
    here.file()
    panel = here.panel(*here.files)
    here.all_declare(panel)
    for file in here.files:
        here.scored(file, "600", "600")
    client, address = sit(here.city), path.format(panel.pk)
    few = queries(client, address)
    for n in range(27):
        here.examiner(f"新评审员{n}")
        here.scored(here.file(), "500", "500")
    here.change(panel, here.compose(list(range(7)), here.files))
    for n in range(27):
        Panel.objects.create(cycle=here.cycle, kind="site", name=f"现场{n}组", state="standing")
    assert queries(client, address) == few
