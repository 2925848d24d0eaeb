"""One's own messages and posts, and nobody else's."""

import pytest
from django.test import Client

from award.process.kinds import Actor
from award.records.people.models import Message, Post, User
from award.services import messages
from web.field import KUNDULUN, Field, at, called, enterprise, filed, officer, queries, signed_in, stop_clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, at(3, 11))
    return called()


def test_a_filing_leaves_a_message_and_reading_takes_a_post(field: Field, client: Client) -> None:
    seat, other = enterprise(), enterprise(1)
    application = filed(field, seat)
    message = Message.objects.get(user_id=seat.person)
    assert message.text == f"已收到你单位的申报，编号{application.number}，可下载回执"
    page = signed_in(client, seat).get("/messages/")
    assert "1条未读" in page.content.decode()
    message.refresh_from_db()
    assert message.read_at is None
    signed_in(Client(), other).post("/messages/", {"read": message.pk})
    message.refresh_from_db()
    assert message.read_at is None
    client.post("/messages/", {"read": message.pk})
    message.refresh_from_db()
    assert message.read_at == at(3, 11)


def test_all_messages_are_marked_at_once_and_an_empty_box_says_so(field: Field, client: Client) -> None:
    seat = enterprise()
    posts = messages.of_applicant(filed(field, seat))
    messages.send(posts, "又一条", "/applicant/", at(3, 11))
    signed_in(client, seat).post("/messages/", {"read": "all"})
    assert Message.objects.filter(user_id=seat.person, read_at=None).count() == 0
    empty = signed_in(Client(), enterprise(1)).get("/messages/").content.decode()
    assert "没有消息" in empty


def test_a_person_with_two_posts_sits_on_the_one_they_choose(field: Field, client: Client) -> None:
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    second = Post.objects.create(user=User.objects.get(pk=county.person), actor=Actor.CITY.value)
    signed_in(client, county)
    assert client.get("/county/").status_code == 200
    assert client.post("/seats/", {"post": second.pk})["Location"] == "/city/"
    assert client.get("/county/").status_code == 403


def test_another_persons_post_does_not_exist(field: Field, client: Client) -> None:
    county = officer("county", Actor.COUNTY, county_id=KUNDULUN)
    signed_in(client, county)
    assert client.post("/seats/", {"post": field.city.post}).status_code == 404
    assert client.post("/seats/", {"post": "9" * 30}).status_code == 404


def test_the_box_costs_the_same_for_three_and_for_thirty(field: Field, client: Client) -> None:
    seat = enterprise()
    posts = messages.of_applicant(filed(field, seat))
    signed_in(client, seat)
    messages.send(posts, "一", "", at(3, 11))
    messages.send(posts, "二", "", at(3, 11))
    few = queries(client, "/messages/")
    for _ in range(27):
        messages.send(posts, "多", "", at(3, 11))
    assert queries(client, "/messages/") == few
