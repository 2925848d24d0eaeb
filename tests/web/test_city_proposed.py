"""From the candidates to the proposal (24, 25): opinions, the report, the line of five."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from award.demo.play import Play
from award.process.application import S
from award.process.lists import K, ListRoad
from award.records.notices.models import Entry
from award.records.reviews.models import Result
from award.services.steps import why_not
from web.city_world import because, clerk, copies, releaser, staged

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def consulting(django_db_setup: None, django_db_blocker: Any) -> Iterator[Play]:
    """The candidates before the public, two opinions unanswered."""
    with staged(django_db_blocker, 75, 12) as made:
        yield made


def test_an_opinion_is_treated_on_its_page_and_until_then_nothing_is_proposed(
    consulting: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    candidates, proposed = consulting.list_of(K.CANDIDATES), consulting.list_of(K.PROPOSED)
    desk = clerk(monkeypatch, consulting)
    assert "还有2条意见没有处理" in desk.see(f"/city/lists/{proposed.pk}/")
    assert candidates.notice is not None
    for opinion in candidates.notice.opinions.all():
        candidates.refresh_from_db()
        address = f"/do/list/{candidates.pk}/answer_opinion/?opinion={opinion.pk}"
        data = {"seen": candidates.revision, "opinion": opinion.pk, "treatment": "已研究，采纳"}
        desk.send(address, data | {"confirmed": "1"})
    assert "已研究，采纳" in desk.see(f"/city/lists/{candidates.pk}/")
    assert "条意见没有处理" not in desk.see(f"/city/lists/{proposed.pk}/")


def test_the_report_begins_with_counts_opinions_and_scores_and_is_kept_as_written(
    consulting: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed = consulting.list_of(K.PROPOSED)
    desk = clerk(monkeypatch, consulting)
    page = desk.see(f"/city/lists/{proposed.pk}/prepare/")
    assert "第10届共3家单位提交申报，旗县区推荐3家，具备申报资格3家" in page
    assert "收到2条意见建议，已处理0条" in page
    one, *others = consulting.standing(S.CONSULTATION)
    data = {"seen": proposed.revision, "members": [str(one.pk)], "report": "汇总如下。"}
    data |= {f"reason_{a.pk}": "综合得分在后" for a in others}
    desk.send(f"/city/lists/{proposed.pk}/prepare/", data)
    page = releaser(monkeypatch, consulting).see(f"/city/lists/{proposed.pk}/")
    assert ("汇总如下。" in page, "公示自" in page) == (True, True)


def test_a_tie_across_the_line_of_five_is_said_in_words_and_left_to_the_meeting(
    consulting: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = consulting.standing(S.CONSULTATION)
    everybody = [*rows, *copies(rows[0], 3)]
    for kind in ("document", "site"):
        panel = consulting.panels(kind)[0]
        for a in everybody:
            Result.objects.update_or_create(
                panel=panel, application=a, defaults={"score": Decimal("600"), "signed_at": consulting.now}
            )
    page = clerk(monkeypatch, consulting).see(f"/city/lists/{consulting.list_of(K.PROPOSED).pk}/")
    assert "同分，跨第5名，由市政府专题会议决定，程序不作取舍" in page
    assert all(f"{a.name}（{a.number}）" in page for a in everybody)


def test_six_are_refused_five_are_not(consulting: Play) -> None:
    proposed = consulting.list_of(K.PROPOSED)
    rows = consulting.standing(S.CONSULTATION)
    six = [*rows, *copies(rows[0], 3)]
    for a in six:
        Entry.objects.create(award_list=proposed, application=a)
    seat = consulting.troupe.releaser
    assert "名单有6家，超过5家" in because(why_not(ListRoad.PROPOSE, proposed, consulting.now, seat))
    Entry.objects.filter(application=six[-1]).update(member=False, reason="第六名")
    found = because(why_not(ListRoad.PROPOSE, proposed, consulting.now, seat))
    assert [w for w in found if "超过" in w] == []
