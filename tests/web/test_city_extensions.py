"""More time for one enterprise: a reason, a second officer, a ledger line; no other deadline moves."""

from datetime import datetime

import pytest
from django.test import Client

from award.process.application import Road, S
from award.process.plan import BAOTOU
from award.records.applications.models import Application
from award.records.filings.models import Extension
from award.records.ledger.models import Line
from award.records.people.models import Message
from award.records.seat import Seat
from award.services import extensions
from award.services.asking import BadDetails
from award.services.steps import Refused, WrongSeat
from award.services.tick import run_due
from web.field import PLAN, Field, at, called, code, enterprise, signed_in, step, stop_clock, written

pytestmark = pytest.mark.django_db

URL = "/city/extensions/"
LATER = datetime(2026, 3, 30, 17, 0, tzinfo=BAOTOU)


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, at(3, 27))
    return called()


@pytest.fixture
def unit(field: Field) -> Seat:
    return enterprise()


@pytest.fixture
def draft(field: Field, unit: Seat) -> Application:
    return written(field, unit)


def asked(field: Field, draft: Application) -> Extension:
    return extensions.ask(
        field.cycle, draft.enterprise.uscc, until=LATER, reason="登录故障", by=field.city, now=at(3, 27)
    )


def test_it_goes_from_the_first_officer_over_the_second_to_the_enterprise_alone(
    field: Field, draft: Application, unit: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = {
        "cycle": field.cycle.pk,
        "uscc": draft.enterprise.uscc,
        "until": "2026-03-30T17:00",
        "reason": "登录故障",
    }
    first, second = signed_in(Client(), field.city), signed_in(Client(), field.second)
    assert first.post(URL, typed).status_code == 302
    asked = Extension.objects.get()
    assert f"{URL}{asked.pk}/decide/" not in first.get(URL).content.decode()
    confirm = second.post(f"{URL}{asked.pk}/decide/", {"grant": "yes"})
    assert "可以提交到2026-03-30（周一）17:00:00，其他单位的截止时间不变。" in confirm.content.decode()
    second.post(f"{URL}{asked.pk}/decide/", {"grant": "yes", "confirmed": "1"})
    draft.refresh_from_db()
    assert draft.extended_to == LATER
    lines = Line.objects.filter(step__contains="extend").order_by("sequence") | Line.objects.filter(
        step="application.ask_extension"
    )
    assert [line.step for line in lines.order_by("sequence")] == [
        "application.ask_extension",
        "application.extend",
    ]
    assert "登录故障" not in str([line.facts for line in lines])
    assert "申报截止顺延至2026-03-30（周一）17:00:00" in Message.objects.latest("id").text
    run_due(at(3, 28))
    draft.refresh_from_db()
    assert draft.state == S.DRAFT
    stop_clock(monkeypatch, at(3, 28))
    assert "2026-03-30（周一）" in signed_in(Client(), unit).get("/applicant/submit/").content.decode()


@pytest.mark.parametrize(("second", "in_time"), [(-1, True), (0, True), (1, False)])
def test_the_extended_deadline_holds_to_the_second(
    field: Field, draft: Application, unit: Seat, second: int, in_time: bool
) -> None:
    extensions.decide(asked(field, draft), grant=True, by=field.second, now=at(3, 27))
    moment = datetime.fromtimestamp(LATER.timestamp() + second, BAOTOU)
    if in_time:
        assert step(Road.SUBMIT, draft, unit, moment).state == S.COUNTY_SCREENING
    else:
        with pytest.raises(Refused, match="申报已于2026-03-30（周一）17:00:00截止"):
            step(Road.SUBMIT, draft, unit, moment)


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"uscc": code(77)}, {"uscc": ["这一届没有这个信用代码的单位正在填写申报材料"]}),
        ({"until": ""}, {"until": ["请填写顺延到的时间"]}),
        ({"until": "明天"}, {"until": ["不是能用的时间，请按 2026-03-30 17:00 的写法填"]}),
        (
            {"until": "2026-03-27T17:00"},
            {"until": ["现在的截止时间是2026-03-27（周五）17:00:00，顺延只能更晚"]},
        ),
        (
            {"until": "2026-04-17T17:00"},
            {"until": ["须早于旗县区推荐截止时间2026-04-17（周五）17:00:00，给初审留出时间"]},
        ),
        ({"reason": ""}, {"reason": ["请写明为什么只对这一个单位顺延"]}),
        ({"reason": "x" * 401}, {"reason": ["理由最多400字，现有401字"]}),
    ],
)
def test_what_cannot_be_granted_is_said_beside_its_field(
    field: Field, draft: Application, client: Client, typed: dict[str, str], errors: dict[str, list[str]]
) -> None:
    meant = {
        "cycle": field.cycle.pk,
        "uscc": draft.enterprise.uscc,
        "until": "2026-03-30T17:00",
        "reason": "故障",
    }
    answer = signed_in(client, field.city).post(URL, {**meant, **typed})
    assert answer.status_code == 422
    assert {name: list(found) for name, found in answer.context["form"].errors.items()} == errors
    assert not Extension.objects.exists()


def test_who_asked_does_not_decide_nothing_is_decided_twice_and_a_refusal_moves_nothing(
    field: Field, draft: Application, unit: Seat
) -> None:
    extension = asked(field, draft)
    with pytest.raises(BadDetails, match="已有一件顺延等另一名工作人员决定"):
        asked(field, draft)
    with pytest.raises(BadDetails, match="自己提出的由另一名工作人员决定"):
        extensions.decide(extension, grant=True, by=field.city, now=at(3, 27))
    with pytest.raises(WrongSeat):
        extensions.decide(extension, grant=True, by=unit, now=at(3, 27))
    extensions.decide(extension, grant=False, by=field.second, now=at(3, 27))
    draft.refresh_from_db()
    assert draft.extended_to is None
    with pytest.raises(BadDetails, match="这一件已经决定过"):
        extensions.decide(extension, grant=True, by=field.second, now=at(3, 27))


def test_after_the_deadline_nothing_is_extended(field: Field, draft: Application) -> None:
    extension = asked(field, draft)
    late = PLAN.deadline.replace(second=1)
    with pytest.raises(BadDetails, match="申报已于2026-03-27（周五）17:00:00截止，不能再顺延"):
        extensions.decide(extension, grant=True, by=field.second, now=late)
    Extension.objects.all().delete()
    with pytest.raises(BadDetails, match="截止，不能再顺延"):
        extensions.ask(
            field.cycle, draft.enterprise.uscc, until=LATER, reason="故障", by=field.city, now=late
        )
