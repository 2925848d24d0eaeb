"""The notice inside the unit: its text to post, what colleagues said of it, frozen with the dossier."""

import pypdfium2
import pytest
from django.test import Client

from award.process.application import Road
from award.records.applications.models import Application
from award.records.filings.models import InsideObjection
from award.records.seat import Seat
from award.services import frozen
from award.services.papers import bound
from web.field import Field, at, begun, called, enterprise, signed_in, step, stop_clock, written

pytestmark = pytest.mark.django_db

NOTICE = "/applicant/internal-notice/"
OBJECTION = f"{NOTICE}objection/"
SAID = {"received_on": "2026-03-05", "said": "合格率与台账不一致", "handling": "已核对台账并更正"}


@pytest.fixture
def field(monkeypatch: pytest.MonkeyPatch) -> Field:
    stop_clock(monkeypatch, at(3, 11))
    return called()


@pytest.fixture
def seat(field: Field, client: Client) -> Seat:
    made = enterprise()
    signed_in(client, made)
    return made


def words(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return "".join("".join(p.get_textpage().get_text_bounded().split()) for p in pages)


def test_the_text_to_post_names_its_first_and_last_day_and_whom_to_tell(
    field: Field, seat: Seat, client: Client
) -> None:
    begun(field, seat)
    answer = client.get(f"{NOTICE}paper.pdf", {"from": "2026-04-28", "contact": "质量部 0472-5000000"})
    assert answer["Content-Type"] == "application/pdf"
    said = words(answer.content)
    assert "公示时间2026-04-28（周二）至2026-05-08（周五）24时，5个工作日" in said
    wanted = ("关于申报第10届包头市市长质量奖的公示", "质量部0472-5000000", "二〇二六年四月二十八日")
    assert [w in said for w in wanted] == [True, True, True]
    assert client.get(f"{NOTICE}paper.pdf", {"from": "乱写"}).status_code == 200


def test_objections_are_recorded_with_what_was_done_and_frozen_into_the_dossier(
    field: Field, seat: Seat, client: Client
) -> None:
    application = written(field, seat)
    assert client.post(OBJECTION, SAID)["Location"] == f"{NOTICE}?cycle=10#objections"
    assert SAID["said"] in client.get(NOTICE).content.decode()
    step(Road.SUBMIT, application, seat, at(3, 11))
    dossier = application.dossiers.get()
    assert frozen.read(dossier)["internal_notice"]["records"] == [SAID]
    assert "合格率与台账不一致（处理：已核对台账并更正）" in words(bound.bound(dossier).read())
    answer = client.post(OBJECTION, SAID)
    assert answer.status_code == 422
    assert "材料已提交，这一部分不能再改" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"said": ""}, {"said": ["请填写意见"]}),
        ({"handling": " "}, {"handling": ["请填写处理情况"]}),
        ({"said": "长" * 401}, {"said": ["意见最多400字，现有401字"]}),
        ({"received_on": ""}, {"received_on": ["请填写收到日期"]}),
        (
            {"received_on": "2026-03-02"},
            {"received_on": ["应在张贴日2026-03-03（周二）和今天2026-03-11（周三）之间"]},
        ),
        ({"received_on": "昨天"}, {"received_on": ["不是能用的日期，请按 2026-03-02 的写法填"]}),
    ],
)
def test_what_cannot_be_recorded_is_said_beside_its_field_and_stays_typed(
    field: Field, seat: Seat, client: Client, typed: dict[str, str], errors: dict[str, list[str]]
) -> None:
    written(field, seat)
    answer = client.post(OBJECTION, {**SAID, **typed})
    assert answer.status_code == 422
    assert {name: list(found) for name, found in answer.context["objection"].errors.items()} == errors
    assert not InsideObjection.objects.exists()


def test_before_a_posting_there_is_nothing_to_object_to(field: Field, seat: Seat, client: Client) -> None:
    begun(field, seat)
    answer = client.post(OBJECTION, SAID)
    assert answer.context["objection"].errors["received_on"] == ["请先登记张贴日期"]


def test_a_record_is_taken_back_by_its_unit_alone(field: Field, seat: Seat, client: Client) -> None:
    application: Application = written(field, seat)
    client.post(OBJECTION, SAID)
    row = InsideObjection.objects.get(application=application)
    stranger = enterprise(1)
    begun(field, stranger)
    signed_in(Client(), stranger).post(f"{OBJECTION}{row.pk}/remove/")
    assert InsideObjection.objects.count() == 1
    client.post(f"{OBJECTION}{row.pk}/remove/")
    assert InsideObjection.objects.count() == 0
