"""Typed reads: what is set is understood exactly or refused by name, never guessed."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from award.environment import Mail, database, flag, folder, kept_secret, mail, names, number


@pytest.mark.parametrize(
    ("value", "meant"), [("1", True), ("Yes", True), ("0", False), ("", False), ("off", False)]
)
def test_a_flag_is_read_from_its_usual_words(
    monkeypatch: pytest.MonkeyPatch, value: str, meant: bool
) -> None:
    monkeypatch.setenv("AWARD_DEMO", value)
    assert flag("AWARD_DEMO", not meant) is meant


def test_a_flag_that_is_neither_yes_nor_no_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWARD_DEMO", "maybe")
    with pytest.raises(ImproperlyConfigured, match="AWARD_DEMO"):
        flag("AWARD_DEMO", False)


@pytest.mark.parametrize("value", ["", "-1", "0", "3.5", "三"])
def test_a_number_below_the_least_or_not_whole_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("AWARD_UPLOAD_MB", value)
    with pytest.raises(ImproperlyConfigured, match="AWARD_UPLOAD_MB"):
        number("AWARD_UPLOAD_MB", 50, least=1)


def test_what_is_not_set_takes_its_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AWARD_DEMO", "AWARD_UPLOAD_MB", "AWARD_HOSTS", "AWARD_VAR"):
        monkeypatch.delenv(name, raising=False)
    assert flag("AWARD_DEMO", False) is False
    assert number("AWARD_UPLOAD_MB", 50) == 50
    assert names("AWARD_HOSTS", "a, b,") == ["a", "b"]
    assert folder("AWARD_VAR", tmp_path) == tmp_path.resolve()


@pytest.mark.parametrize("slashes", ["///", "////"])
def test_a_sqlite_address_makes_writers_wait_their_turn(slashes: str) -> None:
    found = database(f"sqlite:{slashes}srv/a%20b/award.sqlite3", pool=0)
    assert found["NAME"] == "/srv/a b/award.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


def test_a_postgres_address_is_taken_apart() -> None:
    found = database("postgres://award:s%40fe@db:5433/prize?sslmode=require", pool=4)
    assert [found[k] for k in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "award",
        "s@fe",
        "db",
        "5433",
        "prize",
    ]
    assert found["OPTIONS"] == {"sslmode": "require", "pool": {"min_size": 1, "max_size": 4}}
    assert found["CONN_MAX_AGE"] == 0


@pytest.mark.parametrize(
    "url",
    [
        "",
        "sqlite://relative.db",
        "sqlite:///",
        "mysql://a/b",
        "postgres://host",
        "postgres://host:x/a",
        "award.db",
    ],
)
def test_an_address_that_names_no_database_is_refused(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="数据库地址"):
        database(url, pool=0)


def test_letters_go_to_a_file_to_the_screen_or_to_a_server() -> None:
    assert mail("file").backend.endswith("filebased.EmailBackend")
    assert mail("console").backend.endswith("console.EmailBackend")
    plain, secure = mail("smtp://mail:2525?starttls"), mail("smtps://me:p%2Fw@mail")
    assert (plain.host, plain.port, plain.ssl, plain.starttls) == ("mail", 2525, False, True)
    assert secure == Mail(plain.backend, "mail", 465, "me", "p/w", ssl=True)


def test_a_mail_address_that_is_none_of_these_is_refused_by_name() -> None:
    with pytest.raises(ImproperlyConfigured, match="AWARD_EMAIL"):
        mail("mail.example.org")


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"
    first = kept_secret(path)
    assert len(first) > 50
    assert kept_secret(path) == first
    assert path.stat().st_mode & 0o777 == 0o600


def test_without_a_place_to_keep_it_the_secret_lasts_as_long_as_the_process(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert kept_secret(tmp_path / "file" / "secret") != kept_secret(tmp_path / "file" / "secret")
