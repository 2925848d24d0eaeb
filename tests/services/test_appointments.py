"""Examiners are appointed cycle by cycle (Articles 9, 28, 29): invited, accepted, ended by themselves."""

import pytest

from award.process.appointment import AppointmentRoad
from award.process.kinds import Actor
from award.process.panel import PanelRoad
from award.records import desk
from award.records.appointments import appointed
from award.records.ledger.models import Line
from award.records.library.models import Appointment, Undertaking
from award.records.people.models import Message
from award.services import appointments, panels, recusals, undertakings
from award.services.asking import BadDetails
from award.services.deeds.appointments import Reason
from award.services.steps import Refused, take
from services.review_world import NOW, World, officer, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> World:
    """A called cycle; its examiners are in the library and not yet invited."""
    made = world(examiners=6, files=1)
    Appointment.objects.all().delete()
    Undertaking.objects.all().delete()
    return made


def answer(here: World, n: int, step: AppointmentRoad, details: object = None) -> Appointment:
    row = Appointment.objects.get(examiner=here.examiners[n])
    take(step, row, by=here.seats[n], now=NOW, seen=row.revision, details=details)
    row.refresh_from_db()
    return row


def test_appointed_is_who_accepted_and_signed_and_is_not_struck_off(here: World) -> None:
    appointments.invite(here.cycle, here.examiners, by=here.city, now=NOW)
    assert not appointed(here.cycle).exists()
    for n in range(4):
        answer(here, n, AppointmentRoad.ACCEPT)
    for n in (0, 1, 2, 5):
        undertakings.sign(here.cycle, by=here.seats[n], now=NOW)
    here.examiners[1].struck_off_at = NOW
    here.examiners[1].save()
    assert list(appointed(here.cycle)) == [here.examiners[0], here.examiners[2]]


def test_the_invitation_and_the_answer_reach_the_other_side(here: World) -> None:
    appointments.invite(here.cycle, here.examiners[:1], by=here.city, now=NOW)
    answer(here, 0, AppointmentRoad.DECLINE, Reason("出差在外"))
    texts = list(Message.objects.order_by("id").values_list("user_id", "text"))
    assert texts[0] == (here.seats[0].person, "邀请你担任第10届包头市市长质量奖评审员，请答复")
    assert texts[1] == (here.city.person, "高敏华谢绝聘任（第10届）")
    assert Appointment.objects.get().reason == "出差在外"


def test_an_invitation_is_accepted_once(here: World) -> None:
    appointments.invite(here.cycle, here.examiners[:1], by=here.city, now=NOW)
    answer(here, 0, AppointmentRoad.ACCEPT)
    with pytest.raises(Refused, match="现在是“已接受聘任”，不能接受聘任"):
        answer(here, 0, AppointmentRoad.ACCEPT)
    with pytest.raises(Refused, match="现在是“已接受聘任”，不能邀请担任评审员"):
        appointments.invite(here.cycle, here.examiners[:1], by=here.city, now=NOW)


def test_who_declined_may_be_asked_again_and_a_reason_is_owed(here: World) -> None:
    appointments.invite(here.cycle, here.examiners[:1], by=here.city, now=NOW)
    with pytest.raises(BadDetails, match="请填写理由"):
        answer(here, 0, AppointmentRoad.DECLINE, Reason(" "))
    answer(here, 0, AppointmentRoad.DECLINE, Reason("出差在外"))
    appointments.invite(here.cycle, here.examiners[:1], by=here.city, now=NOW)
    row = Appointment.objects.get()
    assert (row.state, row.reason, row.answered_at) == ("invited", "", None)


def test_a_struck_off_examiner_is_invited_to_no_cycle_and_nobody_with_them(here: World) -> None:
    here.examiners[1].struck_off_at = NOW
    here.examiners[1].save()
    with pytest.raises(Refused, match="王建国已被取消评审员资格，不能再聘任"):
        appointments.invite(here.cycle, here.examiners[:3], by=here.city, now=NOW)
    assert not Appointment.objects.exists()


@pytest.mark.parametrize("state", ["planning", "submitted", "closed", "abandoned"])
def test_nobody_is_invited_before_the_launch_or_after_the_end(here: World, state: str) -> None:
    here.cycle.state = state
    here.cycle.save()
    with pytest.raises(Refused, match="这一届还没有启动或者已经结束"):
        appointments.invite(here.cycle, here.examiners[:1], by=here.city, now=NOW)


def test_a_panel_takes_only_who_is_appointed(here: World) -> None:
    chosen = here.compose(list(range(5)), here.files)
    appointments.invite(here.cycle, here.examiners[:5], by=here.city, now=NOW)
    for n in range(5):
        answer(here, n, AppointmentRoad.ACCEPT)
        if n:
            undertakings.sign(here.cycle, by=here.seats[n], now=NOW)
    with pytest.raises(Refused, match="还没有受聘本届或没有签保密廉洁承诺书：高敏华"):
        panels.form(here.cycle, "document", "甲组", chosen, by=here.city, now=NOW)
    undertakings.sign(here.cycle, by=here.seats[0], now=NOW)
    panel = panels.form(here.cycle, "document", "甲组", chosen, by=here.city, now=NOW)
    more = here.compose([0, 1, 2, 3, 4, 5], here.files)
    with pytest.raises(Refused, match="没有签保密廉洁承诺书：陈国栋"):
        take(PanelRoad.CHANGE, panel, by=here.city, now=NOW, seen=panel.revision, details=more)


def test_with_the_cycle_every_appointment_ends_and_its_record_stays(here: World) -> None:
    appointments.invite(here.cycle, here.examiners[:3], by=here.city, now=NOW)
    answer(here, 0, AppointmentRoad.ACCEPT)
    answer(here, 1, AppointmentRoad.DECLINE, Reason("出差在外"))
    assert appointments.end(here.cycle, NOW) == 2
    states = list(Appointment.objects.values_list("state", flat=True))
    assert states == ["ended", "declined", "ended"]
    assert Line.objects.filter(step="appointment.end", actor="clock").count() == 2


def test_an_undertaking_is_signed_once_a_cycle_by_those_who_take_part(here: World) -> None:
    made = undertakings.sign(here.cycle, by=here.city, now=NOW)
    line = Line.objects.get(step="undertaking.sign")
    assert (line.clause["label"], line.facts["digest"]) == ("第二十八条", made.digest)
    with pytest.raises(BadDetails, match="你已经签过第10届的承诺书"):
        undertakings.sign(here.cycle, by=here.city, now=NOW)
    with pytest.raises(BadDetails, match="不参与评审"):
        undertakings.sign(here.cycle, by=officer("示例企业", Actor.APPLICANT), now=NOW)
    here.cycle.state = "closed"
    with pytest.raises(BadDetails, match="已经结束"):
        undertakings.sign(here.cycle, by=here.second, now=NOW)


@pytest.mark.unsigned
def test_nothing_of_a_file_opens_before_the_undertaking_and_the_declaration(here: World) -> None:
    file = here.files[0]
    assert list(desk.on_the_desk_of(here.city)) == [file]
    assert (list(desk.readable(here.city)), desk.lacks(here.city, file)) == ([], "undertaking")
    undertakings.sign(here.cycle, by=here.city, now=NOW)
    assert (list(desk.readable(here.city)), desk.lacks(here.city, file)) == ([], "declaration")
    recusals.declare_none([file], by=here.city, now=NOW)
    assert (list(desk.readable(here.city)), desk.lacks(here.city, file)) == ([file], "")
