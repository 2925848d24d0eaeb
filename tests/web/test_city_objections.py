"""Objections at CITY's desk (22, 26): a handler who had no part, an identity that stays sealed."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from award.demo.play import Play
from award.process.application import S
from award.process.lists import K
from award.process.objection import O, ObjectionRoad
from award.records.ledger.models import Line
from award.records.notices.models import Objection
from award.services import objections
from award.services.deeds.objections import Report
from web.city_world import Desk, clerk, staged
from web.field import queries

pytestmark = pytest.mark.django_db
WHO, WHERE = "某供方", "0472-5000000"
SERIAL = count(1)  # the same words again are the same objection


@pytest.fixture(scope="module")
def play(django_db_setup: None, django_db_blocker: Any) -> Iterator[Play]:
    """The qualified are on notice."""
    with staged(django_db_blocker, 45) as made:
        yield made


def objected(play: Play, objector: str = WHO) -> Objection:
    notice = play.list_of(K.QUALIFIED).notice
    assert notice is not None
    return objections.file(
        notice, str(play.standing(S.QUALIFIED_NOTICE)[0].pk), objector=objector, contact=WHERE,
        facts=f"请核对第{next(SERIAL)}批抽检结果", now=play.now,
    )  # fmt: skip


@pytest.fixture
def handler(play: Play, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch, play.troupe.examiner_of_objections, play.now)


def accepted(play: Play, objection: Objection) -> Objection:
    play.take(ObjectionRoad.REEXAMINE, objection, play.troupe.examiner_of_objections)
    objection.refresh_from_db()
    return objection


def test_an_officer_who_handled_the_file_is_told_that_another_must_re_examine(
    play: Play, handler: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/city/objections/{objected(play).pk}/"
    own = "你经办过这份申报，复核须由未经办的工作人员作出"
    assert own in clerk(monkeypatch, play).see(address)
    assert own not in handler.see(address)


def test_nobody_reads_who_objected_until_the_handler_opens_it_on_the_record(
    play: Play, handler: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    objection = accepted(play, objected(play))
    address = f"/city/objections/{objection.pk}/"
    sealed = handler.see(address)
    assert (WHO in sealed, WHERE in sealed, "拆看异议人身份" in sealed) == (False, False, True)
    opened = handler.send(f"{address}identity/", {}, 200)
    assert (WHO in opened, WHERE in opened, "第1次" in opened) == (True, True, True)
    line = Line.objects.get(step="objection.open_identity")
    assert (line.subject, WHO in str(line.facts)) == (objection.subject, False)
    closed = handler.see(address)
    assert (WHO in closed, "已拆看1次" in closed) == (False, True)
    handler.send(f"{address}identity/", {}, 200)
    assert Line.objects.filter(step="objection.open_identity").count() == 2
    other = clerk(monkeypatch, play).see(address)
    assert (WHO in other, WHERE in other) == (False, False)


def test_another_officer_cannot_open_it_by_address(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    objection = accepted(play, objected(play))
    told = clerk(monkeypatch, play).send(f"/city/objections/{objection.pk}/identity/", {}, 400)
    assert "异议人的身份只由受理这件异议的工作人员拆看" in told
    assert Line.objects.filter(step="objection.open_identity").count() == 0


def test_an_anonymous_lead_has_no_identity_to_open(play: Play, handler: Desk) -> None:
    objection = accepted(play, objected(play, objector=""))
    assert "匿名反映，没有留下身份" in handler.see(f"/city/objections/{objection.pk}/")
    told = handler.send(f"/city/objections/{objection.pk}/identity/", {}, 400)
    assert "没有身份可看" in told


def test_neither_verdict_comes_before_the_report_and_neither_is_the_pages_choice(
    play: Play, handler: Desk
) -> None:
    objection = accepted(play, objected(play))
    address = f"/city/objections/{objection.pk}/"
    page = handler.see(address)
    assert ("写复核报告" in page, "认定异议成立" in page) == (True, False)
    play.take(ObjectionRoad.REPORT, objection, handler.seat, Report("查明如下"))
    raw = handler.client.get(address).content.decode()
    assert ("认定异议成立" in raw, "认定异议不成立" in raw, "btn-main" in raw) == (True, True, False)


def test_an_upheld_objection_leads_to_taking_the_entry_back(play: Play, handler: Desk) -> None:
    objection = accepted(play, objected(play))
    play.take(ObjectionRoad.REPORT, objection, handler.seat, Report("查明如下"))
    objection.refresh_from_db()
    data = {"seen": objection.revision, "verdict": "成立", "confirmed": "1"}
    handler.send(f"/do/objection/{objection.pk}/uphold/", data)
    page = handler.client.get(f"/city/objections/{objection.pk}/").content.decode()
    assert f"/do/application/{objection.application_id}/take_back/" in page
    assert Objection.objects.get(pk=objection.pk).state == O.UPHELD


def test_a_late_one_is_a_lead_and_the_page_says_so(play: Play, handler: Desk) -> None:
    objection = objected(play)
    Objection.objects.filter(pk=objection.pk).update(late=True)
    assert "过期，作线索" in handler.see(f"/city/objections/{objection.pk}/")


def test_thirty_objections_cost_no_more_queries_than_three(play: Play, handler: Desk) -> None:
    for _ in range(3):
        objected(play)
    few = queries(handler.client, "/city/objections/"), queries(handler.client, "/city/")
    for _ in range(26):
        objected(play)
    assert (queries(handler.client, "/city/objections/"), queries(handler.client, "/city/")) == few


def test_the_list_narrows_to_one_state(play: Play, handler: Desk) -> None:
    first, second = objected(play), accepted(play, objected(play))
    page = handler.see("/city/objections/?state=received")
    assert (first.code in page, second.code in page) == (True, False)
    assert "没有符合条件的异议" in handler.see("/city/objections/?state=consented")
