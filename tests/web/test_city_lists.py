"""The list of the qualified (22): what was decided file by file, released by another officer."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from award.demo.noticing import draft_notice
from award.demo.play import Play
from award.process.application import Road, S
from award.process.lists import K, ListRoad
from award.records.listing import members
from award.records.notices.models import AwardList
from award.services.deeds.list_notices import Days
from award.services.deeds.screening import Refusal
from award.services.steps import why_not
from web.city_world import Desk, because, clerk, copies, releaser, staged, words
from web.field import at, called, queries, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def decided(django_db_setup: None, django_db_blocker: Any) -> Iterator[Play]:
    """Every file decided: three qualified, the list not yet published."""
    with staged(django_db_blocker, 43) as made:
        yield made


def test_the_list_of_the_qualified_is_what_was_decided_until_the_moment_it_is_published(
    decided: Play,
) -> None:
    award_list = decided.list_of(K.QUALIFIED)
    out = decided.standing(S.QUALIFIED)[0]
    decided.take(Road.NOT_QUALIFY, out, decided.troupe.clerk, Refusal("15.3", "指标不在前列"))
    left = decided.standing(S.QUALIFIED)
    assert [a.pk for a in members(award_list)] == [a.pk for a in left]
    draft_notice(decided, K.QUALIFIED, 5)
    decided.take(ListRoad.PUBLISH_QUALIFIED, award_list, decided.troupe.releaser, Days(5))
    award_list = decided.list_of(K.QUALIFIED)
    assert award_list.notice is not None
    assert [e["name"] for e in award_list.notice.body["entries"]] == [a.name for a in left]
    assert set(award_list.entries.values_list("application_id", flat=True)) == {a.pk for a in left}


def test_who_took_the_last_decision_does_not_publish_the_list_and_is_told_so(
    decided: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    award_list = decided.list_of(K.QUALIFIED)
    own = "这一件由你本人经办，须由另一名工作人员复核发布"
    desk = clerk(monkeypatch, decided)
    assert own in desk.see(f"/city/lists/{award_list.pk}/")
    data = {"seen": award_list.revision, "days": 5, "confirmed": "1"}
    assert own in desk.send(f"/do/list/{award_list.pk}/publish_qualified/", data, 409)
    assert own not in releaser(monkeypatch, decided).see(f"/city/lists/{award_list.pk}/")


@pytest.mark.parametrize(
    ("days", "stands"),
    [(4, ["公示期定为4个工作日，少于5个", "公示稿写的是5个工作日，发布的是4个"]), (5, []), (6, [])],
)
def test_four_days_are_refused_five_and_six_are_lawful(decided: Play, days: int, stands: list[str]) -> None:
    award_list = decided.list_of(K.QUALIFIED)
    step, seat = ListRoad.PUBLISH_QUALIFIED, decided.troupe.releaser
    draft_notice(decided, K.QUALIFIED, max(days, 5))
    assert because(why_not(step, award_list, decided.now, seat, Days(days))) == stands


def test_the_page_of_the_qualified_shows_members_effects_and_the_refused_with_their_reason(
    decided: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, *rest = decided.standing(S.QUALIFIED)
    decided.take(Road.NOT_QUALIFY, out, decided.troupe.clerk, Refusal("15.3", "指标不在前列"))
    draft_notice(decided, K.QUALIFIED, 5)
    page = releaser(monkeypatch, decided).see(f"/city/lists/{decided.list_of(K.QUALIFIED).pk}/")
    assert page.count("列入，转为“资格公示”") == len(rest)
    assert "指标不在前列" in page
    assert "条件都已满足，可以发布资格公示" in page


def test_the_second_officer_publishes_and_the_days_are_drawn(
    decided: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_notice(decided, K.QUALIFIED, 5)
    award_list = decided.list_of(K.QUALIFIED)
    desk = releaser(monkeypatch, decided)
    address = f"/do/list/{award_list.pk}/publish_qualified/"
    data = {"seen": award_list.revision, "days": 5}
    assert "名单内容将冻结并向社会公示" in desk.send(address, data, 200)
    assert desk.send(address, data | {"confirmed": "1"}) == f"/city/lists/{award_list.pk}/"
    page = desk.see(f"/city/lists/{award_list.pk}/")
    assert ("发布日" in page, "截止" in page, "已公示" in page) == (True, True, True)
    again = desk.send(address, data | {"confirmed": "1"}, 409)
    assert "另有人办过这一件" in again


def test_the_qualified_are_not_composed_by_hand(decided: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk(monkeypatch, decided).see(f"/city/lists/{decided.list_of(K.QUALIFIED).pk}/prepare/", 404)


def test_lists_of_many_members_cost_no_more_queries(decided: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"/city/lists/{decided.list_of(K.QUALIFIED).pk}/"
    desk = releaser(monkeypatch, decided)
    few, index = queries(desk.client, address), queries(desk.client, "/city/lists/")
    copies(decided.standing(S.QUALIFIED)[0], 27)
    assert (queries(desk.client, address), queries(desk.client, "/city/lists/")) == (few, index)


def test_an_empty_list_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    field = called(11)
    desk = Desk(monkeypatch, field.city, at(3, 5))
    assert desk.see("/city/lists/?cycle=11").count("拟定中") == 4
    award_list = AwardList.objects.get(cycle=field.cycle, kind=K.SHORTLIST.value)
    assert "名单还是空的" in desk.see(f"/city/lists/{award_list.pk}/")
    assert "还没有可以列入的单位" in desk.see(f"/city/lists/{award_list.pk}/prepare/")


def test_the_five_answers_count_what_is_missing_as_the_block_below_them_does(
    decided: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft_notice(decided, K.QUALIFIED, 5)
    page = releaser(monkeypatch, decided).see(f"/city/lists/{decided.list_of(K.QUALIFIED).pk}/")
    assert ("没有缺项" in page, "3家，办法未定期限" in page) == (True, True)
    own = clerk(monkeypatch, decided).see(f"/city/lists/{decided.list_of(K.QUALIFIED).pk}/")
    assert ("还缺 2项" in own, "还差2项，才能发布资格公示" in own) == (True, True)


def test_the_draft_is_looked_at_before_its_release_and_its_writer_does_not_release_it(
    decided: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    play = decided
    award_list = play.list_of(K.QUALIFIED)
    writer = clerk(monkeypatch, play)
    assert writer.client.get(f"/publicity/draft/{award_list.pk}/").status_code == 404
    address = f"/do/list/{award_list.pk}/draft_notice/"
    seen = {"seen": award_list.revision, "confirmed": "1", "days": 5, "longer_because": "", "contact": ""}
    assert "疑似手机号" in writer.send(address, {**seen, "text": "请拨13900002222"}, 422)
    writer.send(address, {**seen, "text": "请社会各界监督。"})
    page = writer.see(f"/publicity/draft/{award_list.pk}/")
    assert all(w in page for w in ("请社会各界监督。", "须由另一名工作人员发布", "未发布"))
    other = signed_in(Client(), play.troupe.releaser)
    assert "发布资格公示" in words(other.get(f"/publicity/draft/{award_list.pk}/"))
    assert (
        signed_in(Client(), play.troupe.office).get(f"/publicity/draft/{award_list.pk}/").status_code == 404
    )
