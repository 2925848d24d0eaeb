"""Typed reads of the environment, for settings.py alone; every name stands in docs/settings.md.

A value that cannot be read stops the program with one line that names it, never with a guess.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name: str, default: str) -> str:
    """The variable's text; the default where it is not set."""
    return os.environ.get(name, default)


def flag(name: str, default: bool) -> bool:
    """1, true, yes, on or 0, false, no, off."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() not in TRUE | FALSE:
        raise ImproperlyConfigured(f"环境变量 {name} 只能是 1 或 0，现为 {value!r}")
    return value.lower() in TRUE


def number(name: str, default: int, *, least: int = 0) -> int:
    """A whole number, at least `least`."""
    value = os.environ.get(name)
    if value is None:
        return default
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"环境变量 {name} 应为不小于 {least} 的整数，现为 {value!r}")
    return int(value)


def names(name: str, default: str) -> list[str]:
    """A list, separated by commas."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def folder(name: str, default: Path) -> Path:
    """An absolute path; a relative one is taken from where the program starts."""
    return Path(os.environ.get(name) or default).resolve()


def database(url: str, *, pool: int) -> dict[str, Any]:
    """Django's DATABASES entry for sqlite:///ABSOLUTE-PATH or postgres://user:password@host:port/name.

    `pool` bounds PostgreSQL's connections a process; 0 keeps one open for each thread instead.
    """
    parts = urlsplit(url)
    path = unquote(parts.path).lstrip("/")
    try:
        port = str(parts.port or "")
    except ValueError:  # a port that is no number
        path = port = ""
    if parts.scheme == "sqlite" and not parts.netloc and path:
        return _sqlite(f"/{path}")
    if parts.scheme in {"postgres", "postgresql"} and path:
        options: dict[str, Any] = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        if pool:
            options["pool"] = {"min_size": 1, "max_size": pool}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": path,
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": port,
            "CONN_MAX_AGE": 0 if pool else 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": options,
        }
    raise ImproperlyConfigured("数据库地址应为 sqlite:///绝对路径 或 postgres://用户:口令@主机:端口/库名")


def _sqlite(path: str) -> dict[str, Any]:
    """A write locks as its transaction begins and waits its turn; Django's defaults fail at once."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }


@dataclass(frozen=True, slots=True)
class Mail:
    """How letters leave: Django's EMAIL_* settings."""

    backend: str
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    ssl: bool = False
    starttls: bool = False


def mail(url: str) -> Mail:
    """Read `file`, `console`, smtp://host:port (with ?starttls) or smtps://user:password@host:port."""
    if url in {"file", "console"}:
        return Mail(f"django.core.mail.backends.{'filebased' if url == 'file' else 'console'}.EmailBackend")
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(
            "AWARD_EMAIL 应为 file、console、smtp://主机:端口 或 smtps://用户:口令@主机:端口"
        )
    return Mail(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or (465 if parts.scheme == "smtps" else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        ssl=parts.scheme == "smtps",
        starttls="starttls" in parse_qs(parts.query, keep_blank_values=True),
    )


def kept_secret(path: Path) -> str:
    """The secret kept at `path`, made at the first start, readable by its owner only.

    Where nothing can be written, a secret for this process: sessions then end with it.
    """
    if not path.exists():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(50))
        except OSError:  # another process was quicker, or nothing can be kept here
            pass
    return path.read_text() if path.is_file() else secrets.token_urlsafe(50)
