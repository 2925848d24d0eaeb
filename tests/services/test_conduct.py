"""A complaint of an examiner leads to an inquiry and, by two officers, to the end of every right (29)."""

from typing import Any

import pytest

from award.process.conduct import ConductRoad
from award.records import desk
from award.records.appointments import appointed
from award.records.complaints import complaints
from award.records.conduct.models import Complaint
from award.records.library.models import Appointment
from award.records.reviewing import panel_state
from award.records.seat import Seat
from award.services import appointments
from award.services import complaints as service
from award.services.asking import BadDetails
from award.services.deeds.conduct import Conclusion, Decision, Referral, Report
from award.services.steps import Refused, take
from services.review_world import NOW, PLAN, World, world
from web.city_world import words
from web.review_seats import sit

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    return world(examiners=6, files=1)


def go(step: ConductRoad, row: Complaint, by: Seat, details: Any = None) -> None:
    row.refresh_from_db()
    take(step, row, by=by, now=NOW, seen=row.revision, details=details)
    row.refresh_from_db()


def complained(here: World) -> Complaint:
    return service.register(here.examiners[1], Report("示例公司", "索取财物"), by=here.city, now=NOW)


def test_a_strike_off_takes_two_officers_and_ends_every_right(here: World) -> None:
    file = here.files[0]
    here.all_declare(here.panel(file))
    row = complained(here)
    go(ConductRoad.INQUIRE, row, here.city)
    go(ConductRoad.PROPOSE, row, here.city, Conclusion("有转账记录为证"))
    with pytest.raises(Refused, match="由另一名工作人员复核"):
        go(ConductRoad.STRIKE_OFF, row, here.city, Decision("属实"))
    assert desk.readable(here.seats[1]).exists()
    go(ConductRoad.STRIKE_OFF, row, here.second, Decision("属实"))
    assert not desk.readable(here.seats[1]).exists()
    assert not appointed(here.cycle).filter(pk=here.examiners[1].pk).exists()
    assert Appointment.objects.get(examiner=here.examiners[1]).state == "ended"
    assert panel_state(file, PLAN, "document").members == 4
    with pytest.raises(Refused, match="不能邀请担任评审员"):
        appointments.invite(here.cycle, here.examiners[1:2], by=here.city, now=NOW)
    go(ConductRoad.REFER, row, here.city, Referral("示例纪检监察机关", "示移〔2026〕1号"))
    assert (row.state, row.referral_number) == ("struck", "示移〔2026〕1号")


def test_an_unfounded_complaint_is_dismissed_with_a_reason_and_changes_nothing(here: World) -> None:
    row = complained(here)
    with pytest.raises(BadDetails, match="请填写理由"):
        go(ConductRoad.DISMISS, row, here.city, Decision(" "))
    go(ConductRoad.DISMISS, row, here.city, Decision("查无此事"))
    assert appointed(here.cycle).filter(pk=here.examiners[1].pk).exists()


def test_only_the_city_sees_a_complaint(here: World) -> None:
    row = complained(here)
    assert not complaints(here.seats[1]).exists()
    assert sit(here.seats[1]).get(f"/city/conduct/{row.pk}/").status_code == 403
    page = words(sit(here.city).get(f"/city/conduct/{row.pk}/"))
    assert "索取财物" in page
    assert "开始调查" in page
    assert "王建国" in words(sit(here.city).get("/city/conduct/"))
    assert "王建国" in words(sit(here.city).get(f"/city/examiners/{here.examiners[1].pk}/"))
