"""A whole cycle's consultation (Article 22): the matrix, all letters in one action, reminders."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from award.demo.play import Play
from award.process.application import S
from award.process.consult_matrix import USUAL
from award.process.kinds import Actor
from award.records.applications.models import SectorRequest
from award.records.ledger.models import Line
from award.records.people.models import Message, Organ
from web.city_world import Desk, clerk, copies, first, staged
from web.field import queries

pytestmark = pytest.mark.django_db
PATH = "/city/consult/10/"


@pytest.fixture(scope="module")
def play(django_db_setup: None, django_db_blocker: Any) -> Iterator[Play]:
    """Recommended, and nobody consulted yet."""
    with staged(django_db_blocker, 34) as made:
        yield made


@pytest.fixture
def desk(play: Play, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return clerk(monkeypatch, play)


def pairs(count: int = 2) -> list[str]:
    """Some departments that answer for accidents."""
    organs = Organ.objects.filter(active=True, county=None, association=False).order_by("pk")
    return [f"{o.pk}:3" for o in organs if 3 in o.grounds][:count]


def sent(play: Play, desk: Desk, chosen: list[str]) -> str:
    seen = {f"seen_{a.pk}": a.revision for a in play.standing(S.QUALIFICATION)}
    return desk.send(PATH, {"organs": chosen, "confirmed": "1", **seen})


def test_the_navigation_leads_to_the_cycle_that_has_files_in_qualification(desk: Desk) -> None:
    assert desk.client.get("/city/consult/")["Location"] == PATH


def test_the_dry_run_says_of_each_file_how_many_letters_go_and_sends_none(play: Play, desk: Desk) -> None:
    page = desk.send(PATH, {"organs": pairs()}, 200)
    assert page.count("发出2份函") == len(play.standing(S.QUALIFICATION)) == 3
    assert SectorRequest.objects.exclude(ground=0).count() == 0


def test_confirmed_every_file_asks_every_chosen_department_once(play: Play, desk: Desk) -> None:
    assert sent(play, desk, pairs()) == PATH
    assert SectorRequest.objects.filter(ground=3).count() == 6
    again = desk.client.post(PATH, {"organs": pairs()}, follow=True).content.decode()
    assert "所选部门都已发过函" in again
    page = desk.see(PATH)
    assert page.count("未复2/2") == 3


def test_nothing_chosen_is_said_beside_what_stays_ticked(desk: Desk) -> None:
    assert "请至少选一个部门" in desk.send(PATH, {}, 422)


def test_a_reminder_reaches_each_silent_department_once_and_moves_no_deadline(play: Play, desk: Desk) -> None:
    sent(play, desk, pairs(1))
    due = set(SectorRequest.objects.filter(ground=3).values_list("due_on", flat=True))
    page = desk.see(f"{PATH}remind/")
    assert "催办3件" in page
    assert "催办不改变任何期限，未复不当作“无意见”" in page
    before = Message.objects.filter(text__contains="还有3件征求意见没有回复").count()
    assert desk.send(f"{PATH}remind/") == PATH
    assert Message.objects.filter(text__contains="还有3件征求意见没有回复").count() == before + 1
    assert Line.objects.filter(step="consultation.remind").count() == 1
    assert set(SectorRequest.objects.filter(ground=3).values_list("due_on", flat=True)) == due


def test_the_matrix_saves_what_is_ticked_and_names_what_nobody_answers_for(desk: Desk) -> None:
    organ = Organ.objects.filter(active=True, county=None, association=False).first()
    assert organ is not None
    assert desk.send("/city/consult/matrix/", {"grounds": [f"{organ.pk}:4"]}) == "/city/consult/matrix/"
    organ.refresh_from_db()
    assert organ.grounds == [4]
    assert "第十七条（一）（二）（三）（五）（六）项还没有主查部门" in desk.see("/city/consult/matrix/")


def test_the_usual_departments_come_once(desk: Desk) -> None:
    desk.send("/city/consult/matrix/", {"usual": "1"})
    names = set(Organ.objects.values_list("name", flat=True))
    assert {name for name, _ in USUAL} <= names
    count = Organ.objects.count()
    desk.send("/city/consult/matrix/", {"usual": "1"})
    assert Organ.objects.count() == count


def test_thirty_files_cost_no_more_queries_than_three(play: Play, desk: Desk, client: Client) -> None:
    few = queries(desk.client, PATH)
    copies(first(play), 27)
    assert queries(desk.client, PATH) == few


def test_another_seat_has_no_such_page(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    county = next(iter(play.troupe.counties.values()))
    assert county.actor is Actor.COUNTY
    Desk(monkeypatch, county, play.now).see(PATH, 403)
