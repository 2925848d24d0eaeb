"""What `make run` loads: a state that shows every exception, and accounts for every seat."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import transaction

from award import demo
from award.demo import stage
from award.process.application import S
from award.process.honour import H
from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.honours.models import Honour
from award.records.notices.models import PublicNotice
from award.records.people.models import Post, User
from award.records.reviews.models import Declaration
from award.records.waiting import notice_clock
from award.services import ledger
from award.web import clock


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The demonstration, loaded once for this module, its clock in a folder of its own."""
    folder: Path = tmp_path_factory.mktemp("demo")
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        patch.setattr("django.conf.settings.VAR", folder)
        patch.setattr("django.conf.settings.DEMO", True)
        assert not demo.loaded()
        demo.load()
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def states(number: int) -> set[str]:
    return set(Application.objects.filter(cycle__number=number).values_list("state", flat=True))


def test_it_is_known_as_the_demonstration() -> None:
    assert demo.loaded()


def test_the_running_cycle_stands_in_its_notice_with_each_exception() -> None:
    assert states(10) == {
        S.QUALIFIED_NOTICE.value, S.NOT_QUALIFIED.value, S.NOT_RECOMMENDED.value, S.LAPSED.value,
        S.WITHDRAWN.value,
    }  # fmt: skip
    running = Application.objects.filter(cycle__number=10)
    assert running.filter(rounds_used=1, state=S.QUALIFIED_NOTICE.value).count() == 1
    assert running.filter(objections__state="received").count() == 1
    assert Declaration.objects.filter(application__cycle__number=10).exclude(interest="none").count() == 1


def test_today_is_the_third_working_day_of_the_notice_after_a_make_up_saturday() -> None:
    notice = PublicNotice.objects.get(cycle__number=10, kind="qualified")
    _, cells = notice_clock(notice, clock.now())
    today = next(c for c in cells if c.is_today)
    assert today.number == 3
    assert [c.day.isoformat() for c in cells if c.makeup] == ["2026-05-09"]


def test_the_earlier_cycle_is_closed_with_recipients_and_one_revoked_honour() -> None:
    assert Cycle.objects.get(number=9).state == "closed"
    honours = Honour.objects.filter(cycle_number=9)
    assert sorted(honours.values_list("state", flat=True)) == [H.HELD.value] * 3 + [H.RECALLED.value]


def test_a_recipient_of_the_earlier_cycle_never_got_to_file_again() -> None:
    again = Application.objects.get(cycle__number=10, state=S.LAPSED.value)
    assert again.enterprise.honours.count() == 1


def test_every_seat_has_an_account_that_signs_in_with_the_one_password() -> None:
    posts = Post.objects.filter(active=True)
    assert {Actor(p.actor) for p in posts} == set(Actor) - {Actor.PUBLIC, Actor.CLOCK, Actor.PARTY}
    accounts = demo.accounts()
    assert {a.email for a in accounts} == set(User.objects.values_list("email", flat=True))
    first = accounts[0]
    assert authenticate(email=first.email, password=first.password) == User.objects.get(email=first.email)
    assert User.objects.values("password").distinct().count() == 1


def test_no_county_is_without_its_officer() -> None:
    seated = Post.objects.filter(actor=Actor.COUNTY.value).values_list("county_id", flat=True)
    assert len(set(seated)) == 10


def test_its_ledger_holds() -> None:
    assert list(ledger.breaks()) == []


def test_the_clock_is_where_the_play_stands() -> None:
    assert clock.now().date() == stage.story.first_day().replace(month=5, day=11)
