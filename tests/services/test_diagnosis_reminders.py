"""Units are told once before a measure falls due and once when it is over (Article 11)."""

from datetime import date, datetime

import pytest

from award.process.diagnosis import M
from award.records.diagnosis.models import Measure
from award.records.people.models import Message
from award.records.seat import Seat
from award.services import improving, people, tick
from award.services.improving import Altered, Planned
from services.diagnosed import finished, unit
from web.field import at

pytestmark = pytest.mark.django_db
NOW = at(3, 16)
DUE = date(2026, 3, 25)  # a Wednesday


@pytest.fixture
def seat() -> Seat:
    people.set_up_counties()
    return unit()


def planned(seat: Seat, what: str = "做满意度调查", due: date = DUE) -> Measure:
    row = finished(seat, 50, NOW)
    return improving.add(row, Planned("4.3.2", what, "质量部", due), by=seat, now=NOW)


def altered(measure: Measure, state: M, due: date, seat: Seat, now: datetime) -> Measure:
    said = Altered("4.3.2", measure.what, "质量部", due, state.value, "")
    return improving.alter(measure, said, seen=measure.revision, by=seat, now=now)


def told(seat: Seat) -> list[str]:
    return list(Message.objects.filter(user_id=seat.user_id).order_by("id").values_list("text", flat=True))


def test_six_working_days_before_it_nobody_is_told_and_five_before_it_once(seat: Seat) -> None:
    measure = planned(seat)
    assert improving.remind(at(3, 17)) == 0
    for _ in range(2):
        tick.run_due(at(3, 18))
    assert told(seat) == ["1条改进措施快到期，最早2026-03-25（周三）：做满意度调查"]
    link = Message.objects.get(user_id=seat.user_id).link
    assert link == f"/applicant/diagnosis/{measure.diagnosis_id}/#plan"


def test_on_its_day_it_is_in_time_and_on_the_day_after_one_is_told_once_that_it_is_over(seat: Seat) -> None:
    planned(seat)
    assert [improving.remind(at(3, day)) for day in (25, 25, 26, 26)] == [1, 0, 1, 0]
    assert told(seat)[1] == "1条改进措施已逾期，最早2026-03-25（周三）：做满意度调查"


def test_a_day_that_was_moved_is_told_of_anew(seat: Seat) -> None:
    measure = planned(seat)
    improving.remind(at(3, 25))
    altered(measure, M.RUNNING, date(2026, 3, 30), seat, at(3, 26))
    assert improving.remind(at(3, 26)) == 1
    assert told(seat)[1] == "1条改进措施快到期，最早2026-03-30（周一）：做满意度调查"


@pytest.mark.parametrize("state", [M.DONE, M.STOPPED])
def test_what_is_closed_is_not_reminded_of(seat: Seat, state: M) -> None:
    altered(planned(seat), state, DUE, seat, NOW)
    assert (improving.remind(at(3, 20)), improving.remind(at(3, 27))) == (0, 0)


def test_a_plan_with_several_is_one_message_to_its_own_unit_alone(seat: Seat) -> None:
    first = planned(seat)
    said = Planned("4.1.2", "后一条", "质量部", date(2026, 3, 24))
    improving.add(first.diagnosis, said, by=seat, now=NOW)
    other = unit(1)
    assert improving.remind(at(3, 20)) == 1
    assert (told(seat), told(other)) == (["2条改进措施快到期，最早2026-03-24（周二）：后一条"], [])
