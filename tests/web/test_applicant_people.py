"""The unit's own people: an approver adds those who write and lets them go, never somebody else's."""

import pytest
from django.test import Client

from award.records.ledger.models import Line
from award.records.people.models import Post
from award.records.seat import Seat, seat_of
from web.field import Field, at, called, colleague, enterprise, queries, signed_in, stop_clock

pytestmark = pytest.mark.django_db

PAGE = "/applicant/people/"
NEW = {"person": "李示例", "email": "Li@Example.com"}


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, at(3, 11))
    return called()


@pytest.fixture
def seat(field: Field, client: Client) -> Seat:
    made = enterprise()
    signed_in(client, made)
    return made


def test_an_approver_adds_a_colleague_who_may_write_but_not_file(seat: Seat, client: Client) -> None:
    assert client.post(PAGE, NEW)["Location"] == PAGE
    post = Post.objects.get(user__email="li@example.com")
    assert (post.enterprise_id, post.may_release, post.user.has_usable_password()) == (
        seat.enterprise, False, False,
    )  # fmt: skip
    assert Line.objects.latest("sequence").step == "people.seat"
    assert signed_in(Client(), seat_of(post)).get("/applicant/").status_code == 200


def test_a_second_approver_can_be_named(seat: Seat, client: Client) -> None:
    client.post(PAGE, {**NEW, "may_release": "on"})
    assert Post.objects.get(user__email="li@example.com").may_release is True


def test_what_is_wrong_stands_at_its_field(seat: Seat, client: Client) -> None:
    answer = client.post(PAGE, {"person": "", "email": "li"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors["person"]) == ["请填写姓名"]
    answer = client.post(PAGE, {"person": "李", "email": "unit0@example.invalid"})
    assert list(answer.context["form"].errors["email"]) == ["这个电子邮箱已经有账号"]


def test_a_writer_adds_and_removes_nobody(seat: Seat) -> None:
    writer = signed_in(Client(), colleague(seat))
    answer = writer.post(PAGE, NEW)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors["__all__"]) == ["单位人员由本单位审批人增减"]
    writer.post(PAGE, {"end": seat.post})
    assert Post.objects.get(pk=seat.post).active is True


def test_a_colleague_leaves_and_may_come_back_with_the_same_account(seat: Seat, client: Client) -> None:
    client.post(PAGE, NEW)
    post = Post.objects.get(user__email="li@example.com")
    client.post(PAGE, {"end": post.pk})
    post.refresh_from_db()
    assert post.active is False
    client.post(PAGE, NEW)
    post.refresh_from_db()
    assert (post.active, Post.objects.count()) == (True, 4)


def test_nobody_ends_their_own_post_nor_another_units(seat: Seat, client: Client) -> None:
    other = enterprise(1)
    answer = client.post(PAGE, {"end": seat.post}, follow=True)
    assert "不能撤下自己；请由本单位另一名审批人办理" in answer.content.decode()
    assert client.post(PAGE, {"end": other.post}).status_code == 404
    assert client.post(PAGE, {"end": "x"}).status_code == 404
    assert Post.objects.filter(active=False).count() == 0


def test_the_list_costs_the_same_for_three_and_for_thirty(seat: Seat, client: Client) -> None:
    def more(first: int, count: int) -> None:
        for n in range(first, first + count):
            client.post(PAGE, {"person": f"人{n}", "email": f"p{n}@example.com"})

    more(0, 2)
    client.get(PAGE)
    few = queries(client, PAGE)
    more(2, 27)
    client.get(PAGE)
    assert queries(client, PAGE) == few
