"""Signing in: how passwords are hashed, and whose failed attempts are counted together."""

from collections.abc import Mapping

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.http import HttpRequest


class Argon2(Argon2PasswordHasher):
    """Argon2id at 19 MiB, two passes, one lane (OWASP's first choice).

    Django's default of 100 MiB lets a handful of sign-ins at once exhaust a small server.
    """

    time_cost = 2
    memory_cost = 19 * 1024  # KiB
    parallelism = 1


def who_tries(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """The e-mail address that an attempt names, for axes: allauth's form calls the field `login`."""
    named = (credentials or {}).get("email") or request.POST.get("login", "")
    return named.strip().lower()


class LongEnough(MinimumLengthValidator):
    """Django's, in Chinese: its own words for this one are not translated."""

    def get_error_message(self) -> str:
        return f"密码太短，至少{self.min_length}个字符"

    def get_help_text(self) -> str:
        return f"密码至少{self.min_length}个字符"
