"""The demonstration bar: seats and clock, in the demonstration only."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from award.demo import timetable as t
from award.demo.play import Play
from award.process.application import S
from award.records.people.models import Post
from award.web import clock
from services.builders import go_to, rehearsed

pytestmark = pytest.mark.django_db


@pytest.fixture
def play(settings: Any, tmp_path: Path) -> Play:
    """A draft and a filed application on the last morning for filing, in the demonstration."""
    settings.DEMO, settings.VAR = True, tmp_path
    play = go_to(rehearsed(2, 0, {1: "late"}), t.DEADLINE, 9)
    clock.set_clock(play.now)
    return play


def said(response: Any) -> list[str]:
    return [str(m) for m in get_messages(response.wsgi_request)]


@pytest.mark.parametrize("address", ["/demo/seat/", "/demo/clock/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_outside_the_demonstration_neither_exists(client: Client, address: str, method: str) -> None:
    assert getattr(client, method)(address).status_code == 404


@pytest.mark.parametrize("address", ["/demo/seat/", "/demo/clock/"])
def test_in_the_demonstration_they_take_post_only(client: Client, play: Play, address: str) -> None:
    assert client.get(address).status_code == 405


def test_choosing_a_seat_signs_its_holder_in_and_opens_that_desk(client: Client, play: Play) -> None:
    post = play.troupe.counties["150203"].post
    response = client.post("/demo/seat/", {"seat": str(post), "next": "/city/plan/"})
    assert (response.status_code, response["Location"]) == (302, "/county/")
    assert client.session["post"] == post
    assert client.session["_auth_user_id"] == str(play.troupe.counties["150203"].user_id)


def test_the_empty_choice_signs_out(client: Client, play: Play) -> None:
    client.post("/demo/seat/", {"seat": str(play.troupe.clerk.post)})
    response = client.post("/demo/seat/", {"seat": ""})
    assert response["Location"] == "/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("choice", ["x", "999999", "-1", "9" * 40])
def test_a_seat_that_is_none_changes_nothing(client: Client, play: Play, choice: str) -> None:
    response = client.post("/demo/seat/", {"seat": choice})
    assert said(response) == ["没有这个席位，请从列表中选择"]
    assert "_auth_user_id" not in client.session


def test_a_post_that_ended_cannot_be_chosen(client: Client, play: Play) -> None:
    Post.objects.filter(pk=play.troupe.office.post).update(active=False)
    response = client.post("/demo/seat/", {"seat": str(play.troupe.office.post)})
    assert said(response) == ["没有这个席位，请从列表中选择"]


def test_one_day_on_is_the_same_hour_tomorrow_and_what_is_due_is_done(client: Client, play: Play) -> None:
    before = clock.now()
    response = client.post("/demo/clock/", {"days": "1", "next": "/notices/?kind=call"})
    assert abs(clock.now() - before - timedelta(days=1)) < timedelta(minutes=1)
    assert response["Location"] == "/notices/?kind=call"
    assert (len(play.standing(S.DRAFT)), len(play.standing(S.LAPSED))) == (0, 1)
    (message,) = said(response)
    assert message.endswith("系统时钟办理了1件到期的事")


def test_a_day_of_the_calendar_keeps_the_hour(client: Client, play: Play) -> None:
    client.post("/demo/clock/", {"day": "2026-05-01"})
    assert clock.now().strftime("%Y-%m-%d %H:%M") == "2026-05-01 09:00"


@pytest.mark.parametrize("asked", [{"day": "2026-04-02"}, {"day": "0001-01-01"}])
def test_the_clock_never_goes_back(client: Client, play: Play, asked: dict[str, str]) -> None:
    before = clock.now()
    response = client.post("/demo/clock/", asked)
    assert said(response) == ["演示时钟只能往后拨，现在是2026-04-03"]
    assert abs(clock.now() - before) < timedelta(minutes=1)


@pytest.mark.parametrize(
    "asked",
    [{}, {"days": "x"}, {"days": "0"}, {"days": "-3"}, {"days": "367"}, {"days": "9" * 400}, {"day": "明天"},
     {"day": "2026-02-30"}],
)  # fmt: skip
def test_what_cannot_be_read_moves_nothing_and_says_so(
    client: Client, play: Play, asked: dict[str, str]
) -> None:
    response = client.post("/demo/clock/", asked)
    assert said(response) == ["请选择日期，或写往后拨几天（1至366的整数）"]
    assert clock.now().date() == date(2026, 4, 3)


def test_more_than_a_year_at_once_is_a_slip(client: Client, play: Play) -> None:
    response = client.post("/demo/clock/", {"day": "9999-12-31"})
    assert said(response) == ["一次最多往后拨366天"]


@pytest.mark.parametrize("page", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_a_strange_next_leads_home(client: Client, play: Play, page: str) -> None:
    response = client.post("/demo/clock/", {"days": "1", "next": page})
    assert response["Location"] == "/"


@pytest.mark.parametrize(("seated", "page"), [(False, "/notices/"), (True, "/city/")])
def test_the_next_page_says_what_the_clock_did(client: Client, play: Play, seated: bool, page: str) -> None:
    if seated:
        client.post("/demo/seat/", {"seat": str(play.troupe.clerk.post)})
    response = client.post("/demo/clock/", {"days": "1", "next": page}, follow=True)
    assert "演示时钟已拨到2026-04-04" in response.content.decode()
