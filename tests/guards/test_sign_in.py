"""Signing in: by e-mail address, default deny, and a lock that a stranger cannot hang on an officer."""

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

pytestmark = pytest.mark.django_db

EMAIL, PASSWORD = "officer@example.org", "correct horse battery"
LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def officer(settings: Settings) -> None:
    """An officer who can sign in; attempts are counted, and allauth's own counting starts from nothing."""
    settings.AXES_ENABLED = True
    settings.ACCOUNT_RATE_LIMITS = False
    cache.clear()
    get_user_model().objects.create_user(EMAIL, PASSWORD)  # type: ignore[attr-defined]


def attempt(client: Client, email: str, password: str, address: str = "10.0.0.1") -> int:
    return client.post(LOGIN, {"login": email, "password": password}, REMOTE_ADDR=address).status_code


def fail_until_locked(client: Client, address: str = "10.0.0.1") -> list[int]:
    return [attempt(client, EMAIL, f"wrong {n}", address) for n in range(5)]


def test_the_right_password_signs_in_whatever_the_case_of_the_address(client: Client) -> None:
    assert attempt(client, EMAIL.upper(), PASSWORD) == 302
    assert "_auth_user_id" in client.session


def test_the_fifth_wrong_password_locks_even_the_right_one(client: Client) -> None:
    assert fail_until_locked(client) == [200, 200, 200, 200, 429]
    assert attempt(client, EMAIL, PASSWORD) == 429
    assert "_auth_user_id" not in client.session


def test_a_stranger_elsewhere_cannot_lock_the_officer_out(client: Client) -> None:
    fail_until_locked(Client(), address="203.0.113.9")
    assert attempt(client, EMAIL, PASSWORD, "10.0.0.1") == 302


def test_locked_for_one_account_the_same_address_may_use_another(client: Client) -> None:
    get_user_model().objects.create_user("other@example.org", PASSWORD)  # type: ignore[attr-defined]
    fail_until_locked(client)
    assert attempt(client, "other@example.org", PASSWORD) == 302


def test_the_password_is_kept_as_argon2_in_nineteen_mebibytes(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["award.signin.Argon2"]
    user = get_user_model().objects.create_user("new@example.org", PASSWORD)  # type: ignore[attr-defined]
    assert user.password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize("path", ["/accounts/password/change/", "/accounts/2fa/", "/accounts/email/"])
def test_what_is_not_said_to_be_public_asks_for_a_sign_in(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{LOGIN}?next={path}")


@pytest.mark.parametrize("path", [LOGIN, "/accounts/password/reset/"])
def test_the_way_in_is_public_and_in_chinese(client: Client, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert '<html lang="zh-' in page.content.decode()
