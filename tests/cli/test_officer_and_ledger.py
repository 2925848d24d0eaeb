"""`award officer add`, `award ledger verify`, `award tick`: the first person, the chain, what is due."""

import contextlib
import io
from unittest.mock import patch

import pytest
from django.contrib.auth import authenticate
from django.db import connection

from award.cli import main
from award.process.kinds import Actor
from award.records.ledger.models import Line
from award.records.people.models import County, Post, User
from award.services import ledger
from services.builders import played

pytestmark = pytest.mark.django_db

GOOD = ("officer", "add", "--email", "Wang@Example.cn", "--name", "王伟", "--actor", "admin")


def run(*words: str, stdin: str = "") -> tuple[int, str, str]:
    """Exit code, output and errors of the command, on the test's own database."""
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(out), contextlib.redirect_stderr(err),
        patch("sys.stdin", io.StringIO(stdin)),
        patch("award.cli.officer.django_ready"), patch("award.cli.ledger_cli.django_ready"),
        patch("award.cli.tick.django_ready"),
    ):  # fmt: skip
        code = main(words)
    return code, out.getvalue(), err.getvalue()


def test_an_empty_installation_gets_its_first_person_and_the_counties() -> None:
    code, out, err = run(*GOOD)
    assert (code, err) == (0, "")
    post = Post.objects.select_related("user").get()
    assert (Actor(post.actor), post.user.email, County.objects.count()) == (
        Actor.ADMIN,
        "wang@example.cn",
        10,
    )
    password = out.splitlines()[1].partition("：")[2]
    assert authenticate(email="wang@example.cn", password=password) == post.user


def test_a_password_from_standard_input_is_taken_and_not_printed() -> None:
    code, out, _ = run(*GOOD, "--password-stdin", stdin="zhiliang-2026\n")
    assert (code, "zhiliang-2026" in out) == (0, False)
    assert authenticate(email="wang@example.cn", password="zhiliang-2026") is not None


def test_the_ledger_keeps_who_was_seated_without_a_name() -> None:
    run(*GOOD)
    line = Line.objects.get()
    assert (line.step, line.actor, line.true_actor) == ("people.seat", "admin", "")


@pytest.mark.parametrize(
    ("words", "stdin", "line"),
    [
        (("--email", "nobody"), "", "--email：电子邮箱的格式不对，例：zhang@example.com"),
        (("--name", " "), "", "--name：请填写姓名"),
        (("--actor", "county"), "", "--county：旗县区席位要选旗县区"),
        (("--actor", "county", "--county", "150299"), "", "--county：旗县区席位要选旗县区"),
        (("--actor", "examiner"), "",
         "命令行：--actor没有'examiner'，只有'admin', 'city', 'county', 'meeting', 'office', 'government'"),
        (("--password-stdin",), "short\n", "--password-stdin：密码太短，至少10个字符"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_and_nobody_is_seated(words: tuple[str, ...], stdin: str, line: str) -> None:
    assert run(*GOOD, *words, stdin=stdin) == (2, "", f"award: {line}\n")
    assert (Post.objects.count(), User.objects.count()) == (0, 0)


def test_the_same_person_on_the_same_seat_twice_is_refused() -> None:
    run(*GOOD)
    assert run(*GOOD) == (2, "", "award: --email：这个人已经在这个席位上\n")


def test_the_ledger_of_an_empty_installation_holds() -> None:
    assert run("ledger", "verify") == (0, "经办记录0行，逐行相连\n", "")


@pytest.fixture
def unguarded() -> None:
    """Take the database's own guard away, as somebody with all rights could."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE ledger_line DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER ledger_line_no_update")


def tamper(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE ledger_line SET facts = '{\"from\": \"x\"}' WHERE sequence = 7", "第7行：内容与摘要不符"),
        ("UPDATE ledger_line SET seat = 'city ' WHERE sequence = 9", "第9行：内容与摘要不符"),
        ("UPDATE ledger_line SET digest = previous WHERE sequence = 5", "第5行：内容与摘要不符"),
        ("UPDATE ledger_line SET previous = digest WHERE sequence = 1", "第1行：与上一行的摘要不相连"),
        ("UPDATE ledger_line SET sequence = 100000 WHERE sequence = 3", "第4行：缺第3行"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("unguarded")
def test_the_first_line_that_was_tampered_with_is_named(statement: str, said: str) -> None:
    played("call", 0, 0)
    tamper(statement)
    assert run("ledger", "verify") == (1, f"{said}\n", "")


@pytest.mark.usefixtures("unguarded")
def test_a_line_whose_moment_cannot_be_read_is_a_break() -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL keeps no moment that is none")
    played("call", 0, 0)
    tamper("UPDATE ledger_line SET moment = 'some day' WHERE sequence = 4")
    assert run("ledger", "verify") == (1, "第4行：内容读不出\n", "")


def test_with_digests_all_computed_anew_the_next_line_still_tells() -> None:
    played("call", 0, 0)
    line = Line.objects.get(sequence=6)
    line.facts = {"from": "nothing"}
    forged = ledger.digest(line)
    assert forged != line.digest
    assert Line.objects.get(sequence=7).previous == line.digest


def test_what_is_due_is_done_and_counted() -> None:
    assert run("tick") == (0, "办理了0件到期的事\n", "")
