"""Article 21: the deadline holds to the second, by the server's clock, for every way to hand something in."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest

from award.demo.pdf import page
from award.law.art28_secrets import NO_CLAIM, Claim
from award.process.application import Road, S
from award.records.applications.models import Application
from award.records.seat import Seat
from award.services import dossiers, evidence, frozen, inside, uploads
from award.services.dossiers import Closed
from award.services.steps import Refused
from web.field import PLAN, Field, called, enterprise, step, written

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
SAID = "申报已于2026-03-27（周五）17:00:00截止"
SCAN = page(["示例"])
Way = Callable[[Application, Seat, datetime], Any]


@pytest.fixture
def field() -> Field:
    return called()


@pytest.fixture
def seat(field: Field) -> Seat:
    return enterprise()


@pytest.fixture
def draft(field: Field, seat: Seat) -> Application:
    return written(field, seat)


@pytest.mark.parametrize("moment", [PLAN.deadline - SECOND, PLAN.deadline])
def test_filing_one_second_before_the_deadline_and_at_it_is_in_time(
    draft: Application, seat: Seat, moment: datetime
) -> None:
    filed = step(Road.SUBMIT, draft, seat, moment)
    assert (filed.state, filed.submitted_at) == (S.COUNTY_SCREENING, moment)


def test_filing_one_second_after_the_deadline_is_not(draft: Application, seat: Seat) -> None:
    with pytest.raises(Refused, match=SAID):
        step(Road.SUBMIT, draft, seat, PLAN.deadline + SECOND)


def tax(draft: Application) -> Any:
    return frozen.own_files(draft).get(purpose="tax")


WAYS: dict[str, Way] = {
    "a section": lambda a, s, now: dossiers.save_section(
        a, "unit", {"address": "新"}, seen=99, by=s, now=now
    ),
    "the report": lambda a, s, now: dossiers.save_report(
        a, {"4.1.2": {"text": "新"}}, seen=99, by=s, now=now
    ),
    "a file": lambda a, s, now: evidence.add(
        a, BytesIO(SCAN), name="晚.pdf", size=len(SCAN), purpose="tax", claim=NO_CLAIM, by=s, now=now
    ),
    "an upload": lambda a, s, now: uploads.begin(
        a, name="晚.pdf", length=9, purpose="tax", claim=NO_CLAIM, by=s, now=now
    ),
    "a removal": lambda a, s, now: evidence.remove(a, tax(a), by=s, now=now),
    "a claim": lambda a, s, now: evidence.declare(
        a, tax(a), Claim("commercial", "未公开", "全部"), by=s, now=now
    ),
    "the notice": lambda a, s, now: dossiers.post_inside(
        a, posted_on=date(2026, 3, 4), taken_down_on=None, place="新", objections="", by=s, now=now
    ),
    "an objection": lambda a, s, now: inside.record_objection(
        a, received_on=date(2026, 3, 4), said="有", handling="已办", by=s, now=now
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_every_way_in_is_open_at_the_deadline_and_shut_a_second_later(
    draft: Application, seat: Seat, way: str
) -> None:
    with pytest.raises(Closed, match=SAID):
        WAYS[way](draft, seat, PLAN.deadline + SECOND)
    WAYS[way](draft, seat, PLAN.deadline)
