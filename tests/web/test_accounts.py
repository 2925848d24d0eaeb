"""An enterprise registers itself by its credit code and sits down at its own desk."""

import pytest
from django.test import Client

from award.records.people.models import Enterprise, Post, User
from award.services import people
from web.field import KUNDULUN, PASSWORD, codes

pytestmark = pytest.mark.django_db

GOOD = {
    "uscc": codes(1)[0],
    "name": "包头市示例钢管有限公司",
    "county": KUNDULUN,
    "person": "张示例",
    "email": "zhang@example.com",
    "password": PASSWORD,
    "again": PASSWORD,
}


@pytest.fixture(autouse=True)
def counties() -> None:
    people.set_up_counties()


def errors(client: Client, **changed: str) -> dict[str, list[str]]:
    answer = client.post("/register/", {**GOOD, **changed})
    assert answer.status_code == 422
    return dict(answer.context["form"].errors)


def test_an_enterprise_registers_and_is_signed_in_at_its_desk(client: Client) -> None:
    answer = client.post("/register/", {**GOOD, "uscc": GOOD["uscc"].lower() + " "})
    assert (answer.status_code, answer["Location"]) == (302, "/applicant/")
    enterprise = Enterprise.objects.get()
    assert (enterprise.uscc, enterprise.name) == (GOOD["uscc"], "包头市示例钢管有限公司")
    post = Post.objects.get()
    assert (post.actor, post.enterprise, post.may_release) == ("applicant", enterprise, True)
    assert client.get("/applicant/").status_code == 200


def test_a_wrong_check_digit_is_named_and_nothing_typed_is_lost_but_the_passwords(client: Client) -> None:
    wrong = GOOD["uscc"][:17] + ("A" if GOOD["uscc"][17] != "A" else "B")
    answer = client.post("/register/", {**GOOD, "uscc": wrong})
    because = f"第18位校验码应为{GOOD['uscc'][17]}，现为{wrong[17]}"
    assert answer.context["form"].errors == {"uscc": [because]}
    body = answer.content.decode()
    assert 'value="包头市示例钢管有限公司"' in body
    assert PASSWORD not in body
    assert User.objects.count() == 0


def test_each_empty_field_says_what_to_fill_in(client: Client) -> None:
    answer = client.post("/register/", {})
    assert dict(answer.context["form"].errors) == {
        "uscc": ["请填写统一社会信用代码"],
        "name": ["请填写单位全称"],
        "county": ["请选择住所所在旗县区"],
        "person": ["请填写姓名"],
        "email": ["请填写电子邮箱"],
        "password": ["请设置密码"],
        "again": ["请再输一次密码"],
    }


def test_two_different_passwords_are_refused(client: Client) -> None:
    assert errors(client, again="another 2026") == {"again": ["两次输入的密码不一样"]}


def test_a_strange_address_and_a_weak_password_are_named_together(client: Client) -> None:
    found = errors(client, email="zhang", password="12345", again="12345")
    assert found["email"] == ["电子邮箱的格式不对，例：zhang@example.com"]
    assert set(found) == {"email", "password"}


def test_a_code_registers_once(client: Client, django_user_model: type[User]) -> None:
    client.post("/register/", GOOD)
    found = errors(Client(), email="other@example.com")
    assert found == {
        "uscc": ["这个统一社会信用代码已经注册；忘记密码请用“找回密码”，增加人员请由已注册的人办理"]
    }


def test_whoever_is_signed_in_goes_to_their_own_desk(client: Client) -> None:
    client.post("/register/", GOOD)
    assert client.get("/register/")["Location"] == "/applicant/"


def test_the_accounts_own_sign_up_leads_to_the_enterprises_registration(client: Client) -> None:
    assert client.get("/accounts/signup/")["Location"] == "/register/"
    client.post("/accounts/signup/", {"email": "x@example.com", "password1": PASSWORD, "password2": PASSWORD})
    assert User.objects.count() == 0
