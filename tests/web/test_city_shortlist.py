"""The shortlist at CITY's desk (23): drawn up by one with a reason for each left off, released by another."""

from collections.abc import Iterator
from typing import Any

import pytest

from award.demo.play import Play
from award.process.application import S
from award.process.lists import K, L
from award.records.notices.models import AwardList
from web.city_world import Desk, clerk, releaser, staged

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def reviewed(django_db_setup: None, django_db_blocker: Any) -> Iterator[Play]:
    """Document review signed, nobody shortlisted yet."""
    with staged(django_db_blocker, 59) as made:
        yield made


def prepared(desk: Desk, award_list: AwardList, ticked: list[Any], reasons: dict[int, str]) -> str:
    data = {"seen": award_list.revision, "members": [str(a.pk) for a in ticked]}
    data |= {f"reason_{key}": text for key, text in reasons.items()}
    return desk.send(f"/city/lists/{award_list.pk}/prepare/", data)


def test_nothing_is_ticked_for_the_officer_and_the_suggestion_is_only_a_word(
    reviewed: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    award_list = reviewed.list_of(K.SHORTLIST)
    raw = clerk(monkeypatch, reviewed).client.get(f"/city/lists/{award_list.pk}/prepare/").content.decode()
    assert (raw.count(" checked"), raw.count("方案比例之内")) == (0, 3)
    assert "建议前10名进入现场评审" in raw


def test_a_row_left_off_without_a_reason_blocks_the_release_until_it_is_written(
    reviewed: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    award_list = reviewed.list_of(K.SHORTLIST)
    one, two, three = reviewed.standing(S.DOCUMENT_REVIEWED)
    desk = clerk(monkeypatch, reviewed)
    prepared(desk, award_list, [one, two], {})
    page = releaser(monkeypatch, reviewed).see(f"/city/lists/{award_list.pk}/")
    assert f"还没有写未入选理由：{three.name}" in page
    award_list.refresh_from_db()
    prepared(desk, award_list, [one, two], {three.pk: "材料评审分数在前两家之后"})
    page = releaser(monkeypatch, reviewed).see(f"/city/lists/{award_list.pk}/")
    assert "条件都已满足，可以确定现场评审名单" in page
    assert "不列入，转为“未进入现场评审”，书面告知理由" in page


def test_who_drew_the_shortlist_up_cannot_release_it_and_a_second_can(
    reviewed: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    award_list = reviewed.list_of(K.SHORTLIST)
    everybody = reviewed.standing(S.DOCUMENT_REVIEWED)
    prepared(clerk(monkeypatch, reviewed), award_list, everybody, {})
    award_list.refresh_from_db()
    data = {"seen": award_list.revision, "confirmed": "1"}
    own = clerk(monkeypatch, reviewed).send(f"/do/list/{award_list.pk}/shortlist/", data, 409)
    assert "这一件由你本人经办，须由另一名工作人员复核发布" in own
    releaser(monkeypatch, reviewed).send(f"/do/list/{award_list.pk}/shortlist/", data)
    assert len(reviewed.standing(S.SITE_VISIT)) == 3
    assert reviewed.list_of(K.SHORTLIST).state == L.FIXED


def test_what_was_typed_is_kept_when_a_reason_is_too_long_or_the_page_is_stale(
    reviewed: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    award_list = reviewed.list_of(K.SHORTLIST)
    one, two, three = reviewed.standing(S.DOCUMENT_REVIEWED)
    address = f"/city/lists/{award_list.pk}/prepare/"
    data = {"seen": award_list.revision, "members": [str(one.pk)], f"reason_{two.pk}": "长" * 401,
            f"reason_{three.pk}": "三号的理由"}  # fmt: skip
    desk = clerk(monkeypatch, reviewed)
    told = desk.send(address, data, 422)
    assert ("理由最多400字，现有401字" in told, "三号的理由" in told) == (True, True)
    told = desk.send(address, data | {"seen": 99, f"reason_{two.pk}": "短"}, 409)
    assert "另有人办过这一件" in told


def test_a_file_that_is_not_there_cannot_be_put_on_the_list(
    reviewed: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    award_list = reviewed.list_of(K.SHORTLIST)
    data = {"seen": award_list.revision, "members": ["999999"]}
    told = clerk(monkeypatch, reviewed).send(f"/city/lists/{award_list.pk}/prepare/", data, 422)
    assert "名单里有不在本环节的单位，请刷新后重选" in told
